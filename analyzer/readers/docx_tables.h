// Builds Tables while the rows and cells of nested w:tbl elements go by.
#ifndef CAPDO_READERS_DOCX_TABLES_H_
#define CAPDO_READERS_DOCX_TABLES_H_

#include <optional>
#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "readers/docx_pages.h"
#include "readers/docx_styles.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

class TableBuilder {
 public:
  TableBuilder(std::vector<document::Table>& tables, const Styles& styles, const Limits& limits,
               PageCounter& pages)
      : tables_(tables), styles_(styles), limits_(limits), pages_(pages) {}

  void StartTable();
  void EndTable();
  void StartRow();
  void EndRow();
  void StartCell();
  void EndCell();

  // One element inside w:tblPr / w:tblPrEx, w:trPr or w:tcPr; `parent` is the name of its parent.
  void TableProperty(const XmlElement& element, std::string_view parent);
  void RowProperty(const XmlElement& element);
  void CellProperty(const XmlElement& element, std::string_view parent);

  bool inside() const { return !open_.empty(); }
  // The cell at the cursor; places it in the grid on first use. {-1} outside of tables.
  document::CellRef Current();
  // Tracked changes and hiding of whole rows and cells.
  bool InDeletedRow() const;
  bool InHiddenRow() const;
  // What the cell (or an outer one) puts behind letters.
  Shade CellShade() const;
  // Something is seen in the cell / a rendered page break stands here; keeps pages of parallel
  // cells together.
  void Content();
  void RenderedBreak();
  bool hit_column_limit() const { return hit_column_limit_; }

 private:
  enum class Merge { kNone, kStart, kContinue };
  enum class Edge { kInherited, kNone, kVisible };
  struct Edges {
    Edge top = Edge::kInherited, left = Edge::kInherited, bottom = Edge::kInherited,
         right = Edge::kInherited;
  };
  struct Open {
    int table = 0;
    bool stated_borders = false, horizontal = false, vertical = false;  // of tblBorders
    bool style_shades = false;
    Shade shade;  // of the whole table
    std::vector<int>
        above;  // by grid column: index of the cell that a vertical merge would continue
    std::vector<int> row_cells;
    int row = -1, column = 0, after = 0;
    bool header = false, header_run = true, row_deleted = false, row_hidden = false;  // a row too low for letters hides them, too
    int row_page = 0, row_last_page = 0;
    bool row_has_content = false, cell_has_content = false, row_broke_first = false;
    // The cell at the cursor.
    bool in_cell = false, placed = false, cell_deleted = false;
    Shade cell_shade;
    int span = 1, cell = -1;
    Merge vertical_merge = Merge::kNone, horizontal_merge = Merge::kNone;
    Edges edges;
    int cells = 0, bordered_cells = 0;
  };

  void Place(Open& open);
  int Clamp(int columns);
  static void SetEdge(Edges& edges, const XmlElement& border);

  std::vector<document::Table>& tables_;
  const Styles& styles_;
  const Limits& limits_;
  PageCounter& pages_;
  std::vector<Open> open_;
  bool hit_column_limit_ = false;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_TABLES_H_
