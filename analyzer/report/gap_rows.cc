#include "report/gap_rows.h"

#include "report/text_layout.h"
#include "report/wording.h"

namespace capdo::report {

namespace {

constexpr std::size_t kMaxNearest = 240;  // code points

GapRow MakeRow(const result::CheckResult& check, const Section& section, const Wording& words) {
  GapRow row;
  row.check = check.id;
  row.title = check.title;
  if (section.block) row.block = section.block->id;
  row.block_title = section.block ? section.block->title : words.Say("report.cross");
  row.need = check.need;
  row.certainty = check.certainty;
  row.outcome = check.outcome;
  row.reason = check.reason;
  row.message = check.message;
  row.fix = check.fix;
  for (const std::string& source : check.basis) row.basis += (row.basis.empty() ? "" : "; ") + source;
  if (!check.citations.empty()) {
    const result::Citation& citation = check.citations.front();
    row.document = words.Path(citation.document);
    row.page = citation.page;
    row.page_exact = citation.page_certainty == result::PageCertainty::kExact;
    row.locator = citation.locator;
    row.quote = citation.quote;
    row.read_by = citation.read_by;
    row.more_places = static_cast<int>(check.citations.size()) - 1;
    return row;
  }
  row.searched = words.Searched(check);
  if (const auto& nearest = check.searched.nearest)
    row.searched += "; " + words.Say("gap.nearest", {{"where", words.Place(*nearest)},
                                                     {"quote", words.Quoted(Shortened(nearest->quote, kMaxNearest))}});
  return row;
}

std::vector<GapRow> Rows(const result::Result& result, Language language, std::vector<Group> Section::*groups) {
  const View view(result);
  const Wording words(language, view);
  std::vector<GapRow> rows;
  for (const Section& section : view.sections)
    for (const Group& group : section.*groups)
      for (const result::CheckResult* check : group.checks) rows.push_back(MakeRow(*check, section, words));
  return rows;
}

}  // namespace

std::vector<GapRow> GapRows(const result::Result& result, Language language) {
  return Rows(result, language, &Section::gaps);
}

std::vector<GapRow> ReviewRows(const result::Result& result, Language language) {
  return Rows(result, language, &Section::review);
}

}  // namespace capdo::report
