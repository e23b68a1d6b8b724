#include "readers/pdf_layout.h"

#include <cmath>
#include <cstddef>
#include <utility>

#include "readers/pdf_columns.h"

namespace capdo::readers::pdf {
namespace {

Item ParagraphItem(Paragraph paragraph) {
  Item item;
  item.top = paragraph.lines.front().line.box.top;
  item.paragraph.push_back(std::move(paragraph));
  return item;
}

class Layouter {
 public:
  Layouter(const PageContent& page, const std::vector<Grid>& grids, const std::vector<FigureItem>& figures, Work& work)
      : page_(page), grids_(grids), figures_(figures), work_(work) {
    for (const FigureItem& figure : figures_) homes_.push_back(HomeOf(figure));
  }

  // Lays out what stands directly in cell `cell` of grid `parent`, or on the page (-1, -1).
  std::vector<Item> Region(int parent, int cell, std::vector<Word> words, const ColumnEdges* page_edges) {
    std::vector<Item> blocks;  // tables and figures: they part the lines
    std::vector<Item> beside;  // small figures of the page: they part lines, but no columns
    for (std::size_t g = 0; g < grids_.size(); ++g) {
      if (grids_.at(g).parent != parent || grids_.at(g).parent_cell != cell) continue;
      blocks.push_back(Table(static_cast<int>(g), words));
    }
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      const FigureItem& figure = figures_.at(f);
      if (homes_.at(f) != std::pair(parent, cell)) continue;
      Item item;
      item.top = figure.box.top;
      item.figure.push_back(figure);
      const bool small = page_edges != nullptr && Width(figure.box) < 0.5 * (page_edges->right - page_edges->left);
      (small ? beside : blocks).push_back(std::move(item));
    }
    std::stable_sort(beside.begin(), beside.end(), [](const Item& a, const Item& b) { return a.top < b.top; });
    std::stable_sort(blocks.begin(), blocks.end(), [](const Item& a, const Item& b) { return a.top < b.top; });
    std::vector<Word> upright, sideways;
    for (Word& word : words) (word.sideways ? sideways : upright).push_back(std::move(word));
    std::vector<Line> lines = BuildLines(std::move(upright));
    std::vector<Item> items;
    std::vector<Line> stretch;
    ColumnEdges edges;
    if (page_edges != nullptr) edges = *page_edges;
    else edges = CellEdges(grids_.at(parent).cells.at(cell).box, lines);
    std::size_t next = 0;
    for (Line& line : lines) {
      while (next < blocks.size() && blocks.at(next).top < MiddleY(line.box)) {
        Flow(std::move(stretch), edges, page_edges != nullptr, beside, items);
        stretch.clear();
        while (!beside.empty() && beside.front().top < blocks.at(next).top) MoveFirst(beside, items);
        items.push_back(std::move(blocks.at(next++)));
      }
      stretch.push_back(std::move(line));
    }
    Flow(std::move(stretch), edges, page_edges != nullptr, beside, items);
    while (next < blocks.size() || !beside.empty()) {
      const bool small = next >= blocks.size() || (!beside.empty() && beside.front().top < blocks.at(next).top);
      if (small) MoveFirst(beside, items);
      else items.push_back(std::move(blocks.at(next++)));
    }
    if (!sideways.empty()) AddSideways(std::move(sideways), items);
    return items;
  }

 private:
  // Grid and cell that a figure stands in; -1, -1 for the page. Looked up once: a page may have many of each.
  std::pair<int, int> HomeOf(const FigureItem& figure) const {
    int in_grid = -1, in_cell = -1;
    for (std::size_t g = 0; g < grids_.size(); ++g) {
      for (std::size_t c = 0; c < grids_.at(g).cells.size(); ++c) {
        if (!HoldsMiddle(grids_.at(g).cells.at(c).box, figure.box)) continue;
        in_grid = static_cast<int>(g);
        in_cell = static_cast<int>(c);
      }
    }
    return {in_grid, in_cell};
  }

  // The interval of `edges` that holds `value`; the first of two that touch it.
  static std::size_t Interval(const std::vector<double>& edges, double value) {
    const auto after = std::lower_bound(edges.begin(), edges.end(), value);
    return after == edges.begin() ? 0 : static_cast<std::size_t>(after - edges.begin()) - 1;
  }

