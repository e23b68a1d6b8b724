// What the documents of a dossier say of each other: annexes, tables and figures that are pointed to and are nowhere;
// another number or date for one of the dossier's own documents.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxFound = 4;
constexpr std::size_t kDateWithin = 60;  // bytes between a number and "ngày …"

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
      ++followed;
      if (known->second.count(number) != 0) continue;
      dangling.push_back(WithPart(PassageOf(part, index, match->whole.begin, match->whole.end), p));
      const std::string name = TextOf(part, dangling.back());
      names += (names.empty() ? "" : "; ") + name;
    }
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  std::map<std::size_t, std::set<std::string>> there_;
};

// look.parts: the words that tell a document of this kind from others of its day.
bool SaidToBe(const rules::Look& look, const std::string& kind, const std::string& normalized) {
  for (const rules::NamedPatterns& part : look.parts)
    if (part.name == kind) return MatchesAny(part.patterns, normalized);
  return false;
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

Finding FindOwnDocuments(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)check;
  Finding finding = NothingToCompare();
  int compared = 0, faults = 0;
  std::set<std::string> numbers;  // of all documents of the dossier
  for (const Part& part : dossier.parts)
    if (const auto number = part.fields.find("number"); number != part.fields.end())
      numbers.insert(text::FoldAccents(number->second));
  for (std::size_t o = 0; o < dossier.parts.size(); ++o) {
    const Part& own = dossier.parts[o];
    const auto number = own.fields.find("number");
    const auto date = own.fields.find("date");
    if (own.copy_of >= 0 || number == own.fields.end() || date == own.fields.end()) continue;
    if (own.kind == "law" || own.kind == "template" || own.kind == "other") continue;
    const std::string wanted = text::FoldAccents(number->second);
    for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
      const Part& part = dossier.parts[p];
      if (part.copy_of >= 0 || p == o || part.kind == "law" || part.kind == "template") continue;
      for (std::size_t i = part.first; i < part.last; ++i) {
        const int index = static_cast<int>(i);
        if (part.prepared(index).region == Region::kFurniture) continue;
        const std::string& text = part.block(index).text;
        for (const text::NumberField& said : text::FindNumbers(text)) {
          const std::string_view after = std::string_view(text).substr(said.span.end, kDateWithin);
          const std::vector<text::DateField> dates = text::FindDates(after);
          if (dates.empty() || after.substr(0, dates.front().span.begin).find_first_of(";.)") != std::string_view::npos)
            continue;
          const bool same_number = text::FoldAccents(said.number) == wanted;
          const bool same_date = dates.front().date.ToIso() == date->second;
          // Another number of the same day may be another document, unless it is said to be the approval.
          const bool same_document = same_number || (same_date && numbers.count(text::FoldAccents(said.number)) == 0 &&
                                                     SaidToBe(look, own.kind, part.prepared(index).norm.text));
          if (!same_document) continue;
          ++compared;
          if (same_number && same_date) continue;
          if (++faults > static_cast<int>(kMaxFound)) continue;
          finding.reason = same_number ? "own-date-differs" : "own-number-differs";
          finding.say["other"] = said.number;
          finding.say["value"] = number->second;
          finding.say["date"] = date->second;
          finding.say["other-date"] = dates.front().date.ToIso();
          finding.passages.push_back(
              WithPart(own.field_places.at(same_number ? "date" : "number"), static_cast<int>(o)));
          finding.passages.push_back({static_cast<int>(p), index,
                                      {said.span.begin, said.span.end + dates.front().span.end}});
        }
      }
    }
  }
  finding.say["count"] = std::to_string(compared);
  finding.say["faults"] = std::to_string(faults);
  if (compared == 0) return finding;
  finding.outcome = faults > 0 ? Outcome::kReview : Outcome::kPass;
  finding.evidence = faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  if (faults == 0) finding.reason = "found";
  return finding;
}

// A document names others by number and day; none of them can be younger than it. `look.label`: of what the regulation
// is said, which must not be younger than the approval wherever it is said.
Finding FindCitedDates(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding = NothingToCompare();
  int compared = 0, faults = 0;
  int approval_part = -1;
  const Part* approval = dossier.WithField({"approval-decision"}, "date", &approval_part);
  const auto fault = [&](const char* reason, const Part& own, int own_part, const Passage& at, const std::string& said) {
    if (++faults > static_cast<int>(kMaxFound)) return;
    if (faults == 1) {
      finding.reason = reason;
      finding.say["date"] = said;
      finding.say["other-date"] = own.fields.at("date");
    }
    finding.passages.push_back(WithPart(own.field_places.at("date"), own_part));
    finding.passages.push_back(at);
  };
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    const auto date = part.fields.find("date");
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& prepared = part.prepared(index);
      if (prepared.region == Region::kFurniture) continue;
      const std::string& text = part.block(index).text;
      for (const text::NumberField& said : text::FindNumbers(text)) {
        const std::string_view after = std::string_view(text).substr(said.span.end, kDateWithin);
        const std::vector<text::DateField> dates = text::FindDates(after);
        if (dates.empty() || after.substr(0, dates.front().span.begin).find_first_of(";.)") != std::string_view::npos)
          continue;
        const std::string day = dates.front().date.ToIso();
        const Passage at{p, index, {said.span.begin, said.span.end + dates.front().span.end}};
        ++compared;
        if (date != part.fields.end() && prepared.place != Place::kHead && day > date->second) {
          fault("cites-later", part, p, at, day);
        } else if (approval != nullptr && &part != approval && day > approval->fields.at("date") &&
                   MatchesAny(look.label, prepared.norm.text)) {
          fault("cited-regulation-after-approval", *approval, approval_part, at, day);
        }
      }
    }
  }
  finding.say["faults"] = std::to_string(faults);
  if (compared == 0) return finding;
  finding.outcome = faults > 0 ? Outcome::kReview : Outcome::kPass;
  finding.evidence = faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  if (faults == 0) finding.reason = "found";
  return finding;
}

}  // namespace capdo::analysis
