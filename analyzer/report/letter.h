// The follow-up letter in the form of Decree 30/2020/NĐ-CP: to one agency or to all agencies of a
// ministry, with the gap list of each as its annex. The wording stands in the template
// (templates/letters/), which an office edits in Word; this gives it the names and what they stand
// for. The letter itself is always Vietnamese.
//
// Promises: the annexes list exactly the gaps of the results (report/annex.h); what is not known is
// a visible blank for the hand, never invented; without gaps the letter says that none was found
// within the scope of the check. No disk access; the same input gives the same bytes.
//
//   const result::Result* results[] = {&result};
//   Result<std::string> docx = ToLetter({template_bytes}, results, {.deadline = "2027-01-15"});
#ifndef CAPDO_REPORT_LETTER_H_
#define CAPDO_REPORT_LETTER_H_

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "result/result.h"

namespace capdo::report {

struct LetterTemplate {
  std::string bytes;  // of the DOCX
};

// What the office that writes puts into each of its letters; what is absent becomes a blank.
struct Office {
  std::map<std::string, std::string> texts;  // keys: OfficeKeys()
  std::vector<std::string> recipients;       // "noi_nhan", beside "Như trên" and "Lưu: VT"
};

struct LetterOptions {
  bool points = true;
  std::string deadline = {};  // YYYY-MM-DD, "" for a blank
  // The result of the same agency that an earlier letter told of; for a letter of one result.
  const result::Result* since = nullptr;
  Office office = {};
};

// Errors are those of the template (docx/template_error.h).
Result<std::string> ToLetter(const LetterTemplate& form,
                             std::span<const result::Result* const> results,
                             const LetterOptions& options);

// All placeholders that a template may use.
const std::set<std::string>& LetterNames();
const std::vector<std::string>& OfficeKeys();

}  // namespace capdo::report

#endif  // CAPDO_REPORT_LETTER_H_
