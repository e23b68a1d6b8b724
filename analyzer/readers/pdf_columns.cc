#include "readers/pdf_columns.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace capdo::readers::pdf {
namespace {

struct Gap {
  double from = 0, to = 0;
  double width() const { return to - from; }
};

enum class Side { kLeft, kRight, kBoth, kCrosses };

bool StartsWith(const std::string& text, std::string_view prefix) { return text.compare(0, prefix.size(), prefix) == 0; }

// How a national motto, a signing authority or a list of recipients begins: these stand beside other text.
constexpr std::array<std::string_view, 6> kRightOfLetterhead = {
    "CỘNG HÒA XÃ", "CỘNG HOÀ XÃ", "Độc lập - Tự do", "Độc lập – Tự do", "Độc lập- Tự do", "ĐỘC LẬP - TỰ DO"};
constexpr std::array<std::string_view, 8> kRightOfSignature = {"TM.", "KT.", "TL.", "TUQ.", "Q.", "CHỦ TỊCH", "GIÁM ĐỐC",
                                                               "THỦ TRƯỞNG"};

std::string TextFrom(const Line& line, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end; ++i) {
    if (!text.empty()) text += ' ';
    text += line.words.at(i).text;
  }
  return text;
}

Line Part(const Line& line, double gutter, bool left) {
  std::vector<Word> words;
  for (const Word& word : line.words) {
    if ((MiddleX(word.box) < gutter) == left) words.push_back(word);
  }
  return words.empty() ? Line{} : MakeLine(std::move(words));
}

// What stands empty before each word of the line.
std::vector<Gap> Gaps(const Line& line) {
  std::vector<Gap> gaps;
  gaps.reserve(line.words.size());
  double right = 0;
  for (const Word& word : line.words) {
    gaps.push_back({right, word.box.left});
    right = std::max(right, word.box.right);
  }
  return gaps;
}

// How the line stands to the gutter; narrows the gutter to what stays empty.
Side Against(const Line& line, Gap& gutter, double least) {
  if (line.box.right <= gutter.to - least) {
    gutter.from = std::max(gutter.from, line.box.right);
    return Side::kLeft;
  }
  if (line.box.left >= gutter.from + least) {
    gutter.to = std::min(gutter.to, line.box.left);
    return Side::kRight;
  }
  // Of several gaps the widest parts the columns: the others are spaces between words.
  Gap best, parting;
  const std::vector<Gap> gaps = Gaps(line);
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const Gap& gap = gaps.at(i);
    const Gap common = {std::max(gap.from, gutter.from), std::min(gap.to, gutter.to)};
    if (common.width() < least || gap.width() < 0.4 * line.size || gap.width() <= best.width()) continue;
    best = gap;
    parting = common;
  }
  if (best.width() > 0) {
    gutter = parting;
    return Side::kBoth;
  }
  return Side::kCrosses;
}

constexpr std::uint64_t kPartCost = 40;  // a word is copied some times, where a step compares two numbers

struct Column {
  Box box;
  double last_left = 0, last_middle = 0, last_bottom = 0, last_size = 12;
  void Add(const Line& line) {
    if (line.words.empty()) return;
    Extend(box, line.box);
    last_left = line.box.left;
    last_middle = MiddleX(line.box);
    last_bottom = line.baseline;
    last_size = line.size;
  }
  bool Aligned(const Line& line) const {
    return std::abs(MiddleX(line.box) - last_middle) < 15 || std::abs(MiddleX(line.box) - MiddleX(box)) < 12 ||
           std::abs(line.box.left - last_left) < 12;
  }
};

bool IsUpper(const Line& line) {
  // Vietnamese capitals in UTF-8 are not told apart here: a lower-case ASCII letter is enough to say no.
  for (const Word& word : line.words) {
    for (char c : word.text) {
      if (c >= 'a' && c <= 'z') return false;
    }
  }
  return true;
}

bool IsShortNumber(const Line& line) {
  return line.words.size() == 1 && line.words.front().text.find_first_not_of("0123456789.,IVXivx-") == std::string::npos;
}

struct TwoColumns {
  Gap gutter;
  int first = 0, last = 0, both = 0;
  bool letterhead = false, signature = false;
};

bool Plausible(const std::vector<Line>& lines, const TwoColumns& run, double middle) {
  int labels = 0, tokens = 0, numbers = 0, strong = 0, rows = 0;
  for (int i = run.first; i <= run.last; ++i) {
    const Line left = Part(lines.at(i), middle, true), right = Part(lines.at(i), middle, false);
    if (left.words.empty() || right.words.empty()) continue;
    ++rows;
    labels += left.words.back().text.ends_with(":") ? 1 : 0;
    tokens += left.words.size() == 1 ? 1 : 0;
    numbers += IsShortNumber(right) ? 1 : 0;
    strong += (left.bold || IsUpper(left)) && (right.bold || IsUpper(right)) ? 1 : 0;
  }
  if (run.letterhead) return true;
  if (run.signature) return run.gutter.width() > 8;
  if (2 * labels > rows || 2 * tokens > rows || 2 * numbers >= rows) return false;
  if (rows == 1) return strong == 1 && run.gutter.width() > 36;
  if (rows == 2) return strong >= 1 && run.gutter.width() > 18;
  return run.gutter.width() > 14;
}

