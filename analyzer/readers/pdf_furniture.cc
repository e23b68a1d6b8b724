#include "readers/pdf_furniture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace capdo::readers::pdf {
namespace {

// Margins of Decree 30 are 20-25 mm; running heads of other makers reach about an eighth of the page.
constexpr double kZone = 0.12;
constexpr int kMaxLines = 4;  // of a running head

struct Candidate {
  std::size_t page = 0;
  Line line;
  std::string text;
  bool top = false;
  bool taken = false;
};

std::string MaskDigits(const std::string& text) {
  std::string out;
  for (char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !out.empty() && out.back() == '#') continue;
    out += digit ? '#' : c;
  }
  return out;
}

std::optional<int> Roman(const std::string& text) {
  static const std::map<char, int> kValues = {{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}, {'c', 100}};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto value = [&](std::size_t k) {
      const auto it = kValues.find(text.at(k) < 'a' ? static_cast<char>(text.at(k) + 32) : text.at(k));
      return it == kValues.end() ? 0 : it->second;
    };
    if (value(i) == 0) return std::nullopt;
    sum += i + 1 < text.size() && value(i) < value(i + 1) ? -value(i) : value(i);
  }
  if (text.empty()) return std::nullopt;
  return sum;
}

// "7", "- 7 -", "Trang 7", "Trang 7/40", "7 | Page", "vii": the number of the page, nothing else.
std::optional<int> PageNumber(const std::string& text) {
  const std::string masked = MaskDigits(text);
  static const std::set<std::string> kForms = {
      "#", "- # -", "-#-", "– # –", "—#—", "#.", "#/#", "# / #", "Trang #", "Trang #/#", "Trang # / #", "trang #",
      "Trang: #", "Page #", "Page # of #", "Trang # of #", "Trang # trên #", "[#]", "(#)", "# | Page", "# | Trang", "Tr. #",
      "Trang - # -", "Trang|#", "P a g e | #", "# | P a g e", "Trang | #"};
  if (kForms.contains(masked)) {
    const std::size_t at = text.find_first_of("0123456789");
    int value = 0;
    for (std::size_t i = at; i < text.size() && text.at(i) >= '0' && text.at(i) <= '9' && value < 100'000; ++i) {
      value = value * 10 + (text.at(i) - '0');
    }
    return value;
  }
  if (text.size() <= 7) return Roman(text);
  return std::nullopt;
}

bool InGrid(const PageParts& parts, const Box& box) {
  for (const Grid& grid : parts.grids) {
    if (HoldsMiddle(grid.box, box)) return true;
  }
  return false;
}

std::vector<Candidate> Candidates(const std::vector<PageParts>& pages) {
  std::vector<Candidate> candidates;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const PageParts& parts = pages.at(p);
    std::vector<Word> upright;
    const double height = parts.page.layout_height;
    for (const Word& word : parts.body) {
      const double middle = MiddleY(word.box);
      if (!word.sideways && (middle < kZone * height || middle > (1 - kZone) * height)) upright.push_back(word);
    }
    std::vector<Line> lines = BuildLines(std::move(upright));
    const int count = static_cast<int>(lines.size());
    int from_top = 0;
    for (int i = 0; i < count; ++i) {
      Line& line = lines.at(i);
      const bool top = MiddleY(line.box) < height / 2;
      if (top && ++from_top > kMaxLines) continue;
      if (!top && count - i > kMaxLines) continue;
      if (InGrid(parts, line.box)) continue;
      candidates.push_back({p, line, LineText(line), top, false});
    }
  }
  return candidates;
}

// A line is a running head if the same text (up to numbers) stands at the same height of several pages.
void TakeRepeated(std::vector<Candidate>& candidates, std::size_t pages) {
  std::map<std::pair<std::string, bool>, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& c = candidates.at(i);
    if (!PageNumber(c.text)) groups[{MaskDigits(c.text), c.top}].push_back(i);
  }
  const std::size_t enough = pages <= 3 ? 2 : 3;
  const auto height = [&candidates](std::size_t i) { return candidates.at(i).line.baseline; };
  for (auto& [key, members] : groups) {
    std::stable_sort(members.begin(), members.end(),
                     [&](std::size_t a, std::size_t b) { return height(a) < height(b); });
    std::size_t first = 0;  // a page has a few candidates, so that a few steps decide
    for (std::size_t i : members) {
      while (height(i) - height(members.at(first)) >= 4) ++first;
      std::set<std::size_t> where;
      for (std::size_t k = first; k < members.size() && where.size() < enough; ++k) {
        if (height(members.at(k)) - height(i) >= 4) break;
        where.insert(candidates.at(members.at(k)).page);
      }
      if (where.size() >= enough) candidates.at(i).taken = true;
    }
  }
}

void TakePageNumbers(std::vector<Candidate>& candidates, const std::vector<PageParts>& pages) {
  std::map<int, std::set<std::size_t>> offsets;
  const auto offset = [&](const Candidate& c, int value) { return value - pages.at(c.page).page.number; };
  for (const Candidate& c : candidates) {
    if (const auto value = PageNumber(c.text)) offsets[offset(c, *value)].insert(c.page);
  }
  for (Candidate& c : candidates) {
    const auto value = PageNumber(c.text);
    if (!value) continue;
    // Outermost line of the page only: a lone figure inside the text is text.
    bool outermost = true;
    for (const Candidate& other : candidates) {
      if (other.page != c.page || other.top != c.top || other.taken) continue;
      if (c.top ? other.line.baseline < c.line.baseline - 2 : other.line.baseline > c.line.baseline + 2) outermost = false;
    }
    const int shift = offset(c, *value);
    c.taken = outermost && (shift == 0 || offsets[shift].size() >= 2);
  }
}

