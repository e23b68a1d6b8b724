// What the documents of a dossier say of each other: annexes, tables and figures that are pointed to and are nowhere;
// another number or date for one of the dossier's own documents.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/recognised.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxFound = 4;
constexpr std::size_t kDateWithin = 60;  // bytes between a number and "ngày …"

// "tại Quyết định số 88/QĐ-SYT ngày 14/02/2025": the day of that document, and no event's.
bool IsDayOfNumber(const std::string& sentence, std::size_t day, const text::Lexicon& lexicon) {
  const std::vector<text::NumberField> numbers = text::FindNumbers(sentence);
  return std::any_of(numbers.begin(), numbers.end(), [&](const text::NumberField& number) {
    if (number.span.end > day || day - number.span.end > kDateWithin) return false;
    const std::string between = text::Normalize(sentence.substr(number.span.end, day - number.span.end), lexicon).text;
    return Trim(between).empty() || Trim(between) == "ngày";
  });
}

Finding NothingToCompare() {
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  return finding;
}

// "iii", "3", "03" → "3"; "3.2" stays; "" where it is no number.
std::string Plain(std::string_view number) {
  std::string text(Trim(number));
  while (!text.empty() && (text.back() == '.' || text.back() == ':' || text.back() == '-')) text.pop_back();
  if (const int roman = text::ParseRoman(text); roman > 0) return std::to_string(roman);
  while (text.size() > 1 && text.front() == '0') text.erase(0, 1);
  return text;
}

// Names of annexes, tables and figures: what a block opens with is there, what a sentence points to must be.
class Pointers {
 public:
  Pointers(const Dossier& dossier, const rules::Look& look) : dossier_(dossier), look_(look) {}

  void Read(const std::vector<int>& parts) {
    for (std::size_t p = 0; p < dossier_.parts.size(); ++p) Collect(static_cast<int>(p), true);
    for (int p : parts) Collect(p, false);
  }

  int followed = 0;
  std::vector<Passage> dangling;
  std::string names;

 private:
  void Collect(int p, bool names_only) {
    const Part& part = dossier_.part(p);
    if (part.kind == "law" || part.kind == "template") return;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      // A table of contents names what is there, too.
      const Region region = part.prepared(index).region;
      if (region != Region::kContent && !(names_only && region == Region::kContents)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      if (names_only) {
        if (part.block(index).cell.table < 0) {
          const std::size_t digits = norm.find_first_not_of("0123456789");
          if (digits != std::string::npos && digits > 0 && digits <= 2 && (norm.compare(digits, 2, ". ") == 0 || norm.compare(digits, 2, ") ") == 0)) {
            const int section = part.tree.section_of_block[i];
            if (section > 0 && part.tree.sections[static_cast<std::size_t>(section)].title_block == index) chapters_.insert(norm.substr(0, digits));
          }
        }
        for (std::size_t k = 0; k < look_.parts.size(); ++k)
          if (const auto match = FirstMatch(look_.parts[k].patterns, norm); match && !match->groups.empty())
            there_[k].insert(Plain(norm.substr(match->groups[0].begin, match->groups[0].size())));
        continue;
      }
      if (MatchesAny(look_.say_not, norm)) continue;
      for (std::size_t k = 0; k < look_.parts.size(); ++k)
        for (const text::Pattern& pointer : look_.parts[k].then) Follow(part, p, index, norm, k, pointer);
    }
  }

