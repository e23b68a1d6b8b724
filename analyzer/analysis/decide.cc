#include <algorithm>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

std::vector<int> Dossier::PartsOf(const std::vector<std::string>& kinds) const {
  std::vector<int> out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].copy_of < 0 && std::find(kinds.begin(), kinds.end(), parts[i].kind) != kinds.end())
      out.push_back(static_cast<int>(i));
  return out;
}

const Part* Dossier::WithField(const std::vector<std::string>& kinds, const std::string& field,
                               int* index) const {
  for (const std::string& kind : kinds) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].copy_of >= 0 || parts[i].kind != kind || parts[i].fields.count(field) == 0) continue;
      if (index != nullptr) *index = static_cast<int>(i);
      return &parts[i];
    }
  }
  return nullptr;
}

int Rank(const Finding& finding) {
  switch (finding.outcome) {
    case Outcome::kPass:
      return 6;
    case Outcome::kNotApplicable:
      return 5;
    case Outcome::kPartial:
      return 4;
    case Outcome::kReview:
      return 3;
    case Outcome::kFail:
      return finding.evidence == Evidence::kPresent ? 2 : 1;
    case Outcome::kNotChecked:
      return 0;
  }
  return 0;
}

Passage WithPart(Passage passage, int part) {
  if (passage.part < 0) passage.part = part;
  return passage;
}

bool InPlace(const Part& part, int block, const std::string& place) {
  if (place.empty()) return true;
  const Place at = part.prepared(block).place;
  if (place == "head") return at == Place::kHead;
  if (place == "preamble") return at == Place::kPreamble;
  if (place == "operative") return at == Place::kOperative;
  if (place == "closing") return at == Place::kClosing;
  if (place == "opening") return at == Place::kHead || at == Place::kPreamble;
  return true;
}

Finding FromJudgement(const Judgement& judgement, const Part& part, int part_index,
                      const Unit& unit) {
  Finding finding;
  finding.reason = judgement.reason;
  const auto cite_label = [&] {
    if (unit.label_block >= 0)
      finding.passages.push_back({part_index, unit.label_block, unit.label_span});
  };
  (void)part;
  switch (judgement.state) {
    case SubstanceState::kUsable:
      finding.evidence = Evidence::kUsable;
      finding.outcome = Outcome::kPass;
      break;
    case SubstanceState::kPartial:
      finding.evidence = Evidence::kUsable;
      finding.outcome = Outcome::kPartial;
      break;
    case SubstanceState::kNotApplicable:
      finding.evidence = Evidence::kUsable;
      finding.outcome = Outcome::kNotApplicable;
      break;
    case SubstanceState::kStatusOnly:
      finding.evidence = Evidence::kPresent;
      finding.outcome = Outcome::kReview;
      break;
    case SubstanceState::kHollow:
      finding.evidence = Evidence::kPresent;
      finding.outcome = Outcome::kFail;
      break;
  }
  if (judgement.best.block >= 0) {
    finding.passages.push_back(WithPart(judgement.best, part_index));
  } else {
    cite_label();
  }
  return finding;
}

namespace {

Finding Run(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  switch (look.method) {
    case rules::Method::kDocument:
      return FindDocument(dossier, check, look);
    case rules::Method::kField:
      return FindField(dossier, check, look);
    case rules::Method::kLabelled:
      return FindLabelledValue(dossier, check, look);
    case rules::Method::kStatement:
      return FindStatement(dossier, check, look);
    case rules::Method::kTopic:
    case rules::Method::kFigure:
      return FindTopic(dossier, check, look);
    case rules::Method::kTable:
      return FindTable(dossier, check, look);
    case rules::Method::kParts:
      return FindParts(dossier, check, look);
    case rules::Method::kPeriodic:
      return FindPeriodic(dossier, check, look);
    case rules::Method::kDateOrder:
      return FindDateOrder(dossier, check, look);
    case rules::Method::kMinimumLevel:
      return FindMinimumLevel(dossier, check, look);
    case rules::Method::kIndependent:
      return FindIndependent(dossier, check, look);
    case rules::Method::kConsistent:
      return FindConsistent(dossier, check, look);
    case rules::Method::kPromulgated:
      return FindPromulgated(dossier, check, look);
    case rules::Method::kPlaceholders:
      return FindPlaceholders(dossier, check, look);
    case rules::Method::kLaws:
      return FindLaws(dossier, check, look);
    case rules::Method::kContradiction:
      return FindContradiction(dossier, check, look);
    case rules::Method::kStatus:
      return FindStatus(dossier, check, look);
    case rules::Method::kTotals:
      return FindTotals(dossier, check, look);
    case rules::Method::kReferences:
      return FindReferences(dossier, check, look);
    case rules::Method::kOwnDocuments:
      return FindOwnDocuments(dossier, check, look);
    case rules::Method::kCitedDates:
      return FindCitedDates(dossier, check, look);
    case rules::Method::kAddresses:
      return FindAddressFaults(dossier, check, look);
    case rules::Method::kCounts:
      return FindCounts(dossier, check, look);
    case rules::Method::kQuantities:
      return FindQuantities(dossier, check, look);
    case rules::Method::kLevelBasis:
      return FindLevelBasis(dossier, check, look);
    case rules::Method::kAuthority:
      return FindAuthority(dossier, check, look);
    case rules::Method::kForeignPlaces:
      return FindForeignPlaces(dossier, check, look);
    case rules::Method::kLicensed:
      return FindLicensed(dossier, check, look);
    case rules::Method::kCompleted:
      return FindCompleted(dossier, check, look);
    case rules::Method::kForeignBodies:
      return FindForeignBodies(dossier, check, look);
    case rules::Method::kImpossibleDates:
      return FindImpossibleDates(dossier, check, look);
    case rules::Method::kEvents:
      return FindEvents(dossier, check, look);
    case rules::Method::kUnsupported:
      break;
  }
  Finding finding;
  finding.outcome = Outcome::kNotChecked;
  finding.reason = "not-automated";
  return finding;
}

// The same words in a place that is no evidence: a reviewer wants to see them next to "not found".
void NoteDecoys(const Dossier& dossier, const rules::Check& check, Finding& finding) {
  if (finding.evidence != Evidence::kMissing) return;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& block = part.prepared(index);
      if (block.region == Region::kContent || block.norm.text.empty()) continue;
      if (block.region == Region::kFurniture && document::IsEvidence(part.block(index).layer))
        continue;
      for (const rules::Look& look : check.looks) {
        auto match = LongestMatch(look.label, block.norm.text);
        if (!match) match = LongestMatch(look.say, block.norm.text);
        if (!match) continue;
        finding.reason = block.region == Region::kFurniture
                             ? "only-hidden"
                             : std::string("only-in-") + RegionName(block.region);
        finding.passages = {
            {p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}}};
        return;
      }
    }
  }
}

