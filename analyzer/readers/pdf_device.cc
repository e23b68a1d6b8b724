#include "readers/pdf_device.h"

#include <Annot.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <UTF.h>
#include <XRef.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include "readers/legibility.h"
#include "readers/pdf_chars.h"
#include "readers/pdf_font_census.h"
#include "readers/pdf_words.h"
#include "text/legacy_vietnamese.h"

namespace capdo::readers::pdf {
namespace {

constexpr double kThin = 3.0;       // fills thinner than this are rules: Word draws borders so
constexpr double kStraight = 0.7;   // a line may lean this far and still count as straight
constexpr int kEmptyStream = 32;    // bytes of a stream that holds nothing, in any filter
constexpr int kZerosLooked = 4096;
constexpr int kContentsLooked = 100;
constexpr int kMaxForms = 100;      // one in another; Poppler says nothing where it draws no deeper

std::uint32_t ToRgb(const GfxRGB& rgb) {
  return (std::uint32_t{colToByte(rgb.r)} << 16) | (std::uint32_t{colToByte(rgb.g)} << 8) | colToByte(rgb.b);
}

bool IsNearWhite(std::uint32_t rgb) {
  return (rgb >> 16) > 0xF4 && ((rgb >> 8) & 0xFF) > 0xF4 && (rgb & 0xFF) > 0xF4;
}

struct FontTraits {
  bool bold = false, italic = false, dingbats = false, type3 = false;
  double ascent = 0.9, descent = 0.2, type3_scale = 1;
};

FontTraits TraitsOf(const GfxFont* font) {
  FontTraits traits;
  if (font == nullptr) return traits;
  const std::string name = font->getName() ? *font->getName() : std::string();
  const auto has = [&name](const char* part) { return name.find(part) != std::string::npos; };
  traits.bold = font->isBold() || has("Bold") || has("bold") || has("BOLD") || has("Black") || has("Heavy") ||
                (font->getWeight() >= GfxFont::W600 && font->getWeight() <= GfxFont::W900);
  traits.italic = font->isItalic() || has("Italic") || has("italic") || has("ITALIC") || has("Oblique");
  traits.dingbats = has("Wingdings") || has("Webdings");
  traits.type3 = font->getType() == fontType3;
  const double ascent = font->getAscent(), descent = -font->getDescent();
  if (ascent > 0.4 && ascent < 1.1) traits.ascent = ascent;
  if (descent > 0.05 && descent < 0.5) traits.descent = descent;
  if (traits.type3) {
    const double scale = std::abs(font->getFontMatrix()[3]) *
                         std::abs(font->getFontBBox()[3] - font->getFontBBox()[1]);
    if (scale > 0.05 && scale < 20) traits.type3_scale = scale / 1.1;
  }
  return traits;
}

class PageDevice : public OutputDev {
 public:
  PageDevice(double width, double height, const Limits& limits) : limits_(limits), words_(width, height) {
    page_.width = width;
    page_.height = height;
  }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool full() const { return !page_.limit.empty(); }

  // What follows is drawn by an annotation.
  void BeginAnnotation(bool signature) {
    FlushActualText();
    signature_ = signature ? ++signatures_ : 0;
  }

  PageContent Take() {
    FlushActualText();
    page_.words = words_.Finish(page_.rotation);
    page_.legacy_fonts = words_.converted();
    page_.drawn = glyphs_ + paths_;
    page_.lost_glyphs += fonts_.lost();
    page_.untold_glyphs = fonts_.untold();
    return std::move(page_);
  }

  void restoreState(GfxState*) override { fill_known_ = stroke_known_ = false; }
  void updateFillColor(GfxState*) override { fill_known_ = false; }
  void updateFillColorSpace(GfxState*) override { fill_known_ = false; }
  void updateStrokeColor(GfxState*) override { stroke_known_ = false; }
  void updateStrokeColorSpace(GfxState*) override { stroke_known_ = false; }
  void updateFont(GfxState* state) override {
    if (state->getFont().get() == font_.get() && font_ != nullptr) return;
    font_ = state->getFont();
    traits_ = TraitsOf(font_.get());
    fonts_.Use(font_);
    legacy_font_ = nullptr;
    if (font_ != nullptr && font_->getName() && text::LegacyCharsetOf(*font_->getName()) != text::LegacyCharset::kNone)
      legacy_font_ = &*legacy_fonts_.insert(*font_->getName()).first;
  }
  void beginString(GfxState* state, const GooString*) override { string_render_ = state->getRender(); }
  void beginForm(Ref) override {
    if (++forms_ > kMaxForms) page_.faults.Add(Fault::kLost);
  }
  void endForm(Ref) override { --forms_; }

