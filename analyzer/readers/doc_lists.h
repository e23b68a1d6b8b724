// Automatic numbering of a binary Word document (PlfLst, PlfLfo), handed to the counters that DOCX uses.
#ifndef CAPDO_READERS_DOC_LISTS_H_
#define CAPDO_READERS_DOC_LISTS_H_

#include <cstddef>
#include <string_view>

#include "base/limits.h"
#include "readers/docx_numbering.h"

namespace capdo::readers {

// `lists` and `uses` begin where the tables do and end with the stream: levels stand behind them. Afterwards
// numbering.Next(ilfo, level) counts. False where something of it was cut off or is over max_lists.
bool LoadDocLists(std::string_view lists, std::size_t lists_size, std::string_view uses, const Limits& limits,
                  Numbering& numbering);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOC_LISTS_H_
