// Pictures of printed Vietnamese for the tests of recognition: a strip of a page of the sample dossiers.
#ifndef CAPDO_TESTS_READERS_PICTURE_SAMPLE_TEST_H_
#define CAPDO_TESTS_READERS_PICTURE_SAMPLE_TEST_H_

#include <GlobalParams.h>
#include <PDFDoc.h>
#include <goo/GooString.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <memory>
#include <string>

#include "readers/ocr_image.h"
#include "readers/pdf_render.h"

namespace capdo::readers::ocr {

// The first page of a decision. `from` and `to` are shares of its height; 0.295 to 0.408 are five lines that hold kSays.
inline constexpr const char* kSays = "Luật An toàn thông tin mạng";

inline Picture SamplePage(double dpi, double from = 0, double to = 1) {
  if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  PDFDoc pdf(std::make_unique<GooString>(std::string(CAPDO_SOURCE_DIR) + "/samples/02-day-du-bo/QD 1127 phe duyet cap do.pdf"));
  Picture page = pdf::RenderPage(pdf, 1, dpi);
  EXPECT_TRUE(page);
  if (!page) return page;
  const int height = HeightOf(page);
  ::Box* box = boxCreate(0, static_cast<int>(from * height), WidthOf(page), static_cast<int>((to - from) * height));
  Picture strip(pixClipRectangle(page.get(), box, nullptr));
  boxDestroy(&box);
  pixSetResolution(strip.get(), static_cast<l_int32>(dpi), static_cast<l_int32>(dpi));
  return strip;
}

// A file of the picture in one of Leptonica's formats (IFF_PNG, ...).
inline std::string FileOf(const Picture& picture, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  EXPECT_EQ(pixWriteMem(&data, &size, picture.get(), format), 0) << format;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

}  // namespace capdo::readers::ocr

#endif  // CAPDO_TESTS_READERS_PICTURE_SAMPLE_TEST_H_
