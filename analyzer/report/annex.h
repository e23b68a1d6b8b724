// The gap list of one result in words, row by row, as the follow-up letter, its annex and the plain
// lists show it. What is a gap, what a person must decide and how findings are grouped is the
// View's; here it only gets numbers and words.
//
// Promises: every failed or partial check is exactly one item of `gap_blocks`, advisory ones too,
// and nothing else is; a check that a person must decide is in `review_blocks`, never in
// `gap_blocks`. Many checks of a block that only wait for files which were not read are no items:
// they are counted in `not_checked`, with one cause for the block. Where nothing of the dossier
// could be read there are no items at all: only the files are asked for.
//
//   const Annex annex = MakeAnnex(result, Language::kVietnamese);
//   for (const AnnexBlock& block : annex.gap_blocks)
//     for (const AnnexRow& row : block.rows) row.items[0].title, row.finding, row.fix …
#ifndef CAPDO_REPORT_ANNEX_H_
#define CAPDO_REPORT_ANNEX_H_

#include <string>
#include <vector>

#include "base/messages.h"
#include "result/result.h"

namespace capdo::report {

struct AnnexItem {
  int number = 0;  // 1, 2, … through all blocks of the list
  std::string id, title;
  std::string note;   // "khuyến nghị", "" for the others
  std::string basis;  // what it does not share with its row
};

// One finding; of several checks where they share it.
struct AnnexRow {
  std::vector<AnnexItem> items;
  std::string finding, basis, fix;
  std::vector<std::string> places;  // quotations with file and page, or where it was looked for

  std::string Numbers() const;  // "3", "4–25"
};

struct AnnexBlock {
  std::string title;  // "1a. Quyết định phê duyệt cấp độ đúng mẫu"
  std::vector<AnnexRow> rows;
  int count = 0;  // items of all rows
};

struct AnnexUnread {
  std::string file, reason, remedy;
};

struct Annex {
  std::string agency, system, level, as_of;  // "" where unknown; the day as the language writes it
  std::string points;  // "9,35/15 (giả định)"; "" where more of the dossier waits for unread files than was examined
  std::string possible;
  bool assumed = false;  // the points of its blocks are not public
  std::string source;    // rule data and digest of the result
  int documents = 0, gaps = 0, advisory = 0, reviews = 0, not_checked = 0;
  std::vector<AnnexBlock> gap_blocks, review_blocks;
  std::vector<std::string> not_checked_causes;
  std::vector<AnnexUnread> unread;
  // Nothing of the dossier could be read: only what was not read is told, without points.
  bool nothing_read = false;
};

Annex MakeAnnex(const result::Result& result, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_ANNEX_H_
