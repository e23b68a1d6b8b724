#include "analysis/recognised.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/words.h"

namespace capdo::analysis {

using document::ReadBy;
using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxPassages = 3;
constexpr std::size_t kPagesOfALevel = 3, kPartsOfALevel = 2;
constexpr std::size_t kLongestTitle = 200;  // bytes; misread titles are looked for in lines like titles

bool IsOnPoorPage(const Dossier& dossier, const Passage& passage) {
  if (passage.part < 0 || passage.block < 0) return false;
  const Part& part = dossier.part(passage.part);
  const int page = part.block(passage.block).page;
  for (const document::Page& one : part.doc->pages)
    if (one.number == page) return one.quality != document::Quality::kGood;
  return false;
}

bool HasPoorPage(const Dossier& dossier, const rules::Check& check) {
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    // What could not be told to be one of the dossier's documents is named as such; it makes no answer about those doubtful.
    if (part.kind == "other") continue;
    const int first = part.FirstPage(), last = part.LastPage();
    for (const document::Page& page : part.doc->pages) {
      const bool inside = part.of == 1 || (page.number >= first && page.number <= last);
      if (inside && page.quality != document::Quality::kGood && !IsContentsPage(dossier, part, page.number)) return true;
    }
  }
  return false;
}

bool HasRecognised(const Part& part) {
  for (std::size_t i = part.first; i < part.last; ++i)
    if (part.doc->blocks[i].read_by == ReadBy::kOcr) return true;
  return false;
}

Finding ForAPerson(Finding finding, Evidence evidence, const char* reason) {
  finding.outcome = Outcome::kReview;
  finding.evidence = evidence;
  finding.reason = reason;
  return finding;
}

// One sign more, fewer or other.
bool IsNear(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return a.size() == b.size() ? a.substr(std::min(i + 1, a.size())) == b.substr(std::min(i + 1, b.size()))
                              : a.substr(i) == b.substr(i + 1);
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words(1);
  for (char c : text) {
    const bool inside = static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c));
    if (inside) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// All words of the requirement in a row, each at most one sign off without its marks, and not as they should be.
bool IsTitleMisread(const std::vector<std::string>& wanted, const std::string& folded) {
  if (wanted.size() < 2 || folded.size() > kLongestTitle) return false;
  const std::vector<std::string> words = WordsOf(folded);
  for (std::size_t from = 0; from + wanted.size() <= words.size(); ++from) {
    bool near = true, same = true;
    for (std::size_t i = 0; i < wanted.size() && near; ++i) {
      same = same && words[from + i] == wanted[i];
      near = words[from + i] == wanted[i] || (wanted[i].size() >= 4 && IsNear(words[from + i], wanted[i]));
    }
    if (near && !same) return true;
  }
  return false;
}

struct Misreadable {
  rules::Patterns exact, folded;
};

Misreadable MisreadableOf(const rules::Check& check) {
  Misreadable out;
  for (const rules::Look& look : check.looks) {
    for (const rules::Patterns* patterns : {&look.label, &look.say}) {
      for (const text::Pattern& pattern : *patterns) {
        Result<text::Pattern> folded = text::Pattern::Compile(text::FoldPattern(pattern.source()));
        if (!folded) continue;
        out.exact.push_back(pattern);
        out.folded.push_back(*std::move(folded));
      }
    }
  }
  return out;
}

// Headings and rows whose own words name what the check asks for and that answer for no check, because of where they seem
// to stand: a mark, a heading or a row over them was not read.
std::vector<Passage> FindMisplaced(const Dossier& dossier, const rules::Check& check) {
  constexpr double kMostOfIt = 0.6;  // of the heading
  std::vector<Passage> found;
  const auto claimed = dossier.claims.claimed.find(check.family);
  if (claimed == dossier.claims.claimed.end()) return found;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (std::size_t u = 0; u < part.units.size() && found.size() < kMaxPassages; ++u) {
      const Unit& unit = part.units[u];
      const bool titled = unit.kind == UnitKind::kRow || unit.kind == UnitKind::kCard || (unit.kind == UnitKind::kSection && !unit.sentence);
      if (!titled || unit.label_block < 0 || claimed->second[static_cast<std::size_t>(p)][u]) continue;
      if (!part.IsContent(unit.label_block) || part.block(unit.label_block).read_by != ReadBy::kOcr) continue;
      const bool named = std::any_of(check.looks.begin(), check.looks.end(), [&](const rules::Look& look) {
        return !MatchesAny(look.label_not, unit.label) && LabelCoverage(look.label, WithoutClause(unit.label)) >= kMostOfIt;
      });
      if (named) found.push_back({p, unit.label_block, unit.label_span});
    }
  }
  return found;
}