// Follows a gutter that opens at line `start` down the page (and a little up).
TwoColumns Follow(const std::vector<Line>& lines, int start, int floor, Gap gutter, double least, const Box& body) {
  TwoColumns run{gutter, start, start, 1, false, false};
  Column left, right;
  const double middle = (gutter.from + gutter.to) / 2;
  left.Add(Part(lines.at(start), middle, true));
  right.Add(Part(lines.at(start), middle, false));
  for (int j = start + 1; j < static_cast<int>(lines.size()); ++j) {
    const Line& line = lines.at(j);
    Gap narrowed = run.gutter;
    const Side side = Against(line, narrowed, least);
    if (side == Side::kCrosses || line.toc || line.words.front().text == "Kính") break;
    if (side == Side::kBoth) {
      const double at = (narrowed.from + narrowed.to) / 2;
      const Line l = Part(line, at, true), r = Part(line, at, false);
      if (line.baseline - std::max(left.last_bottom, right.last_bottom) > 8 * line.size) break;
      left.Add(l);
      right.Add(r);
      ++run.both;
    } else {
      Column& column = side == Side::kLeft ? left : right;
      const double gap = line.baseline - column.last_bottom;
      // A name stands some empty lines under the office; recipients and mottos follow at once.
      const double most = side == Side::kRight ? 9.0 : 2.0;
      const bool first = column.box.empty();
      if (!first && (gap > most * line.size || !column.Aligned(line))) break;
      // A title in the middle of the page ends a letterhead although it may lie right of the gutter.
      const double off_middle = first ? 0 : std::abs(MiddleX(column.box) - MiddleX(body));
      if (std::abs(MiddleX(line.box) - MiddleX(body)) < 12 && off_middle > 12) break;
      column.Add(line);
    }
    run.gutter = narrowed;
    run.last = j;
  }
  for (int j = start - 1; j >= floor; --j) {
    const Line& line = lines.at(j);
    Gap narrowed = run.gutter;
    if (Against(line, narrowed, least) != Side::kRight) break;
    const bool centred = std::abs(MiddleX(line.box) - MiddleX(right.box)) < 12;
    if (lines.at(j + 1).baseline - line.baseline > 2.2 * line.size || !centred) break;
    if (std::abs(MiddleX(line.box) - MiddleX(body)) < 12) break;
    run.gutter = narrowed;
    run.first = j;
  }
  return run;
}

// The office of the signer often stands a few points above or under "Nơi nhận:", which is smaller: then no line has
// words on both sides.
std::optional<TwoColumns> SignatureBy(const std::vector<Line>& lines, int start, int floor, const Box& body) {
  if (start + 1 >= static_cast<int>(lines.size())) return std::nullopt;
  const Line& line = lines.at(start);
  const Line& next = lines.at(start + 1);
  const bool first = StartsWith(TextFrom(line, 0, std::min<std::size_t>(line.words.size(), 3)), "Nơi nhận");
  const bool second = StartsWith(TextFrom(next, 0, std::min<std::size_t>(next.words.size(), 3)), "Nơi nhận");
  if (first == second || next.baseline - line.baseline > 1.6 * line.size) return std::nullopt;
  const Line& recipients = first ? line : next;
  const Line& office = first ? next : line;
  const Gap gutter = {recipients.box.right, office.box.left};
  if (gutter.width() < 8 || !IsUpper(office)) return std::nullopt;
  TwoColumns run = Follow(lines, start, floor, gutter, 6.0, body);
  run.signature = true;
  if (run.last == start || run.gutter.width() < 8) return std::nullopt;
  return run;
}

