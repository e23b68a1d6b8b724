#include "readers/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "readers/pdf_chars.h"

namespace capdo::readers::pdf {
namespace {

bool HasLetterOrDigit(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = DecodeUtf8(text, i);
    if (IsLetter(c) || (c >= '0' && c <= '9')) return true;
  }
  return false;
}

// Raised and lowered marks ("m²", references of notes) have their own baseline but belong to the line beside them.
bool IsScriptOf(const Line& small, const Line& main) {
  if (small.size > 0.85 * main.size) return false;
  if (std::abs(small.baseline - main.baseline) > 0.6 * main.size) return false;
  // The words of a line stand from left to right; for each, how far it and those before it reach.
  std::vector<double> reach;
  reach.reserve(main.words.size());
  for (const Word& word : main.words) reach.push_back(reach.empty() ? word.box.right : std::max(reach.back(), word.box.right));
  const double near = 0.6 * main.size;
  for (const Word& mark : small.words) {
    const auto behind = std::partition_point(main.words.begin(), main.words.end(),
                                             [&](const Word& word) { return mark.box.right > word.box.left - near; });
    if (behind == main.words.begin()) return false;
    const double farthest = reach.at(static_cast<std::size_t>(behind - main.words.begin()) - 1);
    if (mark.box.left >= farthest + near) return false;
  }
  return true;
}

// Length of the leader that begins at `at`: four dots or more, also as ellipses; 0 if there is none.
std::size_t LeaderAt(const std::string& text, std::size_t at) {
  std::size_t end = at, dots = 0;
  while (end < text.size()) {
    if (text.at(end) == '.') {
      ++end;
      ++dots;
    } else if (text.compare(end, 3, "…") == 0) {
      end += 3;
      dots += 3;
    } else {
      break;
    }
  }
  return dots >= 4 ? end - at : 0;
}

bool IsPageNumber(const std::string& text) {
  return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789ivxlIVX") == std::string::npos;
}

std::size_t CountLetters(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) DecodeUtf8(text, i);
  return count;
}

// An entry of a table of contents: the dots are drawn, not written, so they are no part of the text.
bool DropLeader(std::vector<Word>& words) {
  if (words.empty()) return false;
  std::vector<Word> out;
  bool leader_last = false, any = false;
  int lone_dots = 0;
  for (const Word& word : words) {
    if (word.text == ".") {  // ". . . . ."
      ++lone_dots;
      continue;
    }
    if (lone_dots >= 4) leader_last = any = true;
    else if (lone_dots > 0) return false;
    lone_dots = 0;
    std::size_t at = 0;
    while (at < word.text.size() && LeaderAt(word.text, at) == 0) ++at;
    if (at == word.text.size()) {
      out.push_back(word);
      if (any) leader_last = leader_last && (IsPageNumber(word.text) || (word.ocr && CountLetters(word.text) <= 3));
      continue;
    }
    any = leader_last = true;
    const std::size_t end = at + LeaderAt(word.text, at);
    const double step = Width(word.box) / static_cast<double>(word.text.size());
    if (at > 0) {
      Word head = word;
      head.text = word.text.substr(0, at);
      head.box.right = word.box.left + step * static_cast<double>(at);
      out.push_back(std::move(head));
    }
    if (end < word.text.size()) {
      Word tail = word;
      tail.text = word.text.substr(end);
      tail.box.left = word.box.right - step * static_cast<double>(word.text.size() - end);
      out.push_back(std::move(tail));
    }
  }
  if (!any || out.size() < 2) return false;
  // A lone digit is often recognised as something else, but what stands behind the dots is the page number.
  const bool number = IsPageNumber(out.back().text) || (out.back().ocr && CountLetters(out.back().text) <= 3);
  if (!number || !leader_last) return false;
  words = std::move(out);
  return true;
}

}  // namespace

Line MakeLine(std::vector<Word> words) {
  Line line;
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  std::map<int, int> sizes;  // tenths of a point, so that the commonest wins and not the mean
  std::map<int, double> baselines;
  bool all_bold = true, all_italic = true, any = false;
  for (const Word& word : words) {
    Extend(line.box, word.box);
    const int size = static_cast<int>(std::lround(word.size * 10));
    sizes[size] += std::max(1, word.glyphs);
    baselines[size] = word.baseline;
    if (!HasLetterOrDigit(word.text)) continue;
    any = true;
    all_bold = all_bold && word.bold;
    line.any_bold = line.any_bold || word.bold;
    all_italic = all_italic && word.italic;
  }
  int best = 0, count = -1;
  for (const auto& [size, letters] : sizes) {
    if (letters >= count) {
      best = size;
      count = letters;
    }
  }
  line.size = best / 10.0;
  line.baseline = baselines[best];
  line.bold = any ? all_bold : !words.empty() && words.front().bold;
  line.italic = any && all_italic;
  line.words = std::move(words);
  return line;
}

std::vector<Line> BuildLines(std::vector<Word> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.baseline < b.baseline; });
  std::vector<std::vector<Word>> groups;
  double baseline = 0, size = 0;
  for (Word& word : words) {
    const double near = 0.3 * std::min(size, word.size);
    if (groups.empty() || std::abs(word.baseline - baseline) > std::max(0.8, near)) {
      groups.emplace_back();
      baseline = word.baseline;
      size = word.size;
    }
    groups.back().push_back(std::move(word));
  }
  std::vector<Line> lines;
  for (std::vector<Word>& group : groups) lines.push_back(MakeLine(std::move(group)));
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t main = lines.size();
    if (i + 1 < lines.size() && IsScriptOf(lines.at(i), lines.at(i + 1))) main = i + 1;
    else if (i > 0 && IsScriptOf(lines.at(i), lines.at(i - 1))) main = i - 1;
    if (main == lines.size()) {
      ++i;
      continue;
    }
    std::vector<Word> both = std::move(lines.at(main).words);
    for (Word& word : lines.at(i).words) both.push_back(std::move(word));
    lines.at(main) = MakeLine(std::move(both));
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (Line& line : lines) {
    const Box box = line.box;
    if (!DropLeader(line.words)) continue;
    line = MakeLine(std::move(line.words));
    line.box = box;
    line.toc = true;
  }
  return lines;
}

bool Touches(const Word& word, const Word& next) {
  if (word.ocr && next.ocr) return false;  // the recognition has parted them
  const double gap = next.box.left - word.box.right;
  return gap < 0.08 * std::max(word.size, next.size) && std::abs(word.size - next.size) < 0.2 * word.size;
}

std::string LineText(const Line& line) {
  std::string text;
  const Word* last = nullptr;
  for (const Word& word : line.words) {
    if (last != nullptr && !Touches(*last, word)) text += ' ';
    text += word.text;
    last = &word;
  }
  return text;
}

}  // namespace capdo::readers::pdf
