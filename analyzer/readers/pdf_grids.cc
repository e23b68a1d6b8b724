#include "readers/pdf_grids.h"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace capdo::readers::pdf {
namespace {

// Double lines and the corners that Word leaves open are closer than this; no row with text is lower.
constexpr double kNear = 4.0;
constexpr std::size_t kMaxRules = 6'000;  // after merging; the largest tables have some hundred

// Pieces of one line (Word draws a border cell by cell, dots are drawn one by one) become one rule.
std::vector<Rule> Merge(std::vector<Rule> rules) {
  std::stable_sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) {
    return a.at != b.at ? a.at < b.at : a.from < b.from;
  });
  std::vector<Rule> merged;
  for (std::size_t i = 0; i < rules.size();) {
    std::size_t end = i + 1;
    while (end < rules.size() && rules.at(end).at - rules.at(i).at < 1.5) ++end;
    std::vector<Rule> band(rules.begin() + static_cast<std::ptrdiff_t>(i),
                           rules.begin() + static_cast<std::ptrdiff_t>(end));
    std::stable_sort(band.begin(), band.end(), [](const Rule& a, const Rule& b) { return a.from < b.from; });
    Rule open = band.front();
    for (const Rule& rule : band) {
      if (rule.from <= open.to + 3.5) {
        open.to = std::max(open.to, rule.to);
      } else {
        merged.push_back(open);
        open = rule;
      }
    }
    merged.push_back(open);
    i = end;
  }
  std::erase_if(merged, [](const Rule& rule) { return rule.to - rule.from < 5; });
  return merged;
}

int Root(std::vector<int>& parents, int i) {
  while (parents.at(i) != i) {
    parents.at(i) = parents.at(parents.at(i));
    i = parents.at(i);
  }
  return i;
}

std::vector<double> Cluster(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> out;
  double first = 0, sum = 0;
  int count = 0;
  for (double value : values) {
    if (count > 0 && value - first < kNear) {
      sum += value;
      ++count;
      continue;
    }
    if (count > 0) out.push_back(sum / count);
    first = sum = value;
    count = 1;
  }
  if (count > 0) out.push_back(sum / count);
  return out;
}

// The share of [from, to] at `at` that the rules cover.
double Covered(const std::vector<Rule>& rules, double at, double from, double to) {
  if (to - from < 0.1) return 0;
  double best = 0;
  for (const Rule& rule : rules) {
    if (std::abs(rule.at - at) > kNear) continue;
    best = std::max(best, (std::min(rule.to, to) - std::max(rule.from, from)) / (to - from));
  }
  return best;
}

// Tables often leave the outer sides open: where several rows end at one place, the side counts as drawn.
void CloseSides(const std::vector<Rule>& across, std::vector<Rule>& down) {
  if (across.size() < 2 || down.empty()) return;
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9, first = 1e9, last = -1e9;
  for (const Rule& rule : across) {
    left = std::min(left, rule.from);
    right = std::max(right, rule.to);
    top = std::min(top, rule.at);
    bottom = std::max(bottom, rule.at);
  }
  for (const Rule& rule : down) {
    first = std::min(first, rule.at);
    last = std::max(last, rule.at);
  }
  int at_left = 0, at_right = 0;
  for (const Rule& rule : across) {
    at_left += rule.from < left + kNear ? 1 : 0;
    at_right += rule.to > right - kNear ? 1 : 0;
  }
  if (first > left + 10 && at_left >= 2) down.push_back({false, left, top, bottom});
  if (last < right - 10 && at_right >= 2) down.push_back({false, right, top, bottom});
}

// A table inside a cell touches the cell's border on some sides and leaves an L-shaped rest on the others. The rest's
// bounding box is the outer cell; what it surrounds is the inner table. Returns the box, or an empty one.
Box SurroundedBy(const std::vector<int>& roots, int columns, int root, const Grid& grid, int top, int bottom, int left,
                 int right) {
  int in_top = 1 << 30, in_bottom = -1, in_left = 1 << 30, in_right = -1, count = 0;
  std::vector<bool> within(roots.size());  // by root: reaches into the box
  for (int r = top; r <= bottom; ++r) {
    for (int c = left; c <= right; ++c) within.at(roots.at(r * columns + c)) = true;
  }
  const int rows = static_cast<int>(roots.size()) / columns;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const bool inside = r >= top && r <= bottom && c >= left && c <= right;
      const int own = roots.at(r * columns + c);
      if (own == root) continue;
      if (inside) {
        in_top = std::min(in_top, r);
        in_bottom = std::max(in_bottom, r);
        in_left = std::min(in_left, c);
        in_right = std::max(in_right, c);
        ++count;
      } else if (within.at(own)) {
        return {};  // a cell that reaches out of the box shows that this is no cell with a table inside
      }
    }
  }
  if (count < 2 || count != (in_bottom - in_top + 1) * (in_right - in_left + 1)) return {};
  return {grid.xs.at(in_left), grid.ys.at(in_top), grid.xs.at(in_right + 1), grid.ys.at(in_bottom + 1)};
}

