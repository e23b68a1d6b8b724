#include "readers/ocr_page.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "readers/ocr_engine.h"
#include "readers/ocr_weight.h"
#include "readers/pdf_grids.h"
#include "text/syllables.h"

namespace capdo::readers::ocr {

namespace {

using document::Box;
using document::Quality;

constexpr double kBlankInk = 0.0004;     // share of the page; specks and the shadow of a fold have less
constexpr int kFewWords = 12;            // too few to judge them by their syllables
constexpr int kShortPage = 30;           // words; of the last page of a letter a misread name is a tenth
constexpr std::size_t kProseLine = 5;    // words
constexpr int kEnoughProse = 40;
constexpr double kProseShare = 0.4;     // of the letters
constexpr double kPlausible = 0.6;       // share of syllables in prose that was recognised well: over 0.85
constexpr double kMarked = 0.1;          // share of letters with Vietnamese marks: 0.24 in prose
constexpr double kTrusted = 0.75;        // mean confidence of few words
// Of many: letters of 8 pixels (45 dpi) give 0.36 to 0.70 where one word of two is wrong but a syllable of the language,
// of 12 pixels (60 dpi) 0.64 to 0.92 with a fifth of the words wrong at 0.87; scans of 100 dpi and more 0.89 and more.
constexpr double kSure = 0.85;
constexpr double kSpeck = 0.5;           // confidence under which signs without a letter are dirt
constexpr double kLargeCell = 0.2;       // of the picture: may hold columns of its own
constexpr double kLargeLetters = 9, kUsualLetters = 5;  // millimetres of font size: 26 and 14 points
constexpr double kNothing = 0.1;         // confidence of one or two letters that are none
constexpr std::size_t kMostCells = 3000; // of one picture
constexpr double kOverBorder = 1.2;      // millimetres
constexpr double kClearly = 0.05;        // surer than before
constexpr double kUnsure = 0.5;          // of a word in a cell: it is looked at by itself
constexpr double kLostShare = 0.35;      // of what looks like letters, not in any word
constexpr int kLostLeast = 80;
constexpr int kInkOfCell = 12;           // dark pixels; a dot has more
constexpr double kWordMillimetres = 7;   // two or three digits
constexpr double kLineMillimetres = 6.5; // one line of 14 points with marks over and under it
constexpr double kSteeper = 1.5;         // not measured beyond the traps of tests/scans, which come out right with it
constexpr std::size_t kLongLine = 8;     // words
constexpr double kSameLongSize = 0.35;
constexpr double kSameSize = 0.17;       // lines with and without tall letters seem to differ by so much

struct Judged {
  text::Plausibility text;
  double confidence = 0;  // weighed by letters
  int letters = 0;

