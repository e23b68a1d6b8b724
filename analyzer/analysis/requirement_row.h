// One requirement of a plan as a reviewer reads it, whatever its layout: a row of a table, a card, lines "Hiện trạng: …"
// under a heading, paragraphs under a clause. What is asked for, what is there today, what is planned, what is remarked,
// each with its passages; and what state and plan come to as a whole.
//
//   RequirementRow row = ReadRequirementRow(part, unit, rules.vocabulary);
//   if (row.plan.there && row.plan.status == RowStatus::kEmpty) ...  // "Phương án" was left open
#ifndef CAPDO_ANALYSIS_REQUIREMENT_ROW_H_
#define CAPDO_ANALYSIS_REQUIREMENT_ROW_H_

#include <string>
#include <vector>

#include "analysis/prepared.h"

namespace capdo::analysis {

enum class RowStatus {
  kEmpty,              // nothing, dots, a hint that was not replaced
  kMet,                // "Đáp ứng", and no more
  kDescribed,          // says how
  kPartlyMet,          // "Đáp ứng một phần"; some of it denied or promised
  kNotMet,             // "Chưa có"
  kPromised,           // "Sẽ trang bị trong năm 2027"
  kNotApplicable,      // "Không áp dụng"
  kNotApplicableAsMet, // "Đáp ứng. Xã không có máy chủ": what the requirement is about is not there
  kByRule,             // "Theo quy định": names no measure
};

struct RowCell {
  bool there = false;  // the row has a place for it: a column, a line of that name
  RowStatus status = RowStatus::kEmpty;
  std::vector<Passage> at;   // what stands there, blanks left out
};

struct RequirementRow {
  Passage title;               // block -1: none
  std::string code;            // clause of TCVN 11930, "" none
  std::vector<Passage> asked;  // the requirement's own words where they stand beside the answer
  RowCell state, plan, remark;
  RowCell other;  // running text without a name, columns that no role is known of
};

RequirementRow ReadRequirementRow(const Part& part, const Unit& unit, const rules::Vocabulary& vocabulary);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_REQUIREMENT_ROW_H_
