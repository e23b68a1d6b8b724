// Lines of one column become paragraphs, as the author's word processor had them.
#ifndef CAPDO_READERS_PDF_PARAGRAPHS_H_
#define CAPDO_READERS_PDF_PARAGRAPHS_H_

#include <string>
#include <vector>

#include "readers/pdf_lines.h"

namespace capdo::readers::pdf {

// The column that lines stand in. A line is full when the first word of the next one would not have fitted before
// `right`: the test that tells a wrapped line from the end of a paragraph.
struct ColumnEdges {
  double left = 0, right = 0;
  bool loose = false;  // guessed from the column's own text: its widest line proves nothing
};

struct PlacedLine {
  int page = 0;
  Line line;
};

struct Paragraph {
  std::vector<PlacedLine> lines;  // never empty; may go on over pages
  bool centred = false;
  double indent = 0;
  ColumnEdges edges;              // of the last line's column
};

std::vector<Paragraph> BuildParagraphs(int page, std::vector<Line> lines, const ColumnEdges& edges);

// `next`, the first paragraph of a page (or of a continued cell), goes on with `last`, the last one before it.
bool GoesOn(const Paragraph& last, const Paragraph& next);

// Edges of the text itself, for pages: the right edge is where several lines end, not the longest outlier.
ColumnEdges TextEdges(const std::vector<Line>& lines);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_PARAGRAPHS_H_
