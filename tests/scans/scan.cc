#include "scan.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "damage.h"
#include "layer.h"
#include "pdf_file.h"
#include "seal_places.h"

namespace capdo::scans {
namespace {

constexpr double kPi = 3.14159265358979;

Random Luck(const Options& options, std::string_view purpose, int page) {
  return Random(options.seed, purpose, page);
}

void Press(Source& source, ScannedPage& page, const Options& options) {
  if (options.seals.empty() && !options.signature) return;
  const std::vector<PlacedWord> words = source.Words(page.number);
  const double scale = options.dpi / 72.0;
  bool signed_here = false;
  for (const std::string& wish : options.seals) {
    const auto places =
        FindSealPlace(wish, words, page.size, page.number, Luck(options, wish, page.number));
    for (const SealPlace& place : places) {
      const Seal seal{place.x * scale, place.y * scale, place.radius * scale};
      if (options.signature && place.signature) {
        WriteSignature(page.image.get(), seal.x, seal.y, 2.4 * seal.radius,
                       Luck(options, "signature", page.number));
        signed_here = true;
      }
      PressSeal(page.image.get(), seal, Luck(options, wish + "-ink", page.number));
      page.seals.push_back(seal);
    }
  }
  if (!options.signature || signed_here) return;
  // Without a seal the signature stands under the signer's title all the same.
  for (const SealPlace& place :
       FindSealPlace("sign", words, page.size, page.number, Luck(options, "sign", page.number)))
    WriteSignature(page.image.get(), place.x * scale, place.y * scale, 2.4 * place.radius * scale,
                   Luck(options, "signature", page.number));
}

PixPtr InMode(PixPtr pix, const Options& options) {
  if (options.mode == Mode::kColor) return pix;
  PixPtr gray(pixConvertRGBToLuminance(pix.get()));
  if (options.mode == Mode::kGray) return gray;
  return PixPtr(pixThresholdToBinary(gray.get(), 150));
}

// Operators drawn upright, on the page as it lies after skew and rotation.
std::string Turned(std::string operators, const PageSize& size, const Options& options) {
  if (operators.empty()) return operators;
  char matrix[200];
  std::string out = "q ";
  const char* turns[] = {"", "0 -1 1 0 0 %.3f cm ", "-1 0 0 -1 %.3f %.3f cm ",
                         "0 1 -1 0 %.3f 0 cm "};
  const double first[] = {0, size.width, size.width, size.height};
  if (options.rotate != 0) {
    const int turn = options.rotate / 90;
    std::snprintf(matrix, sizeof matrix, turns[turn], first[turn], size.height);
    out += matrix;
  }
  if (options.skew != 0) {
    const double a = options.skew * kPi / 180, cx = size.width / 2, cy = size.height / 2;
    std::snprintf(matrix, sizeof matrix, "%.6f %.6f %.6f %.6f %.3f %.3f cm ", std::cos(a),
                  -std::sin(a), std::sin(a), std::cos(a), cx - std::cos(a) * cx - std::sin(a) * cy,
                  cy + std::sin(a) * cx - std::cos(a) * cy);
    out += matrix;
  }
  return out + std::move(operators) + "Q\n";
}

std::string ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": not readable");
  return {std::istreambuf_iterator<char>(file), {}};
}

void WriteFile(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error(path + ": not written");
}

std::string TextLayer(Source& source, const ScannedPage& page, const Options& options) {
  std::vector<PlacedWord> words;
  if (!options.layer_text.empty()) {
    words = SetLines(ReadText(options.layer_text), page.size);
  } else if (!options.layer.empty()) {
    words = source.Words(page.number);
  }
  if (options.layer == "bad")
    words = Garbled(std::move(words), Luck(options, "layer", page.number));
  if (options.layer == "lying") words = Lying(std::move(words));
  if (words.empty()) return {};
  return LayerOperators(words, page.size.height, options.layer_visible || options.layer_under);
}

PdfPage ToPdf(Source& source, const ScannedPage& page, const Options& options, bool first) {
  PdfPage out;
  out.size = page.size;
  if (options.rotate % 180 != 0) std::swap(out.size.width, out.size.height);
  if (options.rotate_flag) out.rotate = (360 - options.rotate) % 360;
  out.image = page.image.get();
  out.jpeg = options.jpeg;
  const std::string layer = TextLayer(source, page, options);
  out.under = Turned(options.layer_under ? layer : "", page.size, options);
  out.operators = Turned((options.vector_glyphs ? source.Outlines(page.number) : "") +
                             (options.layer_under ? "" : layer),
                         page.size, options);
  if (first && options.stamp == "field") out.widget = StampOperators(StampText());
  if (first && options.stamp == "page") {
    char place[80];
    std::snprintf(place, sizeof place, "q 1 0 0 1 %.1f %.1f cm ", out.size.width - 230,
                  out.size.height - 60);
    out.operators += place + StampOperators(StampText()) + "Q\n";
  }
  return out;
}