// The best of the looks decides; one that found the place hollow is kept beside it.
Finding BestOf(const Dossier& dossier, const rules::Check& check, Finding& hollow) {
  Finding best;
  bool first = true;
  for (const rules::Look& look : check.looks) {
    Finding finding = Run(dossier, check, look);
    if (finding.evidence == Evidence::kPresent && finding.outcome == Outcome::kFail &&
        hollow.passages.empty())
      hollow = finding;
    if (!look.review.empty() && finding.outcome == Outcome::kPass) {
      finding.outcome = Outcome::kReview;
      finding.reason = look.review;
    }
    if (first || Rank(finding) > Rank(best)) best = std::move(finding);
    first = false;
  }
  return best;
}

// All looks must hold: the worst decides, and the other faults are told with it. What has nothing to compare says
// nothing.
Finding AllOf(const Dossier& dossier, const rules::Check& check) {
  std::vector<Finding> faults, told;  // `told`: sound, with something to say of its own
  Finding sound;
  bool first = true;
  for (const rules::Look& look : check.looks) {
    Finding finding = Run(dossier, check, look);
    if (finding.outcome == Outcome::kFail && !look.reason.empty()) finding.reason = look.reason;
    if (finding.outcome == Outcome::kFail && !look.review.empty()) {
      finding.outcome = Outcome::kReview;
      finding.reason = look.review;
    }
    if (Rank(finding) < Rank(Finding{Evidence::kUsable, Outcome::kNotApplicable, "", {}, {}, {}})) {
      faults.push_back(std::move(finding));
    } else if (first || Rank(finding) > Rank(sound)) {
      sound = std::move(finding);
      first = false;
    } else if (finding.outcome == Outcome::kPass && finding.reason != "found") {
      told.push_back(std::move(finding));
    }
  }
  if (faults.empty()) {
    for (Finding& finding : told) {
      sound.passages.insert(sound.passages.end(), finding.passages.begin(), finding.passages.end());
      sound.also.push_back(std::move(finding));
    }
    return sound;
  }
  std::stable_sort(faults.begin(), faults.end(),
                   [](const Finding& a, const Finding& b) { return Rank(a) < Rank(b); });
  Finding worst = std::move(faults.front());
  for (std::size_t i = 1; i < faults.size(); ++i) {
    const bool told_already = faults[i].reason == worst.reason && faults[i].say == worst.say;
    if (told_already) continue;
    worst.passages.insert(worst.passages.end(), faults[i].passages.begin(), faults[i].passages.end());
    worst.also.push_back(std::move(faults[i]));
  }
  return worst;
}

}  // namespace

Finding Decide(const Dossier& dossier, const rules::Check& check) {
  Finding hollow;
  Finding best = check.every ? AllOf(dossier, check) : BestOf(dossier, check, hollow);
  // What would say it is there, and blank.
  if (best.outcome == Outcome::kFail && best.evidence == Evidence::kMissing) {
    Finding form = UnfilledForm(dossier, check);
    if (Rank(form) > Rank(best)) best = std::move(form);
  }
  // Its own heading is empty or denies it, and words elsewhere would do: a person must look at
  // both.
  if (best.outcome == Outcome::kPass && !hollow.passages.empty()) {
    best.outcome = Outcome::kReview;
    best.reason = "places-disagree";
    best.passages.insert(best.passages.end(), hollow.passages.begin(), hollow.passages.end());
  }
  if (!check.review.empty() && best.outcome == Outcome::kPass &&
      best.reason != "digitally-signed") {
    best.outcome = Outcome::kReview;
    best.reason = check.review;
  }
  // What the law asks for only "nếu có" does not count against a dossier that is silent about it.
  if (check.need == "conditional" && best.outcome == Outcome::kFail &&
      best.evidence == Evidence::kMissing) {
    best.outcome = Outcome::kNotApplicable;
    best.reason = "not-mentioned";
  }
  // "Không có" is said of what the requirement is about: the same, and met.
  if (check.need != "conditional" && best.outcome == Outcome::kNotApplicable && best.reason == "not-applicable-as-met") {
    best.outcome = Outcome::kReview;
    best.evidence = Evidence::kPresent;
  }
  // "Không áp dụng" stands for a requirement that the law does not make optional: a person must
  // look.
  if (check.need != "conditional" && best.outcome == Outcome::kNotApplicable &&
      best.reason == "not-applicable") {
    best.outcome = Outcome::kReview;
    best.evidence = Evidence::kPresent;
    best.reason = "claimed-not-applicable";
  }
  DoubtContradicted(dossier, check, best);
  NoteDecoys(dossier, check, best);
  return best;
}

}  // namespace capdo::analysis