bool SameWord(const Word& a, const Word& b) {
  return a.sequence == b.sequence && a.box.left == b.box.left && a.text == b.text;
}

void Remove(std::vector<Word>& body, const Line& line) {
  std::erase_if(body, [&line](const Word& word) {
    for (const Word& taken : line.words) {
      if (SameWord(word, taken)) return true;
    }
    return false;
  });
}

// A ruled head ("Mã số | Lần ban hành | Trang 3/20") that stands on every page.
void TakeRuledHeads(std::vector<PageParts>& pages) {
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> groups;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (std::size_t g = 0; g < pages.at(p).grids.size(); ++g) {
      const Box& box = pages.at(p).grids.at(g).box;
      const double height = pages.at(p).page.layout_height;
      if (box.bottom > 0.22 * height && box.top < 0.85 * height) continue;
      std::string key = std::to_string(std::lround(box.top)) + "|";
      for (const Word& word : pages.at(p).body) {
        if (HoldsMiddle(box, word.box)) key += MaskDigits(word.text) + " ";
      }
      groups[key].emplace_back(p, g);
    }
  }
  std::vector<std::set<std::size_t>> dropped(pages.size());
  for (const auto& [key, members] : groups) {
    if (members.size() < 3 || members.size() * 2 < pages.size()) continue;
    for (const auto& [p, g] : members) dropped.at(p).insert(g);
  }
  for (std::size_t p = 0; p < pages.size(); ++p) {
    if (dropped.at(p).empty()) continue;
    PageParts& parts = pages.at(p);
    for (std::size_t g : dropped.at(p)) {
      const Box box = parts.grids.at(g).box;
      std::vector<Word> words;
      for (const Word& word : parts.body) {
        if (HoldsMiddle(box, word.box)) words.push_back(word);
      }
      for (Line& line : BuildLines(std::move(words))) {
        Remove(parts.body, line);
        (MiddleY(box) < parts.page.layout_height / 2 ? parts.head : parts.foot).push_back(std::move(line));
      }
    }
    std::vector<Grid> kept;
    std::map<int, int> moved;
    for (std::size_t g = 0; g < parts.grids.size(); ++g) {
      Grid& grid = parts.grids.at(g);
      if (dropped.at(p).contains(g) || (grid.parent >= 0 && !moved.contains(grid.parent))) continue;
      moved[static_cast<int>(g)] = static_cast<int>(kept.size());
      if (grid.parent >= 0) grid.parent = moved[grid.parent];
      kept.push_back(std::move(grid));
    }
    parts.grids = std::move(kept);
  }
}

double BodySize(const std::vector<PageParts>& pages) {
  std::map<int, int> sizes;
  for (const PageParts& parts : pages) {
    for (const Word& word : parts.body) sizes[static_cast<int>(std::lround(word.size * 2))] += word.glyphs;
  }
  int best = 0, most = 0;
  for (const auto& [size, count] : sizes) {
    if (count > most) {
      best = size;
      most = count;
    }
  }
  return best / 2.0;
}

// Footnotes stand in small print under a short rule at the left edge.
void TakeNotes(PageParts& parts, double body_size) {
  std::optional<Rule> line_above;
  double left = 1e9;
  for (const Word& word : parts.body) left = std::min(left, word.box.left);
  for (const Rule& rule : parts.page.rules) {
    const double width = rule.to - rule.from;
    if (!rule.horizontal || width < 50 || width > 0.45 * parts.page.layout_width) continue;
    if (rule.at < 0.35 * parts.page.layout_height || std::abs(rule.from - left) > 8) continue;
    if (InGrid(parts, {rule.from, rule.at - 1, rule.to, rule.at + 1})) continue;
    bool small = true, any = false;
    for (const Word& word : parts.body) {
      if (word.box.bottom < rule.at + 2 || word.sideways) continue;
      any = true;
      small = small && word.size <= body_size - 0.8 && word.box.top > rule.at - 3;
    }
    if (any && small && (!line_above || rule.at < line_above->at)) line_above = rule;
  }
  if (!line_above) return;
  std::vector<Word> words;
  for (const Word& word : parts.body) {
    if (!word.sideways && MiddleY(word.box) > line_above->at) words.push_back(word);
  }
  parts.notes = BuildLines(std::move(words));
  for (const Line& line : parts.notes) Remove(parts.body, line);
}

}  // namespace

void TakeFurniture(std::vector<PageParts>& pages) {
  TakeRuledHeads(pages);
  std::vector<Candidate> candidates = Candidates(pages);
  TakeRepeated(candidates, pages.size());
  TakePageNumbers(candidates, pages);
  for (const Candidate& c : candidates) {
    if (!c.taken) continue;
    PageParts& parts = pages.at(c.page);
    Remove(parts.body, c.line);
    (c.top ? parts.head : parts.foot).push_back(c.line);
  }
  const double body_size = BodySize(pages);
  for (PageParts& parts : pages) TakeNotes(parts, body_size);
}

}  // namespace capdo::readers::pdf
