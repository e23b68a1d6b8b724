#include "report/overview_sheet.h"

#include "report/gap_columns.h"
#include "report/overview_columns.h"
#include "report/overview_words.h"
#include "report/wording.h"
#include "report/workbook.h"

namespace capdo::report {

namespace {

void PointsSheet(const Overview& overview, Language language, Workbook& book) {
  const AgencyTable table = MakeAgencyTable(overview, language);
  std::vector<Workbook::Column> heads;
  for (const AgencyTable::Column& column : table.columns) heads.push_back({column.title, column.width});
  book.Sheet(Message(language, "sheet.points"), heads, 2);  // rank and name
  for (const std::vector<TableCell>& row : table.rows) {
    for (const TableCell& cell : row) {
      if (const auto* text = std::get_if<std::string>(&cell))
        book.Text(*text);
      else if (const auto* number = std::get_if<long long>(&cell))
        book.Number(*number);
      else if (const auto* points = std::get_if<PointsCell>(&cell))
        book.Points(points->hundredths);
      else
        book.Nothing();
    }
    book.EndRow();
  }
}

// `rows` of all agencies: what is missing, or what a person must decide.
void FindingSheet(const Overview& overview, std::vector<GapRow> AgencySummary::*rows, std::string_view name, Language language,
                  Workbook& book) {
  const std::vector<GapColumn> columns = GapColumns(language);
  std::vector<Workbook::Column> heads = {{Message(language, "report.agency"), 36}};
  for (const GapColumn& column : columns) heads.push_back({column.title, column.width});
  book.Sheet(Message(language, name), heads);
  for (const AgencySummary& agency : overview.agencies) {
    for (const GapRow& row : agency.*rows) {
      book.Text(agency.label);
      for (const GapColumn& column : columns) {
        if (column.number) {
          book.NumberOrNothing(column.number(row));
        } else {
          book.Text(column.text(row));
        }
      }
      book.EndRow();
    }
  }
}

void DocumentSheet(const Overview& overview, Language language, Workbook& book) {
  const auto say = [&](std::string_view key) { return Message(language, key); };
  book.Sheet(say("sheet.documents"), {{say("report.agency"), 36},
                                      {say("document.file"), 44},
                                      {say("sheet.part"), 8},
                                      {say("document.kind"), 32},
                                      {say("sheet.number"), 18},
                                      {say("sheet.date"), 12},
                                      {say("document.pages"), 9},
                                      {say("sheet.outcome"), 16},
                                      {say("document.read"), 30},
                                      {say("document.reason"), 40},
                                      {say("document.remedy"), 40}});
  for (const AgencySummary& agency : overview.agencies) {
    for (const DocumentRow& row : agency.documents) {
      book.Text(agency.label).Text(row.path).Number(row.part).Text(row.kind).Text(row.number).Date(row.date);
      book.NumberOrNothing(row.pages).Text(say("sheet.outcome-" + row.outcome)).Text(row.how_read);
      book.Text(row.why).Text(row.remedy).EndRow();
    }
  }
}

}  // namespace

Result<std::string> ToSummaryWorkbook(const Overview& overview, Language language) {
  Workbook book({Message(language, "batch.title"), overview.as_of});
  PointsSheet(overview, language, book);
  FindingSheet(overview, &AgencySummary::gaps, "report.gaps", language, book);
  FindingSheet(overview, &AgencySummary::review, "report.review-short", language, book);
  DocumentSheet(overview, language, book);
  std::vector<std::string> notes = {Message(language, "report.as-of") + ": " + DayText(language, overview.as_of),
                                    Message(language, "report.rules") + ": " +
                                        Message(language, "report.rules-value",
                                                {{"rules", overview.rules_id},
                                                 {"version", overview.rules_version},
                                                 {"checklist", overview.checklist_id}})};
  for (std::string& note : OverviewNotes(overview, language)) notes.push_back(std::move(note));
  book.Notes(Message(language, "sheet.notes"), notes);
  return book.Finish();
}

}  // namespace capdo::report