  void Add(const std::vector<RecognisedWord>& words, std::size_t first, std::size_t end) {
    double sum = confidence * letters;
    for (std::size_t i = first; i < end; ++i) {
      text.Add(words[i].text);
      sum += words[i].confidence * static_cast<double>(words[i].text.size());
      letters += static_cast<int>(words[i].text.size());
    }
    confidence = letters > 0 ? sum / letters : 0;
  }
};

// By its lines of prose, where these are a good part of it: the labels in a drawing are read badly beside text that is
// read well.
Judged Judge(const std::vector<RecognisedWord>& words) {
  Judged all, prose;
  for (std::size_t first = 0; first < words.size();) {
    std::size_t end = first + 1;
    while (end < words.size() && words[end].baseline == words[first].baseline && words[end].size == words[first].size) ++end;
    Judged line;
    line.Add(words, first, end);
    if (end - first >= kProseLine && line.text.SyllableShare() >= kPlausible) prose.Add(words, first, end);
    all.Add(words, first, end);
    first = end;
  }
  return prose.text.words >= kEnoughProse && prose.letters >= kProseShare * all.letters ? prose : all;
}

bool LooksRight(const Judged& judged) {
  if (judged.text.words < kFewWords) return judged.confidence >= kTrusted;
  const double sure = judged.text.words < kShortPage ? kTrusted : kSure;
  return judged.text.SyllableShare() >= kPlausible && judged.text.MarkedShare() >= kMarked && judged.confidence >= sure;
}

// Grids of the rules, in pixels.
std::vector<pdf::Grid> GridsOf(const CleanPage& clean, const Limits& limits) {
  // The finder's tolerances are those of points.
  const double points = 72.0 / clean.dpi;
  pdf::PageContent page;
  page.layout_width = WidthOf(clean.grey) * points;
  page.layout_height = HeightOf(clean.grey) * points;
  for (const PixelRule& rule : clean.rules)
    page.rules.push_back({rule.horizontal, rule.at * points, rule.from * points, rule.to * points});
  std::vector<pdf::Grid> grids = pdf::FindGrids(page, limits.max_columns, pdf::GridWords::kLater);
  const auto scale = [&](Box& box) {
    box = {box.left / points, box.top / points, box.right / points, box.bottom / points};
  };
  for (pdf::Grid& grid : grids) {
    scale(grid.box);
    for (pdf::GridCell& cell : grid.cells) scale(cell.box);
  }
  return grids;
}

// The part of a cell that holds ink, with paper around it; false where there is none.
bool Shrink(const Picture& binary, int dpi, OcrRegion& cell) {
  const int left = static_cast<int>(cell.box.left) + 2, top = static_cast<int>(cell.box.top) + 2;
  const int width = static_cast<int>(cell.box.right) - 2 - left, height = static_cast<int>(cell.box.bottom) - 2 - top;
  if (width < 6 || height < 6) return false;
  ::Box* box = boxCreate(left, top, width, height);
  ::Box* ink = nullptr;
  const Picture part(pixClipRectangle(binary.get(), box, nullptr));
  boxDestroy(&box);
  l_int32 x = 0, y = 0, w = 0, h = 0, dark = 0;
  if (!part || pixCountPixels(part.get(), &dark, nullptr) != 0 || dark < kInkOfCell) return false;
  if (pixClipToForeground(part.get(), nullptr, &ink) != 0 || ink == nullptr) return false;
  boxGetGeometry(ink, &x, &y, &w, &h);
  boxDestroy(&ink);
  // A lone digit needs paper around it, or it is taken for something larger.
  const bool word = w < kWordMillimetres * dpi / 25.4;
  const double margin = (word ? 3.0 : 1.2) * dpi / 25.4;
  cell.word = word && cell.cell && h < kLineMillimetres * dpi / 25.4;
  cell.line = cell.cell && h < kLineMillimetres * dpi / 25.4;
  cell.box = {std::max(cell.box.left, left + x - margin), std::max(cell.box.top, top + y - margin),
              std::min(cell.box.right, left + x + w + margin), std::min(cell.box.bottom, top + y + h + margin)};
  return true;
}

bool HasLetterOrDigit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u >= 0xC3 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
  });
}

bool HasDigit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

// Cells of tables in which the page's own reading is not sure, or saw nothing, or ran over the border.
struct Cell {
  OcrRegion region;
  std::vector<std::size_t> words;  // of the page, whose middle is inside
  bool crossed = false;            // one of them reaches into a neighbour
};

std::vector<Cell> CellsOf(const CleanPage& clean, const std::vector<RecognisedWord>& words, const Limits& limits) {
  const std::vector<pdf::Grid> grids = GridsOf(clean, limits);
  const double page = std::max(1.0, static_cast<double>(WidthOf(clean.grey)) * HeightOf(clean.grey));
  std::vector<Cell> cells;
  for (const pdf::Grid& grid : grids) {
    if (grid.cells.size() < 2) continue;  // a frame
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const Box& box = grid.cells.at(i).box;
      const bool holds_table = std::any_of(grids.begin(), grids.end(), [&](const pdf::Grid& inner) {
        return &inner != &grid && inner.parent >= 0 && &grids.at(static_cast<std::size_t>(inner.parent)) == &grid &&
               inner.parent_cell == static_cast<int>(i) && inner.cells.size() > 1;
      });
      if (holds_table) continue;  // its cells come by themselves
      const double share = (box.right - box.left) * (box.bottom - box.top) / page;
      if (share < kLargeCell) cells.push_back({{box, true}, {}, false});
    }
  }
  if (cells.size() > kMostCells) cells.clear();  // a plan, or squared paper
  const double over = kOverBorder / 25.4 * clean.dpi;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const Box& word = words[w].box;
    const double x = (word.left + word.right) / 2, y = (word.top + word.bottom) / 2;
    for (Cell& cell : cells) {
      const Box& box = cell.region.box;
      if (y < box.top || y > box.bottom) continue;
      const bool inside = x >= box.left && x < box.right;
      if (inside) cell.words.push_back(w);
      const bool shared = word.right > box.left + over && word.left < box.right - over;
      const bool beyond = word.left < box.left - over || word.right > box.right + over;
      if (shared && beyond) cell.crossed = true;
    }
  }
  return cells;
}