  void beginActualText(GfxState*, const GooString* text) override {
    FlushActualText();
    in_actual_text_ = true;
    actual_glyphs_ = 0;
    actual_text_.clear();
    if (text == nullptr) return;
    Unicode* unicode = nullptr;
    const int length = TextStringToUCS4(text->toStr(), &unicode);
    for (int i = 0; i < length; ++i) actual_text_.push_back(unicode[i]);
    gfree(unicode);
  }
  void endActualText(GfxState*) override { FlushActualText(); }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code, int,
                const Unicode* u, int length) override {
    if (++glyphs_ > limits_.max_page_glyphs) return Stop("max_page_glyphs");
    Glyph glyph;
    for (int i = 0; i < length && u != nullptr; ++i) glyph.text.push_back(u[i]);
    if (legacy_font_ != nullptr) {
      glyph.legacy_font = legacy_font_;
      // Where the old letters of a code page stand among its signs, the names of glyphs say a sign that looks alike.
      const bool sign = glyph.text.empty() || (glyph.text.size() == 1 && glyph.text.front() == '-');
      if (sign && !font_->isCIDFont() && code > 0xA0 && code <= 0xFF) glyph.text.assign(1, static_cast<char32_t>(code));
    }
    if (!in_actual_text_) fonts_.Count(code, glyph.text, traits_.dingbats);
    if (!Place(state, x, y, dx, dy, glyph)) {
      ++page_.lost_glyphs;
      return;
    }
    // A blank that the font cannot name would otherwise look like an unknown letter.
    if (glyph.text.empty() && glyph.advance <= 0.01) {
      fonts_.CountWithoutWidth(code);
      return;
    }
    if (!in_actual_text_) {
      words_.Add(glyph);
      return;
    }
    if (actual_glyphs_++ == 0) {
      actual_ = glyph;
    } else if (glyph.rotation == actual_.rotation) {
      const double end = glyph.rotation == 0   ? glyph.x + glyph.advance - actual_.x
                         : glyph.rotation == 1 ? glyph.y + glyph.advance - actual_.y
                         : glyph.rotation == 2 ? actual_.x - glyph.x + glyph.advance
                                               : actual_.y - glyph.y + glyph.advance;
      actual_.advance = std::max(actual_.advance, end);
    }
  }

