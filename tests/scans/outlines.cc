#include "outlines.h"

#include <GfxState.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashFont.h>
#include <splash/SplashPath.h>

#include <cstdio>
#include <memory>
#include <utility>

namespace capdo::scans {
namespace {

SplashColor g_white = {255, 255, 255};

class OutlineDevice : public SplashOutputDev {
 public:
  explicit OutlineDevice(double height)
      : SplashOutputDev(splashModeRGB8, 4, false, g_white), height_(height) {}

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* u, int length) override {
    // The base chooses the font of the glyph.
    SplashOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, u, length);
    SplashFont* current = getCurrentFont();
    if (current == nullptr || (state->getRender() & 3) == 3) return;
    const std::unique_ptr<SplashPath> path(current->getGlyphPath(static_cast<int>(code)));
    if (!path) return;
    FillColor(state);
    AddGlyph(state, *path, x - origin_x, y - origin_y);
    out_ += "f\n";
  }
  void stroke(GfxState* state) override {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    Print("%.3f %.3f %.3f RG ", colToDbl(rgb.r), colToDbl(rgb.g), colToDbl(rgb.b));
    Print("%.2f w ", state->getTransformedLineWidth());
    AddPath(state);
    out_ += "S\n";
  }
  void fill(GfxState* state) override {
    FillColor(state);
    AddPath(state);
    out_ += "f\n";
  }
  void eoFill(GfxState* state) override {
    FillColor(state);
    AddPath(state);
    out_ += "f*\n";
  }

  std::string Take() { return std::move(out_); }

 private:
  template <typename... Args>
  void Print(const char* format, Args... args) {
    char buffer[160];
    std::snprintf(buffer, sizeof buffer, format, args...);
    out_ += buffer;
  }
  void FillColor(GfxState* state) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    Print("%.3f %.3f %.3f rg ", colToDbl(rgb.r), colToDbl(rgb.g), colToDbl(rgb.b));
  }
  void Point(GfxState* state, double user_x, double user_y) {
    double x = 0, y = 0;
    state->transform(user_x, user_y, &x, &y);
    Print("%.3f %.3f ", x, height_ - y);
  }
  void AddPath(GfxState* state) {
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* sub = path->getSubpath(i);
      int in_curve = 0;
      for (int j = 0; j < sub->getNumPoints(); ++j) {
        Point(state, sub->getX(j), sub->getY(j));
        if (j == 0) {
          out_ += "m ";
        } else if (sub->getCurve(j)) {
          ++in_curve;  // two control points, then the end of the curve
        } else {
          out_ += in_curve == 2 ? "c " : "l ";
          in_curve = 0;
        }
      }
      if (sub->isClosed()) out_ += "h ";
    }
  }
  void AddGlyph(GfxState* state, SplashPath& path, double dx, double dy) {
    int in_curve = 0;
    for (int i = 0; i < path.getLength(); ++i) {
      double x = 0, y = 0;
      unsigned char flags = 0;
      path.getPoint(i, &x, &y, &flags);
      Point(state, x + dx, y + dy);
      if ((flags & splashPathFirst) != 0) {
        out_ += "m ";
        in_curve = 0;
      } else if ((flags & splashPathCurve) != 0) {
        ++in_curve;
      } else {
        out_ += in_curve == 2 ? "c " : "l ";
        in_curve = 0;
      }
    }
  }

  double height_;
  std::string out_;
};

}  // namespace

std::string PageOutlines(PDFDoc& doc, int page, double height) {
  OutlineDevice device(height);
  device.startDoc(&doc);
  doc.displayPage(&device, page, 72, 72, 0, false, true, true);
  return device.Take();
}

}  // namespace capdo::scans