  void Follow(const Part& part, int p, int index, const std::string& norm, std::size_t k,
              const text::Pattern& pointer) {
    for (std::size_t from = 0; from < norm.size();) {
      const auto match = pointer.Find(norm, from);
      if (!match) break;
      from = std::max(match->whole.end, static_cast<std::uint32_t>(from + 1));
      if (match->groups.empty()) continue;
      const std::string number = Plain(norm.substr(match->groups[0].begin, match->groups[0].size()));
      const auto known = there_.find(k);
      // Where nothing of the kind is numbered, the numbering may be pictures or automatic.
      if (known == there_.end() || known->second.size() < 2) continue;
      // "mục 7.2" may be the standard's: only where chapter 7 of the dossier has headings of its own, or stands without any.
      if (look_.parts[k].optional && chapters_.count(number.substr(0, number.find('.'))) == 0) continue;
      ++followed;
      if (known->second.count(number) != 0) continue;
      dangling.push_back(WithPart(PassageOf(part, index, match->whole.begin, match->whole.end), p));
      if (dangling.size() <= kMaxFound) names += (names.empty() ? "" : "; ") + TextOf(part, dangling.back());
    }
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  std::map<std::size_t, std::set<std::string>> there_;
  std::set<std::string> chapters_;  // numbers of headings of the first rank
};

// A document that is named by number and day: "Quyết định số 15/QĐ-UBND ngày 01/3/2024".
struct Named {
  std::string number, day;  // number folded; day as YYYY-MM-DD
  std::string said;         // the number as written
  Passage at;
};

std::vector<Named> NamedIn(const Part& part, int p, int index) {
  std::vector<Named> found;
  const std::string& text = part.block(index).text;
  for (const text::NumberField& number : text::FindNumbers(text)) {
    const std::string_view after = std::string_view(text).substr(number.span.end, kDateWithin);
    const std::vector<text::DateField> dates = text::FindDates(after);
    if (dates.empty()) continue;
    const std::string_view between = after.substr(0, dates.front().span.begin);
    // "Quyết định 412/QĐ-BVĐK (hiệu lực 01/4/2025)", "187/CNTT, bản bổ sung ngày 02/4/2026": signed on another day.
    if (between.find_first_of(";.)") != std::string_view::npos || between.find("hiệu lực") != std::string_view::npos ||
        between.find("bổ sung") != std::string_view::npos || between.find("sửa đổi") != std::string_view::npos)
      continue;
    found.push_back({text::FoldAccents(number.number),
                     dates.front().date.ToIso(),
                     number.number,
                     {p, index, {number.span.begin, number.span.end + dates.front().span.end}}});
  }
  return found;
}

// "Căn cứ Biên bản họp thẩm định ngày 19 tháng 3 năm 2024": a basis (`look.value`, not `look.label_not`) with a day and no number.
std::vector<Named> BasisWithoutNumber(const Part& part, int p, int index, const rules::Look& look) {
  const PreparedBlock& prepared = part.prepared(index);
  if (prepared.place == Place::kHead || !MatchesAny(look.value, prepared.norm.text) || MatchesAny(look.label_not, prepared.norm.text)) return {};
  const std::string& text = part.block(index).text;
  const std::vector<text::DateField> dates = text::FindDates(text);
  if (dates.size() != 1 || !text::FindNumbers(text).empty()) return {};
  return {{"", dates.front().date.ToIso(), "", {p, index, dates.front().span}}};
}

struct Own {
  int part = -1;
  std::string number, day;  // as in Named
  std::string field;        // that says the day
};

// The number that was read as the document's own stands beside another day: a document without a number names another one.
bool IsOfOther(const Part& part, int p) {
  const Passage& at = part.field_places.at("number");
  if (at.block < 0 || at.part >= 0) return false;
  const std::vector<Named> named = NamedIn(part, p, at.block);
  return std::any_of(named.begin(), named.end(), [&](const Named& one) {
    return one.number == text::FoldAccents(part.fields.at("number")) && one.day != part.fields.at("date");
  });
}

// The documents of the look's kinds that say their number and day.
std::vector<Own> OwnDocuments(const Dossier& dossier, const std::string& kinds) {
  std::vector<Own> found;
  std::istringstream list(kinds);
  for (std::string kind; list >> kind;) {
    for (int p : dossier.PartsOf({kind})) {
      const auto& fields = dossier.part(p).fields;
      if (fields.count("number") != 0 && fields.count("date") != 0 && !IsOfOther(dossier.part(p), p)) {
        found.push_back({p, text::FoldAccents(fields.at("number")), fields.at("date"), "date"});
      } else if (fields.count("attached-number") != 0 && fields.count("attached-date") != 0) {
        found.push_back({p, text::FoldAccents(fields.at("attached-number")), fields.at("attached-date"), "attached-date"});
      }
    }
  }
  return found;
}

void Conclude(Finding& finding, int compared, int faults) {
  finding.say["count"] = std::to_string(compared);
  finding.say["faults"] = std::to_string(faults);
  if (compared == 0) return;
  finding.outcome = faults > 0 ? Outcome::kReview : Outcome::kPass;
  finding.evidence = faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  if (faults == 0) finding.reason = "found";
}

}  // namespace

