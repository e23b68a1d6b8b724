#include "readers/pdf_ocr.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "readers/ocr_engine.h"
#include "readers/ocr_page.h"
#include "readers/ocr_prose.h"
#include "readers/pdf_extras.h"
#include "readers/pdf_lines.h"
#include "readers/pdf_render.h"
#include "text/normalized.h"

namespace capdo::readers::pdf {

namespace {

constexpr double kDrawnDpi = 300;            // letters drawn as shapes have no resolution of their own
constexpr double kLeastDpi = 150, kMostDpi = 300;
constexpr double kLeastSide = 60;            // points; smaller pictures are no content
constexpr double kGlanceDpi = 50;            // to see whether anything is drawn
constexpr int kLettersOver = 60;             // printed over it; a caption, a number. More: the picture is paper
constexpr double kPaperLetters = 1.3;        // to one that was printed: dirt and a logo beside it
constexpr int kLayerLeast = 20;              // words of a text layer, to be compared with the picture
constexpr double kLayerKnown = 0.4;          // share of them that the picture shows; two recognisers agree on over 0.8

// The resolution of the picture that is the page; 0 where there is none.
double ScannedDpi(const PageContent& page) {
  const Image* largest = nullptr;
  for (const Image& image : page.images)
    if (largest == nullptr || Area(image.box) > Area(largest->box)) largest = &image;
  if (largest == nullptr || largest->pixels <= 0 || Area(largest->box) < 0.3 * page.width * page.height) return 0;
  const double inches = std::max(Width(largest->box), Height(largest->box)) / 72;
  return largest->pixels / std::max(0.1, inches);
}

// That at which it is recognised: of a scan a hair less than its own, so that the page has no pixel more than the picture,
// whose pixels are then copied and not stretched.
double ScanDpi(const PageContent& page) {
  constexpr double kHair = 1e-4;
  const double scanned = ScannedDpi(page) * (1 - kHair);
  return scanned > 0 ? std::clamp(scanned, kLeastDpi, kMostDpi) : kDrawnDpi;
}

bool IsScan(const PageContent& page) {
  double area = 0;
  for (const Image& image : page.images) area += Area(image.box);
  return area > 0.3 * page.width * page.height;
}

std::vector<std::string> LayerWords(const PageContent& page) {
  std::vector<std::string> words;
  for (const Word& word : page.words)
    if (word.visibility == Visibility::kOcrLayer && word.glyphs > 2) words.push_back(text::FoldAccents(word.text));
  return words;
}

// A text layer that says what the picture does not show.
bool Differs(const std::vector<std::string>& layer, const PageContent& page) {
  if (static_cast<int>(layer.size()) < kLayerLeast) return false;
  std::set<std::string> seen;
  for (const Word& word : page.words)
    if (word.ocr) seen.insert(text::FoldAccents(word.text));
  const auto known = std::count_if(layer.begin(), layer.end(), [&](const std::string& word) { return seen.count(word) > 0; });
  return static_cast<double>(known) < kLayerKnown * static_cast<double>(layer.size());
}

// What stands over the picture of a page.
int PrintedLetters(const PageContent& page) {
  int letters = 0;
  for (const Word& word : page.words)
    if (word.visibility == Visibility::kVisible) letters += word.glyphs;
  return letters;
}

// All that was recognised is what was printed over the picture: it is paper.
bool IsPaper(const ocr::Reading& reading, int printed) {
  std::size_t letters = 0;
  for (const Word& word : reading.words) letters += CountCodePoints(word.text);
  return printed > 0 && reading.quality == document::Quality::kGood && static_cast<double>(letters) < kPaperLetters * printed;
}

// Nothing is drawn but the words that are printed over the picture. To recognise them would only lose some.
bool ShowsOnlyWords(const ocr::Picture& picture, double dpi, const PageContent& page) {
  std::vector<Box> printed;
  const double pixels = dpi / 72;
  for (const Word& word : page.words) {
    if (word.visibility != Visibility::kVisible) continue;
    const double margin = 0.25 * word.size;
    printed.push_back({(word.box.left - margin) * pixels, (word.box.top - margin) * pixels, (word.box.right + margin) * pixels,
                       (word.box.bottom + margin) * pixels});
  }
  return !printed.empty() && page.rotation == 0 && ocr::IsBlank(picture, printed);
}

// Letters were set on the page that its picture does not show. (A text layer over an empty sheet is another matter: what
// nobody sees is not there.)
bool IsLost(const document::Page& judged) { return judged.why == "glyphs-without-letters"; }

// The band of a letterhead or a logo stands at the same place on page after page; to read it each time would say nothing new.
class Bands {
 public:
  explicit Bands(const std::vector<PageContent>& pages) {
    for (const PageContent& page : pages) {
      std::set<Place> once;
      for (const Image& image : page.images) once.insert(PlaceOf(image));
      for (const Place& place : once) ++pages_[place];
    }
  }
  bool Holds(const Image& image, const PageContent& page) const {
    if (Area(image.box) >= kPictureShare * page.width * page.height) return false;  // scans of whole pages look so, too
    const auto count = pages_.find(PlaceOf(image));
    return count != pages_.end() && count->second >= kBandPages;
  }