  // Takes the table's words out of `words`.
  Item Table(int g, std::vector<Word>& words) {
    const Grid& grid = grids_.at(g);
    std::vector<std::vector<Word>> by_cell(grid.cells.size());
    const std::size_t columns = static_cast<std::size_t>(grid.columns());
    std::vector<std::size_t> cell_at(columns * static_cast<std::size_t>(grid.rows()), grid.cells.size());
    for (std::size_t c = 0; c < grid.cells.size(); ++c) {
      const GridCell& cell = grid.cells.at(c);
      for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
        for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
          std::size_t& at = cell_at.at(static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column));
          at = std::min(at, c);
        }
      }
    }
    std::vector<Word> rest;
    for (Word& word : words) {
      std::size_t at = grid.cells.size();
      if (HoldsMiddle(grid.box, word.box)) {
        at = cell_at.at(Interval(grid.ys, MiddleY(word.box)) * columns + Interval(grid.xs, MiddleX(word.box)));
      }
      (at < grid.cells.size() ? by_cell.at(at) : rest).push_back(std::move(word));
    }
    words = std::move(rest);
    auto table = std::make_shared<TableItem>();
    table->rows = grid.rows();
    table->columns = grid.columns();
    table->page = page_.number;
    table->xs = grid.xs;
    table->top = grid.box.top;
    table->bottom = grid.box.bottom;
    for (std::size_t c = 0; c < grid.cells.size(); ++c) {
      const GridCell& cell = grid.cells.at(c);
      table->cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span,
                              Region(g, static_cast<int>(c), std::move(by_cell.at(c)), nullptr)});
    }
    Item item;
    item.top = grid.box.top;
    item.table = std::move(table);
    return item;
  }

  // Cells have the same padding left and right; where nothing stands at the left edge, take the usual 5.4 pt.
  static ColumnEdges CellEdges(const Box& cell, const std::vector<Line>& lines) {
    double padding = 20;
    for (const Line& line : lines) padding = std::min(padding, line.box.left - cell.left);
    if (padding > 8) padding = 5.4;
    padding = std::max(0.0, padding);
    return {cell.left + padding, cell.right - padding};
  }

  static void MoveFirst(std::vector<Item>& from, std::vector<Item>& to) {
    to.push_back(std::move(from.front()));
    from.erase(from.begin());
  }

  // `figures` are those of the page from top to bottom; those that stand among the lines are taken. A seal or a
  // signature beside the recipients comes after the whole signature area.
  void Flow(std::vector<Line> lines, const ColumnEdges& edges, bool on_page, std::vector<Item>& figures,
            std::vector<Item>& items) {
    if (lines.empty()) return;
    std::vector<ColumnRun> runs;
    if (on_page) {
      Box body = {edges.left, 0, edges.right, page_.layout_height};
      runs = FindColumns(lines, body, work_);
    }
    int at = 0;
    for (const ColumnRun& run : runs) {
      Among({lines.begin() + at, lines.begin() + run.first}, edges, figures, items);
      while (!figures.empty() && figures.front().top < MiddleY(lines.at(run.first).box)) MoveFirst(figures, items);
      Columns(lines, run, edges, items);
      while (!figures.empty() && figures.front().top < MiddleY(lines.at(run.last).box)) MoveFirst(figures, items);
      at = run.last + 1;
    }
    Among({lines.begin() + at, lines.end()}, edges, figures, items);
  }

  void Among(const std::vector<Line>& lines, const ColumnEdges& edges, std::vector<Item>& figures,
             std::vector<Item>& items) {
    std::vector<Line> stretch;
    for (const Line& line : lines) {
      if (!figures.empty() && figures.front().top < MiddleY(line.box)) {
        Plain(std::move(stretch), edges, items);
        stretch.clear();
      }
      while (!figures.empty() && figures.front().top < MiddleY(line.box)) MoveFirst(figures, items);
      stretch.push_back(line);
    }
    Plain(std::move(stretch), edges, items);
  }

  void Plain(std::vector<Line> lines, const ColumnEdges& edges, std::vector<Item>& items) {
    for (Paragraph& paragraph : BuildParagraphs(page_.number, std::move(lines), edges)) {
      items.push_back(ParagraphItem(std::move(paragraph)));
    }
  }

  // Centred text shows the middle of its cell, and the outer side of the cell is the page's margin: together they
  // give the width.
  static ColumnEdges Mirrored(const ColumnEdges& own, bool left, const ColumnEdges& page, const std::vector<Line>& lines,
                              const ColumnRun& run) {
    double middle = 0;
    int count = 0;
    double low = 1e9, high = -1e9;
    for (int i = run.first; i <= run.last; ++i) {
      Box part;
      for (const Word& word : lines.at(i).words) {
        if ((MiddleX(word.box) < run.gutters.front()) == left) Extend(part, word.box);
      }
      if (part.empty()) continue;
      middle += MiddleX(part);
      low = std::min(low, MiddleX(part));
      high = std::max(high, MiddleX(part));
      ++count;
    }
    if (count < 2 || high - low > 8) return own;
    middle /= count;
    double half = left ? middle - std::min(page.left, own.left) : std::max(page.right, own.right) - middle;
    half = std::max(std::min(half, std::abs(middle - run.gutters.front())), (own.right - own.left) / 2);
    return {middle - half, middle + half, true};
  }

  void Columns(const std::vector<Line>& lines, const ColumnRun& run, const ColumnEdges& edges,
               std::vector<Item>& items) {
    auto table = std::make_shared<TableItem>();
    table->bordered = false;
    table->columns = static_cast<int>(run.gutters.size()) + 1;
    table->rows = run.rows.back() + 1;
    table->page = page_.number;
    table->top = lines.at(run.first).box.top;
    table->bottom = lines.at(run.last).box.bottom;
    std::vector<std::vector<std::vector<Word>>> cells(
        static_cast<std::size_t>(table->rows), std::vector<std::vector<Word>>(static_cast<std::size_t>(table->columns)));
    for (int i = run.first; i <= run.last; ++i) {
      for (const Word& word : lines.at(i).words) {
        std::size_t column = 0;
        while (column < run.gutters.size() && MiddleX(word.box) > run.gutters.at(column)) ++column;
        cells.at(run.rows.at(i - run.first)).at(column).push_back(word);
      }
    }
    std::vector<Box> bounds(static_cast<std::size_t>(table->columns));
    for (const auto& row : cells) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        for (const Word& word : row.at(c)) Extend(bounds.at(c), word.box);
      }
    }
    for (int r = 0; r < table->rows; ++r) {
      for (int c = 0; c < table->columns; ++c) {
        TableCell cell;
        cell.row = r;
        cell.column = c;
        // The column's own text is all that shows its edges.
        ColumnEdges own = {bounds.at(c).left, bounds.at(c).right, table->rows == 1};
        if (own.loose && table->columns == 2) own = Mirrored(own, c == 0, edges, lines, run);
        std::vector<Line> part = BuildLines(std::move(cells.at(r).at(c)));
        std::vector<Item> inner;
        Plain(std::move(part), own, inner);
        cell.items = std::move(inner);
        table->cells.push_back(std::move(cell));
      }
    }
    Item item;
    item.top = table->top;
    item.table = std::move(table);
    items.push_back(std::move(item));
  }

  // Watermarks and text along the edge: seen, but outside the flow.
  void AddSideways(std::vector<Word> words, std::vector<Item>& items) {
    Paragraph paragraph;
    for (Word& word : words) {
      std::vector<Word> one;
      one.push_back(std::move(word));
      paragraph.lines.push_back({page_.number, MakeLine(std::move(one))});
    }
    Item item = ParagraphItem(std::move(paragraph));
    item.layer = document::Layer::kTextBox;
    items.push_back(std::move(item));
  }

  const PageContent& page_;
  const std::vector<Grid>& grids_;
  const std::vector<FigureItem>& figures_;
  Work& work_;
  std::vector<std::pair<int, int>> homes_;
};

}  // namespace