bool BuildCells(Grid& grid, const std::vector<Rule>& across, const std::vector<Rule>& down,
                std::vector<Box>& inner_tables) {
  const int rows = grid.rows(), columns = grid.columns();
  std::vector<int> parents(static_cast<std::size_t>(rows) * columns);
  std::iota(parents.begin(), parents.end(), 0);
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const int id = r * columns + c;
      if (c + 1 < columns && Covered(down, grid.xs.at(c + 1), grid.ys.at(r), grid.ys.at(r + 1)) < 0.5) {
        parents.at(Root(parents, id + 1)) = Root(parents, id);
      }
      if (r + 1 < rows && Covered(across, grid.ys.at(r + 1), grid.xs.at(c), grid.xs.at(c + 1)) < 0.5) {
        parents.at(Root(parents, id + columns)) = Root(parents, id);
      }
    }
  }
  struct Extent {
    int top = 1 << 30, bottom = -1, left = 1 << 30, right = -1, count = 0;
  };
  std::vector<Extent> extents(parents.size());
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      Extent& extent = extents.at(Root(parents, r * columns + c));
      extent.top = std::min(extent.top, r);
      extent.bottom = std::max(extent.bottom, r);
      extent.left = std::min(extent.left, c);
      extent.right = std::max(extent.right, c);
      ++extent.count;
    }
  }
  std::vector<int> roots(parents.size());
  for (std::size_t i = 0; i < roots.size(); ++i) roots.at(i) = Root(parents, static_cast<int>(i));
  if (roots.size() <= 4'000) {
    for (std::size_t i = 0; i < roots.size(); ++i) {
      const Extent& e = extents.at(i);
      if (e.count == 0 || e.count == (e.bottom - e.top + 1) * (e.right - e.left + 1)) continue;
      const Box inner = SurroundedBy(roots, columns, static_cast<int>(i), grid, e.top, e.bottom, e.left, e.right);
      if (!inner.empty()) inner_tables.push_back(inner);
    }
    if (!inner_tables.empty()) return false;
  }
  double closed = 0;
  const auto add = [&](int top, int bottom, int left, int right) {
    GridCell cell = {top, left, bottom - top + 1, right - left + 1,
                     {grid.xs.at(left), grid.ys.at(top), grid.xs.at(right + 1), grid.ys.at(bottom + 1)}};
    const Box& b = cell.box;
    if (Covered(across, b.top, b.left, b.right) > 0.6 && Covered(across, b.bottom, b.left, b.right) > 0.6 &&
        Covered(down, b.left, b.top, b.bottom) > 0.6 && Covered(down, b.right, b.top, b.bottom) > 0.6) {
      closed += Area(b);
    }
    grid.cells.push_back(cell);
  };
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const int root = Root(parents, r * columns + c);
      const Extent& e = extents.at(root);
      const bool rectangular = e.count == (e.bottom - e.top + 1) * (e.right - e.left + 1);
      if (rectangular) {
        if (r == e.top && c == e.left) add(e.top, e.bottom, e.left, e.right);
      } else if (c == 0 || Root(parents, r * columns + c - 1) != root) {
        // An L-shaped area is no cell: each of its rows counts as one.
        int end = c;
        while (end + 1 < columns && Root(parents, r * columns + end + 1) == root) ++end;
        add(r, r, c, end);
      }
    }
  }
  return closed > 0.6 * Area(grid.box);
}

Box Bounds(const std::vector<Rule>& across, const std::vector<Rule>& down) {
  Box bounds = {1e9, 1e9, -1e9, -1e9};
  for (const Rule& r : across) {
    bounds = {std::min(bounds.left, r.from), std::min(bounds.top, r.at), std::max(bounds.right, r.to),
              std::max(bounds.bottom, r.at)};
  }
  for (const Rule& r : down) {
    bounds = {std::min(bounds.left, r.at), std::min(bounds.top, r.from), std::max(bounds.right, r.at),
              std::max(bounds.bottom, r.to)};
  }
  return bounds;
}

// The rules inside `box` (with its border) go to `in`, the others stay. Border rules of the outer cell reach farther
// than the box and stay too, so their part along the box is copied.
void TakeInside(std::vector<Rule>& rules, double low, double high, double from, double to, std::vector<Rule>& in) {
  std::vector<Rule> rest;
  for (const Rule& rule : rules) {
    const bool beside = rule.at > low - kNear && rule.at < high + kNear;
    const double begin = std::max(rule.from, from), end = std::min(rule.to, to);
    if (beside && end - begin > 5) in.push_back({rule.horizontal, rule.at, begin, end});
    const bool whole = rule.from > from - kNear && rule.to < to + kNear;
    if (!beside || !whole) rest.push_back(rule);
  }
  rules = std::move(rest);
}

