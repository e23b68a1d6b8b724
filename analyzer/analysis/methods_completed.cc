// Was what the plan promises carried out? A sentence says so, and neither a row nor a sentence of the acceptance leaves
// something open.
#include <algorithm>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxShown = 5;

bool LeavesOpen(const TextVerdict& verdict) {
  return verdict.denied_words > 0 || verdict.promised_words > 0 || verdict.partial;
}

class OpenItems {
 public:
  OpenItems(const Dossier& dossier, const rules::Look& look, int p)
      : words_(dossier.words()), look_(look), part_(dossier.part(p)), p_(p) {}

  void Run() {
    for (const Unit& unit : part_.units)
      if (unit.kind == UnitKind::kRow && IsItem(unit)) ReadRow(unit);
    if (look_.value.empty()) return;
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      if (part_.IsContent(index) && part_.block(index).cell.table < 0) ReadSentences(index);
    }
  }

  std::size_t count() const { return count_; }
  const std::vector<Passage>& shown() const { return shown_; }

 private:
  bool IsItem(const Unit& unit) const {
    return unit.label_block >= 0 && part_.IsContent(unit.label_block) && !unit.values.empty() &&
           MatchesAny(look_.label, HeaderOf(part_, unit.label_block));
  }

  void ReadRow(const Unit& unit) {
    bool answered = false;
    for (const UnitValue& value : unit.values) {
      if (value.block < 0 || value.span.empty()) continue;
      const std::string text = NormOf(part_, {p_, value.block, value.span});
      if (IsBlank(text, words_.substance)) continue;
      answered = true;
      const bool tick = MatchesAny(Marker(words_, "cell-tick"), Trim(text));
      if (tick ? MatchesAny(Marker(words_, "denying-label"), Trim(HeaderOf(part_, value.block)))
               : LeavesOpen(JudgeText(text, words_.substance, part_.year)))
        return Add({p_, value.block, value.span});
    }
    if (!answered) Add({p_, unit.label_block, unit.label_span});
  }

  void ReadSentences(int index) {
    const std::string& norm = part_.prepared(index).norm.text;
    for (const text::Span& s : Sentences(norm)) {
      const std::string sentence = norm.substr(s.begin, s.size());
      if (MatchesAny(look_.value, sentence) && LeavesOpen(JudgeText(sentence, words_.substance, part_.year)))
        Add(WithPart(PassageOf(part_, index, s.begin, s.end), p_));
    }
  }

  void Add(Passage at) {
    ++count_;
    if (shown_.size() < kMaxShown) shown_.push_back(at);
  }

  const rules::Vocabulary& words_;
  const rules::Look& look_;
  const Part& part_;
  const int p_;
  std::size_t count_ = 0;
  std::vector<Passage> shown_;
};

}  // namespace

Finding FindCompleted(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding = FindStatement(dossier, check, look);
  std::size_t open = 0;
  std::vector<Passage> shown;
  // The first kind is the record of the work; the others may only confirm it.
  const std::vector<int> records = dossier.PartsOf({check.documents.front()});
  for (int p : records) {
    OpenItems items(dossier, look, p);
    items.Run();
    open += items.count();
    shown.insert(shown.end(), items.shown().begin(), items.shown().end());
  }
  if (open > 0 && finding.reason != "denied" && finding.reason != "promised") {
    finding.outcome = finding.outcome == Outcome::kPass ? Outcome::kReview : Outcome::kFail;
    finding.evidence = Evidence::kPresent;
    finding.reason = "items-open";
    finding.say["count"] = std::to_string(open);
    finding.passages.insert(finding.passages.end(), shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(std::min(shown.size(), kMaxShown)));
  } else if (finding.evidence == Evidence::kMissing && !records.empty()) {
    const Part& part = dossier.part(records.front());
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "not-stated-complete";
    if (!part.title_passages.empty()) finding.passages.push_back(WithPart(part.title_passages.front(), records.front()));
  }
  return finding;
}

}  // namespace capdo::analysis
