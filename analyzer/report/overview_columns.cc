#include "report/overview_columns.h"

#include <algorithm>

#include "report/csv.h"
#include "report/overview_words.h"

namespace capdo::report {

namespace {

TableCell Known(int number) { return number > 0 ? TableCell(static_cast<long long>(number)) : TableCell(); }
TableCell Whole(int number) { return static_cast<long long>(number); }

std::vector<TableCell> Row(const Overview& overview, const AgencySummary& agency, Language language) {
  const bool judged = agency.status == AgencyStatus::kChecked;
  const bool has_result = agency.status != AgencyStatus::kFailed;
  const auto points = [&](long long value) { return judged ? TableCell(PointsCell{value}) : TableCell(); };
  const auto count = [&](int value) { return judged ? Whole(value) : TableCell(); };
  const auto files = [&](int value) { return has_result ? Whole(value) : TableCell(); };
  const auto grade = [](char letter) { return letter == 0 ? TableCell() : TableCell(std::string(1, letter)); };
  std::vector<TableCell> row = {Known(agency.rank),
                                agency.agency,
                                agency.system,
                                agency.group,
                                agency.folder,
                                Known(agency.level),
                                points(agency.points.awarded),
                                points(agency.points.possible),
                                points(agency.points.max),
                                grade(agency.grade),
                                grade(agency.grade_possible)};
  for (const BlockPoints& block : overview.blocks) {
    const auto found = std::find_if(agency.blocks.begin(), agency.blocks.end(),
                                    [&](const BlockPoints& own) { return own.id == block.id; });
    row.push_back(found == agency.blocks.end() ? TableCell() : points(found->points.awarded));
  }
  const Counts& counts = agency.counts;
  for (const int value : {counts.gaps, counts.advisory, counts.review, counts.passed, counts.not_applicable,
                          counts.not_checked})
    row.push_back(count(value));
  for (const int value : {counts.documents, counts.unread}) row.push_back(files(value));
  row.push_back(StatusText(agency, language));
  row.push_back(Message(language, "batch.source-" + std::string(NameSourceName(agency.agency_source))));
  row.push_back(Message(language, "batch.source-" + std::string(NameSourceName(agency.system_source))));
  row.push_back(agency.contact);
  return row;
}

}  // namespace

AgencyTable MakeAgencyTable(const Overview& overview, Language language) {
  const auto say = [&](std::string_view key) { return Message(language, key); };
  AgencyTable table;
  table.columns = {{say("batch.rank"), 7},     {say("report.agency"), 40},       {say("report.system"), 40},
                   {say("batch.group"), 14},   {say("batch.folder"), 24},        {say("report.level"), 8},
                   {say("report.awarded"), 9}, {say("report.possible"), 9},      {say("report.max"), 9},
                   {say("batch.grade"), 9},    {say("batch.grade-possible"), 11}};
  for (const BlockPoints& block : overview.blocks)
    table.columns.push_back({block.id + (block.points_status == "assumed" ? "*" : ""), 8});
  for (const char* key : {"batch.gaps", "batch.advisory", "batch.review", "batch.passed", "batch.not-applicable",
                          "batch.not-checked", "batch.documents", "batch.unread"})
    table.columns.push_back({say(key), 11});
  table.columns.push_back({say("batch.status"), 30});
  table.columns.push_back({say("batch.agency-source"), 16});
  table.columns.push_back({say("batch.system-source"), 16});
  table.columns.push_back({say("batch.contact"), 28});
  for (const AgencySummary& agency : overview.agencies) table.rows.push_back(Row(overview, agency, language));
  return table;
}

std::string ToSummaryCsv(const Overview& overview, Language language) {
  const AgencyTable table = MakeAgencyTable(overview, language);
  CsvWriter csv;
  for (const AgencyTable::Column& column : table.columns) csv.Text(column.title);
  csv.EndRow();
  for (const std::vector<TableCell>& row : table.rows) {
    for (const TableCell& cell : row) {
      if (const auto* text = std::get_if<std::string>(&cell))
        csv.Text(*text);
      else if (const auto* number = std::get_if<long long>(&cell))
        csv.Number(*number);
      else if (const auto* points = std::get_if<PointsCell>(&cell))
        csv.Points(points->hundredths);
      else
        csv.Nothing();
    }
    csv.EndRow();
  }
  return csv.Take();
}

}  // namespace capdo::report
