// Who signed the approval: Decree 85/2016, article 12 lets the specialised unit approve levels 1 and 2 and only the owner
// approve levels 3 and 4; who signs for the owner by order or by delegation (TL., TUQ.) needs a document that says so
// (Circular 12/2022, article 4, clause 3).
#include <string>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

Finding FindAuthority(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)look;
  Finding best;
  bool any = false;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    const auto title = part.field_places.find("signer-title");
    Finding finding;
    finding.evidence = Evidence::kPresent;
    finding.outcome = Outcome::kReview;
    if (title == part.field_places.end()) {
      finding.reason = "signer-unknown";
      if (!part.title_passages.empty()) finding.passages.push_back(WithPart(part.title_passages.front(), p));
    } else {
      const Passage at = WithPart(title->second, p);
      finding.passages.push_back(at);
      finding.say["value"] = TextOf(dossier.part(at.part), at);
      const std::string said = NormOf(dossier.part(at.part), at);
      const std::string issuer = part.fields.count("issuer") != 0
                                     ? text::Normalize(part.fields.at("issuer"), dossier.words().lexicon).text
                                     : "";
      if (part.fields.count("issuer") != 0) finding.say["issuer"] = part.fields.at("issuer");
      const bool by_order = MatchesAny(Marker(dossier.words(), "signed-by-order"), said);
      bool delegated = false;
      for (std::size_t q = 0; q < dossier.parts.size() && !delegated; ++q) {
        const Part& other = dossier.parts[q];
        // What a law or a regulation says of delegation delegates nobody.
        if (other.kind == "law" || other.kind == "template" || other.kind == "regulation") continue;
        for (std::size_t i = other.first; i < other.last && !delegated; ++i) {
          const int index = static_cast<int>(i);
          if (!other.IsContent(index) && other.prepared(index).region != Region::kLaw) continue;
          delegated = MatchesAny(Marker(dossier.words(), "delegation"), other.prepared(index).norm.text);
          if (delegated && by_order)
            finding.passages.push_back({static_cast<int>(q), index, {0, static_cast<std::uint32_t>(other.block(index).text.size())}});
        }
      }
      if (by_order && !delegated) {
        finding.reason = "delegation-missing";
      } else if (dossier.level >= 3 && !by_order && MatchesAny(Marker(dossier.words(), "subordinate-body"), issuer)) {
        finding.reason = "issuer-below-owner";
      } else if (dossier.level == 0) {
        finding.reason = "level-unknown";
      } else {
        finding.outcome = Outcome::kPass;
        finding.evidence = Evidence::kUsable;
        finding.reason = "found";
      }
    }
    if (!any || best.outcome == Outcome::kPass) best = std::move(finding);  // one doubtful decision is enough
    any = true;
  }
  if (!any) {
    best.outcome = Outcome::kNotApplicable;
    best.reason = "nothing-to-compare";
  }
  best.say["level"] = std::to_string(dossier.level);
  return best;
}

}  // namespace capdo::analysis
