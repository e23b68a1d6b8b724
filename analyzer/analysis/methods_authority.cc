// Who signed the approval: Decree 85/2016, article 12 lets the specialised unit approve levels 1 and 2 and only the owner
// approve levels 3 and 4; who signs for the owner by order or by delegation (TL., TUQ.) needs a document that says so
// (Circular 12/2022, article 4, clause 3).
#include <algorithm>
#include <string>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

// The lines of the signature, without the recipients beside it: "tm. ủy ban nhân dân", "kt. chủ tịch", "phó chủ tịch".
std::vector<std::string> SignatureOf(const Dossier& dossier, const Part& part, const Passage& title, const Passage& signer) {
  const document::CellRef& own = part.block(title.block).cell;
  const int last = std::max(title.block, signer.part == title.part ? signer.block : -1);
  std::vector<std::string> lines;
  for (int i = title.block; i <= last; ++i) {
    const document::CellRef& cell = part.block(i).cell;
    if (!part.IsContent(i) || cell.table != own.table || cell.row != own.row || cell.column != own.column) continue;
    const std::string& whole = part.block(i).text;
    const std::size_t tab = whole.find_last_of('\t');
    const std::string right = tab == std::string::npos ? whole : whole.substr(tab + 1);
    std::string line = text::Normalize(right, dossier.words().lexicon).text;
    if (!MatchesAny(Marker(dossier.words(), "recipients"), line) && !line.starts_with('-')) lines.push_back(std::move(line));
  }
  return lines;
}

bool AnyLine(const rules::Patterns& patterns, const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return MatchesAny(patterns, line); });
}

// Which of the rules "a body of this kind is signed for by these offices" the signature breaks; "" none. An office that
// no rule knows is no fault, and neither is a signature of which only the body was read.
const char* OfficeFault(const Dossier& dossier, const rules::Look& look, const std::string& body,
                        const std::vector<std::string>& signature, bool by_order) {
  const rules::Patterns& offices = Marker(dossier.words(), "head-office");
  for (const rules::NamedPatterns& pair : look.parts) {
    if (by_order || !MatchesAny(pair.patterns, body)) continue;
    if (AnyLine(offices, signature) && !AnyLine(pair.then, signature)) return "signer-not-of-issuer";
  }
  const bool deputy = AnyLine(Marker(dossier.words(), "deputy-office"), signature);
  return deputy && !by_order && !AnyLine(Marker(dossier.words(), "signed-for-head"), signature) ? "deputy-without-order" : "";
}

}  // namespace

Finding FindAuthority(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
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
      const std::string& office = part.fields.at("signer-title");
      finding.say["value"] = at.stated >= 0 ? office : TextOf(dossier.part(at.part), at);
      const auto signer = part.field_places.find("signer");
      const std::vector<std::string> said =
          at.stated >= 0
              ? std::vector<std::string>{text::Normalize(office, dossier.words().lexicon).text}
              : SignatureOf(dossier, dossier.part(at.part), at, signer == part.field_places.end() ? at : WithPart(signer->second, p));
      const std::string issuer = part.fields.count("issuer") != 0
                                     ? text::Normalize(part.fields.at("issuer"), dossier.words().lexicon).text
                                     : "";
      if (part.fields.count("issuer") != 0) finding.say["issuer"] = part.fields.at("issuer");
      const std::string number = part.fields.count("number") != 0
                                     ? text::Normalize(part.fields.at("number"), dossier.words().lexicon).text
                                     : "";
      const bool by_order = AnyLine(Marker(dossier.words(), "signed-by-order"), said);
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
      const std::string fault = OfficeFault(dossier, look, issuer + " " + number, said, by_order);
      if (by_order && !delegated) {
        finding.reason = "delegation-missing";
      } else if (!fault.empty()) {
        finding.reason = fault;
        if (part.fields.count("issuer") != 0) finding.passages.push_back(WithPart(part.field_places.at("issuer"), p));
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
