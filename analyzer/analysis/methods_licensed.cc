// Who inspects must be allowed to, and on that day: a statement of the body's standing, and the end of its licence.
#include <algorithm>
#include <charconv>
#include <optional>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

// The last day on which the licence of the sentence holds: "có hiệu lực đến ngày 20/5/2023", or its day of issue and
// "thời hạn 10 năm". Part "until" captures the words with the day, part "years" the number.
std::optional<text::Date> LastDay(const std::string& sentence, const rules::Look& look) {
  for (const rules::NamedPatterns& part : look.parts) {
    const auto match = FirstMatch(part.patterns, sentence);
    if (!match) continue;
    const std::string words = GroupOf(sentence, *match);
    if (part.name == "until") {
      if (const auto dates = text::FindDates(words); !dates.empty()) return dates.front().date;
      continue;
    }
    int years = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), years);
    const auto issued = text::FindDates(sentence);
    if (error == std::errc() && !issued.empty() && years > 0 && years < 100) return issued.front().date.PlusMonths(12 * years);
  }
  return std::nullopt;
}

}  // namespace

Finding FindLicensed(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding = FindStatement(dossier, check, look);
  if (finding.outcome != Outcome::kPass) return finding;
  const int p = finding.passages.front().part;
  const Part& part = dossier.part(p);
  const auto field = part.fields.find(look.field);
  const auto inspected = field == part.fields.end() ? std::nullopt : text::Date::FromIso(field->second);
  if (!inspected) return finding;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    if (!part.IsContent(index)) continue;
    const std::string& norm = part.prepared(index).norm.text;
    if (!MatchesAny(look.value, norm)) continue;
    for (const text::Span& s : Sentences(norm)) {
      const std::string sentence = norm.substr(s.begin, s.size());
      if (!MatchesAny(look.value, sentence)) continue;
      const auto last = LastDay(sentence, look);
      if (!last || *inspected <= *last) continue;
      finding.outcome = Outcome::kReview;
      finding.evidence = Evidence::kPresent;
      finding.reason = "licence-expired";
      finding.say["date"] = last->ToIso();
      finding.say["other-date"] = field->second;
      finding.passages = {WithPart(PassageOf(part, index, s.begin, s.end), p), WithPart(part.field_places.at(look.field), p)};
      return finding;
    }
  }
  return finding;
}

}  // namespace capdo::analysis