Finding FindReferences(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding = NothingToCompare();
  Pointers pointers(dossier, look);
  pointers.Read(dossier.PartsOf(check.documents));
  finding.say["count"] = std::to_string(pointers.followed);
  if (pointers.followed == 0) return finding;
  finding.outcome = Outcome::kPass;
  finding.reason = "found";
  if (pointers.dangling.empty()) return finding;
  finding.outcome = Outcome::kReview;
  finding.evidence = Evidence::kPresent;
  finding.reason = "reference-missing";
  finding.say["value"] = pointers.names;
  finding.say["faults"] = std::to_string(pointers.dangling.size());
  pointers.dangling.resize(std::min(pointers.dangling.size(), kMaxFound));
  finding.passages = std::move(pointers.dangling);
  return finding;
}

// `look.field`: the kinds that are looked for; `look.label`: words that tell such a document from others of its day,
// whatever its number.
Finding FindOwnDocuments(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)check;
  Finding finding = NothingToCompare();
  const std::vector<Own> owns = OwnDocuments(dossier, look.field);
  std::set<std::string> numbers;  // of all documents of the dossier
  for (const Part& part : dossier.parts)
    if (const auto number = part.fields.find("number"); number != part.fields.end())
      numbers.insert(text::FoldAccents(number->second));
  int compared = 0, faults = 0;
  const auto compare = [&](const Own& own, const Named& named, bool told) {
    const bool same_day = named.day == own.day;
    const Part& part = dossier.part(own.part);
    const std::string number_field = own.field == "date" ? "number" : "attached-number";
    const bool misread = same_day && IsSymbolMisread(named.number, own.number) &&
                         (IsRecognised(dossier, named.at) || IsRecognised(dossier, WithPart(part.field_places.at(number_field), own.part)));
    const bool same_number = named.number == own.number || misread;
    if (!same_number && !(same_day && told && numbers.count(named.number) == 0)) return;
    ++compared;
    if ((same_number && same_day) || ++faults > static_cast<int>(kMaxFound)) return;
    if (faults == 1) {
      finding.reason = same_number ? "own-date-differs" : "own-number-differs";
      finding.say["value"] = part.fields.at(number_field);
      finding.say["other"] = named.said;
      finding.say["date"] = own.day;
      finding.say["other-date"] = named.day;
    }
    finding.passages.push_back(WithPart(part.field_places.at(same_number ? own.field : number_field), own.part));
    finding.passages.push_back(named.at);
  };
  for (std::size_t i = 0; !owns.empty() && i < dossier.parts.size(); ++i) {
    const Part& part = dossier.parts[i];
    const int p = static_cast<int>(i);
    if (part.copy_of >= 0 || part.kind == "law" || part.kind == "template") continue;
    for (std::size_t b = part.first; b < part.last; ++b) {
      const int index = static_cast<int>(b);
      if (part.prepared(index).region == Region::kFurniture) continue;
      const std::vector<Named> all = NamedIn(part, p, index);
      const bool told = !all.empty() && MatchesAny(look.label, part.prepared(index).norm.text);
      for (const Named& named : all)
        for (const Own& own : owns)
          if (own.part != p) compare(own, named, told);
    }
  }
  Conclude(finding, compared, faults);
  return finding;
}