struct Sureness {
  double mean = 0, least = 1;  // of words with letters; `mean` weighed by them
  std::size_t letters = 0;

  void Add(const RecognisedWord& word) {
    mean = (mean * static_cast<double>(letters) + word.confidence * static_cast<double>(word.text.size())) /
           static_cast<double>(letters + word.text.size());
    letters += word.text.size();
    least = std::min(least, word.confidence);
  }
};

// Letters that are much larger than those that the recognition was taught are read badly; smaller, they are read as any others.
void RereadLargeLines(const CleanPage& clean, std::vector<RecognisedWord>& words) {
  const double large = kLargeLetters / 25.4 * clean.dpi, usual = kUsualLetters / 25.4 * clean.dpi;
  std::vector<RecognisedWord> out;
  for (std::size_t first = 0; first < words.size();) {
    std::size_t end = first;
    Box line = words[first].box;
    Sureness before, now;
    while (end < words.size() && words[end].baseline == words[first].baseline && words[end].size == words[first].size) {
      const Box& box = words[end].box;
      line = {std::min(line.left, box.left), std::min(line.top, box.top), std::max(line.right, box.right), std::max(line.bottom, box.bottom)};
      if (HasLetterOrDigit(words[end].text)) before.Add(words[end]);
      ++end;
    }
    const double size = words[first].size, margin = 0.25 * size;
    std::vector<RecognisedWord> again;
    if (size >= large && before.letters > 0 && line.right - line.left > line.bottom - line.top) {
      const int left = std::max(0, static_cast<int>(line.left - margin)), top = std::max(0, static_cast<int>(line.top - margin));
      ::Box* area = boxCreate(left, top, static_cast<int>(line.right - line.left + 2 * margin),
                              static_cast<int>(line.bottom - line.top + 2 * margin));
      const Picture part(pixClipRectangle(clean.grey.get(), area, nullptr));
      boxDestroy(&area);
      const double scale = usual / size;
      CleanPage small;
      small.dpi = clean.dpi;
      if (part) small.grey.reset(pixScale(part.get(), static_cast<l_float32>(scale), static_cast<l_float32>(scale)));
      if (small.grey) {
        const Box all = {0, 0, static_cast<double>(WidthOf(small.grey)), static_cast<double>(HeightOf(small.grey))};
        again = Recognise(small, {{all, true, true}});
      }
      for (RecognisedWord& word : again) {
        word.box = {word.box.left / scale + left, word.box.top / scale + top, word.box.right / scale + left, word.box.bottom / scale + top};
        word.baseline = words[first].baseline;
        word.size = size;
        if (HasLetterOrDigit(word.text)) now.Add(word);
      }
    }
    std::vector<RecognisedWord>& better = now.mean > before.mean && now.letters * 2 > before.letters ? again : words;
    const std::size_t from = &better == &words ? first : 0, to = &better == &words ? end : again.size();
    for (std::size_t i = from; i < to; ++i) out.push_back(std::move(better[i]));
    first = end;
  }
  words = std::move(out);
}

// A stroke that stands alone in its line: the rest of a signature, or of a border.
void DropLoneStrokes(std::vector<RecognisedWord>& words) {
  std::vector<RecognisedWord> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto same_line = [&](const RecognisedWord& a, const RecognisedWord& b) { return a.baseline == b.baseline && a.size == b.size; };
    const bool alone = (i == 0 || !same_line(words[i], words[i - 1])) && (i + 1 == words.size() || !same_line(words[i], words[i + 1]));
    const std::string& text = words[i].text;
    const bool stroke = text == "/" || text == "\\" || text == "|" || text == "⁄" || text == "(" || text == ")";
    if (!(alone && stroke)) kept.push_back(words[i]);
  }
  words = std::move(kept);
}

