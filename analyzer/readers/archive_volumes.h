// Private to the readers: archives that were cut into several files.
#ifndef CAPDO_READERS_ARCHIVE_VOLUMES_H_
#define CAPDO_READERS_ARCHIVE_VOLUMES_H_

#include <string_view>

namespace capdo::readers {

// Whether the archive says of itself that more belongs to it than these bytes: a volume of RAR, the first or last part of
// a split zip, a 7z whose directory lies behind its end.
bool IsOneVolume(std::string_view bytes);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_ARCHIVE_VOLUMES_H_