// Where the words of the check stand when marks and single letters are not looked at, and do not otherwise.
std::vector<Passage> FindMisread(const Dossier& dossier, const rules::Check& check) {
  std::vector<Passage> found;
  const Misreadable words = MisreadableOf(check);
  const std::size_t colon = check.title.find(": ");
  const std::vector<std::string> title =
      WordsOf(text::FoldAccents(colon == std::string::npos ? check.title : check.title.substr(colon + 2)));
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) || part.block(index).read_by != ReadBy::kOcr) continue;
      const std::string& norm = part.prepared(index).norm.text;
      const std::string& folded = part.prepared(index).folded;
      bool misread = IsTitleMisread(title, folded);
      for (std::size_t k = 0; k < words.folded.size() && !misread; ++k)
        misread = words.folded[k].Matches(folded) && !words.exact[k].Matches(norm);
      if (!misread) continue;
      found.push_back({p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}});
      if (found.size() == kMaxPassages) return found;
    }
  }
  return found;
}

// What a passage says in exact values. A field of its document has its value where the words around it stand in another cell.
std::set<std::string> ValuesAt(const Dossier& dossier, const Passage& passage) {
  const Part& part = dossier.part(passage.part);
  std::set<std::string> values = ExactValues(TextOf(part, passage));
  const auto level = part.field_places.find("level");
  if (level != part.field_places.end() && level->second.block == passage.block && level->second.span.begin == passage.span.begin)
    values.insert("level " + part.fields.at("level"));
  return values;
}

// The same sign misread alike in several places is hardly to be feared; one that was misread into another value that the
// dossier has is: so a day counts only beside the number of its own document, and a level only where all agree.
bool IsReadAlike(const Dossier& dossier, const Passage& passage, const std::string& value) {
  const Part& part = dossier.part(passage.part);
  if (part.block(passage.block).confidence < kSureReading) return false;
  const auto elsewhere = [&](const std::string& what) {
    const auto places = dossier.read_alike.find(what);
    if (places == dossier.read_alike.end()) return false;
    return std::any_of(places->second.begin(), places->second.end(), [&](const std::pair<int, int>& place) {
      return dossier.part(place.first).file != part.file || place.second != part.block(passage.block).page;
    });
  };
  if (value.starts_with("level ")) {
    const auto places = dossier.read_alike.find(value);
    if (!dossier.other_levels.empty() || places == dossier.read_alike.end() || places->second.size() < kPagesOfALevel) return false;
    std::set<int> parts;
    for (const auto& place : places->second) parts.insert(place.first);
    return parts.size() >= kPartsOfALevel;
  }
  if (value.starts_with("date ")) {
    for (const char* name : {"number", "attached-number"}) {
      const auto number = part.fields.find(name);
      if (number != part.fields.end() && elsewhere("day of " + number->second + value.substr(4))) return true;
    }
    return false;
  }
  return elsewhere(value);
}

bool IsField(const rules::Check& check) {
  return std::any_of(check.looks.begin(), check.looks.end(), [](const rules::Look& look) {
    return look.method == rules::Method::kField || look.method == rules::Method::kPromulgated;
  });
}

// A draft is sent with its signed scan: what the draft leaves blank may stand there, under the seal.
bool HasRecognisedCopy(const Dossier& dossier, const Finding& finding) {
  return std::any_of(finding.passages.begin(), finding.passages.end(), [&](const Passage& passage) {
    if (passage.part < 0) return false;
    const std::vector<int>& copies = dossier.part(passage.part).copies;
    return std::any_of(copies.begin(), copies.end(), [&](int copy) { return HasRecognised(dossier.part(copy)); });
  });
}

// The place is there and what should fill it is not: recognition may have lost it.
bool IsEmptiness(const std::string& reason) {
  static const std::set<std::string_view> kReasons = {
      "empty", "blank-figure", "placeholder", "heading-only", "too-short", "unexpected-value", "part-missing", "parts-missing",
      "placeholders-left", "unfilled-form", "example", "empty-table", "columns-missing", "status-only"};
  return kReasons.count(reason) != 0;
}

}  // namespace

bool IsSymbolMisread(const std::string& a, const std::string& b) {
  const auto digits = [](const std::string& number) {
    std::string out;
    for (char c : number) {
      const bool kept = std::isdigit(static_cast<unsigned char>(c)) || c == '/';
      if (kept) out += c;
    }
    return out;
  };
  return a != b && digits(a) == digits(b) && IsNear(text::FoldAccents(a), text::FoldAccents(b));
}

bool IsRecognised(const Dossier& dossier, const Passage& passage) {
  return passage.part >= 0 && passage.block >= 0 &&
         dossier.part(passage.part).block(passage.block).read_by == ReadBy::kOcr;
}

std::set<std::string> ExactValues(const std::string& original) {
  std::set<std::string> values;
  for (const text::DateField& date : text::FindDates(original)) values.insert("date " + date.date.ToIso());
  for (const text::NumberField& number : text::FindNumbers(original)) values.insert("number " + number.number);
  for (const text::LevelField& level : text::FindLevels(original)) values.insert("level " + std::to_string(level.level));
  return values;
}

std::set<std::string> WrittenValues(const Dossier& dossier) {
  std::set<std::string> values;
  if (std::none_of(dossier.parts.begin(), dossier.parts.end(), HasRecognised)) return values;
  for (const Part& part : dossier.parts) {
    // The law speaks of all levels, a blank form of none that is this dossier's.
    if (part.kind == "law" || part.kind == "template") continue;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (part.block(index).read_by == ReadBy::kOcr || !part.IsContent(index)) continue;
      values.merge(ExactValues(part.block(index).text));
    }
  }
  return values;
}

