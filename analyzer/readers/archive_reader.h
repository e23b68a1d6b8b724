// Archives: zip, RAR (4 and 5), 7z, tar (plain, gz, bz2, xz), and single packed files. The files in them are handed to the
// Monitor one by one, in the order of the archive; the Document itself has no text.
//
// Promises:
//  * Nothing is written anywhere, and no name is used as a path.
//  * At most one file of `max_entry_bytes` is held at a time; files, bytes and the ratio of bytes to the archive are
//    bounded, whatever the archive says of itself.
//  * What cannot be taken out is handed over with an Error: kEncrypted, kDamaged, kUnsupported (a way of packing),
//    kNotRegular (links, devices), kTooLarge. The Document then has the warning "entry-unread" ("encrypted: 2"), and
//    "limit" where the rest was not looked at.
//  * Errors: kEncrypted (nothing can be taken out without a password), kDamaged, kEmpty, kTooLarge, kUnsupported.
//  * One part of an archive in several parts has the warning "archive-volumes".
//
//   ReadArchive(bytes, limits, {}, &monitor);      // monitor.File({"Hồ sơ/01.pdf", "pdf", {}, "%PDF-…"}), …
#ifndef CAPDO_READERS_ARCHIVE_READER_H_
#define CAPDO_READERS_ARCHIVE_READER_H_

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "base/reading.h"
#include "document/document.h"

namespace capdo::readers {

Result<document::Document> ReadArchive(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                       Monitor* monitor = nullptr);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_ARCHIVE_READER_H_
