#include "report/csv.h"

#include <fmt/format.h>

#include "report/gap_columns.h"
#include "report/overview.h"
#include "report/text_layout.h"

namespace capdo::report {

CsvWriter& CsvWriter::Cell(std::string_view bytes) {
  if (!first_) out_ += ',';
  first_ = false;
  if (bytes.find_first_of(",\"\r\n\t;") == std::string_view::npos) {
    out_ += bytes;
    return *this;
  }
  out_ += '"';
  for (const char c : bytes) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::Text(std::string_view text) {
  // Control characters are shown as such, so a cell never begins with one but a line break.
  std::string safe = PrintableLines(text);
  if (!safe.empty() && std::string_view("=+-@\t\r\n").find(safe.front()) != std::string_view::npos)
    safe.insert(safe.begin(), '\'');
  return Cell(safe);
}

CsvWriter& CsvWriter::Number(long long value) { return Cell(std::to_string(value)); }
CsvWriter& CsvWriter::NumberOrNothing(long long value) { return value > 0 ? Number(value) : Nothing(); }
CsvWriter& CsvWriter::Points(long long hundredths) {
  return Cell(fmt::format("{}.{:02}", hundredths / 100, hundredths % 100));
}
CsvWriter& CsvWriter::Nothing() { return Cell(""); }

CsvWriter& CsvWriter::EndRow() {
  out_ += "\r\n";
  first_ = true;
  return *this;
}

namespace {

void EndHeads(const std::vector<GapColumn>& columns, CsvWriter& csv) {
  for (const GapColumn& column : columns) csv.Text(column.title);
  csv.EndRow();
}

void EndGapRow(const GapRow& row, const std::vector<GapColumn>& columns, CsvWriter& csv) {
  for (const GapColumn& column : columns) {
    if (column.number) {
      csv.NumberOrNothing(column.number(row));
    } else {
      csv.Text(column.text(row));
    }
  }
  csv.EndRow();
}

}  // namespace

std::string ToGapCsv(const result::Result& result, Language language) {
  const std::vector<GapColumn> columns = GapColumns(language);
  CsvWriter csv;
  EndHeads(columns, csv);
  for (const GapRow& row : GapRows(result, language)) EndGapRow(row, columns, csv);
  return csv.Take();
}

std::string ToFindingsCsv(const Overview& overview, Language language) {
  const std::vector<GapColumn> columns = GapColumns(language);
  CsvWriter csv;
  csv.Text(Message(language, "report.agency"));
  EndHeads(columns, csv);
  for (const AgencySummary& agency : overview.agencies)
    for (const std::vector<GapRow>* rows : {&agency.gaps, &agency.review})
      for (const GapRow& row : *rows) EndGapRow(row, columns, csv.Text(agency.label));
  return csv.Take();
}

}  // namespace capdo::report