// The page as a whole tells lines best, and lone numbers by the words beside them; a cell by itself is read better where that
// went wrong.
std::vector<RecognisedWord> RecogniseAll(const CleanPage& clean, const Limits& limits) {
  const Box all = {0, 0, static_cast<double>(WidthOf(clean.grey)), static_cast<double>(HeightOf(clean.grey))};
  std::vector<RecognisedWord> words = Recognise(clean, {{all, false}});
  DropLoneStrokes(words);
  RereadLargeLines(clean, words);
  std::vector<Cell> cells = CellsOf(clean, words, limits);
  const Picture binary(cells.empty() ? nullptr : pixConvertTo1(clean.grey.get(), 160));
  if (!binary) return words;
  std::vector<bool> gone(words.size(), false);
  std::vector<RecognisedWord> again;
  std::uint64_t looks = 0;
  for (Cell& cell : cells) {
    Sureness before, now;
    for (const std::size_t w : cell.words)
      if (HasLetterOrDigit(words[w].text)) before.Add(words[w]);
    const bool doubtful = before.letters == 0 || cell.crossed || before.least < kUnsure;
    if (!doubtful || !Shrink(binary, clean.dpi, cell.region)) continue;
    if (++looks > limits.max_ocr_regions) break;
    std::vector<RecognisedWord> inside = Recognise(clean, {cell.region});
    std::erase_if(inside, [](const RecognisedWord& word) { return word.confidence < kSpeck && !HasLetterOrDigit(word.text); });
    for (const RecognisedWord& word : inside)
      if (HasLetterOrDigit(word.text)) now.Add(word);
    // What was lost must be read for sure, or specks would become words.
    const bool sure = before.letters == 0 || cell.crossed ? now.least >= kTrusted : now.mean >= std::max(kSure, before.mean + kClearly);
    const bool better = now.letters > 0 && now.letters * 2 > before.letters && sure;
    if (!better) continue;
    for (const std::size_t w : cell.words) gone[w] = true;
    again.insert(again.end(), std::make_move_iterator(inside.begin()), std::make_move_iterator(inside.end()));
  }
  std::size_t kept = 0;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (gone[w]) continue;
    if (kept != w) words[kept] = std::move(words[w]);
    ++kept;
  }
  words.resize(kept);
  words.insert(words.end(), std::make_move_iterator(again.begin()), std::make_move_iterator(again.end()));
  return words;
}

