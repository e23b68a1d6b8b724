// The annexes of the follow-up letter as plain Markdown: for an e-mail, a ticket, or a letter that
// is written by hand.
//
//   const result::Result* results[] = {&result};
//   std::string markdown = ToGapList(results, {.language = Language::kVietnamese, .points =
//   false});
#ifndef CAPDO_REPORT_GAP_LIST_H_
#define CAPDO_REPORT_GAP_LIST_H_

#include <span>
#include <string>

#include "base/messages.h"
#include "result/result.h"

namespace capdo::report {

struct GapListOptions {
  Language language = Language::kVietnamese;
  bool points = true;
};

// Texts of evidence are escaped: they cannot become links, headings or HTML.
std::string ToGapList(std::span<const result::Result* const> results,
                      const GapListOptions& options);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_GAP_LIST_H_
