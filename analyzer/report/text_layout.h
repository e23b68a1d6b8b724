// Text in columns of a terminal: how wide it is, where it may break, and what in it is unsafe to
// print.
//
//   DisplayWidth("Điều") == 4, also where the diacritics are combining marks
//   Printable("a\x1b[31m") == "a␛[31m": evidence cannot steer the reader's terminal
#ifndef CAPDO_REPORT_TEXT_LAYOUT_H_
#define CAPDO_REPORT_TEXT_LAYOUT_H_

#include <string>
#include <string_view>
#include <vector>

namespace capdo::report {

int DisplayWidth(std::string_view text);

// Control characters become their visible pictures (␛), bidirectional controls and invalid bytes
// U+FFFD, line breaks " / " and tabs spaces. What comes out is one line.
std::string Printable(std::string_view text);
// The same, but line breaks stay.
std::string PrintableLines(std::string_view text);

// The first `limit` code points, with " […]" where something was left out.
std::string Shortened(std::string_view text, std::size_t limit);

// Lines of at most `width` columns, broken at spaces; a word that is wider than a line is cut.
std::vector<std::string> Wrap(std::string_view text, int width);

// `text` filled up with spaces to `width` columns.
std::string PadRight(std::string_view text, int width);
std::string PadLeft(std::string_view text, int width);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_TEXT_LAYOUT_H_
