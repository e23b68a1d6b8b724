#include "readers/pdf_visibility.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "readers/legibility.h"
#include "readers/pdf_chars.h"

namespace capdo::readers::pdf {
namespace {

using document::Quality;
using document::ReadBy;

constexpr double kScanShare = 0.6;   // of the page: an image this large is the page itself
constexpr double kWholeShare = 0.9;  // of the page: a scanned sheet, or the paper that a page is printed on; no figure in a text
constexpr double kStampsShare = 0.08;  // of the page, under words: seven stamps of four lines; a page of text has 0.3 and more
constexpr int kStampGlyphs = 200;    // letters of one or two signature stamps on a sheet that was scanned with a wide margin
constexpr std::size_t kMaxFills = 5'000;  // maps and drawings have more; their fills hide nothing on purpose
constexpr int kDrawnLetters = 250;   // a page of letters drawn as shapes has over a thousand
constexpr int kUnknownLetters = 10;  // that a page of text may have: bullets, formulas
constexpr int kLettersAString = 5;   // of text that is not drawn; how long it is, Poppler does not say
constexpr int kMisreadOperators = 50;  // a page with more of them is garbage
constexpr int kOldSigns = 20;        // "hoµ x· héi": signs of Latin-1 behind letters, which is how fonts before Unicode look
constexpr int kAllHidden = 50;       // letters; a page of only hidden ones is looked at by a person

// Scans come in one piece or in strips.
double ImageShare(const PageContent& page) {
  const Box all = {0, 0, page.layout_width, page.layout_height};
  double sum = 0, largest = 0;
  for (const Image& image : page.images) {
    const double area = Area(Intersection(image.box, all));
    if (Width(image.box) > 0.5 * page.layout_width) sum += area;
    largest = std::max(largest, area);
  }
  return std::min(1.0, std::max(sum, largest) / std::max(1.0, Area(all)));
}

double CoveredShare(const Box& word, const Box& by) { return Area(Intersection(word, by)) / std::max(0.01, Area(word)); }

bool SameAsBackground(const PageContent& page, const Word& word) {
  std::uint32_t background = 0xFFFFFF;
  int painted = -1;
  for (const Fill& fill : page.fills) {
    if (fill.sequence > word.sequence || fill.sequence < painted || !HoldsMiddle(fill.box, word.box)) continue;
    background = fill.rgb;
    painted = fill.sequence;
  }
  if (!Blends(word.rgb, background)) return false;
  for (const Image& image : page.images) {
    // What an image shows under the text is not known.
    if (image.sequence < word.sequence && image.sequence > painted && HoldsMiddle(image.box, word.box)) return false;
  }
  for (const Box& shape : page.shapes) {
    if (HoldsMiddle(shape, word.box) && Area(shape) > Area(word.box)) return false;
  }
  return true;
}

// Over or under the word is what is not known by its colour.
bool IsDoubtful(const PageContent& page, const Word& word, bool veils_count) {
  if (word.signature > 0) return false;
  const auto holds = [&word](const Box& box) { return HoldsMiddle(box, word.box); };
  return std::any_of(page.images.begin(), page.images.end(), [&](const Image& image) { return holds(image.box); }) ||
         (veils_count && std::any_of(page.veils.begin(), page.veils.end(), holds));
}

bool CoveredLater(const PageContent& page, const Word& word, bool by_image) {
  if (by_image) {
    for (const Image& image : page.images) {
      if (image.opaque && image.sequence > word.sequence && CoveredShare(word.box, image.box) > 0.9) return true;
    }
    return false;
  }
  for (const Fill& fill : page.fills) {
    if (fill.sequence > word.sequence && CoveredShare(word.box, fill.box) > 0.9) return true;
  }
  return false;
}

// Words of "Ký bởi: …", "Người ký: …", "Digitally signed by …", and the address that stamps bear.
bool IsStampWord(const Word& word) {
  for (std::string_view sign : {"Ký", "ký:", "Người", "Signed", "Digitally", "Signature", "signed"}) {
    if (word.text == sign) return true;
  }
  const std::size_t at = word.text.find('@');
  return at != std::string::npos && at > 0 && word.text.find('.', at) != std::string::npos;
}

// "10:09:57"
bool IsTimeOfDay(std::string_view text) {
  if (text.size() != 8) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text.at(i) >= '0' && text.at(i) <= '9';
    if (i == 2 || i == 5 ? text.at(i) != ':' : !digit) return false;
  }
  return true;
}

}  // namespace

bool IsSignatureStamp(const std::vector<Word>& words) {
  for (const Word& word : words) {
    if (IsStampWord(word) || IsTimeOfDay(word.text)) return true;
  }
  return false;
}

