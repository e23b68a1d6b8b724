#include "analysis/rejected.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kMaxPlaces = 6;
constexpr int kMaxOfReason = 2;
constexpr int kWords = 5;                 // of substance, as the methods ask for
constexpr double kLabelCoverage = 0.6;    // of the label by its pattern: else the words are about something else
constexpr std::size_t kWholeBlock = 200;  // bytes; of a longer one the sentence is shown

bool Under(const std::vector<std::string>& labels, const rules::Patterns& section) {
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) { return MatchesAny(section, label); });
}

// The sentence of a text that holds a position.
text::Span SentenceAt(std::string_view norm, std::size_t at) {
  for (const text::Span& sentence : Sentences(norm))
    if (sentence.begin <= at && at < sentence.end) return sentence;
  return {0, static_cast<std::uint32_t>(norm.size())};
}

class Collector {
 public:
  Collector(const Dossier& dossier, const rules::Check& check, const Finding& finding)
      : dossier_(dossier), check_(check), finding_(finding) {}

  std::vector<RejectedPlace> Collect() {
    Claimed();
    for (int p : dossier_.PartsOf(check_.documents)) {
      Labels(p);
      Blocks(p);
    }
    return std::move(places_);
  }

 private:
  bool Full() const { return places_.size() >= kMaxPlaces; }

  void Add(const std::string& why, const Passage& at) {
    const auto same = [&](const Passage& other) { return other.part == at.part && other.block == at.block; };
    if (Full() || at.block < 0 || of_reason_[why] >= kMaxOfReason) return;
    if (std::any_of(finding_.passages.begin(), finding_.passages.end(), same)) return;
    if (std::any_of(places_.begin(), places_.end(), [&](const RejectedPlace& place) { return same(place.at); })) return;
    ++of_reason_[why];
    places_.push_back({why, at});
  }

  // Headings and rows that are about the check, of which the text was weighed and found wanting.
  void Claimed() {
    const auto claims = dossier_.claims.by_check.find(check_.id);
    if (claims == dossier_.claims.by_check.end()) return;
    const bool future = std::any_of(check_.looks.begin(), check_.looks.end(), [](const rules::Look& look) { return look.future; });
    for (const Claim& claim : claims->second) {
      const Part& part = dossier_.part(claim.part);
      const Unit& unit = part.units[static_cast<std::size_t>(claim.unit)];
      const Judgement judgement = JudgeUnit(part, unit, dossier_.words(), kWords, future);
      const Passage label{claim.part, unit.label_block, unit.label_span};
      const auto generic = dossier_.generic.find({claim.part, claim.unit});
      if (judgement.state != SubstanceState::kUsable)
        Add(judgement.reason, judgement.best.block >= 0 ? WithPart(judgement.best, claim.part) : label);
      else if (generic != dossier_.generic.end())
        Add(generic->second.reason, label);
      else if (claim.ambiguous)
        Add("ambiguous-place", label);
    }
  }

  bool IsClaimed(int p, std::size_t unit) const {
    const auto claims = dossier_.claims.by_check.find(check_.id);
    return claims != dossier_.claims.by_check.end() &&
           std::any_of(claims->second.begin(), claims->second.end(), [&](const Claim& claim) {
             return claim.part == p && claim.unit == static_cast<int>(unit);
           });
  }

  // Why a heading or a row whose words fit is not about the check; "" where nothing speaks against it.
  std::string WhyNot(const rules::Look& look, const Part& part, int p, std::size_t u) const {
    const Unit& unit = part.units[u];
    if (MatchesAny(look.label_not, unit.label)) return "means-other";
    if (!InPlace(part, unit.label_block, look.place)) return "other-place";
    if (!look.section.empty() && !Under(unit.ancestors, look.section)) return "other-section";
    if (check_.family.empty() || IsClaimed(p, u)) return "";
    const std::string& group = dossier_.claims.group[static_cast<std::size_t>(p)][u];
    if (!group.empty() && !check_.group.empty() && group != check_.group) return "other-section";
    const auto family = dossier_.claims.claimed.find(check_.family);
    return family != dossier_.claims.claimed.end() && family->second[static_cast<std::size_t>(p)][u] ? "other-topic" : "";
  }

  void Labels(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t u = 0; u < part.units.size() && !Full(); ++u) {
      const Unit& unit = part.units[u];
      if (unit.label.empty() || unit.label_block < 0 || !part.IsContent(unit.label_block)) continue;
      for (const rules::Look& look : check_.looks) {
        if (look.label.empty() || LabelCoverage(look.label, unit.label) < kLabelCoverage) continue;
        if (const std::string why = WhyNot(look, part, p, u); !why.empty())
          Add(why, {p, unit.label_block, unit.label_span});
      }
    }
  }

  void Blocks(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last && !Full(); ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& block = part.prepared(index);
      if (block.norm.text.empty()) continue;
      // Running heads repeat; unseen layers do not.
      if (block.region == Region::kFurniture && document::IsEvidence(part.block(index).layer)) continue;
      for (const rules::Look& look : check_.looks) {
        if (block.region == Region::kContent)
          Said(look, p, index);
        else
          NoContent(look, p, index);
      }
    }
  }

  // Words in what is no content at all.
  void NoContent(const rules::Look& look, int p, int index) {
    const PreparedBlock& block = dossier_.part(p).prepared(index);
    auto match = FirstMatch(look.label, block.norm.text);
    if (!match) match = FirstMatch(look.say, block.norm.text);
    if (match) Add(block.region == Region::kFurniture ? "hidden" : RegionName(block.region), At(p, index, match->whole.begin));
  }

  // A sentence that says it, and does not count.
  void Said(const rules::Look& look, int p, int index) {
    const Part& part = dossier_.part(p);
    const std::string& norm = part.prepared(index).norm.text;
    const auto match = FirstMatch(look.say, norm);
    if (!match) return;
    const text::Span span = SentenceAt(norm, match->whole.begin);
    const std::string_view sentence = std::string_view(norm).substr(span.begin, span.size());
    if (const std::string why = WhyNotSaid(look, part, index, sentence); !why.empty()) Add(why, At(p, index, match->whole.begin));
  }

  std::string WhyNotSaid(const rules::Look& look, const Part& part, int index, std::string_view sentence) const {
    if (MatchesAny(look.say_not, sentence)) return "means-other";
    if (!InPlace(part, index, look.place)) return "other-place";
    if (MatchesAny(dossier_.words().regions.law_lead, sentence)) return RegionName(Region::kLaw);
    if (look.mention) return "";
    const TextVerdict verdict = JudgeText(sentence, dossier_.words().substance, part.year);
    if (verdict.denied_words > 0) return "denied";
    if (verdict.promised_words > 0 && !look.future) return "promised";
    return verdict.placeholder && verdict.good_words == 0 ? "placeholder" : "";
  }

  Passage At(int p, int index, std::size_t at) const {
    const Part& part = dossier_.part(p);
    const std::string& norm = part.prepared(index).norm.text;
    if (norm.size() <= kWholeBlock) return {p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}};
    const text::Span sentence = SentenceAt(norm, at);
    return WithPart(PassageOf(part, index, sentence.begin, sentence.end), p);
  }

  const Dossier& dossier_;
  const rules::Check& check_;
  const Finding& finding_;
  std::vector<RejectedPlace> places_;
  std::map<std::string, int> of_reason_;
};

}  // namespace

std::vector<RejectedPlace> RejectedPlaces(const Dossier& dossier, const rules::Check& check, const Finding& finding) {
  return Collector(dossier, check, finding).Collect();
}

}  // namespace capdo::analysis
