#include "readers/ocr_prose.h"

#include <algorithm>
#include <vector>

#include "readers/pdf_grids.h"
#include "readers/pdf_lines.h"

namespace capdo::readers::ocr {

namespace {

constexpr int kLeastWords = 15, kLeastLines = 3, kLeastRun = 5;
constexpr std::size_t kQuotedBytes = 80;
constexpr double kMostly = 0.6;  // of the words
constexpr double kNextWord = 1.2;  // of the size of letters, between two words of one sentence

// A table of text; a drawing has frames, but hardly rows and columns of them.
bool IsTable(const pdf::Grid& grid) { return grid.rows() >= 2 && grid.columns() >= 2 && grid.cells.size() >= 4; }

}  // namespace

bool IsProse(const Reading& reading, const Limits& limits) {
  if (reading.quality != document::Quality::kGood || static_cast<int>(reading.words.size()) < kLeastWords) return false;
  pdf::PageContent page;
  page.width = page.layout_width = reading.width;
  page.height = page.layout_height = reading.height;
  page.rules = reading.rules;
  page.words = reading.words;
  const std::vector<pdf::Grid> grids = pdf::FindGrids(page, limits.max_columns);
  int words = 0, prose = 0, lines = 0;
  for (const pdf::Line& line : pdf::BuildLines(reading.words)) {
    bool counted = false;
    for (std::size_t at = 0; at < line.words.size();) {
      std::size_t end = at + 1;
      while (end < line.words.size() && line.words.at(end).box.left - line.words.at(end - 1).box.right <= kNextWord * line.size) ++end;
      const bool in_table = std::any_of(grids.begin(), grids.end(), [&](const pdf::Grid& grid) {
        return IsTable(grid) && pdf::HoldsMiddle(grid.box, line.words.at(at).box);
      });
      const int run = static_cast<int>(end - at);
      words += run;
      if (in_table || run >= kLeastRun) {
        prose += run;
        counted = true;
      }
      at = end;
    }
    lines += counted ? 1 : 0;
  }
  return lines >= kLeastLines && prose >= kMostly * words;
}

std::string TextOf(const Reading& reading) {
  std::string text;
  for (const pdf::Line& line : pdf::BuildLines(reading.words)) {
    if (!text.empty()) text += '\n';
    text += pdf::LineText(line);
  }
  return text;
}

std::string FirstWords(std::string_view text) {
  std::size_t end = std::min(text.size(), kQuotedBytes);
  // Not in the middle of a letter.
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  std::string words(text.substr(0, end));
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

}  // namespace capdo::readers::ocr
