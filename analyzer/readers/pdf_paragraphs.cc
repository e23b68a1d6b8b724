#include "readers/pdf_paragraphs.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

#include "readers/pdf_numbering.h"

namespace capdo::readers::pdf {
namespace {

constexpr double kSameEdge = 3.0;  // points; margins of one column differ by rounding and by side bearings

double SpaceWidth(const Line& line) { return 0.22 * line.size; }

bool IsCentred(const Line& line, const ColumnEdges& edges) {
  const double before = line.box.left - edges.left, after = edges.right - line.box.right;
  return before > 12 && after > 12 && std::abs(before - after) < std::max(6.0, 0.12 * (before + after));
}

// Sentences and list entries that happen to stand in the middle are indented, not centred.
bool ReadsLikeBody(const std::string& text) {
  const char last = text.empty() ? ' ' : text.back();
  if (last == ';' || last == ',' || (last == '.' && !text.starts_with("(") && StartsItem(text) != ItemStart::kNone)) {
    return true;
  }
  return text.starts_with("Căn cứ") || text.starts_with("Theo đề nghị") || text.starts_with("- ") ||
         text.starts_with("+ ");
}

bool HasOpenParenthesis(const std::vector<Line>& lines, std::size_t first, std::size_t end) {
  int open = 0;
  for (std::size_t i = first; i < end; ++i) {
    for (char c : LineText(lines.at(i))) open += c == '(' ? 1 : c == ')' ? -1 : 0;
  }
  return open > 0;
}

bool IsFull(const Line& line, const Line& next, const ColumnEdges& edges, bool centred) {
  const double word = Width(next.words.front().box);
  const double taken = centred ? edges.left + Width(line.box) : line.box.right;
  return taken + SpaceWidth(line) + word > edges.right - 0.5;
}

// The commonest distance of baselines, so that extra space before a paragraph shows.
double UsualPitch(const std::vector<Line>& lines) {
  std::map<int, int> counts;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double pitch = lines.at(i).baseline - lines.at(i - 1).baseline;
    if (pitch < 0.8 * lines.at(i).size || pitch > 2.6 * lines.at(i).size) continue;
    if (std::abs(lines.at(i).size - lines.at(i - 1).size) > 0.6) continue;
    ++counts[static_cast<int>(std::lround(pitch * 2))];
  }
  int best = 0, most = 0;
  for (const auto& [pitch, count] : counts) {
    // Of equally common distances the smaller one is inside paragraphs.
    if (count > most) {
      best = pitch;
      most = count;
    }
  }
  return best / 2.0;
}

struct Context {
  ColumnEdges edges;
  double pitch = 0;
};

bool BreaksBefore(const std::vector<Line>& lines, std::size_t first, std::size_t i, const Context& context) {
  const Line& start = lines.at(first);
  const Line& last = lines.at(i - 1);
  const Line& next = lines.at(i);
  const double pitch = next.baseline - last.baseline;
  if (std::abs(next.size - last.size) > 0.8 || last.toc) return true;
  const double known = i - first >= 2 ? last.baseline - lines.at(i - 2).baseline : context.pitch;
  if (known > 0 && pitch > 1.18 * known + 1.0) return true;
  if (pitch > 2.4 * next.size || pitch < 0.3 * next.size) return true;
  const std::string text = LineText(next), before = LineText(last);
  const ItemStart item = StartsItem(text);
  if (item == ItemStart::kStrong) return true;
  if (IsOrnament(text) != IsOrnament(before)) return true;
  const bool centred = IsCentred(start, context.edges);
  const bool next_centred = IsCentred(next, context.edges);
  const bool same_middle = std::abs(MiddleX(last.box) - MiddleX(next.box)) < 4;
  const bool titles = context.edges.loose || (centred && next_centred);
  const bool same_style = last.bold == next.bold && last.italic == next.italic;
  if (titles && same_middle && !same_style) return true;
  if (titles && item == ItemStart::kNone && same_style &&
      (same_middle || std::abs(last.box.left - next.box.left) < kSameEdge)) {
    // Where the column's width is not known, or the author broke a title by hand, the words tell.
    if ((StartsSmall(text) && !EndsSentence(before)) || HasOpenParenthesis(lines, first, i)) return false;
    if (context.edges.loose && same_middle) return !IsFull(last, next, context.edges, true);
  }
  if (!IsFull(last, next, context.edges, centred && next_centred)) return true;
  const bool ended = EndsSentence(before);
  // A list's entry or a recital ended, even if its last line happens to be full.
  if ((before.back() == ';' || before.back() == ':') && !StartsSmall(text) && i - first < 2) return true;
  if (last.bold != next.bold && (last.bold ? !next.any_bold : !last.any_bold) &&
      (ended || last.words.size() + next.words.size() > 3)) {
    if (ended || i - first >= 2 || item != ItemStart::kNone) return true;
    if (next.bold) return true;
  }
  // A wrapped title's lines are centred one by one; their edges say nothing.
  if (next_centred && (centred || std::abs(MiddleX(last.box) - MiddleX(next.box)) < 4)) {
    return item != ItemStart::kNone && ended;
  }
  if (i - first == 1) {
    const double shift = next.box.left - start.box.left;
    if (shift > kSameEdge) {
      // A hanging indent belongs to numbers and bullets; else an indent begins a paragraph.
      const bool hanging = StartsItem(LineText(start)) != ItemStart::kNone || shift < 7;
      return !hanging || (item != ItemStart::kNone && ended);
    }
    if (item == ItemStart::kNone) {
      // Only first lines are indented: with the line after it back at the margin, this one is the first of its own.
      return ended && std::abs(shift) <= kSameEdge && i + 1 < lines.size() &&
             lines.at(i + 1).box.left < next.box.left - 2 * kSameEdge && start.box.left > context.edges.left + kSameEdge &&
             StartsItem(LineText(lines.at(i + 1))) == ItemStart::kNone &&
             lines.at(i + 1).baseline - next.baseline < pitch + 1;
    }
    // At the same edge as the paragraph's beginning a number begins the next one.
    return std::abs(shift) <= kSameEdge ? (ended || StartsItem(LineText(start)) != ItemStart::kNone) : ended;
  }
  const double margin = lines.at(i - 1).box.left;
  const double shift = next.box.left - margin;
  if (std::abs(shift) > kSameEdge + 1) return true;
  return item != ItemStart::kNone && ended;
}

}  // namespace