  void stroke(GfxState* state) override {
    if (++paths_ > limits_.max_page_paths) return Stop("max_page_paths");
    if (state->getStrokeOpacity() < 0.1) return;
    if (!stroke_known_) {
      GfxRGB rgb;
      state->getStrokeRGB(&rgb);
      stroke_rgb_ = ToRgb(rgb);
      stroke_known_ = true;
    }
    const double line_width = state->getTransformedLineWidth();
    const GfxPath* path = state->getPath();
    if (line_width > kThin) {
      for (int i = 0; i < path->getNumSubpaths(); ++i) AddVeil(Clip(state, BoundsOf(state, path->getSubpath(i), line_width / 2)));
    }
    if (IsNearWhite(stroke_rgb_)) return;
    ++sequence_;
    for (int i = 0; i < path->getNumSubpaths(); ++i) StrokeSubpath(state, path->getSubpath(i), line_width);
  }
  void fill(GfxState* state) override { FillPath(state); }
  void eoFill(GfxState* state) override { FillPath(state); }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool inlined) override {
    AddImage(state, false, width, height);
    if (inlined && Fits(width, height)) OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inlined);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map,
                 bool interpolate, const int* mask, bool inlined) override {
    AddImage(state, mask == nullptr, width, height);
    if (inlined && Fits(width, height)) OutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask, inlined);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int,
                       bool, bool) override {
    AddImage(state, false, width, height);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int,
                           GfxImageColorMap*, bool) override {
    AddImage(state, false, width, height);
  }
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, double*) override {}

 private:
  // Poppler asks full() between operators and then ends the page.
  void Stop(const char* limit) {
    if (page_.limit.empty()) page_.limit = limit;
  }

  // Images inside the page's own commands must be decoded to find their end; others are never decoded.
  bool Fits(int width, int height) {
    const bool fits = width >= 0 && height >= 0 &&
                      static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) <= limits_.max_image_pixels;
    if (!fits) Stop("max_image_pixels");
    return fits;
  }

  // False where the letter stands nowhere: a matrix or size that is no number.
  bool Place(GfxState* state, double x, double y, double dx, double dy, Glyph& glyph) {
    double x1, y1, sx, sy, w, h;
    state->transform(x, y, &x1, &y1);
    double spacing = state->getCharSpace();
    if (glyph.text.size() == 1 && glyph.text.at(0) == ' ') spacing += state->getWordSpace();
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &sx, &sy);
    state->transformDelta(dx - sx, dy - sy, &w, &h);
    double spacing_x, spacing_y;
    state->transformDelta(sx, sy, &spacing_x, &spacing_y);
    double m11, m12, m21, m22;
    state->getFontTransMat(&m11, &m12, &m21, &m22);
    const double run = std::hypot(m11, m12);
    if (run > 0 && std::min(std::abs(m11), std::abs(m12)) > 0.12 * run) {
      glyph.rotation = 4;
    } else if (std::abs(m11) >= std::abs(m12)) {
      glyph.rotation = m11 >= 0 ? 0 : 2;
    } else {
      glyph.rotation = m12 > 0 ? 1 : 3;
    }
    glyph.x = x1;
    glyph.y = y1;
    glyph.advance = std::hypot(w, h);
    glyph.spacing = std::hypot(spacing_x, spacing_y) * (spacing > 0 ? 1 : -1);
    glyph.size = state->getTransformedFontSize() * traits_.type3_scale;
    if (!std::isfinite(glyph.size) || !std::isfinite(x1) || !std::isfinite(y1) || !std::isfinite(glyph.advance)) {
      return false;
    }
    glyph.ascent = traits_.ascent * glyph.size;
    glyph.descent = traits_.descent * glyph.size;
    // Letters filled with a pattern are drawn as a clipping path; the string began with what the page says.
    const int render = string_render_;
    glyph.bold = traits_.bold || (render == 2 && state->getTransformedLineWidth() > 0.01 * glyph.size);
    glyph.italic = traits_.italic;
    glyph.dingbats = traits_.dingbats;
    glyph.type3 = traits_.type3;
    glyph.unpainted = (render & 3) == 3;
    if (!fill_known_) {
      GfxRGB rgb;
      state->getFillRGB(&rgb);
      fill_rgb_ = ToRgb(rgb);
      fill_known_ = true;
    }
    glyph.rgb = fill_rgb_;
    if (render == 1 || render == 2 || render == 5 || render == 6) glyph.rgb = 0;
    if (state->getFillOpacity() < kLeastOpacity && (render & 3) == 0) glyph.unpainted = true;
    double left, top, right, bottom;
    state->getClipBBox(&left, &top, &right, &bottom);
    const double mid_x = x1 + w / 2 , mid_y = y1 + h / 2;
    glyph.clipped = mid_x < left - 1 || mid_x > right + 1 || mid_y - glyph.size > bottom || mid_y < top - 1;
    glyph.signature = signature_;
    glyph.sequence = ++sequence_;
    return true;
  }

  void FlushActualText() {
    if (!in_actual_text_) return;
    in_actual_text_ = false;
    if (actual_glyphs_ == 0) return;
    // One glyph per code point, so that words inside one ActualText still come apart at its spaces. A mark over a letter
    // ("e" + circumflex + acute) takes no width of its own, else the letter would end too early and the word with it.
    const std::u32string text = actual_text_;
    if (text.empty()) return;
    Glyph glyph = actual_;
    std::size_t letters = 0;
    for (char32_t c : text) letters += IsCombining(c) ? 0 : 1;
    const double step = actual_.advance / static_cast<double>(std::max<std::size_t>(1, letters));
    std::size_t before = 0;
    for (char32_t c : text) {
      glyph.text.assign(1, c);
      glyph.advance = IsCombining(c) ? 0 : step;
      const double shift = step * static_cast<double>(before);
      before += IsCombining(c) ? 0 : 1;
      glyph.x = actual_.x + (actual_.rotation == 0 ? shift : actual_.rotation == 2 ? -shift : 0);
      glyph.y = actual_.y + (actual_.rotation == 1 ? shift : actual_.rotation == 3 ? -shift : 0);
      words_.Add(glyph);
    }
  }

  Box Clip(GfxState* state, Box box) const {
    Box clip;
    state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    return Intersection(box, clip);
  }

  // Returns false where the segment is neither horizontal nor vertical.
  bool AddRule(GfxState* state, double x1, double y1, double x2, double y2) {
    const bool horizontal = std::abs(y1 - y2) <= kStraight && std::abs(x1 - x2) >= std::abs(y1 - y2);
    if (!horizontal && std::abs(x1 - x2) > kStraight) return false;
    Box clip;
    state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    Rule rule;
    rule.horizontal = horizontal;
    if (horizontal) {
      rule = {true, (y1 + y2) / 2, std::max(std::min(x1, x2), clip.left), std::min(std::max(x1, x2), clip.right)};
      if (rule.at < clip.top - 1 || rule.at > clip.bottom + 1) return true;
    } else {
      rule = {false, (x1 + x2) / 2, std::max(std::min(y1, y2), clip.top), std::min(std::max(y1, y2), clip.bottom)};
      if (rule.at < clip.left - 1 || rule.at > clip.right + 1) return true;
    }
    if (rule.to >= rule.from && std::isfinite(rule.at)) page_.rules.push_back(rule);
    return true;
  }

  void AddVeil(const Box& seen) {
    if (Width(seen) > kThin && Height(seen) > kThin) page_.veils.push_back(seen);
  }

  static Box BoundsOf(GfxState* state, const GfxSubpath* sub, double margin) {
    Box bounds;
    for (int i = 0; i < sub->getNumPoints(); ++i) {
      double x, y;
      state->transform(sub->getX(i), sub->getY(i), &x, &y);
      const Box point = {x - margin, y - margin, x + margin, y + margin};
      bounds = i == 0 ? point : Box{std::min(bounds.left, point.left), std::min(bounds.top, point.top),
                                    std::max(bounds.right, point.right), std::max(bounds.bottom, point.bottom)};
    }
    return bounds;
  }

  void StrokeSubpath(GfxState* state, const GfxSubpath* sub, double line_width) {
    bool straight = line_width < 8;
    Box bounds;
    double px = 0, py = 0, first_x = 0, first_y = 0;
    for (int i = 0; i < sub->getNumPoints(); ++i) {
      double x, y;
      state->transform(sub->getX(i), sub->getY(i), &x, &y);
      if (i == 0) {
        bounds = {x, y, x, y};
        first_x = x;
        first_y = y;
      } else {
        bounds = {std::min(bounds.left, x), std::min(bounds.top, y), std::max(bounds.right, x),
                  std::max(bounds.bottom, y)};
        if (sub->getCurve(i) || !straight || !AddRule(state, px, py, x, y)) straight = false;
      }
      px = x;
      py = y;
    }
    if (straight && sub->isClosed()) AddRule(state, px, py, first_x, first_y);
    if (!straight) {
      const Box seen = Clip(state, bounds);
      if (seen.right >= seen.left && seen.bottom >= seen.top) page_.shapes.push_back(seen);
    }
  }

  void FillPath(GfxState* state) {
    if (++paths_ > limits_.max_page_paths) return Stop("max_page_paths");
    if (state->getFillOpacity() < 0.1) return;
    if (!fill_known_) {
      GfxRGB rgb;
      state->getFillRGB(&rgb);
      fill_rgb_ = ToRgb(rgb);
      fill_known_ = true;
    }
    ++sequence_;
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) FillSubpath(state, path->getSubpath(i));
  }

  void FillSubpath(GfxState* state, const GfxSubpath* sub) {
    const int n = sub->getNumPoints();
    if (n < 3) return;
    bool curved = false, upright = true;
    Box bounds;
    double px = 0, py = 0;
    for (int i = 0; i < n; ++i) {
      double x, y;
      state->transform(sub->getX(i), sub->getY(i), &x, &y);
      if (i == 0) {
        bounds = {x, y, x, y};
      } else {
        bounds = {std::min(bounds.left, x), std::min(bounds.top, y), std::max(bounds.right, x),
                  std::max(bounds.bottom, y)};
        upright = upright && (std::abs(x - px) < kStraight || std::abs(y - py) < kStraight);
      }
      curved = curved || sub->getCurve(i);
      px = x;
      py = y;
    }
    if (!std::isfinite(bounds.left + bounds.right + bounds.top + bounds.bottom)) return;
    const bool rectangle = !curved && upright && n <= 6;
    if (rectangle && !IsNearWhite(fill_rgb_)) {
      if (Height(bounds) <= kThin && Width(bounds) >= Height(bounds)) {
        AddRule(state, bounds.left, MiddleY(bounds), bounds.right, MiddleY(bounds));
        return;
      }
      if (Width(bounds) <= kThin) {
        AddRule(state, MiddleX(bounds), bounds.top, MiddleX(bounds), bounds.bottom);
        return;
      }
    }
    const Box seen = Clip(state, bounds);
    if (seen.empty()) return;
    if (rectangle) {
      const bool opaque = state->getFillOpacity() > 0.95 && state->getBlendMode() == gfxBlendNormal;
      if (opaque) page_.fills.push_back({seen, fill_rgb_, sequence_});
      if (!opaque) AddVeil(seen);
      return;
    }
    AddVeil(seen);
    if (!IsNearWhite(fill_rgb_)) {
      page_.shapes.push_back(seen);
      if (Width(bounds) < 40 && Height(bounds) < 40 && Height(bounds) > 1) ++page_.outlined_glyphs;
    }
  }

  void AddImage(GfxState* state, bool opaque, int width, int height) {
    if (++paths_ > limits_.max_page_paths) return Stop("max_page_paths");
    const double* m = state->getCTM();
    const double xs[] = {m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]};
    const double ys[] = {m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]};
    Box box = {*std::min_element(xs, xs + 4), *std::min_element(ys, ys + 4), *std::max_element(xs, xs + 4),
               *std::max_element(ys, ys + 4)};
    if (!std::isfinite(box.left + box.right + box.top + box.bottom)) return;
    box = Clip(state, box);
    if (box.empty()) return;
    const bool covers = opaque && state->getFillOpacity() > 0.95 && state->getBlendMode() == gfxBlendNormal;
    const std::uint64_t pixels = static_cast<std::uint64_t>(std::max(0, width)) * static_cast<std::uint64_t>(std::max(0, height));
    page_.images.push_back({box, ++sequence_, covers, std::max({0, width, height}), pixels});
  }

  const Limits& limits_;
  PageContent page_;
  WordBuilder words_;
  std::shared_ptr<GfxFont> font_;
  FontTraits traits_;
  FontCensus fonts_;
  std::set<std::string> legacy_fonts_;
  const std::string* legacy_font_ = nullptr;  // of the current font, in legacy_fonts_
  int string_render_ = 0;
  int forms_ = 0;  // open, one in another
  bool fill_known_ = false, stroke_known_ = false;
  std::uint32_t fill_rgb_ = 0, stroke_rgb_ = 0;
  int sequence_ = 0;
  std::uint64_t glyphs_ = 0, paths_ = 0;
  int signatures_ = 0, signature_ = 0;  // signature fields so far; the one that is being drawn
  bool in_actual_text_ = false;
  int actual_glyphs_ = 0;
  std::u32string actual_text_;
  Glyph actual_;
};

