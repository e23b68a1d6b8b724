// A workbook (xlsx) in memory: sheets with a frozen header, widths, real numbers and dates, and a filter. Text stays
// text: nothing that evidence says becomes a formula or a link. The same rows give the same bytes.
//
//   Workbook book({.title = "Thiếu sót", .created = "2026-11-22"});
//   book.Sheet("Thiếu sót", {{"Cơ quan", 30}, {"Điểm", 8}});
//   book.Text("Sở A").Points(935).EndRow();
//   Result<std::string> bytes = book.Finish();
#ifndef CAPDO_REPORT_WORKBOOK_H_
#define CAPDO_REPORT_WORKBOOK_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/messages.h"
#include "result/result.h"

namespace capdo::report {

class Workbook {
 public:
  struct Properties {
    std::string title;
    std::string created;  // YYYY-MM-DD: the day that the content is for, not the day of writing
  };
  struct Column {
    std::string title;
    double width;  // characters
  };

  explicit Workbook(const Properties& properties);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // A table; what follows goes into it. `name` of at most 31 characters, without []:*?/\. Printed on as many sheets side by
  // side as it takes to be legible; the first `repeated` columns stand on each. Rows are as high as their longest text.
  void Sheet(const std::string& name, const std::vector<Column>& columns, int repeated = 1);
  // A sheet of sentences, without a filter.
  void Notes(const std::string& name, const std::vector<std::string>& lines);

  Workbook& Text(std::string_view text);  // at most 32,000 characters, the rest is left out with a mark
  Workbook& Number(long long value);
  Workbook& NumberOrNothing(long long value);  // 0 stands for unknown
  Workbook& Points(long long hundredths);
  Workbook& Date(const std::string& iso);  // as text where it is no day
  Workbook& Nothing();
  Workbook& EndRow();

  // Once. kInternal with the library's words.
  Result<std::string> Finish();

 private:
  struct State;
  void EndSheet();
  std::unique_ptr<State> state_;
};

// The gaps of one result as a list to work through.
Result<std::string> ToGapWorkbook(const result::Result& result, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_WORKBOOK_H_
