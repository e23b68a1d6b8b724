// The words that all reports share: numbers and dates as the language writes them, places, kinds,
// arithmetic. Texts come back unescaped; each report escapes for its own medium.
#ifndef CAPDO_REPORT_WORDING_H_
#define CAPDO_REPORT_WORDING_H_

#include <string>
#include <vector>

#include "base/messages.h"
#include "report/view.h"
#include "result/result.h"

namespace capdo::report {

// Who reads: a reviewer of many dossiers, or the agency that checks its own before it submits.
enum class Audience { kReviewer, kAgency };

// The label of what is to be done: of a gap, or of what may be one.
inline const char* FixKey(const result::CheckResult& check) {
  return check.outcome == result::Outcome::kReview ? "gap.fix-if" : "gap.fix";
}

class Wording {
 public:
  Wording(Language language, const View& view) : language_(language), view_(view) {}

  Language language() const { return language_; }
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }
  std::string Count(std::string_view key, int count) const;

  std::string Points(double points) const;       // "9,35"
  std::string WholePoints(double points) const;  // "15" where there are no decimals
  std::string Date(const std::string& iso) const;
  std::string Quoted(const std::string& text) const;
  std::string OrUnknown(const std::string& text) const;

  std::string Kind(const result::DocumentEntry& document) const;
  std::string Path(const std::string& document_id) const;
  // "file.pdf, trang 3, Điều 1, khoản 2"
  std::string Place(const result::Citation& citation) const;
  std::string Place(const result::Nearest& nearest) const;
  std::string Searched(const result::CheckResult& check) const;
  // One line for a check of a group: its own basis and its own place, as far as the group does not
  // share them.
  std::string OwnLine(const Group& group, const result::CheckResult& check,
                      std::size_t max_quote) const;
  // A shared sentence of a group, with words for what the checks above it are about.
  std::string Shared(const std::string& sentence) const;

  // "2,00 × (17 đạt + 0,5 × 1 đạt một phần) / 21 = 1,66", and what the other checks are ("" where
  // none is left).
  std::string Sum(const result::Block& block) const;
  std::string SumRest(const result::Block& block) const;

  // What was not read, and what that cost the certainty of the score; empty where nothing was left open.
  std::vector<std::string> CostOfUnread(const View& view) const;
  std::string HowRead(const result::DocumentEntry& document) const;
  std::string NumberAndDate(const result::DocumentEntry& document) const;
  // "trang 2–3: chỉ có ảnh quét", one entry per cause.
  std::vector<std::string> UnreadPages(const result::DocumentEntry& document) const;
  std::string Reason(const result::DocumentEntry& document) const;
  std::string Remedy(const result::DocumentEntry& document) const;
  std::string Warning(const result::WarningEntry& warning) const;
  std::string Signature(const result::SignatureEntry& signature) const;

 private:
  std::string PageRange(int first, int last) const;

  Language language_;
  const View& view_;
};

}  // namespace capdo::report

#endif  // CAPDO_REPORT_WORDING_H_
