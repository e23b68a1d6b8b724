#include "readers/reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "readers/archive_reader.h"
#include "readers/code_pages.h"
#include "readers/compound_file.h"
#include "readers/ocr_engine.h"
#include "readers/ooxml_package.h"
#include "readers/warm_up.h"

namespace capdo::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPdfHeaderWithin = 1024;  // as Acrobat and Poppler look

// Names of OLE streams are UTF-16.
std::string Utf16(std::string_view ascii) {
  std::string wide;
  for (char c : ascii) wide.append({c, '\0'});
  return wide;
}

// By the streams under the root; where the directory cannot be read, by their names anywhere. What Word or Excel opens
// comes first: an encrypted package can also lie inside a document that is not.
Format OleFormat(std::string_view bytes) {
  const std::optional<CompoundFile> file = CompoundFile::Open(bytes);
  const bool whole = file && !file->damaged();
  auto has = [&](std::string_view stream) {
    return whole ? file->Has(stream) : bytes.find(Utf16(stream)) != std::string_view::npos;
  };
  if (has("WordDocument")) return Format::kOleDoc;
  if (has("Workbook") || has("Book")) return Format::kXls;
  if (has("EncryptedPackage")) return Format::kEncryptedOffice;
  if (has("PowerPoint Document")) return Format::kPpt;
  return whole ? Format::kUnknown : Format::kOleDoc;  // drawings, messages and databases are compound files, too
}

bool IsImage(std::string_view bytes) {
  for (std::string_view magic :
       {"\x89PNG\r\n\x1A\n"sv, "\xFF\xD8\xFF"sv, "II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv,
        "GIF87a"sv, "GIF89a"sv, "\0\0\0\x0CjP  "sv}) {
    if (bytes.starts_with(magic)) return true;
  }
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return true;
  // "BM" alone begins many a text; the reserved bytes of a bitmap are zero.
  return bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

bool IsArchive(std::string_view bytes) {
  for (std::string_view magic : {"7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\x07"sv, "\x1F\x8B"sv, "BZh"sv,
                                 "\xFD"
                                 "7zXZ\0"sv}) {
    if (bytes.starts_with(magic)) return true;
  }
  return bytes.size() > 262 && bytes.substr(257, 5) == "ustar";
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

// What begins with a tag is no text that a person would read: a page, or markup of another program (kXml).
enum class Markup { kNone, kHtml, kXml };
Markup MarkupOf(std::string_view bytes) {
  std::string head = Lower(bytes.substr(0, 1024));
  std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string::npos || head[first] != '<') return Markup::kNone;
  if (head.compare(first, 14, "<!doctype html") == 0 || head.find("<html") != std::string::npos) return Markup::kHtml;
  // Tables that web programs hand out as "Excel" come without a head.
  for (std::string_view tag : {"table", "head", "body", "meta", "style", "div", "p", "center", "font", "h1", "h2", "span"}) {
    const char behind = head.compare(first + 1, tag.size(), tag) == 0 && first + 1 + tag.size() < head.size()
                            ? head[first + 1 + tag.size()] : 'x';
    if (behind == '>' || behind == ' ' || behind == '\r' || behind == '\n') return Markup::kHtml;
  }
  for (std::string_view tag : {"<?xml", "<!doctype", "<svg"})
    if (head.compare(first, tag.size(), tag) == 0) return Markup::kXml;
  return Markup::kNone;
}

// Valid UTF-8 to the last byte, without the controls that no text has: what begins with letters can go on as anything.
bool IsUtf8Text(std::string_view bytes) {
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && "\t\n\r\f\x1B"sv.find(c) == std::string_view::npos;
  };
  return std::none_of(bytes.begin(), bytes.end(), is_control) && IsValidUtf8(bytes);
}

bool IsUtf16Text(std::string_view bytes) {
  if (!bytes.starts_with("\xFF\xFE"sv) && !bytes.starts_with("\xFE\xFF"sv)) return false;
  bool big = bytes[0] == '\xFE';
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    unsigned high = static_cast<unsigned char>(bytes[big ? i : i + 1]);
    unsigned low = static_cast<unsigned char>(bytes[big ? i + 1 : i]);
    if (high == 0 && low < 0x20 && low != '\t' && low != '\n' && low != '\r') return false;
  }
  return bytes.size() % 2 == 0;
}

}  // namespace