// A document names others by number and day; none of them can be younger than it. `look.label`: of what the regulation
// is said, which must not be younger than the approval wherever it is said. `look.field`: kinds of the dossier's documents
// that are known by their number alone; `look.value`, `look.label_not`: bases without a number; `look.say`, `look.say_not`: what is told as done by such a document.
Finding FindCitedDates(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding = NothingToCompare();
  int compared = 0, faults = 0;
  int approval_part = -1;
  const Part* approval = dossier.WithField({"approval-decision"}, "date", &approval_part);
  const auto fault = [&](const char* reason, const std::string& date, const std::string& other, std::vector<Passage> at) {
    if (++faults > static_cast<int>(kMaxFound)) return;
    if (faults == 1) {
      finding.reason = reason;
      finding.say["date"] = date;
      finding.say["other-date"] = other;
    }
    finding.passages.insert(finding.passages.end(), at.begin(), at.end());
  };
  const auto day_at = [&](int p, const std::string& field) { return WithPart(dossier.part(p).field_places.at(field), p); };
  const std::vector<Own> owns = OwnDocuments(dossier, look.field);
  // A document of the dossier that is named by its number is not younger than the one that names it, and what is told as
  // done by it is not older than it.
  const auto compare = [&](const Own& own, const text::NumberField& number, const Part& part, int p, int index) {
    ++compared;
    const auto date = part.fields.find("date");
    if (date != part.fields.end() && date->second < own.day && part.prepared(index).place != Place::kHead)
      return fault("cites-later", own.day, date->second, {day_at(p, "date"), day_at(own.part, own.field)});
    const std::string& text = part.block(index).text;
    for (const text::Span& s : Sentences(text)) {
      if (number.span.begin < s.begin || number.span.end > s.end) continue;
      const std::string sentence = text.substr(s.begin, s.size());
      const std::string norm = text::Normalize(sentence, dossier.words().lexicon).text;
      const std::vector<text::DateField> days = text::FindDates(sentence);
      if (days.size() != 1 || s.begin + days.front().span.begin > number.span.begin || !MatchesAny(look.say, norm) || MatchesAny(look.say_not, norm))
        continue;
      const std::string day = days.front().date.ToIso();
      if (day >= own.day || IsDayOfNumber(sentence, days.front().span.begin, dossier.words().lexicon)) continue;
      if (faults == 0) finding.say["value"] = number.number;
      fault("told-before-document", day, own.day, {{p, index, {s.begin, s.end}}, day_at(own.part, own.field)});
    }
  };
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    const auto date = part.fields.find("date");
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& prepared = part.prepared(index);
      if (prepared.region == Region::kFurniture) continue;
      if (!owns.empty()) {
        for (const text::NumberField& number : text::FindNumbers(part.block(index).text))
          for (const Own& own : owns)
            if (own.part != p && own.number == text::FoldAccents(number.number)) compare(own, number, part, p, index);
      }
      std::vector<Named> all = NamedIn(part, p, index);
      if (all.empty()) all = BasisWithoutNumber(part, p, index, look);
      for (const Named& named : all) {
        ++compared;
        // The head holds the document's own number and day; a title names others ("Sửa đổi … Quyết định số 52/QĐ-… ngày …").
        const bool titled = std::any_of(part.title_passages.begin(), part.title_passages.end(), [&](const Passage& at) { return at.block == index; });
        if (date != part.fields.end() && (prepared.place != Place::kHead || titled) && named.day > date->second) {
          fault("cites-later", named.day, date->second, {day_at(p, "date"), named.at});
        } else if (approval != nullptr && &part != approval && named.day > approval->fields.at("date") &&
                   MatchesAny(look.label, prepared.norm.text)) {
          fault("cited-regulation-after-approval", named.day, approval->fields.at("date"), {day_at(approval_part, "date"), named.at});
        }
      }
    }
  }
  Conclude(finding, compared, faults);
  return finding;
}

}  // namespace capdo::analysis
