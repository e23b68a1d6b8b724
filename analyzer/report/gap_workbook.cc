#include "report/gap_columns.h"
#include "report/terminal.h"
#include "report/wording.h"
#include "report/workbook.h"

namespace capdo::report {

Result<std::string> ToGapWorkbook(const result::Result& result, Language language) {
  const View view(result);
  const Wording words(language, view);
  const std::vector<GapColumn> columns = GapColumns(language);
  Workbook book({words.Say("report.gaps"), result.as_of});
  std::vector<Workbook::Column> heads;
  for (const GapColumn& column : columns) heads.push_back({column.title, column.width});
  book.Sheet(words.Say("report.gaps"), heads, 0);
  for (const GapRow& row : GapRows(result, language)) {
    for (const GapColumn& column : columns) {
      if (column.number) {
        book.NumberOrNothing(column.number(row));
      } else {
        book.Text(column.text(row));
      }
    }
    book.EndRow();
  }
  std::vector<std::string> notes = {words.Say("report.agency") + ": " + words.OrUnknown(result.subject.agency),
                                    words.Say("report.system") + ": " + words.OrUnknown(result.subject.system),
                                    words.Say("report.as-of") + ": " + words.Date(result.as_of),
                                    ScoreLine(result, language)};
  if (result.points_status == "assumed")
    notes.push_back(words.Say("report.assumed-note", {{"max", words.WholePoints(result.score.max)}}));
  notes.push_back(words.Say("method.proposes"));
  book.Notes(words.Say("sheet.notes"), notes);
  return book.Finish();
}

}  // namespace capdo::report
