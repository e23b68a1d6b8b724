#include "report/gap_columns.h"

namespace capdo::report {

std::vector<GapColumn> GapColumns(Language language) {
  const auto say = [language](std::string_view key) { return Message(language, key); };
  const auto outcome = [say](const GapRow& row) {
    return say("outcome." + std::string(result::OutcomeName(row.outcome)));
  };
  const auto need = [say](const GapRow& row) { return say(row.advisory() ? "sheet.advisory" : "sheet.required"); };
  const auto basis = [say](const GapRow& row) {
    return row.certainty == "inferred" ? row.basis + " (" + say("certainty.inferred") + ")" : row.basis;
  };
  return {
      {say("report.block"), 30,
       [](const GapRow& r) { return r.block.empty() ? r.block_title : r.block + " " + r.block_title; }},
      {say("sheet.check"), 26, [](const GapRow& r) { return r.check; }},
      {say("sheet.title"), 44, [](const GapRow& r) { return r.title; }},
      {say("sheet.result"), 14, outcome},
      {say("sheet.need"), 13, need},
      {say("sheet.message"), 56, [](const GapRow& r) { return r.message; }},
      {say("document.file"), 34, [](const GapRow& r) { return r.document; }},
      {say("sheet.page"), 8, {}, [](const GapRow& r) { return static_cast<long long>(r.page); }},
      {say("sheet.place"), 24, [](const GapRow& r) { return r.locator; }},
      {say("sheet.quote"), 48, [](const GapRow& r) { return r.quote; }},
      {say("gap.searched"), 40, [](const GapRow& r) { return r.searched; }},
      {say("gap.why"), 40, basis},
      {say("gap.fix"), 56, [](const GapRow& r) { return r.fix; }},
  };
}

}  // namespace capdo::report
