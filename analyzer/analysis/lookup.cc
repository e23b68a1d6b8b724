#include "analysis/lookup.h"

#include <algorithm>

#include "analysis/words.h"

namespace capdo::analysis {

double LabelCoverage(const rules::Patterns& patterns, std::string_view label) {
  const std::size_t skip = document::ParseEnumerator(label).length;
  const std::string_view trimmed = Trim(label.substr(std::min(skip, label.size())));
  if (trimmed.empty()) return 0;
  const auto match = LongestMatch(patterns, trimmed);
  if (!match) return 0;
  return static_cast<double>(match->whole.size()) / static_cast<double>(trimmed.size());
}

std::string TextOf(const Part& part, const Passage& passage) {
  if (passage.block < 0) return "";
  return part.block(passage.block).text.substr(passage.span.begin, passage.span.size());
}

std::string NormOf(const Part& part, const Passage& passage) {
  if (passage.block < 0) return "";
  const text::NormalizedText& norm = part.prepared(passage.block).norm;
  std::string out;
  for (std::size_t i = 0; i < norm.text.size(); ++i) {
    if (norm.origin[i].begin >= passage.span.begin && norm.origin[i].end <= passage.span.end)
      out += norm.text[i];
  }
  return out;
}

std::string BodyOf(const Part& part, const Unit& unit) {
  std::string text;
  for (const UnitValue& value : unit.values)
    if (value.block >= 0 && value.role != "figure" && !value.span.empty())
      text += (text.empty() ? "" : " . ") + NormOf(part, {-1, value.block, value.span});
  return text;
}

std::string HeaderOf(const Part& part, int block) {
  const document::CellRef& at = part.block(block).cell;
  if (at.table < 0) return "";
  for (const document::Cell& cell : part.doc->tables[static_cast<std::size_t>(at.table)].cells) {
    if (cell.row > 0) break;
    const bool over = cell.column <= at.column && at.column < cell.column + cell.column_span;
    if (over && !cell.blocks.empty()) return part.prepared(cell.blocks.front()).norm.text;
  }
  return "";
}

std::string CellNorm(const Part& part, const document::Cell& cell) {
  std::string text;
  for (int b : cell.blocks) {
    if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last) || !part.IsContent(b)) continue;
    text += (text.empty() ? "" : " ") + part.prepared(b).norm.text;
  }
  return std::string(Trim(text));
}

std::optional<text::Date> DayOf(const Part& part) {
  const auto date = part.fields.find("date");
  return date == part.fields.end() ? std::nullopt : text::Date::FromIso(date->second);
}

Passage PassageOf(const Part& part, int block, std::size_t begin, std::size_t end) {
  return {-1, block, part.prepared(block).norm.Original(begin, end)};
}

std::vector<LabelledValue> FindLabelled(const Part& part, const rules::Patterns& label,
                                        const rules::Vocabulary& vocabulary, double coverage) {
  std::vector<LabelledValue> out;
  for (const Unit& unit : part.units) {
    if (unit.label.empty() || unit.label_block < 0 || !part.IsContent(unit.label_block)) continue;
    if (LabelCoverage(label, unit.label) < coverage) continue;
    LabelledValue found;
    found.unit = &unit;
    found.blank = true;
    for (const UnitValue& value : unit.values) {
      if (value.block < 0 || value.role == "figure" || value.span.empty()) continue;
      const Passage passage{-1, value.block, value.span};
      const std::string text = NormOf(part, passage);
      if (IsBlank(text, vocabulary.substance)) {
        if (found.value.block < 0) found.value = passage;
        continue;
      }
      found.value = passage;
      found.text = text;
      found.blank = false;
      break;
    }
    out.push_back(std::move(found));
  }
  return out;
}

bool IsContentsPage(const Dossier& dossier, const Part& part, int page) {
  constexpr double kReadable = 0.6;  // confidence of a recognised line; below, it is no language
  int blocks = 0, entries = 0, rubbish = 0, seen = 0;
  bool titled = false;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    const document::Block& block = part.block(index);
    if (block.page != page || !document::IsEvidence(block.layer) || block.text.empty()) continue;
    ++blocks;
    titled = titled || (++seen <= 3 && MatchesAny(dossier.words().regions.contents, part.prepared(index).norm.text));
    const bool number = block.text.back() >= '0' && block.text.back() <= '9';
    rubbish += block.read_by == document::ReadBy::kOcr && block.confidence < kReadable ? 1 : 0;
    entries += number || block.text.find("...") != std::string::npos || part.prepared(index).region == Region::kContents;
  }
  if (titled) return 3 * entries >= blocks;
  if (blocks >= 5 && 2 * entries > blocks) return true;
  // What the page before began goes on; leaders that nobody can read are entries, too.
  return blocks > 0 && page > part.FirstPage() && 2 * (entries + rubbish) >= blocks && IsContentsPage(dossier, part, page - 1);
}

}  // namespace capdo::analysis
