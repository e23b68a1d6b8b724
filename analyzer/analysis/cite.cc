#include "analysis/cite.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"
#include "base/utf8.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kMaxQuoteBytes = 420;

result::PageCertainty Certainty(document::PageCertainty value) {
  switch (value) {
    case document::PageCertainty::kExact:
      return result::PageCertainty::kExact;
    case document::PageCertainty::kEstimated:
      return result::PageCertainty::kEstimated;
    case document::PageCertainty::kNone:
      return result::PageCertainty::kNone;
  }
  return result::PageCertainty::kNone;
}

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }

}  // namespace

std::string LocatorOf(const Part& part, int block) {
  const int section = part.tree.section_of_block[static_cast<std::size_t>(block)];
  std::string out = section > 0 ? part.tree.Locator(section) : "";
  const document::CellRef cell = part.block(block).cell;
  if (cell.table >= 0) {
    const document::Table& table = part.doc->tables[static_cast<std::size_t>(cell.table)];
    if (table.bordered && table.rows > 1) {
      out += (out.empty() ? "" : ", ") + std::string("bảng ") + std::to_string(cell.table + 1) +
             ", hàng " + std::to_string(cell.row + 1);
    }
  }
  return out;
}

std::optional<result::Citation> Cite(const Dossier& dossier, const Passage& passage) {
  if (passage.part < 0 || passage.block < 0) return std::nullopt;
  const Part& part = dossier.part(passage.part);
  const document::Block& block = part.block(passage.block);
  std::size_t begin = std::min<std::size_t>(passage.span.begin, block.text.size());
  std::size_t end = std::min<std::size_t>(passage.span.end, block.text.size());
  if (end <= begin) return std::nullopt;
  while (begin < end && IsSpace(block.text[begin])) ++begin;
  // Leaders and page number of a contents entry are set in ways that readers do not agree on: quote
  // the words.
  if (part.prepared(passage.block).region == Region::kContents) {
    while (end > begin && (IsSpace(block.text[end - 1]) || block.text[end - 1] == '.' ||
                           (block.text[end - 1] >= '0' && block.text[end - 1] <= '9'))) {
      --end;
    }
  }
  result::Citation citation;
  int page = block.page;
  result::Box box;
  bool has_box = false;
  // Keep to the page on which the passage begins.
  for (const document::Fragment& fragment : block.fragments) {
    if (fragment.end <= begin) continue;
    if (fragment.begin >= end) break;
    if (!has_box && fragment.begin <= begin) page = fragment.page;
    if (fragment.page != page) {
      end = std::min<std::size_t>(end, fragment.begin);
      break;
    }
    if (fragment.box.empty()) continue;
    if (!has_box) {
      box = {fragment.box.left, fragment.box.top, fragment.box.right, fragment.box.bottom};
    } else {
      box = {std::min(box.left, fragment.box.left), std::min(box.top, fragment.box.top),
             std::max(box.right, fragment.box.right), std::max(box.bottom, fragment.box.bottom)};
    }
    has_box = true;
  }
  if (end - begin > kMaxQuoteBytes) {
    end = begin + kMaxQuoteBytes;
    while (end > begin && !IsSpace(block.text[end])) --end;
    if (end == begin) {
      end = begin + kMaxQuoteBytes;
      while (end > begin && (static_cast<unsigned char>(block.text[end]) & 0xC0) == 0x80) --end;
    }
  }
  while (end > begin && IsSpace(block.text[end - 1])) --end;
  if (end <= begin) return std::nullopt;
  citation.quote = block.text.substr(begin, end - begin);
  citation.document = "d" + std::to_string(passage.part + 1);
  citation.page = block.page_certainty == document::PageCertainty::kNone ? 0 : page;
  citation.page_certainty = Certainty(block.page_certainty);
  citation.locator = LocatorOf(part, passage.block);
  if (has_box) citation.box = box;
  citation.read_by = document::ReadByName(block.read_by);
  citation.confidence = block.confidence;
  return citation;
}

std::optional<result::Nearest> FindNearest(const Dossier& dossier, const rules::Check& check,
                                           const std::vector<int>& parts) {
  // Words of the requirement that are not everywhere.
  static const std::set<std::string> kCommon = {
      "và",     "của", "về",   "các",   "cho",  "có",  "theo",  "hệ",   "thống",
      "thông",  "tin", "an",   "toàn",  "bảo",  "đảm", "quy",   "định", "chế",
      "phương", "án",  "điều", "khoản", "điểm", "kỹ",  "thuật", "quản", "lý"};
  // "Thiết kế vùng mạng: Vùng DMZ": what is asked for stands behind the colon.
  const std::size_t colon = check.title.find(": ");
  const std::string item = colon == std::string::npos ? check.title : check.title.substr(colon + 2);
  const std::string title = text::Normalize(item, dossier.words().lexicon).text;
  std::set<std::string> wanted;
  std::istringstream words(title);
  for (std::string word; words >> word;) {
    const std::string bare(Trim(word));
    if (!bare.empty() && kCommon.count(bare) == 0) wanted.insert(bare);
  }
  int best_score = 0;
  std::optional<Passage> best;
  for (int p : parts) {
    const Part& part = dossier.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& block = part.prepared(index);
      if (block.region == Region::kFurniture || block.norm.text.size() > 600) continue;
      int score = 0;
      for (const std::string& word : wanted) {
        const std::size_t at = block.norm.text.find(word);
        if (at == std::string::npos) continue;
        const bool whole =
            (at == 0 || block.norm.text[at - 1] == ' ' || block.norm.text[at - 1] == '(') &&
            (at + word.size() == block.norm.text.size() ||
             !std::isalnum(static_cast<unsigned char>(block.norm.text[at + word.size()])));
        score += whole;
      }
      if (score <= best_score) continue;
      best_score = score;
      best = Passage{p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}};
    }
  }
  if (!best && !parts.empty()) {
    // Not one word in common: the title says at least what was searched.
    const Part& part = dossier.part(parts.front());
    for (std::size_t i = part.first; i < part.last && !best; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) || part.block(index).text.empty()) continue;
      best = Passage{
          parts.front(), index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}};
    }
    if (!part.title_passages.empty()) best = WithPart(part.title_passages.front(), parts.front());
  }
  if (!best) return std::nullopt;
  const auto citation = Cite(dossier, *best);
  if (!citation) return std::nullopt;
  return result::Nearest{citation->document, citation->page, citation->quote};
}

}  // namespace capdo::analysis
