// A page of plain text that is filled line by line: wrapping, hanging indents, colour.
#ifndef CAPDO_REPORT_SHEET_H_
#define CAPDO_REPORT_SHEET_H_

#include <string>
#include <string_view>

namespace capdo::report {

enum class Style { kPlain, kBold, kDim, kRed, kYellow, kGreen };

class Sheet {
 public:
  Sheet(int width, bool colour) : width_(width), colour_(colour) {}

  int width() const { return width_; }
  void Blank();  // never two in a row
  void Heading(std::string_view text);
  // Wrapped text; `first` stands before the first line, later lines are indented as far.
  void Text(std::string_view first, std::string_view text, Style style = Style::kPlain);
  void Raw(std::string_view line, Style style = Style::kPlain);

  std::string Take() { return std::move(out_); }

 private:
  int width_;
  bool colour_;
  std::string out_;
};

}  // namespace capdo::report

#endif  // CAPDO_REPORT_SHEET_H_