// Bits of the picture that have the size of letters, and how many of them no word holds: confidence does not tell text
// that was not seen at all.
bool LostText(const CleanPage& clean, const std::vector<RecognisedWord>& words) {
  Picture binary(pixConvertTo1(clean.grey.get(), 150));
  if (!binary) return false;
  Boxa* bits = pixConnCompBB(binary.get(), 8);
  const int count = bits == nullptr ? 0 : std::min(boxaGetCount(bits), 60'000);
  const double millimetre = clean.dpi / 25.4;
  std::vector<Box> rows;
  rows.reserve(words.size());
  for (const RecognisedWord& word : words) rows.push_back(word.box);
  std::sort(rows.begin(), rows.end(), [](const Box& a, const Box& b) { return a.top < b.top; });
  double tallest = 0;
  for (const Box& row : rows) tallest = std::max(tallest, row.bottom - row.top);
  int letters = 0, lost = 0;
  for (int i = 0; i < count; ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(bits, i, &x, &y, &w, &h);
    if (h < 1.3 * millimetre || h > 5 * millimetre || w < 0.3 * millimetre || w > 6 * millimetre) continue;
    ++letters;
    const double middle_x = x + w / 2.0, middle_y = y + h / 2.0;
    bool held = false;
    auto row = std::lower_bound(rows.begin(), rows.end(), middle_y - tallest - 1,
                                [](const Box& box, double top) { return box.top < top; });
    for (; row != rows.end() && row->top <= middle_y + 2 && !held; ++row)
      held = pdf::Holds({row->left - 4, row->top - 4, row->right + 4, row->bottom + 4}, middle_x, middle_y);
    if (!held) ++lost;
  }
  boxaDestroy(&bits);
  return letters >= kLostLeast && lost > kLostShare * letters;
}

// A long line in letters much larger than the rest is none: marks over and under its letters were counted in.
void EvenLongLines(std::vector<pdf::Word>& words, double usual) {
  for (std::size_t first = 0; first < words.size();) {
    std::size_t end = first + 1;
    while (end < words.size() && words[end].size == words[first].size &&
           std::abs(words[end].baseline - words[first].baseline) < 0.4 * usual)
      ++end;
    if (end - first >= kLongLine && std::abs(words[first].size - usual) < kSameLongSize * usual)
      for (std::size_t i = first; i < end; ++i) words[i].size = usual;
    first = end;
  }
}

// The size of a line is measured by its letters, which differ: sizes that are nearly the same become the commonest of
// them.
void EvenSizes(std::vector<pdf::Word>& words) {
  std::map<int, std::size_t> letters;  // by tenths of a point
  for (const pdf::Word& word : words) letters[static_cast<int>(std::lround(word.size * 10))] += word.text.size();
  if (words.empty()) return;
  const auto usual = std::max_element(letters.begin(), letters.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  EvenLongLines(words, usual->first / 10.0);
  letters.clear();
  for (const pdf::Word& word : words) letters[static_cast<int>(std::lround(word.size * 10))] += word.text.size();
  std::map<int, double> even;
  while (!letters.empty()) {
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const int size = most->first;
    for (auto it = letters.begin(); it != letters.end();) {
      if (std::abs(it->first - size) > kSameSize * size) {
        ++it;
        continue;
      }
      even[it->first] = size / 10.0;
      it = letters.erase(it);
    }
  }
  for (pdf::Word& word : words) {
    word.size = even[static_cast<int>(std::lround(word.size * 10))];
    word.box.top = word.baseline - 0.75 * word.size;
    word.box.bottom = word.baseline + 0.22 * word.size;
  }
}

void Convert(const CleanPage& clean, const std::vector<RecognisedWord>& from, double dpi, Reading& to) {
  const double points = 72.0 / (dpi * clean.scale);
  std::vector<pdf::Word> leaders;
  for (const RecognisedWord& word : from) {
    if (word.confidence < kSpeck && !HasLetterOrDigit(word.text)) continue;
    if (word.confidence < kNothing && CountCodePoints(word.text) <= 2 && !HasDigit(word.text)) continue;
    pdf::Word out;
    out.text = word.text;
    out.size = std::clamp(word.size * points, 3.0, 120.0);
    // The baseline of a line that leans a little is a line; near the word it is where its letters stand.
    const double low = word.box.bottom * points, base = word.baseline * points;
    out.baseline = std::abs(low - base) < 0.6 * out.size ? base : low;
    out.box = {word.box.left * points, out.baseline - 0.75 * out.size, word.box.right * points,
               out.baseline + 0.22 * out.size};
    out.bold = word.bold;
    out.ocr = true;
    out.confidence = word.confidence;
    out.glyphs = static_cast<int>(word.text.size());
    to.words.push_back(std::move(out));
  }
  EvenSizes(to.words);
  for (const document::Box& leader : clean.leaders) {
    pdf::Word dots;
    dots.box = {leader.left * points, 0, leader.right * points, 0};
    dots.baseline = leader.bottom * points;
    const auto beside = std::min_element(to.words.begin(), to.words.end(), [&](const pdf::Word& a, const pdf::Word& b) {
      return std::abs(a.baseline - dots.baseline) < std::abs(b.baseline - dots.baseline);
    });
    dots.size = 12;
    if (beside != to.words.end() && std::abs(beside->baseline - dots.baseline) < 0.4 * beside->size) {
      dots.baseline = beside->baseline;
      dots.size = beside->size;
    }
    dots.box.top = dots.baseline - 0.75 * dots.size;
    dots.box.bottom = dots.baseline + 0.22 * dots.size;
    dots.text.assign(static_cast<std::size_t>(std::clamp(pdf::Width(dots.box) / (0.25 * dots.size), 4.0, 200.0)), '.');
    dots.glyphs = static_cast<int>(dots.text.size());
    dots.ocr = true;
    leaders.push_back(std::move(dots));
  }
  to.words.insert(to.words.end(), std::make_move_iterator(leaders.begin()), std::make_move_iterator(leaders.end()));
  for (const PixelRule& rule : clean.rules)
    to.rules.push_back({rule.horizontal, rule.at * points, rule.from * points, rule.to * points});
}

// Lines of text make steep steps across themselves: where the steps from column to column are much steeper than those from
// row to row, the sheet lay sideways.
bool LinesRunDown(const Picture& grey, int dpi) {
  const auto factor = static_cast<l_float32>(std::min(1.0, 100.0 / dpi));
  const Picture small(pixScaleSmooth(grey.get(), factor, factor));
  const Picture bits(small ? pixConvertTo1(small.get(), 180) : nullptr);
  if (!bits) return false;
  const auto steepness = [](NUMA* sums) {
    double steps = 0, all = 0;
    const int count = sums == nullptr ? 0 : numaGetCount(sums);
    l_float32 before = 0;
    for (int i = 0; i < count; ++i) {
      l_float32 here = 0;
      numaGetFValue(sums, i, &here);
      if (i > 0) steps += static_cast<double>(here - before) * (here - before);
      all += static_cast<double>(here) * here;
      before = here;
    }
    numaDestroy(&sums);
    return all > 0 ? steps / all : 0;
  };
  const double rows = steepness(pixCountPixelsByRow(bits.get(), nullptr));
  return steepness(pixCountPixelsByColumn(bits.get())) > kSteeper * rows;
}

// Tesseract turns blocks by itself: the letters are right then, the lines of the page are not.
bool WordsRunDown(const std::vector<RecognisedWord>& words) {
  int down = 0, all = 0;
  for (const RecognisedWord& word : words) {
    if (word.text.size() < 4) continue;
    ++all;
    down += word.box.bottom - word.box.top > 1.2 * (word.box.right - word.box.left) ? 1 : 0;
  }
  return all >= kFewWords / 2 && 2 * down > all;
}

struct Attempt {
  int quarters = 0;
  CleanPage clean;
  std::vector<RecognisedWord> words;
  Judged judged;
  bool down = false;
  bool Fine() const { return LooksRight(judged) && !down; }
  bool BetterThan(const Attempt& other) const {
    if (down != other.down) return !down;
    const bool fine = LooksRight(judged);
    return fine != LooksRight(other.judged) ? fine : judged.text.syllables > other.judged.text.syllables;
  }
};

// Recognised upright: as it lies, and turned where the lines run down or what was read is no language. Letters that
// stand on their heads are told best by their shape, so the other turns are tried only where that is not known.
Attempt ReadTurned(const Picture& picture, CleanPage clean, int dpi, bool scan, const Limits& limits) {
  std::vector<int> turns = {0};
  const auto more = [&](bool sideways) {
    const int upright = FindUpright(clean.grey, clean.dpi);
    if (upright > 0 && (!sideways || upright != 2)) turns.push_back(upright);
    if (sideways) turns.insert(turns.end(), {1, 3});
    if (!sideways && upright < 0) turns.push_back(2);
  };
  const bool sideways = LinesRunDown(clean.grey, clean.dpi);
  if (sideways) {
    more(true);
    std::rotate(turns.begin(), turns.begin() + 1, turns.end());  // as it lies: last
  }
  Attempt best;
  std::vector<bool> tried(4, false);
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const int quarters = turns.at(i);
    if (tried.at(static_cast<std::size_t>(quarters))) continue;
    tried.at(static_cast<std::size_t>(quarters)) = true;
    Attempt attempt;
    attempt.quarters = quarters;
    const bool own = quarters == 0;
    if (own) {
      attempt.clean = {nullptr, clean.dpi, clean.scale, clean.skew, clean.ink, clean.coloured, clean.rules, clean.leaders};
      attempt.clean.grey.reset(pixClone(clean.grey.get()));
    } else {
      attempt.clean = Clean(Turned(picture, quarters), dpi, scan);
    }
    if (!attempt.clean.grey) continue;
    attempt.words = RecogniseAll(attempt.clean, limits);
    attempt.judged = Judge(attempt.words);
    attempt.down = WordsRunDown(attempt.words);
    const bool fine = attempt.Fine(), down = attempt.down;
    if (i == 0 || attempt.BetterThan(best)) best = std::move(attempt);
    if (fine) break;
    if (own && !sideways) more(down);
  }
  return best;
}

}  // namespace

