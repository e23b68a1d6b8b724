#include "readers/doc_file.h"

#include <algorithm>

#include "base/utf8.h"
#include "readers/code_pages.h"

namespace capdo::readers {
namespace {

constexpr std::size_t kPage = 512, kLastByte = 511, kPlaces = 154;
constexpr std::uint16_t kMagic97 = 0xA5EC;
constexpr std::uint16_t kFirstWord97 = 101;  // nFib; Word 6 and 95 stay below
constexpr std::size_t kMostFonts = 4096;

std::string_view Slice(std::string_view bytes, std::uint64_t from, std::uint64_t length) {
  if (from >= bytes.size()) return {};
  return bytes.substr(from, std::min<std::uint64_t>(length, bytes.size() - from));
}

}  // namespace

Result<DocFile> DocFile::Open(std::string_view bytes) {
  const std::optional<CompoundFile> container = CompoundFile::Open(bytes);
  if (!container) return Error{ErrorCode::kDamaged, "the compound file cannot be read"};
  if (!container->Has("WordDocument")) {
    if (container->damaged()) return Error{ErrorCode::kDamaged, "the compound file is broken"};
    return Error{ErrorCode::kUnsupported, "a compound file, but no Word document"};
  }
  DocFile file;
  CompoundStream word = container->Read("WordDocument");
  file.damaged_ = word.damaged || container->damaged();
  file.word_stream_ = std::make_shared<std::string>(std::move(word.bytes));
  file.word_ = *file.word_stream_;
  const std::uint16_t magic = ReadU16(file.word_, 0);
  if (file.word_.size() < kPlaces || (magic != kMagic97 && (magic & 0xFF00) != 0xA500))
    return Error{ErrorCode::kDamaged, "the header of the Word document cannot be read"};
  const std::uint16_t version = ReadU16(file.word_, 2), flags = ReadU16(file.word_, 10);
  if ((flags & 0x0100) != 0) return Error{ErrorCode::kEncrypted, "the document is encrypted"};
  if (magic != kMagic97 || version < kFirstWord97)
    return Error{ErrorCode::kUnsupported, "a document of Word 95 or older"};
  CompoundStream table = container->Read((flags & 0x0200) != 0 ? "1Table" : "0Table");
  if (table.bytes.empty()) return Error{ErrorCode::kDamaged, "the table stream is missing"};
  file.damaged_ |= table.damaged;
  file.table_stream_ = std::make_shared<std::string>(std::move(table.bytes));
  file.table_ = *file.table_stream_;
  CompoundStream data = container->Read("Data");
  file.data_stream_ = std::make_shared<std::string>(std::move(data.bytes));
  file.data_ = *file.data_stream_;

  file.LoadPieces();
  if (file.text_.empty()) return Error{ErrorCode::kDamaged, "the piece table leads to no text"};
  file.LoadFormats(kPlaceCharFormats, false, file.chars_);
  file.LoadFormats(kPlaceParaFormats, true, file.paragraphs_);
  file.LoadFonts();
  return file;
}

std::string_view DocFile::Table(DocPlace place) const {
  const std::size_t at = kPlaces + 8 * place;
  if (place >= ReadU16(word_, 152)) return {};
  return Slice(table_, ReadU32(word_, at), ReadU32(word_, at + 4));
}

std::string_view DocFile::TableFrom(DocPlace place) const {
  if (place >= ReadU16(word_, 152) || ReadU32(word_, kPlaces + 8 * place + 4) == 0) return {};
  return Slice(table_, ReadU32(word_, kPlaces + 8 * place), table_.size());
}

void DocFile::LoadPieces() {
  std::string_view clx = Table(kPlacePieces);
  std::vector<std::string_view> shared;  // formatting that pieces refer to
  while (clx.size() >= 3 && clx[0] == 1) {
    const std::size_t length = ReadU16(clx, 1);
    shared.push_back(Slice(clx, 3, length));
    clx = Slice(clx, 3 + length, clx.size());
  }
  if (clx.size() < 5 || clx[0] != 2) {
    damaged_ = true;
    return;
  }
  const DocPlc pieces(Slice(clx, 5, ReadU32(clx, 1)), 8);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::uint32_t begin = pieces.Position(i), end = pieces.Position(i + 1);
    if (begin != text_.size() || end < begin) {
      damaged_ = true;
      break;
    }
    const std::string_view piece = pieces.Item(i);
    const std::uint16_t prm = ReadU16(piece, 6);
    std::string_view format;
    if ((prm & 1) != 0 && static_cast<std::size_t>(prm >> 1) < shared.size()) format = shared[prm >> 1];
    AddPiece(ReadU32(piece, 2), end - begin, format);
    if (text_.size() != end) break;
  }
  // How long each story is; the file may promise more than it has.
  static constexpr std::size_t kLengths[kDocStories] = {76, 80, 84, 88, 92, 96, 100, 104};
  std::uint64_t at = 0;
  for (int i = 0; i < kDocStories; ++i) {
    stories_[i] = static_cast<std::size_t>(std::min<std::uint64_t>(at, text_.size()));
    at += std::min<std::uint32_t>(ReadU32(word_, kLengths[i]), 0x7FFFFFFF);
  }
  // Behind all stories stands one mark at most; more is text that belongs to none of them.
  damaged_ |= at > text_.size() || at + 1 < text_.size();
  stories_[kDocStories] = static_cast<std::size_t>(std::min<std::uint64_t>(at, text_.size()));
}