// Values of fields are read from the form itself: their appearance often lacks Vietnamese letters. Notes and marks
// over text are no content of the page.
bool IsPaperContent(Annot* annot, void* device) {
  const Annot::AnnotSubtype kind = annot->getType();
  const Object field = kind == Annot::typeWidget ? annot->getAnnotObj().dictLookup("FT") : Object(objNull);
  static_cast<PageDevice*>(device)->BeginAnnotation(field.isName("Sig"));
  switch (kind) {
    case Annot::typeWidget:
      return field.isName("Sig") || field.isName("Btn");
    case Annot::typeFreeText:
    case Annot::typeStamp:
    case Annot::typeLine:
    case Annot::typeSquare:
    case Annot::typeCircle:
    case Annot::typeInk:
      return true;
    default:
      return false;
  }
}

bool Abort(void* device) { return static_cast<PageDevice*>(device)->full(); }

// The crop box as displayed: relative to the media box, turned as the page says.
Box CropOf(Page& page, int rotate, double width, double height) {
  const PDFRectangle* media = page.getMediaBox();
  const PDFRectangle* crop = page.getCropBox();
  const double media_height = media->y2 - media->y1;
  Box box = {crop->x1 - media->x1, media_height - (crop->y2 - media->y1), crop->x2 - media->x1,
             media_height - (crop->y1 - media->y1)};
  // A page turned clockwise stands as text that was turned clockwise.
  box = TurnToDisplay(box, rotate / 90, width, height);
  return box.empty() ? Box{0, 0, width, height} : box;
}

