// The score sheet for a terminal: score and arithmetic, gaps first, then what a person must decide,
// then counts, then how each file was read. No line is wider than `width`; nothing in the evidence
// can steer the terminal.
//
//   std::fputs(report::ToTerminal(result, {.language = Language::kVietnamese}).c_str(), stdout);
#ifndef CAPDO_REPORT_TERMINAL_H_
#define CAPDO_REPORT_TERMINAL_H_

#include <string>

#include "base/messages.h"
#include "report/wording.h"
#include "result/result.h"

namespace capdo::report {

struct TerminalOptions {
  Language language = Language::kVietnamese;
  Audience audience = Audience::kReviewer;
  int width = 80;       // held between 40 and 100: longer lines are hard to read
  bool colour = false;  // the caller knows whether it is a terminal and whether NO_COLOR is set
  bool quiet = false;   // only the score line
};

// "9,10/15 điểm (có thể đạt đến 10,18); 17 thiếu sót, 7 nội dung cần xem xét", on one line.
std::string ScoreLine(const result::Result& result, Language language);

std::string ToTerminal(const result::Result& result, const TerminalOptions& options);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_TERMINAL_H_