std::string Report(const std::vector<ScannedPage>& pages, const Options& options) {
  std::string out = "{\"dpi\": " + std::to_string(options.dpi) + ", \"pages\": [";
  for (const ScannedPage& page : pages) {
    if (&page != &pages.front()) out += ", ";
    out += "{\"page\": " + std::to_string(page.number) + ", \"seals\": [";
    for (const Seal& seal : page.seals) {
      char text[120];
      std::snprintf(text, sizeof text, "%s[%.1f, %.1f, %.1f]",
                    &seal == &page.seals.front() ? "" : ", ", seal.x, seal.y, seal.radius);
      out += text;
    }
    out += "]}";
  }
  return out + "]}\n";
}

void WritePictures(const std::vector<ScannedPage>& pages, const Options& options) {
  const std::string& path = options.output;
  for (const ScannedPage& page : pages) {
    Pix* pix = page.image.get();
    if (pix == nullptr) throw std::runtime_error("vector glyphs need a PDF");
    bool failed = false;
    if (path.ends_with(".tif") || path.ends_with(".tiff")) {
      const int compression = pixGetDepth(pix) == 1 ? IFF_TIFF_G4
                              : options.jpeg > 0    ? IFF_TIFF_JPEG
                                                    : IFF_TIFF_ZIP;
      failed =
          pixWriteTiff(path.c_str(), pix, compression, &page == &pages.front() ? "w" : "a") != 0;
    } else if (path.ends_with(".png")) {
      failed = pixWrite(path.c_str(), pix, IFF_PNG) != 0;
    } else {
      failed = pixWriteJpeg(path.c_str(), pix, options.jpeg > 0 ? options.jpeg : 85, 0) != 0;
    }
    if (failed) throw std::runtime_error(path + ": not written");
    if (!path.ends_with(".tif") && !path.ends_with(".tiff")) return;
  }
}

}  // namespace

ScannedPage ScanPage(Source& source, int number, const Options& options) {
  ScannedPage page;
  page.number = number;
  page.size = source.Size(number);
  if (options.vector_glyphs) return page;
  page.image = source.Render(number, options.dpi);
  if (page.image && options.blank_paper) pixSetAllArbitrary(page.image.get(), 0xf6f4ee00);
  if (!page.image) throw std::runtime_error("a page cannot be drawn");
  Press(source, page, options);
  if (options.shadow) PhotocopyShadow(page.image.get(), Luck(options, "shadow", number));
  if (options.skew != 0) page.image = Skew(page.image.get(), options.skew);
  if (options.perspective)
    page.image = PhonePhoto(page.image.get(), Luck(options, "photo", number));
  if (options.blur > 0) page.image = Blur(page.image.get(), options.blur);
  Noise(page.image.get(), options.noise, options.salt, options.mode == Mode::kColor,
        Luck(options, "noise", number));
  page.image = InMode(std::move(page.image), options);
  if (options.rotate != 0)
    page.image = PixPtr(pixRotateOrth(page.image.get(), options.rotate / 90));
  pixSetResolution(page.image.get(), options.dpi, options.dpi);
  return page;
}

void MakeScan(const Options& options) {
  const std::unique_ptr<Source> source = OpenSource(options.input);
  if (!source) throw std::runtime_error(options.input + ": not readable");
  const int last = options.last > 0 ? std::min(options.last, source->pages()) : source->pages();
  const bool pdf = options.output.ends_with(".pdf");
  PdfFile file = options.mixed ? PdfFile(ReadText(options.input)) : PdfFile();
  std::vector<ScannedPage> pages;
  for (int number = options.first; number <= last; ++number) {
    ScannedPage page = ScanPage(*source, number, options);
    if (pdf) {
      const PdfPage out = ToPdf(*source, page, options, number == options.first);
      options.mixed ? file.ReplacePage(number, out) : file.AddPage(out);
      page.image = nullptr;  // a hundred pages in colour do not fit into memory
    }
    pages.push_back(std::move(page));
    if (!pdf && !options.output.ends_with(".tif") && !options.output.ends_with(".tiff")) break;
  }
  if (pages.empty()) throw std::runtime_error("no such page");
  pdf ? WriteFile(options.output, file.Finish()) : WritePictures(pages, options);
  if (!options.report.empty()) WriteFile(options.report, Report(pages, options));
}

}  // namespace capdo::scans