Reading ReadPicture(const Picture& picture, double dpi, bool scan, const Limits& limits) {
  Reading reading;
  const int whole_dpi = std::max(1, static_cast<int>(dpi + 0.5));
  CleanPage clean = Clean(picture, whole_dpi, scan);
  if (!clean.grey) {
    reading.quality = Quality::kUnreadable;
    reading.why = "ocr-nothing";
    return reading;
  }
  std::vector<RecognisedWord> words;
  Judged judged;
  if (clean.ink >= kBlankInk) {
    Attempt best = ReadTurned(picture, std::move(clean), whole_dpi, scan, limits);
    reading.quarters = best.quarters;
    clean = std::move(best.clean);
    words = std::move(best.words);
    judged = best.judged;
  }
  const double points = 72.0 / (dpi * clean.scale);
  reading.width = WidthOf(clean.grey) * points;
  reading.height = HeightOf(clean.grey) * points;
  reading.skew = clean.skew;
  MarkBold(clean, words);
  Convert(clean, words, dpi, reading);
  if (reading.words.empty()) {
    reading.blank = clean.ink < kBlankInk && !clean.coloured;
    reading.quality = reading.blank ? Quality::kGood : Quality::kUnreadable;
    reading.why = reading.blank ? "" : "ocr-nothing";
  } else if (!LooksRight(judged)) {
    reading.quality = Quality::kPoor;
    reading.why = "ocr-poor";
  } else if (LostText(clean, words)) {
    reading.quality = Quality::kPoor;
    reading.why = "ocr-lost-text";
  }
  return reading;
}

