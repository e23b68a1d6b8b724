#include "readers/pdf_render.h"

#include <Annot.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <leptonica/allheaders.h>
#include <splash/SplashBitmap.h>

#include <cstddef>

namespace capdo::readers::pdf {

namespace {

bool IsPaint(Annot* annot, void*) {
  switch (annot->getType()) {
    case Annot::typeWidget: {
      const Object field = annot->getAnnotObj().dictLookup("FT");
      return !field.isName("Sig");
    }
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

}  // namespace

ocr::Picture RenderPage(PDFDoc& doc, int number, double dpi) {
  SplashColor white = {255, 255, 255};
  SplashOutputDev device(splashModeRGB8, 4, false, white);
  device.setFontAntialias(true);
  device.setVectorAntialias(true);
  device.startDoc(&doc);
  doc.displayPage(&device, number, dpi, dpi, 0, /*useMediaBox=*/true, /*crop=*/false, /*printing=*/false, nullptr, nullptr,
                  IsPaint, nullptr);
  SplashBitmap* bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getWidth() <= 0 || bitmap->getHeight() <= 0) return nullptr;
  const int width = bitmap->getWidth(), height = bitmap->getHeight();
  ocr::Picture picture(pixCreate(width, height, 32));
  if (!picture) return nullptr;
  const unsigned char* data = bitmap->getDataPtr();
  for (int y = 0; y < height; ++y) {
    const unsigned char* from = data + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    l_uint32* to = pixGetData(picture.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture.get());
    for (int x = 0; x < width; ++x, from += 3) composeRGBPixel(from[0], from[1], from[2], to + x);
  }
  pixSetResolution(picture.get(), static_cast<l_int32>(dpi), static_cast<l_int32>(dpi));
  return picture;
}

}  // namespace capdo::readers::pdf