std::optional<ColumnRun> TwoColumnsAt(const std::vector<Line>& lines, int start, int floor, const Box& body,
                                      Work& work) {
  const Line& line = lines.at(start);
  if (line.toc) return std::nullopt;
  std::optional<TwoColumns> best;
  const std::vector<Gap> gaps = Gaps(line);
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const Gap& gap = gaps.at(i);
    const std::string left = TextFrom(line, 0, std::min<std::size_t>(i, 3));
    const std::string right = TextFrom(line, i, std::min(i + 5, line.words.size()));
    bool letterhead = false, signature = StartsWith(left, "Nơi nhận");
    for (std::string_view begin : kRightOfLetterhead) letterhead = letterhead || StartsWith(right, begin);
    for (std::string_view begin : kRightOfSignature) signature = signature || StartsWith(right, begin);
    const double least = letterhead ? 0.35 * line.size : std::max(8.0, 0.75 * line.size);
    if (gap.width() < least) continue;
    if (work.over()) return std::nullopt;
    TwoColumns run = Follow(lines, start, floor, gap, letterhead ? 3.0 : 6.0, body);
    for (int j = run.first; j <= run.last; ++j) work.Spend(kPartCost * (1 + lines.at(j).words.size()));
    run.letterhead = letterhead;
    run.signature = signature;
    if (!Plausible(lines, run, (run.gutter.from + run.gutter.to) / 2)) continue;
    const auto rank = [](const TwoColumns& r) { return std::pair(r.letterhead || r.signature, r.gutter.width()); };
    if (!best || rank(run) > rank(*best)) best = run;
  }
  if (!best) best = SignatureBy(lines, start, floor, body);
  if (!best) return std::nullopt;
  ColumnRun out;
  out.first = best->first;
  out.last = best->last;
  out.gutters = {(best->gutter.from + best->gutter.to) / 2};
  out.rows.assign(static_cast<std::size_t>(out.last - out.first + 1), 0);
  return out;
}

// A table by layout only: at least three lines with the same two or more gutters.
std::optional<ColumnRun> RowsAt(const std::vector<Line>& lines, int start, Work& work) {
  const Line& head = lines.at(start);
  if (head.toc) return std::nullopt;
  const double least = std::max(8.0, 0.8 * head.size);
  std::vector<Gap> gutters;
  const std::vector<Gap> gaps = Gaps(head);
  for (std::size_t i = 1; i < head.words.size(); ++i) {
    const Gap& gap = gaps.at(i);
    if (gap.width() >= least) gutters.push_back(gap);
  }
  if (gutters.size() < 2 || gutters.size() > 12) return std::nullopt;
  int last = start, full = 0;
  for (int j = start; j < static_cast<int>(lines.size()); ++j) {
    const Line& line = lines.at(j);
    work.Spend(line.words.size() * gutters.size());
    if (j > start && line.baseline - lines.at(j - 1).baseline > 4 * line.size) break;
    std::vector<Gap> kept;
    for (Gap gutter : gutters) {
      if (Against(line, gutter, 5.0) != Side::kCrosses) kept.push_back(gutter);
    }
    if (kept.size() < 2 || (kept.size() < gutters.size() && full >= 3)) break;
    gutters = std::move(kept);
    std::vector<bool> filled(gutters.size() + 1);
    for (const Word& word : line.words) {
      std::size_t column = 0;
      while (column < gutters.size() && MiddleX(word.box) > gutters.at(column).to) ++column;
      filled.at(column) = true;
    }
    bool all = true;
    for (bool f : filled) all = all && f;
    full += all ? 1 : 0;
    last = j;
  }
  if (full < 3) return std::nullopt;
  ColumnRun out;
  out.first = start;
  for (const Gap& gutter : gutters) out.gutters.push_back((gutter.from + gutter.to) / 2);
  int row = -1;
  for (int j = start; j <= last; ++j) {
    const Line& line = lines.at(j);
    std::vector<bool> filled(out.gutters.size() + 1);
    std::size_t count = 0;
    for (const Word& word : line.words) {
      std::size_t column = 0;
      while (column < out.gutters.size() && MiddleX(word.box) > out.gutters.at(column)) ++column;
      if (!filled.at(column)) ++count;
      filled.at(column) = true;
    }
    if (row < 0 || (filled.at(0) && count >= 2) || 2 * count > filled.size()) ++row;
    out.rows.push_back(row);
  }
  // Lines at the end that stand only in the first column are text after the table.
  while (last > start && lines.at(last).box.right < out.gutters.front()) {
    --last;
    out.rows.pop_back();
  }
  out.last = last;
  if (out.rows.back() < 2) return std::nullopt;
  return out;
}

}  // namespace

std::vector<ColumnRun> FindColumns(const std::vector<Line>& lines, const Box& body, Work& work) {
  std::vector<ColumnRun> runs;
  int floor = 0;
  for (int i = 0; i < static_cast<int>(lines.size()) && !work.over(); ++i) {
    std::optional<ColumnRun> run = TwoColumnsAt(lines, i, floor, body, work);
    if (std::optional<ColumnRun> rows = RowsAt(lines, i, work); rows) {
      // Rows win where the two-column reading is only a guess about the same lines.
      if (!run || rows->last >= run->last) run = std::move(rows);
    }
    if (!run) continue;
    i = run->last;
    floor = i + 1;
    runs.push_back(std::move(*run));
  }
  return runs;
}

}  // namespace capdo::readers::pdf
