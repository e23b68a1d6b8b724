#include "readers/pdf_words.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"
#include "readers/pdf_chars.h"
#include "text/legacy_vietnamese.h"
#include "text/normalized.h"

namespace capdo::readers::pdf {
namespace {

// Poppler and pdf.js agree on about a tenth of the font size as the least gap between words.
constexpr double kWordGap = 0.12;
constexpr std::size_t kDoublesBack = 200;

// Bold is imitated by printing the same text again with a tiny shift; a reader sees it once.
void DropDoubles(std::vector<Word>& words) {
  std::unordered_map<std::string, std::vector<std::size_t>> seen;
  std::vector<Word> kept;
  kept.reserve(words.size());
  for (Word& word : words) {
    std::vector<std::size_t>& places = seen[word.text];
    bool twice = false;
    // Only the latest prints are compared: a page of one repeated letter must not take quadratic time.
    const std::size_t oldest = places.size() > kDoublesBack ? places.size() - kDoublesBack : 0;
    for (std::size_t k = places.size(); k > oldest; --k) {
      Word& other = kept.at(places.at(k - 1));
      const double near = 0.2 * word.size;
      if (std::abs(other.box.left - word.box.left) < near && std::abs(other.baseline - word.baseline) < near &&
          other.sideways == word.sideways && other.unpainted == word.unpainted) {
        other.bold = true;
        // The last print is the one that later fills may cover.
        other.sequence = word.sequence;
        other.rgb = word.rgb;
        twice = true;
        break;
      }
    }
    if (twice) continue;
    places.push_back(kept.size());
    kept.push_back(std::move(word));
  }
  words = std::move(kept);
}

}  // namespace

bool WordBuilder::Continues(const Glyph& glyph, const Box& box, double baseline) const {
  if (glyph.rotation != word_rotation_ || glyph.unpainted != word_.unpainted) return false;
  if (glyph.signature != word_.signature) return false;
  if (std::abs(baseline - word_.baseline) > 0.12 * word_.size) return false;
  if (std::abs(glyph.size - word_.size) > 0.1 * word_.size) return false;
  const double gap = box.left - word_.box.right;
  const double limit = kWordGap * glyph.size + std::max(0.0, glyph.spacing);
  return gap < limit && gap > -0.6 * glyph.size;
}

void WordBuilder::Add(const Glyph& glyph) {
  std::string meaning;
  bool space = false, unknown = glyph.text.empty(), combining = !glyph.text.empty();
  for (char32_t c : glyph.text) {
    const CharKind kind = AppendMeaning(c, glyph.dingbats, meaning);
    space = space || kind == CharKind::kSpace;
    unknown = unknown || kind == CharKind::kUnknown;
    combining = combining && IsCombining(c);
  }
  // "ư" of TCVN3 is the soft hyphen of Latin-1, "ơ" its sign of negation: letters, whatever they mean elsewhere.
  if (glyph.legacy_font != nullptr && glyph.text.size() == 1 && glyph.text.front() > 0xA0) {
    meaning.clear();
    AppendUtf8(meaning, glyph.text.front());
    combining = false;
  }
  if (glyph.text.empty()) meaning = "\xEF\xBF\xBD";
  if (meaning.empty()) {
    if (space) Flush();
    return;
  }
  Box box = {glyph.x, glyph.y - glyph.ascent, glyph.x + glyph.advance, glyph.y + glyph.descent};
  double baseline = glyph.y;
  if (glyph.rotation > 0 && glyph.rotation < 4) {
    const Box origin = TurnToLayout({glyph.x, glyph.y, glyph.x, glyph.y}, glyph.rotation, width_, height_);
    box = {origin.left, origin.top - glyph.ascent, origin.left + glyph.advance, origin.top + glyph.descent};
    baseline = origin.top;
  }
  if (open_ && combining && std::abs(box.left - word_.box.right) < glyph.size) {
    word_.text += meaning;
    return;
  }
  if (open_ && glyph.text == last_text_ && glyph.rotation == word_rotation_ &&
      std::abs(box.left - last_left_) < 0.1 * glyph.size && std::abs(baseline - word_.baseline) < 0.1 * glyph.size &&
      glyph.advance > 0.2 * glyph.size) {
    word_.bold = true;  // the same letter printed twice
    return;
  }
  if (open_ && !Continues(glyph, box, baseline)) Flush();
  if (!open_) {
    open_ = true;
    word_ = Word{};
    word_.box = box;
    word_.baseline = baseline;
    word_.size = glyph.size;
    word_.bold = glyph.bold;
    word_.italic = glyph.italic;
    word_.unpainted = glyph.unpainted;
    word_.clipped = glyph.clipped;
    word_.type3 = glyph.type3;
    word_.signature = glyph.signature;
    word_.rgb = glyph.rgb;
    word_.sequence = glyph.sequence;
    word_rotation_ = glyph.rotation;
  }
  if (glyph.legacy_font != nullptr) {
    const std::size_t begin = word_.text.size();
    LegacyRun* last = legacy_.empty() ? nullptr : &legacy_.back();
    if (last != nullptr && last->word == words_.size() && last->end == begin && last->font == glyph.legacy_font) {
      last->end += meaning.size();
    } else {
      legacy_.push_back({words_.size(), begin, begin + meaning.size(), glyph.legacy_font});
    }
  }
  word_.text += meaning;
  word_.box.left = std::min(word_.box.left, box.left);
  word_.box.right = std::max(word_.box.right, box.right);
  word_.box.top = std::min(word_.box.top, box.top);
  word_.box.bottom = std::max(word_.box.bottom, box.bottom);
  word_.clipped = word_.clipped && glyph.clipped;
  ++word_.glyphs;
  if (unknown) ++word_.unknown_glyphs;
  last_text_ = glyph.text;
  last_left_ = box.left;
  if (space) Flush();
}

void WordBuilder::Flush() {
  if (!open_) return;
  open_ = false;
  last_text_.clear();
  // Composing would move the bytes that are still to be converted.
  if (legacy_.empty() || legacy_.back().word != words_.size()) word_.text = text::ToNfc(word_.text);
  words_.push_back(std::move(word_));
  rotations_.push_back(word_rotation_);
}

// A new file may name its fonts as an old one and tell their letters in Unicode: then all of them, on every page.
void WordBuilder::Convert() {
  std::set<std::string_view> unicode;
  for (const LegacyRun& run : legacy_) {
    const std::string& text = words_.at(run.word).text;
    for (std::size_t at = run.begin; at < run.end;) {
      const char32_t c = DecodeUtf8(text, at);
      if (c > 0xFF && IsVietnameseLetter(c)) unicode.insert(*run.font);
    }
  }
  // From behind, so that what is before keeps its place.
  for (std::size_t i = legacy_.size(); i-- > 0;) {
    const LegacyRun& run = legacy_.at(i);
    std::string& text = words_.at(run.word).text;
    if (unicode.count(*run.font) == 0) {
      const std::string old = text.substr(run.begin, run.end - run.begin), letters = text::FromLegacyFont(old, *run.font);
      if (letters != old) converted_.insert(*run.font);
      text.replace(run.begin, run.end - run.begin, letters);
    }
    if (i == 0 || legacy_.at(i - 1).word != run.word) text = text::ToNfc(text);
  }
  legacy_.clear();
}

std::vector<Word> WordBuilder::Finish(int& rotation) {
  Flush();
  Convert();
  std::array<int, 5> letters{};
  for (std::size_t i = 0; i < words_.size(); ++i) letters.at(rotations_.at(i)) += words_.at(i).glyphs;
  rotation = 0;
  for (int r = 1; r < 4; ++r) {
    if (letters.at(r) > letters.at(rotation)) rotation = r;
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const int own = rotations_.at(i);
    if (own == rotation) continue;
    Word& word = words_.at(i);
    word.sideways = true;
    const Box display = own == 4 ? word.box : TurnToDisplay(word.box, own, width_, height_);
    word.box = TurnToLayout(display, rotation, width_, height_);
    word.baseline = word.box.bottom;
  }
  DropDoubles(words_);
  return std::move(words_);
}

}  // namespace capdo::readers::pdf
