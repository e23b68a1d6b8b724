#include "source.h"

#include <GlobalParams.h>
#include <PDFDoc.h>
#include <PDFDocFactory.h>
#include <SplashOutputDev.h>
#include <TextOutputDev.h>
#include <goo/GooString.h>
#include <splash/SplashBitmap.h>

#include <utility>

#include "outlines.h"

namespace capdo::scans {
namespace {

PixPtr ToPix(SplashBitmap& bitmap) {
  const int width = bitmap.getWidth(), height = bitmap.getHeight();
  PixPtr pix(pixCreate(width, height, 32));
  if (!pix) return pix;
  pixSetSpp(pix.get(), 3);
  l_uint32* data = pixGetData(pix.get());
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < height; ++y) {
    const unsigned char* row =
        bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize();
    l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < width; ++x)
      composeRGBPixel(row[3 * x], row[3 * x + 1], row[3 * x + 2], line + x);
  }
  return pix;
}

class PdfSource : public Source {
 public:
  explicit PdfSource(std::unique_ptr<PDFDoc> doc) : doc_(std::move(doc)) {}
  int pages() const override { return doc_->getNumPages(); }
  PageSize Size(int page) override {
    PageSize size{doc_->getPageCropWidth(page), doc_->getPageCropHeight(page)};
    if (doc_->getPageRotate(page) % 180 != 0) std::swap(size.width, size.height);
    return size;
  }
  PixPtr Render(int page, int dpi) override {
    SplashColor white = {255, 255, 255};
    SplashOutputDev device(splashModeRGB8, 4, false, white);
    device.startDoc(doc_.get());
    doc_->displayPage(&device, page, dpi, dpi, 0, false, true, true);
    return ToPix(*device.getBitmap());
  }
  std::vector<PlacedWord> Words(int page) override {
    TextOutputDev device(nullptr, false, 0, false, false);
    doc_->displayPage(&device, page, 72, 72, 0, false, true, false);
    const std::unique_ptr<TextWordList> list = device.makeWordList();
    std::vector<PlacedWord> words;
    for (int i = 0; i < list->getLength(); ++i) {
      const TextWord* word = list->get(i);
      const std::unique_ptr<GooString> text(word->getText());
      PlacedWord placed;
      placed.text = text->toStr();
      word->getBBox(&placed.left, &placed.top, &placed.right, &placed.bottom);
      words.push_back(std::move(placed));
    }
    return words;
  }
  std::string Outlines(int page) override { return PageOutlines(*doc_, page, Size(page).height); }

 private:
  std::unique_ptr<PDFDoc> doc_;
};

class PictureSource : public Source {
 public:
  explicit PictureSource(PixPtr pix) : pix_(std::move(pix)) {}
  int pages() const override { return 1; }
  PageSize Size(int) override {
    const double dpi = pixGetXRes(pix_.get()) > 0 ? pixGetXRes(pix_.get()) : 200;
    return {pixGetWidth(pix_.get()) * 72.0 / dpi, pixGetHeight(pix_.get()) * 72.0 / dpi};
  }
  PixPtr Render(int, int dpi) override {
    const PixPtr color(pixConvertTo32(pix_.get()));
    const auto scale = static_cast<l_float32>(dpi / 72.0 * Size(1).width / pixGetWidth(pix_.get()));
    return PixPtr(pixScale(color.get(), scale, scale));
  }
  std::vector<PlacedWord> Words(int) override { return {}; }
  std::string Outlines(int) override { return {}; }

 private:
  PixPtr pix_;
};

}  // namespace

std::unique_ptr<Source> OpenSource(const std::string& path) {
  if (!path.ends_with(".pdf") && !path.ends_with(".PDF")) {
    PixPtr pix(pixRead(path.c_str()));
    if (!pix) return nullptr;
    return std::make_unique<PictureSource>(std::move(pix));
  }
  if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  std::unique_ptr<PDFDoc> doc = PDFDocFactory().createPDFDoc(GooString(path));
  if (!doc || !doc->isOk()) return nullptr;
  return std::make_unique<PdfSource>(std::move(doc));
}

}  // namespace capdo::scans