Format DetectFormat(std::string_view bytes, const Limits& limits) {
  if (bytes.empty()) return Format::kEmpty;
  if (bytes.starts_with("PK\x07\x08PK\x03\x04"sv)) return Format::kArchive;  // the first of several parts
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) {
    std::string_view kind = ZipKind(bytes, limits);
    if (kind == "docx") return Format::kDocx;
    if (kind == "xlsx") return Format::kXlsx;
    if (kind == "pptx") return Format::kPptx;
    if (kind == "ods") return Format::kOds;
    if (kind == "package") return Format::kUnknown;
    return kind == "odt" ? Format::kOdt : Format::kArchive;
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return OleFormat(bytes);
  if (IsImage(bytes)) return Format::kImage;
  if (IsArchive(bytes)) return Format::kArchive;
  if (bytes.starts_with("{\\rtf")) return Format::kRtf;
  if (bytes.starts_with("%PDF") || bytes.substr(0, kPdfHeaderWithin).find("%PDF-") != std::string_view::npos)
    return Format::kPdf;
  if (const Markup markup = MarkupOf(bytes); markup != Markup::kNone)
    return markup == Markup::kHtml ? Format::kHtml : Format::kUnknown;
  if (IsEmail(bytes)) return Format::kEmail;
  if (IsSavedPage(bytes)) return Format::kHtml;
  return IsUtf8Text(bytes) || IsUtf16Text(bytes) ? Format::kText : Format::kUnknown;
}

const char* FormatName(Format format) {
  switch (format) {
    case Format::kPdf:
      return "pdf";
    case Format::kDocx:
      return "docx";
    case Format::kEmpty:
      return "empty";
    case Format::kOleDoc:
      return "doc";
    case Format::kXls:
      return "xls";
    case Format::kPpt:
      return "ppt";
    case Format::kEncryptedOffice:
      return "encrypted-office";
    case Format::kXlsx:
      return "xlsx";
    case Format::kPptx:
      return "pptx";
    case Format::kOdt:
      return "odt";
    case Format::kOds:
      return "ods";
    case Format::kRtf:
      return "rtf";
    case Format::kHtml:
      return "html";
    case Format::kText:
      return "text";
    case Format::kImage:
      return "image";
    case Format::kArchive:
      return "archive";
    case Format::kEmail:
      return "eml";
    case Format::kUnknown:
      return "unknown";
  }
  return "unknown";
}

void WarmUp(void (*out_of_memory)()) {
  WarmUpXml(out_of_memory);
  WarmUpPdf();
  ocr::LoadOcrModels();
  WarmUpCodePages();
  WarmUpArchive();
}

Result<document::Document> ReadFile(std::string_view bytes, const Limits& limits, const ReadPlan& plan,
                                    Monitor* monitor) {
  if (bytes.size() > limits.max_file_bytes)
    return Error{ErrorCode::kTooLarge, "the file is over the limit", "max_file_bytes"};
  const Format format = DetectFormat(bytes, limits);
  if (monitor != nullptr) monitor->Format(FormatName(format));
  switch (format) {
    case Format::kEmpty:
      return Error{ErrorCode::kEmpty, "no bytes"};
    case Format::kPdf:
      return ReadPdf(bytes, limits, plan, monitor);
    case Format::kDocx:
      return ReadDocx(bytes, limits, plan, monitor);
    case Format::kOleDoc:
      return ReadDoc(bytes, limits, plan, monitor);
    case Format::kRtf:
      return ReadRtf(bytes, limits, plan, monitor);
    case Format::kXlsx:
      return ReadXlsx(bytes, limits, plan, monitor);
    case Format::kXls:
      return ReadXls(bytes, limits, plan, monitor);
    case Format::kOdt:
    case Format::kOds:
      return ReadOdf(bytes, limits, plan, monitor);
    case Format::kPptx:
      return ReadPptx(bytes, limits, plan, monitor);
    case Format::kHtml:
      return ReadHtml(bytes, limits, plan, monitor);
    case Format::kText:
      return ReadText(bytes, limits, plan, monitor);
    case Format::kImage:
      return ReadImage(bytes, limits, plan, monitor);
    case Format::kArchive:
      return ReadArchive(bytes, limits, plan, monitor);
    case Format::kEmail:
      return ReadEmail(bytes, limits, plan, monitor);
    case Format::kEncryptedOffice:
      return Error{ErrorCode::kEncrypted, "the document is encrypted"};
    default:
      return Error{ErrorCode::kUnsupported,
                   std::string("no reader for the format ") + FormatName(format)};
  }
}

}  // namespace capdo::readers