// Makes a grid of rules that touch each other; tables inside of cells are taken apart first.
void AddTable(PageContent& page, std::vector<Rule> across, std::vector<Rule> down, std::uint64_t max_columns, int depth,
              GridWords words, std::vector<Grid>& grids) {
  if (across.empty() || down.empty()) return;
  const Box bounds = Bounds(across, down);
  CloseSides(across, down);
  Grid grid;
  std::vector<double> xs, ys;
  for (const Rule& rule : down) xs.push_back(rule.at);
  for (const Rule& rule : across) ys.push_back(rule.at);
  grid.xs = Cluster(std::move(xs));
  grid.ys = Cluster(std::move(ys));
  bool table = grid.xs.size() >= 2 && grid.ys.size() >= 2 && static_cast<std::uint64_t>(grid.columns()) <= max_columns &&
               static_cast<std::size_t>(grid.rows()) * grid.columns() < 60'000;
  if (table) {
    grid.box = {grid.xs.front(), grid.ys.front(), grid.xs.back(), grid.ys.back()};
    std::vector<Box> inner_tables;
    table = Height(grid.box) > 8 && Width(grid.box) > 8 && BuildCells(grid, across, down, inner_tables);
    if (!inner_tables.empty() && depth < 4) {
      for (const Box& inner : inner_tables) {
        std::vector<Rule> in_across, in_down;
        TakeInside(across, inner.top, inner.bottom, inner.left, inner.right, in_across);
        TakeInside(down, inner.left, inner.right, inner.top, inner.bottom, in_down);
        AddTable(page, std::move(in_across), std::move(in_down), max_columns, depth + 2, words, grids);
      }
      AddTable(page, std::move(across), std::move(down), max_columns, depth + 1, words, grids);
      return;
    }
  }
  const bool single = table && grid.cells.size() == 1;
  const double share = Area(grid.box) / std::max(1.0, page.layout_width * page.layout_height);
  if (single && share > 0.35) return;  // the frame of a cover page
  bool has_words = words == GridWords::kLater;
  for (const Word& word : page.words) has_words = has_words || (table && HoldsMiddle(grid.box, word.box));
  if (table && has_words) {
    grids.push_back(std::move(grid));
  } else {
    page.shapes.push_back(bounds);
  }
}

}  // namespace

std::vector<Grid> FindGrids(PageContent& page, std::uint64_t max_columns, GridWords words) {
  std::vector<Grid> grids;
  std::vector<Rule> across, down;
  for (const Rule& rule : page.rules) (rule.horizontal ? across : down).push_back(rule);
  across = Merge(std::move(across));
  down = Merge(std::move(down));
  if (across.size() + down.size() > kMaxRules) {
    for (const Rule& r : across) page.shapes.push_back({r.from, r.at, r.to, r.at});
    for (const Rule& r : down) page.shapes.push_back({r.at, r.from, r.at, r.to});
    return grids;
  }
  const int split = static_cast<int>(across.size());
  std::vector<int> parents(across.size() + down.size());
  std::iota(parents.begin(), parents.end(), 0);
  for (int h = 0; h < split; ++h) {
    const Rule& a = across.at(h);
    for (std::size_t v = 0; v < down.size(); ++v) {
      const Rule& d = down.at(v);
      if (d.at < a.from - kNear || d.at > a.to + kNear || a.at < d.from - kNear || a.at > d.to + kNear) continue;
      parents.at(Root(parents, split + static_cast<int>(v))) = Root(parents, h);
    }
  }
  for (int root = 0; root < static_cast<int>(parents.size()); ++root) {
    if (Root(parents, root) != root) continue;
    std::vector<Rule> own_across, own_down;
    for (int i = 0; i < static_cast<int>(parents.size()); ++i) {
      if (Root(parents, i) != root) continue;
      if (i < split) own_across.push_back(across.at(i));
      else own_down.push_back(down.at(i - split));
    }
    if (own_across.empty() || own_down.empty()) continue;
    AddTable(page, std::move(own_across), std::move(own_down), max_columns, 0, words, grids);
  }
  std::stable_sort(grids.begin(), grids.end(),
                   [](const Grid& a, const Grid& b) { return Area(a.box) > Area(b.box); });
  for (std::size_t i = 0; i < grids.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {  // the last match is the smallest that holds it
      for (std::size_t k = 0; k < grids.at(j).cells.size(); ++k) {
        const Box& cell = grids.at(j).cells.at(k).box;
        if (!HoldsMiddle(cell, grids.at(i).box) || Area(grids.at(i).box) > Area(cell)) continue;
        grids.at(i).parent = static_cast<int>(j);
        grids.at(i).parent_cell = static_cast<int>(k);
      }
    }
  }
  return grids;
}

}  // namespace capdo::readers::pdf