// Whether the contents of a page that drew nothing can be read: none at all, or commands that draw nothing.
bool CanBeBlank(XRef& xref, Page& page) {
  const Object dictionary = xref.fetch(page.getRef());
  if (!dictionary.isDict()) return false;
  const Object& stated = dictionary.dictLookupNF("Contents");
  const auto sound = [&xref](const Object& entry) {
    const Object contents = entry.fetch(&xref);
    if (contents.isNull()) return !entry.isRef();  // a stream that the file does not hold
    if (!contents.isStream()) return false;
    Stream* stream = contents.getStream();
    const Object length = stream->getDict()->lookup("Length");
    stream->reset();
    int bytes = 0, c = 0;
    bool zeros = true;
    for (; bytes < kZerosLooked && (c = stream->getChar()) != EOF; ++bytes) zeros = zeros && c == 0;
    stream->close();
    // Nothing deflates to fewer bytes than this. Zeros alone are what a failed disk or transfer leaves of a page.
    if (bytes == 0) return length.isInt() && length.getInt() <= kEmptyStream;
    return !zeros || bytes < kEmptyStream;
  };
  const Object contents = stated.fetch(&xref);
  if (!contents.isArray()) return stated.isNull() || sound(stated);
  for (int i = 0; i < std::min(contents.arrayGetLength(), kContentsLooked); ++i) {
    if (!sound(contents.arrayGetNF(i))) return false;
  }
  return true;
}

}  // namespace