void DistrustCoarse(double scanned_dpi, Reading& reading) {
  if (scanned_dpi <= 0 || scanned_dpi >= kTrustedDpi || reading.blank || reading.quality != Quality::kGood) return;
  reading.quality = Quality::kPoor;
  reading.why = "ocr-poor";
}

void Place(Reading reading, pdf::PageContent& page, document::Page& judged) {
  const int rotation = (4 - reading.quarters) & 3;
  std::vector<pdf::Word> words;
  for (pdf::Word& word : page.words) {
    if (word.visibility != pdf::Visibility::kHidden && word.signature == 0) continue;
    word.box = pdf::TurnToLayout(pdf::DisplayBox(page, word.box), rotation, page.width, page.height);
    words.push_back(std::move(word));
  }
  words.insert(words.end(), std::make_move_iterator(reading.words.begin()), std::make_move_iterator(reading.words.end()));
  page.words = std::move(words);
  if (page.rotation != rotation) {
    const auto turn = [&](Box& box) {
      box = pdf::TurnToLayout(pdf::TurnToDisplay(box, page.rotation, page.width, page.height), rotation, page.width,
                              page.height);
    };
    for (pdf::Image& image : page.images) turn(image.box);
    for (pdf::Fill& fill : page.fills) turn(fill.box);
    for (Box& shape : page.shapes) turn(shape);
    turn(page.crop);
  }
  page.rotation = rotation;
  page.skew = reading.skew;
  page.layout_width = rotation % 2 == 1 ? page.height : page.width;
  page.layout_height = rotation % 2 == 1 ? page.width : page.height;
  page.rules = std::move(reading.rules);
  // Letters drawn as shapes are words now.
  if (page.outlined_glyphs > 0) page.shapes.clear();
  judged.read_by = reading.quality == Quality::kUnreadable ? document::ReadBy::kNone : document::ReadBy::kOcr;
  judged.quality = reading.quality;
  judged.why = std::move(reading.why);
}

}  // namespace capdo::readers::ocr
