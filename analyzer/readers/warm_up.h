// Private to the readers: what WarmUp() of reader.h asks of each library.
#ifndef CAPDO_READERS_WARM_UP_H_
#define CAPDO_READERS_WARM_UP_H_

namespace capdo::readers {

void WarmUpPdf();
void WarmUpArchive();
// libxml2 takes a failed allocation for broken XML; `out_of_memory` is called instead.
void WarmUpXml(void (*out_of_memory)());

}  // namespace capdo::readers

#endif  // CAPDO_READERS_WARM_UP_H_