ColumnEdges TextEdges(const std::vector<Line>& lines) {
  ColumnEdges edges;
  if (lines.empty()) return edges;
  edges.left = lines.front().box.left;
  for (const Line& line : lines) {
    edges.left = std::min(edges.left, line.box.left);
    edges.right = std::max(edges.right, line.box.right);
  }
  const std::size_t enough = std::max<std::size_t>(2, lines.size() / 10);
  double best = 0;
  for (const Line& line : lines) {
    const double at = line.box.right;
    if (at <= best) continue;
    std::size_t count = 0;
    for (const Line& other : lines) count += other.box.right > at - 2.5 && other.box.right < at + 0.5 ? 1 : 0;
    if (count >= enough) best = at;
  }
  // A few short lines that happen to end at one place are no margin.
  if (best > edges.left + 0.6 * (edges.right - edges.left)) edges.right = best;
  return edges;
}

std::vector<Paragraph> BuildParagraphs(int page, std::vector<Line> lines, const ColumnEdges& edges) {
  std::vector<Paragraph> paragraphs;
  const Context context = {edges, UsualPitch(lines)};
  bool ragged = false;  // lines of a guessed column begin at different places
  double middle = 0;
  for (const Line& line : lines) {
    ragged = ragged || std::abs(line.box.left - lines.front().box.left) > 6;
    middle += MiddleX(line.box) / static_cast<double>(lines.size());
  }
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first + 1;
    while (end < lines.size() && !BreaksBefore(lines, first, end, context)) ++end;
    Paragraph paragraph;
    paragraph.edges = edges;
    paragraph.centred = !ReadsLikeBody(LineText(lines.at(end - 1))) && !ReadsLikeBody(LineText(lines.at(first)));
    paragraph.indent = std::max(0.0, lines.at(first).box.left - edges.left);
    for (std::size_t i = first; i < end; ++i) {
      if (edges.loose) {
        paragraph.centred = paragraph.centred && ragged && std::abs(MiddleX(lines.at(i).box) - middle) < 5;
        continue;
      }
      const bool full = Width(lines.at(i).box) > 0.94 * (edges.right - edges.left);
      paragraph.centred = paragraph.centred && (IsCentred(lines.at(i), edges) || (full && end - first > 1 && i + 1 < end));
    }
    for (std::size_t i = first; i < end; ++i) paragraph.lines.push_back({page, lines.at(i)});
    paragraphs.push_back(std::move(paragraph));
    first = end;
  }
  return paragraphs;
}

bool GoesOn(const Paragraph& last, const Paragraph& next) {
  const Line& before = last.lines.back().line;
  const Line& after = next.lines.front().line;
  if (before.toc || std::abs(before.size - after.size) > 0.8 || last.centred != next.centred) return false;
  if (before.bold != after.bold && (before.bold ? !after.any_bold : !before.any_bold)) return false;
  const std::string text = LineText(after);
  const bool ended = EndsSentence(LineText(before));
  const ItemStart item = StartsItem(text);
  if (item == ItemStart::kStrong || (item == ItemStart::kWeak && ended)) return false;
  const ColumnEdges& edges = last.edges;
  if (!IsFull(before, after, edges, last.centred)) return false;
  if (last.centred) return !ended;
  // Relative to its own column, the next line must stand where the paragraph's lines go on.
  const double at = after.box.left - next.edges.left;
  if (last.lines.size() >= 2) {
    const double margin = before.box.left - edges.left;
    if (std::abs(at - margin) > kSameEdge + 1) return false;
    const double first = last.lines.front().line.box.left - last.edges.left;
    // Without an indent only the sentence tells whether a full last line was the end.
    return std::abs(first - margin) > kSameEdge || !ended;
  }
  const double first = before.box.left - edges.left;
  if (at > first + kSameEdge) return StartsItem(LineText(before)) != ItemStart::kNone && !ended;
  return at < first - kSameEdge || !ended;
}

}  // namespace capdo::readers::pdf
