// Words on one baseline form a line. A line may still run across columns: pdf_columns.h takes it apart.
#ifndef CAPDO_READERS_PDF_LINES_H_
#define CAPDO_READERS_PDF_LINES_H_

#include <string>
#include <vector>

#include "readers/pdf_page.h"

namespace capdo::readers::pdf {

struct Line {
  std::vector<Word> words;  // from left to right, never empty
  Box box;
  double baseline = 0;
  double size = 0;       // of most letters
  bool bold = false;     // every word that has a letter or digit
  bool any_bold = false;
  bool italic = false;
  bool toc = false;      // ended with a leader and a page number; the leader is gone
};

// From top to bottom.
std::vector<Line> BuildLines(std::vector<Word> words);
// A line of some of the words, which must not be empty.
Line MakeLine(std::vector<Word> words);
std::string LineText(const Line& line);
// No space stands before `next` when it touches `word`.
bool Touches(const Word& word, const Word& next);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_LINES_H_