void MarkVisibility(PageContent& page, const Limits& limits) {
  const bool scan = ImageShare(page) >= kScanShare;
  const bool drawing = page.fills.size() > kMaxFills || page.images.size() > kMaxFills;
  const bool veils_count = page.veils.size() <= kMaxFills;
  const std::uint64_t painted = drawing ? 1 : 1 + 2 * page.fills.size() + 3 * page.images.size() + page.shapes.size() + (veils_count ? page.veils.size() : 0);
  std::uint64_t pairs = 0;
  for (Word& word : page.words) {
    const bool cheap = pairs > limits.max_page_pairs;
    if (cheap && page.limit.empty()) page.limit = "max_page_pairs";
    if (cheap) {
      word.visibility = word.unpainted && scan ? Visibility::kOcrLayer
                        : word.unpainted || word.clipped ? Visibility::kHidden
                                                         : Visibility::kVisible;
      continue;
    }
    pairs += painted;
    const bool under_image = !drawing && CoveredLater(page, word, /*by_image=*/true);
    if (scan && (word.unpainted || under_image)) {
      word.visibility = Visibility::kOcrLayer;
      continue;
    }
    const bool hidden = word.unpainted || word.clipped || under_image || (word.size < kLeastPoints && !word.type3) ||
                        !HoldsMiddle(page.crop, word.box) ||
                        (!drawing && (CoveredLater(page, word, /*by_image=*/false) || SameAsBackground(page, word)));
    word.visibility = hidden ? Visibility::kHidden : Visibility::kVisible;
    word.doubtful = !hidden && !drawing && IsDoubtful(page, word, veils_count);
  }
}

document::Page JudgePage(const PageContent& page) {
  document::Page out;
  out.number = page.number;
  out.width = page.width;
  out.height = page.height;
  int visible = 0, ocr = 0, hidden = 0, stamped = 0, unknown = 0, letters = 0, marked = 0, old_signs = 0;
  bool stamp = false;
  double under_words = 0;
  for (const Word& word : page.words) {
    if (word.visibility == Visibility::kHidden) {
      hidden += word.glyphs;
      continue;
    }
    (word.visibility == Visibility::kOcrLayer ? ocr : visible) += word.glyphs;
    if (word.signature > 0 && word.visibility == Visibility::kVisible) stamped += word.glyphs;
    if (word.signature == 0 && word.visibility == Visibility::kVisible) under_words += Area(word.box);
    unknown += word.unknown_glyphs;
    bool after_letter = false;
    for (std::size_t i = 0; i < word.text.size();) {
      const char32_t c = DecodeUtf8(word.text, i);
      old_signs += after_letter && c >= 0xA8 && c <= 0xBF && c != 0xB0 && c != 0xB2 && c != 0xB3 ? 1 : 0;
      after_letter = IsLetter(c);
      letters += IsLetter(c) ? 1 : 0;
      marked += IsVietnameseLetter(c) ? 1 : 0;
    }
    stamp = stamp || IsStampWord(word);
  }
  const double share = ImageShare(page);
  const bool drawn = page.outlined_glyphs >= kDrawnLetters;
  const auto judged = [&out](Quality quality, std::string why) {
    out.quality = quality;
    out.why = std::move(why);
    if (quality == Quality::kUnreadable) out.read_by = ReadBy::kNone;
    return out;
  };
  // Whatever a signature field draws over a scan, the page itself is not read. Nor is it by the stamps that offices print
  // over it (who signed, the gazette, the day it came in), however many letters they have.
  const int own = visible - stamped;
  const bool few_letters = own == 0 || (own < kStampGlyphs && (stamp || own < 20));
  const bool small_place = share >= kWholeShare && under_words < kStampsShare * page.layout_width * page.layout_height;
  if (ocr == 0 && ((few_letters && (share >= kScanShare || drawn)) || small_place)) return judged(Quality::kUnreadable, "image-only");
  const FaultCount& faults = page.faults;
  const int got = visible + ocr;
  if (got == 0) {
    if (page.missing || faults.lost > 0 || faults.operators > 0) return judged(Quality::kUnreadable, "damaged");
    if (faults.fonts > 0 || page.lost_glyphs > 0) return judged(Quality::kUnreadable, "glyphs-without-letters");
    if (!page.limit.empty()) return judged(Quality::kUnreadable, "limit");
    const bool marks = !page.images.empty() || page.shapes.size() + page.rules.size() > 3;
    if (marks || hidden >= kAllHidden) return judged(Quality::kUnreadable, "no-text");
    return out;
  }
  if (ocr > visible) out.read_by = ReadBy::kOcr;
  if (faults.lost > 0 || faults.operators >= kMisreadOperators) return judged(Quality::kPoor, "damaged");
  if (!page.limit.empty()) return judged(Quality::kPoor, "limit");
  const int lost = page.lost_glyphs + faults.fonts * kLettersAString;
  const int untold = std::max(unknown, page.untold_glyphs) + lost;
  const bool many = untold > kUnknownLetters && untold * 20 > got + lost;
  if (many || untold * 2 > got + lost) return judged(Quality::kPoor, "glyphs-without-letters");
  if (old_signs > kOldSigns && old_signs * 20 > letters) return judged(Quality::kPoor, "poor-text-layer");
  if (share >= kScanShare && letters > 200 && marked * 20 < letters) return judged(Quality::kPoor, "poor-text-layer");
  return out;
}

}  // namespace capdo::readers::pdf