std::map<std::string, std::set<std::pair<int, int>>> RecognisedValues(const Dossier& dossier) {
  constexpr std::size_t kBeside = 16;  // bytes: " ngày "
  std::map<std::string, std::set<std::pair<int, int>>> places;
  for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
    const Part& part = dossier.parts[p];
    if (part.kind == "law" || part.kind == "template" || part.copy_of >= 0) continue;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const document::Block& block = part.block(index);
      if (block.read_by != ReadBy::kOcr || block.confidence < kSureReading || part.prepared(index).region == Region::kFurniture) continue;
      const std::pair<int, int> here{static_cast<int>(p), block.page};
      for (const std::string& value : ExactValues(block.text)) places[value].insert(here);
      const std::vector<text::DateField> dates = text::FindDates(block.text);
      for (const text::NumberField& number : text::FindNumbers(block.text))
        for (const text::DateField& date : dates)
          if (date.span.begin >= number.span.end && date.span.begin - number.span.end <= kBeside)
            places["day of " + number.number + " " + date.date.ToIso()].insert(here);
    }
  }
  return places;
}

Finding Doubted(const Dossier& dossier, const rules::Check& check, Finding finding) {
  const std::vector<Passage>& passages = finding.passages;
  const bool credited = finding.outcome == Outcome::kPass || finding.outcome == Outcome::kPartial ||
                        (finding.outcome == Outcome::kNotApplicable && finding.evidence != Evidence::kMissing);
  const auto poor = [&](const Passage& passage) { return IsOnPoorPage(dossier, passage); };
  if (credited && !passages.empty() && std::all_of(passages.begin(), passages.end(), poor))
    return ForAPerson(std::move(finding), Evidence::kUnreadable, "poor-page");

  // "No blanks left", "nothing contradicts" is said of all pages.
  const bool of_all = std::any_of(check.looks.begin(), check.looks.end(), [](const rules::Look& look) {
    switch (look.method) {
      case rules::Method::kPlaceholders:
      case rules::Method::kLaws:
      case rules::Method::kContradiction:
      case rules::Method::kStatus:
      case rules::Method::kTotals:
      case rules::Method::kReferences:
      case rules::Method::kOwnDocuments:
      case rules::Method::kAddresses:
      case rules::Method::kCounts:
      case rules::Method::kQuantities:
      case rules::Method::kForeignPlaces:
      case rules::Method::kForeignBodies:
        return true;
      default:
        return false;
    }
  });
  if (of_all && finding.outcome == Outcome::kPass && HasPoorPage(dossier, check))
    return ForAPerson(std::move(finding), Evidence::kUnreadable, "poor-page");

  const auto recognised = [&](const Passage& passage) { return IsRecognised(dossier, passage); };
  const bool decided = credited || finding.outcome == Outcome::kFail;
  if (!decided) return finding;
  if (check.exact) {
    bool confirmed = true, any_value = false;
    for (const Passage& passage : passages) {
      if (!recognised(passage)) continue;
      for (const std::string& value : ValuesAt(dossier, passage)) {
        any_value = true;
        confirmed = confirmed && (dossier.written.count(value) != 0 || IsReadAlike(dossier, passage, value));
      }
    }
    if (!(confirmed && any_value) && std::any_of(passages.begin(), passages.end(), recognised))
      return ForAPerson(std::move(finding), Evidence::kPresent, "only-recognised");
  }
  const bool gap = finding.outcome == Outcome::kFail ||
                   (finding.outcome == Outcome::kNotApplicable && finding.reason == "not-mentioned");
  const bool short_of_parts = finding.reason == "part-missing" || finding.reason == "parts-missing";
  if (!gap && !short_of_parts) return finding;
  if (IsField(check) && IsEmptiness(finding.reason) && HasRecognisedCopy(dossier, finding))
    return ForAPerson(std::move(finding), Evidence::kUnreadable, "maybe-misread");
  const std::vector<int> parts = dossier.PartsOf(check.documents);
  const bool any = std::any_of(parts.begin(), parts.end(), [&](int p) { return HasRecognised(dossier.part(p)); });
  if (!any && std::none_of(passages.begin(), passages.end(), recognised)) return finding;

  if (IsField(check) && (finding.evidence == Evidence::kMissing || short_of_parts))
    return ForAPerson(std::move(finding), Evidence::kUnreadable, "maybe-misread");
  if (finding.evidence == Evidence::kMissing) {
    std::vector<Passage> misread = FindMisread(dossier, check);
    if (misread.empty()) misread = FindMisplaced(dossier, check);
    if (misread.empty()) return finding;
    finding.passages = std::move(misread);
    return ForAPerson(std::move(finding), Evidence::kPresent, "maybe-misread");
  }
  if (IsEmptiness(finding.reason) && !passages.empty() &&
      std::all_of(passages.begin(), passages.end(), recognised))
    return ForAPerson(std::move(finding), Evidence::kPresent, "maybe-misread");
  return finding;
}

}  // namespace capdo::analysis
