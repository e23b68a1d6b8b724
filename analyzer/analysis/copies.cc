#include "analysis/copies.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/own_output.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

// Measured on samples/ (runs of three words): a print and its DOCX share 93 % of the longer one's and more, where the print
// tears letters apart 81 to 90 %; a scan (hidden-dossier) shares 93 % and more of the shorter one's with the print;
// different documents of one kind up to 50 % of the shorter, 39 % of the longer. Two decisions from one template share
// more than that: their fields tell them apart.
constexpr double kSameText = 0.9, kSameRecognised = 0.6;
constexpr double kLeastSize = 0.5;      // of the shorter, in runs
constexpr std::size_t kLeastRuns = 40;  // a cover page is like any other
constexpr int kMostOfAKind = 200;       // documents that are compared; a dossier has a few of each kind
constexpr const char* kTellApart[] = {"number", "date", "level", "system"};
constexpr const char* kOfTheSigned[] = {"number", "date", "signer", "signer-title"};

struct Reading {
  std::vector<std::uint64_t> runs;  // sorted, each once
  bool recognised = false;
};

Reading ReadingOf(const Part& part) {
  Reading reading;
  std::vector<std::uint64_t> words;
  std::size_t recognised = 0, all = 0;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    if (!part.IsContent(index)) continue;
    const PreparedBlock& block = part.prepared(index);
    ++all;
    recognised += part.block(index).read_by == document::ReadBy::kOcr;
    const std::string folded = block.folded.empty() ? text::FoldAccents(block.norm.text) : block.folded;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= folded.size(); ++at) {
      const bool letter = at < folded.size() && folded[at] != ' ';
      if (letter) continue;
      const std::string_view word = Trim(std::string_view(folded).substr(begin, at - begin));
      if (!word.empty()) words.push_back(std::hash<std::string_view>{}(word));
      begin = at + 1;
    }
  }
  reading.recognised = 2 * recognised > all;
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    reading.runs.push_back((words[i] * 1000003u + words[i + 1]) * 1000003u + words[i + 2]);
  std::sort(reading.runs.begin(), reading.runs.end());
  reading.runs.erase(std::unique(reading.runs.begin(), reading.runs.end()), reading.runs.end());
  return reading;
}

bool SameWords(const Reading& a, const Reading& b) {
  const std::size_t less = std::min(a.runs.size(), b.runs.size()), more = std::max(a.runs.size(), b.runs.size());
  if (less < kLeastRuns || static_cast<double>(less) < kLeastSize * static_cast<double>(more)) return false;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.runs.size() && j < b.runs.size();) {
    if (a.runs[i] == b.runs[j]) {
      ++common, ++i, ++j;
    } else {
      ++(a.runs[i] < b.runs[j] ? i : j);
    }
  }
  // A scan may lack pages that could not be read; a written text may not.
  const bool recognised = a.recognised || b.recognised;
  return static_cast<double>(common) >=
         (recognised ? kSameRecognised * static_cast<double>(less) : kSameText * static_cast<double>(more));
}

// Letters and digits that differ at the same place; a different length counts as two.
int SignsOff(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() + 1 == b.size() || b.size() + 1 == a.size() ? 1 : 2;
  int off = 0;
  for (std::size_t i = 0; i < a.size(); ++i) off += a[i] != b[i];
  return off;
}

bool FieldsAllow(const Part& a, const Part& b, bool recognised) {
  for (const char* name : kTellApart) {
    const auto x = a.fields.find(name), y = b.fields.find(name);
    if (x == a.fields.end() || y == b.fields.end() || x->second == y->second) continue;
    const std::string left = text::FoldAccents(x->second), right = text::FoldAccents(y->second);
    if (left == right) continue;
    if (std::string_view(name) == "system") {
      // Names are said in full and in short.
      if (left.find(right) != std::string::npos || right.find(left) != std::string::npos) continue;
      if (recognised && SignsOff(left, right) <= 1) continue;
      return false;
    }
    if (!recognised || SignsOff(left, right) > 1) return false;
  }
  return true;
}

// Earlier is better to read: whole, written, with pages that can be cited exactly.
std::tuple<bool, bool, bool> Worth(const Part& part, const Reading& reading) {
  const std::vector<document::Warning>& warnings = part.doc->warnings;
  const bool incomplete = std::any_of(warnings.begin(), warnings.end(), document::IsIncomplete);
  return {incomplete, reading.recognised, part.doc->page_certainty != document::PageCertainty::kExact};
}

void TakeFrom(Part& to, const Part& from, int index) {
  for (const char* name : kOfTheSigned) {
    const auto place = from.field_places.find(name);
    if (to.fields.count(name) != 0 || place == from.field_places.end()) continue;
    to.fields[name] = from.fields.at(name);
    to.field_places[name] = place->second;
    to.field_places[name].part = index;
    to.blank_fields.erase(name);
  }
  to.draft = to.draft && from.draft;
  to.copies.push_back(index);
}

}  // namespace

void FindCopies(Dossier& dossier) {
  std::vector<Part>& parts = dossier.parts;
  std::vector<Reading> readings;
  readings.reserve(parts.size());
  for (const Part& part : parts) readings.push_back(ReadingOf(part));
  std::vector<std::size_t> order(parts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return Worth(parts[a], readings[a]) < Worth(parts[b], readings[b]);
  });
  std::map<std::string, int> of_kind;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Part& copy = parts[order[i]];
    // What no check looks into is not judged once either.
    if (copy.kind == "law" || copy.kind == "template" || copy.kind == kOwnReport || ++of_kind[copy.kind] > kMostOfAKind) continue;
    for (std::size_t j = 0; j < i; ++j) {
      Part& original = parts[order[j]];
      if (original.copy_of >= 0 || original.file == copy.file || original.kind == "other") continue;
      const bool recognised = readings[order[i]].recognised || readings[order[j]].recognised;
      // A title under a seal may not be readable; a document that is known never hides behind one that is not.
      const bool kinds = original.kind == copy.kind || (recognised && copy.kind == "other");
      if (!kinds || !SameWords(readings[order[i]], readings[order[j]]) || !FieldsAllow(original, copy, recognised))
        continue;
      copy.copy_of = static_cast<int>(order[j]);
      TakeFrom(original, copy, static_cast<int>(order[i]));
      break;
    }
  }
}

}  // namespace capdo::analysis
