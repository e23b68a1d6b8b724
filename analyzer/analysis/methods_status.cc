// "Đáp ứng" over "hiện chưa có": rows and cards whose status word says one thing and whose words beside it another.
#include <string>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxRows = 5;

}  // namespace

Finding FindStatus(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)look;
  const rules::Substance& words = dossier.words().substance;
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kPass;
  finding.reason = "found";
  int rows = 0, faults = 0;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (const Unit& unit : part.units) {
      if (unit.kind != UnitKind::kRow && unit.kind != UnitKind::kCard) continue;
      Passage met, denied;
      for (const UnitValue& value : unit.values) {
        if (value.block < 0 || value.span.empty() || !part.IsContent(value.block)) continue;
        const std::string norm = NormOf(part, {-1, value.block, value.span});
        // A status may stand in any column that holds nothing else ("Kết quả", "P/A"); what it is said of, in the others. A
        // plan speaks of what is to come.
        const std::vector<text::Span> sentences = Sentences(norm);
        bool first = true;
        for (const text::Span& s : sentences) {
          std::string sentence = norm.substr(s.begin, s.size());
          sentence.erase(sentence.find_last_not_of(" .;:") + 1);
          const Passage at = PassageOf(part, value.block, s.begin, s.end);
          const bool status = MatchesAny(Marker(dossier.words(), "status-met"), sentence);
          if (first && status && (value.role == "state" || sentences.size() == 1)) {
            if (met.block < 0) met = at;
          } else if (value.role != "plan") {
            const TextVerdict verdict = JudgeText(sentence, words, part.year);
            const bool not_there = verdict.denied_words > 0 || verdict.not_applicable || verdict.promised_words > 0 ||
                                   MatchesAny(Marker(dossier.words(), "status-denied"), sentence);
            const bool otherwise = MatchesAny(Marker(dossier.words(), "met-otherwise"), sentence);
            if (not_there && !otherwise && denied.block < 0) denied = at;
          }
          first = false;
        }
      }
      rows += met.block >= 0;
      if (met.block < 0 || denied.block < 0) continue;
      ++faults;
      if (faults > kMaxRows) continue;
      finding.passages.push_back(WithPart(met, p));
      finding.passages.push_back(WithPart(denied, p));
    }
  }
  finding.say["count"] = std::to_string(rows);
  finding.say["faults"] = std::to_string(faults);
  if (rows == 0) {
    finding.outcome = Outcome::kNotApplicable;
    finding.reason = "nothing-to-compare";
  } else if (faults > 0) {
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "status-differs";
  }
  return finding;
}

}  // namespace capdo::analysis