 private:
  using Place = std::array<int, 4>;
  static constexpr int kBandPages = 3;
  static constexpr double kPictureShare = 0.35;
  // Far boxes are no places; nobody compares them.
  static Place PlaceOf(const Image& image) {
    const auto whole = [](double points) { return std::isfinite(points) ? static_cast<int>(std::lround(std::clamp(points, -1e6, 1e6))) : 0; };
    return {whole(image.box.left), whole(image.box.top), whole(image.box.right), whole(image.box.bottom)};
  }
  std::map<Place, int> pages_;
};

// A page of text with a picture: whether the picture is one that may hold what the text does not, be it a whole page or some
// lines that were pasted between others.
bool MayHoldText(const Image& image, const PageContent& page, const Bands& bands) {
  if (bands.Holds(image, page) || Width(image.box) < ocr::kLeastPictureWidth || Height(image.box) < ocr::kLeastPictureHeight) return false;
  int over = 0;
  for (const Word& word : page.words)
    if (word.visibility != Visibility::kHidden && HoldsMiddle(image.box, word.box)) over += word.glyphs;
  return over <= kLettersOver;
}

ocr::Picture Part(const ocr::Picture& page, const Box& box, double dpi) {
  const double pixels = dpi / 72;
  ::Box* part = boxCreate(static_cast<int>(box.left * pixels), static_cast<int>(box.top * pixels),
                          static_cast<int>(Width(box) * pixels), static_cast<int>(Height(box) * pixels));
  ocr::Picture picture(pixClipRectangle(page.get(), part, nullptr));
  boxDestroy(&part);
  return picture;
}

// Sentences in the picture become words of the page; labels of a drawing stay with the figure (false).
bool TakePicture(Image& image, const ocr::Picture& picture, double dpi, const Limits& limits, PageContent& page) {
  ocr::Reading reading = ocr::ReadPicture(picture, dpi, /*scan=*/true, limits);
  image.text = ocr::TextOf(reading);
  if (reading.quarters != 0 || !ocr::IsProse(reading, limits)) return false;
  const double x = std::max(0.0, image.box.left), y = std::max(0.0, image.box.top);  // what lies outside the page was cut off
  for (Word& word : reading.words) {
    word.box = {word.box.left + x, word.box.top + y, word.box.right + x, word.box.bottom + y};
    word.baseline += y;
    page.words.push_back(std::move(word));
  }
  for (const Rule& rule : reading.rules) {
    const double along = rule.horizontal ? x : y, across = rule.horizontal ? y : x;
    page.rules.push_back({rule.horizontal, rule.at + across, rule.from + along, rule.to + along});
  }
  return true;
}

}  // namespace

bool NeedsOcr(const PageContent& page, const document::Page& judged) {
  if (page.missing || !page.limit.empty() || page.width <= 0 || page.height <= 0) return false;
  for (const char* why : {"image-only", "no-text", "glyphs-without-letters", "poor-text-layer"})
    if (judged.why == why) return true;
  return judged.read_by == document::ReadBy::kOcr;
}

void RecognisePages(PDFDoc& pdf, const Limits& limits, const OcrSteps& steps,
                    std::vector<PageContent>& pages, document::Document& doc) {
  std::uint64_t recognised = 0;
  const Bands bands(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageContent& page = pages.at(i);
    document::Page& judged = doc.pages.at(i);
    const bool whole = NeedsOcr(page, judged);
    // Where the page or its text is turned, the picture's place in it is not known well enough.
    const bool parts = !whole && judged.read_by == document::ReadBy::kText && judged.quality == document::Quality::kGood &&
                       page.rotation == 0 && page.width > 0 && page.height > 0 &&
                       std::any_of(page.images.begin(), page.images.end(),
                                   [&](const Image& image) { return MayHoldText(image, page, bands); });
    if (!whole && !parts) continue;
    if (parts && !ocr::OcrAvailable()) continue;
    if (!ocr::OcrAvailable()) {
      doc.warnings.push_back({"ocr-unavailable", "", page.number});
      return;
    }
    if (++recognised > limits.max_ocr_pages) {
      doc.warnings.push_back({"limit", "max_ocr_pages", page.number});
      return;
    }
    double dpi = ScanDpi(page);
    // Posters and plans: as sharp as the bound on pixels allows.
    const double inches = page.width / 72 * page.height / 72;
    dpi = std::min(dpi, std::sqrt(static_cast<double>(limits.max_image_pixels) / 4 / inches));
    if (dpi < 20) continue;
    if (std::any_of(page.images.begin(), page.images.end(),
                    [&](const Image& image) { return image.all_pixels > limits.max_image_pixels; })) {
      doc.warnings.push_back({"limit", "max_image_pixels", page.number});
      continue;
    }
    steps.begin_page(page.number);
    (void)steps.faults();
    const ocr::Picture picture = RenderPage(pdf, page.number, dpi);
    const FaultCount faults = steps.faults();
    if (!picture) continue;
    if (parts) {
      std::vector<Image> others;
      for (Image& image : page.images) {
        const ocr::Picture part = MayHoldText(image, page, bands) ? Part(picture, image.box, dpi) : nullptr;
        if (part && TakePicture(image, part, dpi, limits, page)) {
          doc.warnings.push_back({"picture-text", ocr::FirstWords(image.text), page.number});
        } else {
          others.push_back(std::move(image));
        }
      }
      page.images = std::move(others);
      continue;
    }
    const bool had_text = judged.quality != document::Quality::kUnreadable;
    const std::vector<std::string> layer = LayerWords(page);
    const auto is_paper = [&judged] {
      judged.read_by = document::ReadBy::kText;
      judged.quality = document::Quality::kGood;
      judged.why.clear();
    };
    // Pictures that cannot be decoded are left white.
    const bool drawn_well = !page.faults.damage() && !faults.damage() && faults.other == 0;
    if (judged.why == "image-only" && drawn_well && ShowsOnlyWords(picture, dpi, page)) {
      is_paper();
      continue;
    }
    ocr::Reading reading = ocr::ReadPicture(picture, dpi, IsScan(page), limits);
    if (judged.why == "image-only" && IsPaper(reading, PrintedLetters(page))) {
      is_paper();
      continue;
    }
    ocr::DistrustCoarse(ScannedDpi(page), reading);
    // A page that can be read as it is does not become worse.
    if (had_text && reading.quality == document::Quality::kUnreadable) continue;
    // An empty sheet was scanned, or what should be drawn was lost: pictures that cannot be decoded are left white.
    if (reading.blank && (IsLost(judged) || page.faults.damage() || faults.damage() || faults.other > 0)) continue;
    ocr::Place(std::move(reading), page, judged);
    if (Differs(layer, page)) {
      std::string detail;
      for (std::size_t k = 0; k < layer.size() && k < 12; ++k) detail += (k > 0 ? " " : "") + layer.at(k);
      doc.warnings.push_back({"text-layer-differs", detail, page.number});
    }
  }
}

void MarkBlankPictures(PDFDoc& pdf, const Limits& limits, const OcrSteps& steps, std::vector<PageContent>& pages,
                       const document::Document& doc) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageContent& page = pages.at(i);
    const document::Page& judged = doc.pages.at(i);
    const auto may_be_content = [&](const Image& image) {
      return Width(image.box) >= kLeastSide && Height(image.box) >= kLeastSide && image.all_pixels <= limits.max_image_pixels;
    };
    if (judged.read_by != document::ReadBy::kText || judged.quality != document::Quality::kGood || page.rotation != 0) continue;
    if (page.width / 72 * page.height / 72 * kGlanceDpi * kGlanceDpi > static_cast<double>(limits.max_image_pixels)) continue;
    if (std::none_of(page.images.begin(), page.images.end(), may_be_content)) continue;
    steps.begin_page(page.number);
    (void)steps.faults();
    const ocr::Picture picture = RenderPage(pdf, page.number, kGlanceDpi);
    const FaultCount faults = steps.faults();
    // Pictures that cannot be decoded are left white.
    if (!picture || page.faults.damage() || faults.damage() || faults.other > 0) continue;
    for (Image& image : page.images) {
      if (!may_be_content(image)) continue;
      const ocr::Picture part = Part(picture, image.box, kGlanceDpi);
      image.blank = part && ocr::IsBlank(part);
    }
  }
}

}  // namespace capdo::readers::pdf