void DocFile::AddPiece(std::uint32_t fc, std::size_t length, std::string_view format) {
  const bool narrow = (fc & 0x40000000) != 0;
  std::uint32_t offset = fc & 0x3FFFFFFF;
  if (narrow) offset /= 2;
  const std::size_t width = narrow ? 1 : 2;
  const std::size_t there = offset < word_.size() ? (word_.size() - offset) / width : 0;
  // Each letter takes a byte at least, and no two pieces share one.
  const std::size_t room = word_.size() - std::min(word_.size(), text_.size());
  const std::size_t take = std::min({length, there, room});
  damaged_ |= take < length;
  pieces_.push_back({text_.size(), text_.size() + take, format});
  for (std::size_t i = 0; i < take; ++i) {
    const auto at = static_cast<std::uint32_t>(offset + i * width);
    text_.push_back(narrow ? static_cast<char16_t>(FromWindows1252(ReadU8(word_, at))) : ReadU16(word_, at));
    offsets_.push_back(at);
  }
}

void DocFile::LoadFormats(DocPlace place, bool paragraphs, std::vector<DocFormat>& formats) {
  const DocPlc pages(Table(place), 4);
  std::vector<bool> seen(word_.size() / kPage + 1, false);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::size_t number = ReadU32(pages.Item(i), 0) & 0x3FFFFF;
    const std::string_view page = Slice(word_, static_cast<std::uint64_t>(number) * kPage, kPage);
    if (page.size() < kPage || seen[number]) {
      damaged_ = true;
      continue;
    }
    seen[number] = true;
    const std::size_t count = ReadU8(page, kLastByte), item = paragraphs ? 13 : 1;
    if (4 * (count + 1) + item * count > kLastByte) {
      damaged_ = true;
      continue;
    }
    for (std::size_t k = 0; k < count; ++k) {
      DocFormat format{ReadU32(page, 4 * k), ReadU32(page, 4 * k + 4), {}};
      const std::size_t at = 2 * static_cast<std::size_t>(ReadU8(page, 4 * (count + 1) + item * k));
      if (at != 0 && !paragraphs) format.bytes = Slice(page, at + 1, ReadU8(page, at));
      if (at != 0 && paragraphs) {
        const std::size_t words = ReadU8(page, at);
        format.bytes = words != 0 ? Slice(page, at + 1, 2 * words - 1)
                                  : Slice(page, at + 2, 2 * static_cast<std::size_t>(ReadU8(page, at + 1)));
      }
      if (format.begin < format.end) formats.push_back(format);
    }
  }
  std::stable_sort(formats.begin(), formats.end(),
                   [](const DocFormat& a, const DocFormat& b) { return a.begin < b.begin; });
}

void DocFile::LoadFonts() {
  const std::string_view table = Table(kPlaceFonts);
  const std::size_t count = std::min<std::size_t>(ReadU16(table, 0), kMostFonts);
  std::size_t at = 4;
  for (std::size_t i = 0; i < count && at < table.size(); ++i) {
    const std::string_view font = Slice(table, at + 1, ReadU8(table, at));
    std::string name;
    for (std::size_t k = 39; k + 1 < font.size() && ReadU16(font, k) != 0; k += 2) {
      const char32_t c = ReadU16(font, k);
      AppendUtf8(name, c >= 0xD800 && c < 0xE000 ? U'?' : c);
    }
    fonts_.push_back(std::move(name));
    at += 1 + ReadU8(table, at);
  }
}

namespace {

const DocFormat* Find(const std::vector<DocFormat>& formats, std::uint32_t offset, std::size_t& hint) {
  if (hint >= formats.size() || formats[hint].begin > offset || formats[hint].end <= offset) {
    const auto after = std::upper_bound(formats.begin(), formats.end(), offset,
                                        [](std::uint32_t value, const DocFormat& format) { return value < format.begin; });
    if (after == formats.begin()) return nullptr;
    hint = static_cast<std::size_t>(after - formats.begin()) - 1;
  }
  return formats[hint].end > offset ? &formats[hint] : nullptr;
}

}  // namespace

const DocFormat* DocFile::CharFormat(std::size_t position, std::size_t& hint) const {
  return position < offsets_.size() ? Find(chars_, offsets_[position], hint) : nullptr;
}
const DocFormat* DocFile::ParaFormat(std::size_t position, std::size_t& hint) const {
  return position < offsets_.size() ? Find(paragraphs_, offsets_[position], hint) : nullptr;
}

std::string_view DocFile::PieceFormat(std::size_t position) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), position,
                                      [](std::size_t value, const Piece& piece) { return value < piece.begin; });
  return after == pieces_.begin() ? std::string_view() : std::prev(after)->format;
}

}  // namespace capdo::readers
