// Numbers and times as texts bound them: "06", "sáu", "khoảng 300", "tối thiểu 12 tháng", "03 tháng một lần".
//
//   Quantity kept = ..."lưu tối thiểu 12 tháng"..., done = ..."lưu 01 tháng"...;
//   Agree(kept, done) == false
#ifndef CAPDO_ANALYSIS_QUANTITY_H_
#define CAPDO_ANALYSIS_QUANTITY_H_

#include <optional>
#include <string>
#include <string_view>

#include "rules/ruleset.h"
#include "text/pattern.h"

namespace capdo::analysis {

// What it may be: minutes of a time, else a count. Of "khoảng 300" 15 % more or less.
struct Quantity {
  double low = 0, high = 0;
};

bool Agree(const Quantity& a, const Quantity& b);  // both can be so

// "12", "1.250", "mười"; nothing for other words.
std::optional<long> NumberOf(std::string_view words, const rules::FactWords& known);

// Of a match of fact.count in the sentence. `rule`: of a regulation, which says how much it is to be at least.
std::optional<Quantity> QuantityOf(const rules::RuleSet& rules, const rules::Fact& fact, const std::string& sentence,
                                   const text::Match& match, bool rule);

// "6", "≥ 12 tháng", "255–345": in the largest unit that leaves whole numbers.
std::string TextOf(const Quantity& quantity, const rules::Fact& fact, const rules::FactWords& words);

// Bounds and rounding as the words before a number say.
Quantity Bounded(const rules::RuleSet& rules, const rules::Fact& fact, double number, const std::string& before, bool rule);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_QUANTITY_H_
