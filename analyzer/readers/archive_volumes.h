// Private to the readers: what libarchive does not tell of an archive.
#ifndef CAPDO_READERS_ARCHIVE_VOLUMES_H_
#define CAPDO_READERS_ARCHIVE_VOLUMES_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace capdo::readers {

// Whether the archive says of itself that more belongs to it than these bytes: a volume of RAR, the first or last part of
// a split zip, a 7z whose directory lies behind its end.
bool IsOneVolume(std::string_view bytes);

// Whether the last directory of a zip is not where its end record says: bytes stand before the archive, such as another
// archive, of which libarchive then shows the files alone.
bool IsZipBehindAnother(std::string_view bytes);

// For each file of a RAR 5 archive, in its order, whether it is encrypted: libarchive 3.6 takes such bytes for the file's
// own. Empty for other formats. At most `most` files.
std::vector<bool> EncryptedFilesOfRar5(std::string_view bytes, std::size_t most);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_ARCHIVE_VOLUMES_H_