PageContent ReadPage(PDFDoc& doc, int number, const Limits& limits) {
  PageContent failed;
  failed.number = number;
  Page* page = doc.getPage(number);
  if (page == nullptr) {
    failed.missing = true;
    return failed;
  }
  const int rotate = ((page->getRotate() % 360) + 360) % 360;
  double width = page->getMediaWidth(), height = page->getMediaHeight();
  if (rotate == 90 || rotate == 270) std::swap(width, height);
  PageDevice device(width, height, limits);
  doc.displayPage(&device, number, 72, 72, 0, /*useMediaBox=*/true, /*crop=*/false, /*printing=*/false, Abort,
                  &device, IsPaperContent, &device);
  PageContent content = device.Take();
  content.number = number;
  if (content.drawn == 0) content.missing = !CanBeBlank(*doc.getXRef(), *page);
  const int r = content.rotation;
  const bool sideways = r == 1 || r == 3;
  content.layout_width = sideways ? height : width;
  content.layout_height = sideways ? width : height;
  const auto turn = [&](const Box& box) { return TurnToLayout(box, r, width, height); };
  content.crop = turn(CropOf(*page, rotate, width, height));
  if (r == 0) return content;
  for (Fill& fill : content.fills) fill.box = turn(fill.box);
  for (Image& image : content.images) image.box = turn(image.box);
  for (Box& shape : content.shapes) shape = turn(shape);
  for (Box& veil : content.veils) veil = turn(veil);
  for (Rule& rule : content.rules) {
    const Box box = turn(rule.horizontal ? Box{rule.from, rule.at, rule.to, rule.at}
                                         : Box{rule.at, rule.from, rule.at, rule.to});
    const bool horizontal = sideways ? !rule.horizontal : rule.horizontal;
    rule = horizontal ? Rule{true, box.top, box.left, box.right} : Rule{false, box.left, box.top, box.bottom};
  }
  return content;
}

}  // namespace capdo::readers::pdf
