#include "readers/doc_styles.h"

#include <algorithm>

#include "base/utf8.h"
#include "readers/compound_file.h"

namespace capdo::readers {
namespace {

constexpr std::size_t kMostStyles = 4095;  // by the file's own field
constexpr int kMostBases = 16;

struct Raw {
  int base = 0x0FFF;
  std::vector<std::string_view> parts;
  int type = 0;
};

std::string_view From(std::string_view bytes, std::size_t at) { return bytes.substr(std::min(at, bytes.size())); }

Raw ReadStyle(std::string_view std, std::size_t fixed, DocStyle& style) {
  Raw raw;
  style.there = true;
  style.kind = ReadU16(std, 0) & 0x0FFF;
  raw.type = ReadU16(std, 2) & 0x0F;
  raw.base = ReadU16(std, 2) >> 4;
  style.character = raw.type == 2;
  const std::size_t count = ReadU16(std, 4) & 0x0F;
  std::string_view rest = From(std, fixed);
  const std::size_t letters = ReadU16(rest, 0);
  for (std::size_t i = 0; i < letters && 2 + 2 * i + 1 < rest.size(); ++i) {
    const char32_t c = ReadU16(rest, 2 + 2 * i);
    if (c == 0) break;
    AppendUtf8(style.name, c >= 0xD800 && c < 0xE000 ? U'?' : c);
  }
  rest = From(rest, 2 + 2 * letters + 2);
  for (std::size_t i = 0; i < count && rest.size() >= 2; ++i) {
    const std::size_t size = ReadU16(rest, 0);
    raw.parts.push_back(From(rest, 2).substr(0, size));
    rest = From(rest, 2 + size + size % 2);
  }
  return raw;
}

}  // namespace

void DocStyles::Load(std::string_view table) {
  const std::size_t header = ReadU16(table, 0);
  const std::size_t count = std::min<std::size_t>(ReadU16(table, 2), kMostStyles), fixed = ReadU16(table, 4);
  std::vector<Raw> raws;
  std::size_t at = 2 + header;
  for (std::size_t i = 0; i < count && at + 2 <= table.size(); ++i) {
    const std::size_t size = ReadU16(table, at);
    styles_.emplace_back();
    raws.emplace_back();
    if (size > 0) raws.back() = ReadStyle(From(table, at + 2).substr(0, size), fixed, styles_.back());
    at += 2 + size + size % 2;
  }
  for (std::size_t i = 0; i < styles_.size(); ++i) {
    DocStyle& style = styles_[i];
    std::vector<std::size_t> chain;
    for (std::size_t from = i; from < raws.size() && chain.size() < kMostBases;
         from = static_cast<std::size_t>(raws[from].base)) {
      if (!styles_[from].there) break;
      chain.push_back(from);
    }
    for (auto part = chain.rbegin(); part != chain.rend(); ++part) {
      const Raw& raw = raws[*part];
      const DocRun before = style.run;
      if (raw.type == 1 && !raw.parts.empty()) ApplyPara(From(raw.parts[0], 2), style.para);
      if (raw.type == 1 && raw.parts.size() > 1) ApplyRun(raw.parts[1], before, style.run);
    }
    if (style.character && !raws[i].parts.empty()) style.run_sprms = raws[i].parts[0];
    style.para.style = static_cast<int>(i);
  }
}

const DocStyle& DocStyles::Of(int number) const {
  const auto at = static_cast<std::size_t>(number);
  return number >= 0 && at < styles_.size() && styles_[at].there ? styles_[at] : none_;
}

}  // namespace capdo::readers
