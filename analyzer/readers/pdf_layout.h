// One page's words and rules become items in reading order: paragraphs, tables, figures.
#ifndef CAPDO_READERS_PDF_LAYOUT_H_
#define CAPDO_READERS_PDF_LAYOUT_H_

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"
#include "readers/pdf_columns.h"
#include "readers/pdf_grids.h"
#include "readers/pdf_paragraphs.h"

namespace capdo::readers::pdf {

struct TableItem;

struct FigureItem {
  int page = 0;
  Box box;  // layout space
  std::string text = {};  // recognised in its pictures
  bool blank = false;     // they show nothing, and nothing is drawn over them
};

// Exactly one of the three is there.
struct Item {
  double top = 0;
  document::Layer layer = document::Layer::kBody;
  std::vector<Paragraph> paragraph;  // none or one
  std::shared_ptr<TableItem> table;
  std::vector<FigureItem> figure;    // none or one
};

struct TableCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  std::vector<Item> items;
};

struct TableItem {
  bool bordered = true;
  int rows = 0, columns = 0, header_rows = 0;
  int page = 0;              // of the last part
  std::vector<double> xs;    // bordered only
  double top = 0, bottom = 0;  // of the last part
  std::vector<TableCell> cells;
};

struct PageLayout {
  int number = 0;
  std::vector<Item> items;   // body, from top to bottom
  std::vector<Line> head, foot, notes;  // running heads and footnotes, taken out before
  Box body;                  // of all body content
};

// `lines` are the body lines of the page, `edges` its text column.
std::vector<Item> LayOut(const PageContent& page, const std::vector<Grid>& grids, std::vector<Word> words,
                         const std::vector<FigureItem>& figures, const ColumnEdges& edges, Work& work);

// Images and drawings that are content, not decoration and not the scan of the page.
std::vector<FigureItem> FindFigures(const PageContent& page, const std::vector<Grid>& grids);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_LAYOUT_H_
