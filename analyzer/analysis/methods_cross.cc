// Methods that compare: dates, levels, names across documents; blanks that are left.
#include <algorithm>
#include <set>
#include <sstream>

#include "analysis/level.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

Finding Say(Outcome outcome, const std::string& reason, Evidence evidence = Evidence::kUsable) {
  Finding f;
  f.outcome = outcome;
  f.reason = reason;
  f.evidence = evidence;
  return f;
}

// "kind.field" of rule data: the parts of that kind that have the field.
struct FieldRef {
  std::string kind, field;
  static FieldRef Parse(const std::string& text) {
    const std::size_t dot = text.find('.');
    return {text.substr(0, dot), dot == std::string::npos ? "" : text.substr(dot + 1)};
  }
};

struct FieldPlace {
  std::string value;
  Passage at;
};

// Does the part say of itself what `patterns` say?
bool Says(const Part& part, const rules::Patterns& patterns) {
  for (std::size_t i = part.first; !patterns.empty() && i < part.last; ++i)
    if (part.IsContent(static_cast<int>(i)) && MatchesAny(patterns, part.prepared(static_cast<int>(i)).norm.text))
      return true;
  return false;
}

std::vector<FieldPlace> PlacesOf(const Dossier& dossier, const std::string& refs, const rules::Patterns& say_not = {}) {
  std::vector<FieldPlace> out;
  std::istringstream list(refs);
  for (std::string ref; list >> ref;) {
    const FieldRef wanted = FieldRef::Parse(ref);
    for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
      const Part& part = dossier.parts[p];
      const auto value = part.fields.find(wanted.field);
      if (part.copy_of >= 0 || part.kind != wanted.kind || value == part.fields.end() ||
          Says(part, say_not) || (wanted.field == "level" && IsReplaced(dossier, static_cast<int>(p))))
        continue;
      out.push_back(
          {value->second, WithPart(part.field_places.at(wanted.field), static_cast<int>(p))});
    }
  }
  return out;
}

std::string Normal(const Dossier& dossier, const std::string& value) {
  return text::Normalize(value, dossier.words().lexicon).text;
}

}  // namespace

Finding FindPeriodic(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  const auto months = look.months.find(dossier.level == 0 ? 3 : dossier.level);
  Finding best = Say(Outcome::kFail, "not-found", Evidence::kMissing);
  if (months == look.months.end())
    return Say(Outcome::kReview, "no-period-for-level", Evidence::kPresent);
  const text::Date oldest = dossier.as_of.PlusMonths(-months->second);
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    const auto field = part.fields.find(look.field);
    Finding found;
    if (field == part.fields.end()) {
      found = Say(Outcome::kReview, "date-missing", Evidence::kPresent);
      if (!part.title_passages.empty())
        found.passages.push_back(WithPart(part.title_passages.front(), p));
    } else {
      const auto date = text::Date::FromIso(field->second);
      if (!date) continue;
      const bool future = *date > dossier.as_of;
      found = future           ? Say(Outcome::kReview, "date-in-future", Evidence::kPresent)
              : *date < oldest ? Say(Outcome::kFail, "overdue", Evidence::kPresent)
                               : Say(Outcome::kPass, "found");
      found.say["date"] = field->second;
      found.say["months"] = std::to_string(months->second);
      found.passages.push_back(WithPart(part.field_places.at(look.field), p));
    }
    if (Rank(found) > Rank(best)) best = std::move(found);
  }
  return best;
}

