// Who signed the approval: Decree 85/2016, article 12 lets the specialised unit approve levels 1 and 2 and only the owner
// approve levels 3 and 4; who signs for the owner by order or by delegation (TL., TUQ.) needs a document that says so
// (Circular 12/2022, article 4, clause 3).
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kBodyWords = 2;

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

// "KT." before the office of a deputy, or over one that is none; "TM. ủy ban" over an office that does not head it.
const char* FormFault(const Dossier& dossier, const std::vector<std::string>& signature, bool by_order) {
  const rules::Vocabulary& words = dossier.words();
  if (by_order) return AnyLine(Marker(words, "no-office"), signature) ? "signer-without-office" : "";
  if (AnyLine(Marker(words, "signed-for-deputy"), signature)) return "signed-for-wrong-office";
  const bool for_head = AnyLine(Marker(words, "signed-for"), signature);
  if (for_head && !AnyLine(Marker(words, "deputy-office"), signature) && AnyLine(Marker(words, "lower-office"), signature))
    return "signed-for-wrong-office";
  if (AnyLine(Marker(words, "on-behalf-of-board"), signature) && !AnyLine(Marker(words, "board-office"), signature) &&
      AnyLine(Marker(words, "lower-office"), signature))
    return "signer-not-of-issuer";
  return AnyLine(Marker(words, "no-office"), signature) ? "signer-without-office" : "";
}

// "Giám đốc Sở Tài chính" under a letterhead of the Sở Khoa học: the body that the office names is not the issuer.
bool OfOtherBody(const Dossier& dossier, const std::vector<std::string>& signature, const std::string& issuer) {
  if (issuer.empty()) return false;
  for (const std::string& line : signature) {
    const auto match = FirstMatch(Marker(dossier.words(), "office-of-body"), line);
    if (!match || match->groups.empty() || match->groups[0].empty()) continue;
    const std::string body = line.substr(match->groups[0].begin, match->groups[0].size());
    // Every word of the shorter name stands in the other; "sở khoa học" is the "sở khoa học và công nghệ tỉnh".
    const std::set<std::string> named = NameTokens(body), own = NameTokens(issuer);
    const std::size_t words = named.size();
    std::size_t known = 0;
    for (const std::string& word : named) known += own.count(word);
    if (words >= kBodyWords && known < words && 2 * (words - known) >= words - 1) return true;
  }
  return false;
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

// The first place of the dossier that delegates.
std::optional<Passage> DelegationIn(const Dossier& dossier) {
  const rules::Patterns& delegates = Marker(dossier.words(), "delegation");
  const rules::Patterns& denied = Marker(dossier.words(), "delegation-denied");
  for (std::size_t q = 0; q < dossier.parts.size(); ++q) {
    const Part& other = dossier.parts[q];
    // What a law or a regulation says of delegation delegates nobody.
    if (other.kind == "law" || other.kind == "template" || other.kind == "regulation") continue;
    for (std::size_t i = other.first; i < other.last; ++i) {
      const int index = static_cast<int>(i);
      if (!other.IsContent(index) && other.prepared(index).region != Region::kLaw) continue;
      const std::string& norm = other.prepared(index).norm.text;
      if (MatchesAny(delegates, norm) && !MatchesAny(denied, norm))
        return Passage{static_cast<int>(q), index, {0, static_cast<std::uint32_t>(other.block(index).text.size())}};
    }
  }
  return std::nullopt;
}

}  // namespace

Finding FindAuthority(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  bool any = false;
  const std::vector<int> parts = dossier.PartsOf(check.documents);
  // Once for all decisions: there may be thousands.
  const std::optional<Passage> delegation = parts.empty() ? std::nullopt : DelegationIn(dossier);
  for (int p : parts) {
    const Part& part = dossier.part(p);
    const auto title = part.field_places.find("signer-title");
    Finding finding;
    finding.evidence = Evidence::kPresent;
    finding.outcome = Outcome::kReview;
    if (title == part.field_places.end()) {
      if (part.kind != "approval-decision") continue;
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
      if (by_order && delegation) finding.passages.push_back(*delegation);
      const bool approves = part.kind == "approval-decision";
      std::string fault = FormFault(dossier, said, by_order);
      if (fault.empty()) fault = OfficeFault(dossier, look, issuer + " " + number, said, by_order);
      if (fault.empty() && !by_order && OfOtherBody(dossier, said, issuer + " " + part.title)) fault = "signer-not-of-issuer";
      // Told by the document's number or title, without a letterhead that could be named.
      if (fault == "signer-not-of-issuer" && part.fields.count("issuer") == 0) fault = "signer-not-of-body";
      if (!approves) {
        // Only how it is signed: who may sign is a question of the approval.
        if (fault.empty()) continue;
        finding.reason = fault;
      } else if (by_order && fault == "signer-without-office") {
        finding.reason = fault;
      } else if (by_order && !delegation) {
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