std::vector<Item> LayOut(const PageContent& page, const std::vector<Grid>& grids, std::vector<Word> words,
                         const std::vector<FigureItem>& figures, const ColumnEdges& edges, Work& work) {
  return Layouter(page, grids, figures, work).Region(-1, -1, std::move(words), &edges);
}

std::vector<FigureItem> FindFigures(const PageContent& page, const std::vector<Grid>& grids) {
  constexpr double kLeast = 60;   // smaller pictures are logos, seals' parts and bullets
  constexpr double kJoin = 15;    // parts of one drawing stand this close
  constexpr std::size_t kMaxParts = 1'500;
  const double page_area = std::max(1.0, page.layout_width * page.layout_height);
  std::vector<Box> boxes;
  for (const Image& image : page.images) {
    if (boxes.size() >= kMaxParts) break;
    if (Area(image.box) < 0.6 * page_area) boxes.push_back(image.box);
  }
  std::size_t images = boxes.size();
  for (const Box& shape : page.shapes) {
    if (boxes.size() >= images + kMaxParts) break;
    if (Area(shape) < 0.6 * page_area) boxes.push_back(shape);
  }
  std::vector<int> parts(boxes.size(), 1);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes.size();) {
        const Box& a = boxes.at(i);
        const Box& b = boxes.at(j);
        const bool near = a.left - kJoin < b.right && b.left - kJoin < a.right && a.top - kJoin < b.bottom &&
                          b.top - kJoin < a.bottom;
        if (!near) {
          ++j;
          continue;
        }
        boxes.at(i) = {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
                       std::max(a.bottom, b.bottom)};
        parts.at(i) += parts.at(j);
        boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(j));
        changed = true;
      }
    }
  }
  std::vector<FigureItem> figures;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Box& box = boxes.at(i);
    if (Width(box) < kLeast || Height(box) < kLeast) continue;
    bool image = false, is_grid = false;
    for (const Image& part : page.images) image = image || (HoldsMiddle(box, part.box) && Width(part.box) >= 30);
    for (const Grid& grid : grids) is_grid = is_grid || Area(Intersection(grid.box, box)) > 0.8 * Area(box);
    if (!image && (parts.at(i) < 3 || is_grid || Area(box) > 0.9 * page_area)) continue;
    FigureItem figure{page.number, box, {}};
    int shapes = parts.at(i);
    figure.blank = image;
    for (const Image& part : page.images) {
      if (!HoldsMiddle(box, part.box)) continue;
      --shapes;
      figure.blank = figure.blank && part.blank;
      if (!part.text.empty()) figure.text += (figure.text.empty() ? "" : "\n") + part.text;
    }
    figure.blank = figure.blank && shapes < 3;
    figures.push_back(std::move(figure));
  }
  std::stable_sort(figures.begin(), figures.end(),
                   [](const FigureItem& a, const FigureItem& b) { return a.box.top < b.box.top; });
  return figures;
}

}  // namespace capdo::readers::pdf
