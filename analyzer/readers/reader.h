// The door of the readers: bytes of one file in, one Document out.
//
// Each format has its own file (pdf_reader.cc, docx_reader.cc) that knows no other reader and no rule. Readers never
// print, never throw, never touch the disk or the network, and keep what was read before a fault (with a warning).
//
//   Result<document::Document> doc = ReadFile(bytes, Limits{});
//   if (!doc && doc.error().code == ErrorCode::kEncrypted) ...
#ifndef CAPDO_READERS_READER_H_
#define CAPDO_READERS_READER_H_

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "base/reading.h"
#include "document/document.h"

namespace capdo::readers {

// What a file is by its bytes, never by its name.
enum class Format {
  kPdf, kDocx,
  kEmpty, kOleDoc, kXls, kPpt, kEncryptedOffice, kXlsx, kPptx, kOdt, kOds, kRtf, kHtml, kText, kImage, kArchive, kEmail,
  kUnknown,
};

Format DetectFormat(std::string_view bytes, const Limits& limits = {});
const char* FormatName(Format format);  // "pdf", "docx", "doc", "encrypted-office", ...

// Errors: kEmpty (no bytes), kEncrypted (password), kDamaged (structure), kUnsupported (other format), kTooLarge.
// `monitor` may be null. What `plan` leaves out is told in Document::pages and warnings.
Result<document::Document> ReadFile(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                    Monitor* monitor = nullptr);

Result<document::Document> ReadPdf(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                   Monitor* monitor = nullptr);
Result<document::Document> ReadDocx(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                    Monitor* monitor = nullptr);
// Formats without pages of their own: what each gives and does not give is in docs/formats.md.
Result<document::Document> ReadDoc(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                   Monitor* monitor = nullptr);
Result<document::Document> ReadRtf(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                   Monitor* monitor = nullptr);
Result<document::Document> ReadOdf(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                   Monitor* monitor = nullptr);
Result<document::Document> ReadXlsx(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                    Monitor* monitor = nullptr);
Result<document::Document> ReadXls(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                   Monitor* monitor = nullptr);
Result<document::Document> ReadPptx(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                    Monitor* monitor = nullptr);
Result<document::Document> ReadHtml(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                    Monitor* monitor = nullptr);
Result<document::Document> ReadText(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                    Monitor* monitor = nullptr);

// Pictures: each is a page, recognised like that of a scanned PDF. Without recognition their pages are unreadable.
Result<document::Document> ReadImage(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                     Monitor* monitor = nullptr);

// An e-mail as programs save it (.eml): the Document is its text, attachments go to the Monitor like the files of an
// archive (archive_reader.h).
Result<document::Document> ReadEmail(std::string_view bytes, const Limits& limits, const ReadPlan& plan = {},
                                     Monitor* monitor = nullptr);
bool IsEmail(std::string_view bytes);
// A page in one file with its pictures (.mht; Word saves it as .doc, too): written like an e-mail that nobody sent.
bool IsSavedPage(std::string_view bytes);

// Makes the libraries load whatever they take from the disk or share between files, so that reading opens nothing
// afterwards. Calls `out_of_memory`, which must not return, where a library would go on with half a result.
void WarmUp(void (*out_of_memory)());

}  // namespace capdo::readers

#endif  // CAPDO_READERS_READER_H_