Finding FindDateOrder(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  // `look.say_not`: a document that only changes an older one is younger than what it changes.
  const std::vector<FieldPlace> before = PlacesOf(dossier, look.field, look.say_not);
  const std::vector<FieldPlace> after = PlacesOf(dossier, look.other);
  if (before.empty() && !PlacesOf(dossier, look.field).empty()) return Say(Outcome::kNotApplicable, "nothing-to-compare");
  const auto have_kinds = [&](const std::string& refs) {
    std::istringstream list(refs);
    std::vector<std::string> kinds;
    for (std::string ref; list >> ref;) kinds.push_back(FieldRef::Parse(ref).kind);
    return !dossier.PartsOf(kinds).empty();
  };
  // A comparison between documents that are not both there is no finding of its own.
  if (check.block.empty() && (!have_kinds(look.field) || !have_kinds(look.other)))
    return Say(Outcome::kNotApplicable, "nothing-to-compare");
  if (before.empty() || after.empty())
    return Say(Outcome::kReview, "date-missing", Evidence::kPresent);
  // The earliest date of what must come first against the latest of what must follow.
  Finding result = Say(Outcome::kPass, "found");
  const FieldPlace& first = *std::min_element(
      before.begin(), before.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  const FieldPlace& last = *std::max_element(
      after.begin(), after.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  if (first.value > last.value) {
    result = Say(Outcome::kFail, "wrong-order", Evidence::kPresent);
  }
  result.say["date"] = first.value;
  result.say["other-date"] = last.value;
  result.passages = {first.at, last.at};
  return result;
}

Finding FindMinimumLevel(const Dossier& dossier, const rules::Check& check,
                         const rules::Look& look) {
  (void)check;
  (void)look;
  if (dossier.level == 0) return Say(Outcome::kReview, "level-unknown", Evidence::kPresent);
  Finding result = dossier.level >= dossier.rules->checklist.minimum_level
                       ? Say(Outcome::kPass, "found")
                       : Say(Outcome::kFail, "level-too-low", Evidence::kPresent);
  result.say["level"] = std::to_string(dossier.level);
  result.say["minimum"] = std::to_string(dossier.rules->checklist.minimum_level);
  if (dossier.level_place.known()) result.passages.push_back(dossier.level_place);
  return result;
}

Finding FindIndependent(const Dossier& dossier, const rules::Check& check,
                        const rules::Look& look) {
  (void)check;
  const std::vector<FieldPlace> one = PlacesOf(dossier, look.field);
  const std::vector<FieldPlace> two = PlacesOf(dossier, look.other);
  if (one.empty()) return Say(Outcome::kFail, "not-found", Evidence::kMissing);
  if (two.empty()) return Say(Outcome::kReview, "other-body-unknown", Evidence::kPresent);
  const std::string a = Normal(dossier, one.front().value), b = Normal(dossier, two.front().value);
  const std::set<std::string> x = NameTokens(a), y = NameTokens(b);
  // The operator's whole name inside the appraiser's: one body, or one that belongs to it; only the
  // first is sure.
  const bool inside = std::includes(x.begin(), x.end(), y.begin(), y.end());
  const bool says_so = MatchesAny(Marker(dossier.words(), "same-body"), a);
  Finding result = x == y || says_so ? Say(Outcome::kFail, "same-body", Evidence::kPresent)
                   : inside          ? Say(Outcome::kReview, "bodies-related", Evidence::kPresent)
                                     : Say(Outcome::kPass, "found");
  result.say["value"] = one.front().value;
  result.say["other"] = two.front().value;
  result.passages = {one.front().at, two.front().at};
  return result;
}

Finding FindConsistent(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  std::string refs;
  for (const std::string& kind : check.documents) refs += kind + "." + look.field + " ";
  const std::vector<FieldPlace> places = PlacesOf(dossier, refs);
  if (places.size() < 2) return Say(Outcome::kNotApplicable, "nothing-to-compare");
  for (std::size_t i = 1; i < places.size(); ++i) {
    const bool same = look.field == "level" ? places[i].value == places[0].value
                                            : SameName(Normal(dossier, places[0].value),
                                                       Normal(dossier, places[i].value));
    if (same) continue;
    Finding result = Say(look.field == "level" ? Outcome::kFail : Outcome::kReview, "values-differ",
                         Evidence::kPresent);
    result.say["value"] = places[0].value;
    result.say["other"] = places[i].value;
    result.passages = {places[0].at, places[i].at};
    return result;
  }
  Finding result = Say(Outcome::kPass, "found");
  result.say["value"] = places[0].value;
  result.passages = {places[0].at, places[1].at};
  return result;
}

Finding FindPromulgated(const Dossier& dossier, const rules::Check& check,
                        const rules::Look& look) {
  (void)look;
  Finding best = Say(Outcome::kFail, "not-found", Evidence::kMissing);
  const auto keep = [&](Finding candidate) {
    if (Rank(candidate) > Rank(best)) best = std::move(candidate);
  };
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    const bool decision = part.kind == "regulation-decision";
    std::string missing;
    Finding found = Say(Outcome::kPass, "found");
    const auto want = [&](const std::string& field, const std::string& word) {
      const auto at = part.field_places.find(field);
      if (at == part.field_places.end()) {
        missing += (missing.empty() ? "" : ", ") + Normal(dossier, word);
      } else {
        found.passages.push_back(WithPart(at->second, p));
      }
    };
    want("number", "số");
    want("date", "ngày");
    want("signer", "người ký");
    if (!missing.empty() && decision) {
      found.outcome = found.passages.size() >= 2 ? Outcome::kPartial : Outcome::kFail;
      found.evidence = Evidence::kPresent;
      found.reason = "parts-missing";
      found.say["parts"] = missing;
      keep(std::move(found));
    } else if (missing.empty()) {
      keep(std::move(found));
    } else if (part.fields.count("attached-number") != 0) {
      // The regulation names its decision, but the decision itself is not there to be seen.
      Finding named = Say(Outcome::kReview, "decision-not-supplied", Evidence::kPresent);
      named.passages.push_back(WithPart(part.field_places.at("attached-number"), p));
      keep(std::move(named));
    }
  }
  return best;
}

Finding FindPlaceholders(const Dossier& dossier, const rules::Check& check,
                         const rules::Look& look) {
  (void)look;
  Finding result = Say(Outcome::kPass, "found");
  int count = 0;
  if (dossier.PartsOf(check.documents).empty())
    return Say(Outcome::kNotApplicable, "nothing-to-compare", Evidence::kMissing);
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) && part.prepared(index).region != Region::kExample) continue;
      const std::string& norm = part.prepared(index).norm.text;
      const bool example = part.prepared(index).region == Region::kExample;
      // Rules and dashes under a letterhead are its form.
      if (text::CountWords(norm) == 0 &&
          (part.prepared(index).place == Place::kHead || part.block(index).cell.table >= 0))
        continue;
      if (!example && !MatchesAny(dossier.words().substance.placeholder, norm)) continue;
      // The leaders of a table of contents are recognised as anything.
      if (part.block(index).read_by == document::ReadBy::kOcr && IsContentsPage(dossier, part, part.block(index).page)) continue;
      ++count;
      if (result.passages.size() < 5)
        result.passages.push_back(
            {p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}});
    }
  }
  if (count > 0) {
    result.outcome = Outcome::kFail;
    result.evidence = Evidence::kPresent;
    result.reason = "placeholders-left";
    result.say["count"] = std::to_string(count);
  }
  return result;
}

}  // namespace capdo::analysis
