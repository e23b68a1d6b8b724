#include "report/sheet.h"

#include "report/text_layout.h"

namespace capdo::report {

namespace {
std::string_view Code(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kBold:
      return "\x1b[1m";
    case Style::kDim:
      return "\x1b[2m";
    case Style::kRed:
      return "\x1b[31m";
    case Style::kYellow:
      return "\x1b[33m";
    case Style::kGreen:
      return "\x1b[32m";
  }
  return "";
}
}  // namespace

void Sheet::Blank() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

void Sheet::Heading(std::string_view text) {
  Blank();
  Text("", text, Style::kBold);
  std::string rule;
  for (int i = 0; i < width_; ++i) rule += "─";
  Raw(rule, Style::kDim);
}

void Sheet::Text(std::string_view first, std::string_view text, Style style) {
  const int indent = DisplayWidth(first);
  std::string lead(first);
  for (const std::string& line : Wrap(text, width_ - indent)) {
    Raw(lead + line, style);
    lead.assign(static_cast<std::size_t>(indent), ' ');
  }
}

void Sheet::Raw(std::string_view line, Style style) {
  const std::string_view code = colour_ ? Code(style) : "";
  out_ += code;
  out_ += line;
  if (!code.empty()) out_ += "\x1b[0m";
  out_ += '\n';
}

}  // namespace capdo::report
