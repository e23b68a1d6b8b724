#include "pdf_file.h"

#include <Catalog.h>
#include <GlobalParams.h>
#include <Object.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <XRef.h>
#include <fofi/FoFiTrueType.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>

namespace capdo::scans {
namespace {

// The stamp needs marks over letters, which the standard fonts of PDF lack; all letters of these are equally wide.
// DejaVu lacks some of the marks: they are drawn as boxes, the text is right. Without any of the files the font is not
// embedded: readable as text, drawn as whatever the viewer finds.
constexpr const char* kFontFiles[] = {
    "/usr/share/fonts/truetype/liberation2/LiberationMono-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"};

std::string Reference(int number) { return std::to_string(number) + " 0 R"; }

std::string Deflated(std::string_view data) {
  std::string copy(data);
  std::size_t size = 0;
  l_uint8* bytes = zlibCompress(reinterpret_cast<l_uint8*>(copy.data()), copy.size(), &size);
  std::string out(reinterpret_cast<char*>(bytes), size);
  lept_free(bytes);
  return out;
}

std::string Format(const char* format, double a, double b) {
  char buffer[120];
  std::snprintf(buffer, sizeof buffer, format, a, b);
  return buffer;
}

// Glyph numbers of the code points up to U+1FFF, two bytes each.
std::string GlyphMap(const FoFiTrueType& font) {
  const int cmap = std::max(font.findCmap(3, 1), font.findCmap(0, 3));
  std::string map;
  for (int c = 0; c < 0x2000; ++c) {
    const int glyph = cmap >= 0 ? font.mapCodeToGID(cmap, c) : 0;
    map += static_cast<char>(glyph >> 8);
    map += static_cast<char>(glyph & 0xFF);
  }
  return map;
}

}  // namespace

PdfFile::PdfFile(std::string original) : original_(std::move(original)) {
  if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  auto* stream =
      new MemStream(original_.data(), 0, static_cast<Goffset>(original_.size()), Object(objNull));
  PDFDoc doc(stream);
  if (!doc.isOk() || doc.isEncrypted()) throw std::runtime_error("the file cannot be updated");
  next_ = doc.getXRef()->getNumObjects();
  const Object root = doc.getXRef()->getTrailerDict()->dictLookupNF("Root").copy();
  if (!root.isRef()) throw std::runtime_error("the file has no catalog");
  root_ = std::to_string(root.getRefNum()) + " " + std::to_string(root.getRefGen()) + " R";
  for (int i = 1; i <= doc.getNumPages(); ++i) {
    const Ref* ref = doc.getCatalog()->getPageRef(i);
    const Object page = doc.getXRef()->fetch(*ref);
    const Object& parent = page.dictLookupNF("Parent");
    if (ref->gen != 0 || !parent.isRef()) throw std::runtime_error("a page cannot be replaced");
    original_pages_.emplace_back(ref->num, Reference(parent.getRefNum()));
  }
}

int PdfFile::Add(std::string body) {
  objects_[next_] = std::move(body);
  return next_++;
}

int PdfFile::AddStream(std::string dictionary, std::string_view data, bool deflate) {
  const std::string packed = deflate ? Deflated(data) : std::string(data);
  std::string body = "<< " + std::move(dictionary) + (deflate ? " /Filter /FlateDecode" : "") +
                     " /Length " + std::to_string(packed.size()) + " >>\nstream\n";
  return Add(body + packed + "\nendstream");
}

int PdfFile::AddImage(const PdfPage& page) {
  Pix* image = const_cast<Pix*>(page.image);
  const int type = pixGetDepth(image) == 1 ? L_G4_ENCODE
                   : page.jpeg > 0         ? L_JPEG_ENCODE
                                           : L_FLATE_ENCODE;
  L_Compressed_Data* data = nullptr;
  if (pixGenerateCIData(image, type, page.jpeg, 0, &data) != 0)
    throw std::runtime_error("an image cannot be coded");
  std::string head = "/Type /XObject /Subtype /Image /Width " + std::to_string(data->w) +
                     " /Height " + std::to_string(data->h) + " /BitsPerComponent " +
                     std::to_string(data->bps);
  head += data->spp == 3 ? " /ColorSpace /DeviceRGB" : " /ColorSpace /DeviceGray";
  if (type == L_JPEG_ENCODE) head += " /Filter /DCTDecode";
  if (type == L_FLATE_ENCODE) head += " /Filter /FlateDecode";
  if (type == L_G4_ENCODE) {
    head += " /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns " + std::to_string(data->w) +
            " /Rows " + std::to_string(data->h) + " /BlackIs1 " +
            (data->minisblack != 0 ? "true" : "false") + " >>";
  }
  const std::string_view bytes(reinterpret_cast<const char*>(data->datacomp), data->nbytescomp);
  const int number = AddStream(std::move(head), bytes, false);
  l_CIDataDestroy(&data);
  return number;
}

int PdfFile::AddFont(bool visible) {
  const std::string name = visible ? "StampMono" : "GlyphLessFont";
  std::string descriptor =
      "<< /Type /FontDescriptor /FontName /" + name +
      " /Flags 4 /FontBBox [0 -220 600 900] /ItalicAngle 0 /Ascent 900 /Descent -220 "
      "/CapHeight 700 /StemV 80";
  std::string glyphs = "/Identity";
  const std::string widths = visible ? "/DW 601" : "/DW 500";
  if (visible) {
    for (const char* path : kFontFiles) {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      const std::unique_ptr<FoFiTrueType> font = bytes.empty() ? nullptr : FoFiTrueType::load(path);
      if (!font) continue;
      descriptor += " /FontFile2 " +
                    Reference(AddStream("/Length1 " + std::to_string(bytes.size()), bytes, true));
      glyphs = Reference(AddStream("", GlyphMap(*font), true));
      break;
    }
  }
  const int described = Add(descriptor + " >>");
  const int descendant =
      Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + name +
          " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
          "/FontDescriptor " +
          Reference(described) + " " + widths + " /CIDToGIDMap " + glyphs + " >>");
  const int unicode =
      AddStream("",
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
                "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                "1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
                "endcmap CMapName currentdict /CMap defineresource pop end end\n",
                true);
  return Add("<< /Type /Font /Subtype /Type0 /BaseFont /" + name +
             " /Encoding /Identity-H /DescendantFonts [" + Reference(descendant) + "] /ToUnicode " +
             Reference(unicode) + " >>");
}

std::string PdfFile::PageBody(const PdfPage& page, const std::string& parent) {
  std::string resources, content = page.under;
  if (page.image != nullptr) {
    resources += "/XObject << /Im0 " + Reference(AddImage(page)) + " >> ";
    content += Format("q %.3f 0 0 %.3f 0 0 cm /Im0 Do Q\n", page.size.width, page.size.height);
  }
  content += page.operators;
  std::string fonts;
  const std::string all = page.under + page.operators + page.widget;
  if (all.find("/FHidden") != all.npos) {
    if (hidden_font_ == 0) hidden_font_ = AddFont(false);
    fonts += "/FHidden " + Reference(hidden_font_) + " ";
  }
  if (all.find("/FStamp") != all.npos) {
    if (stamp_font_ == 0) stamp_font_ = AddFont(true);
    fonts += "/FStamp " + Reference(stamp_font_) + " ";
  }
  if (!fonts.empty()) resources += "/Font << " + fonts + ">> ";
  std::string body = "<< /Type /Page /Parent " + parent +
                     Format(" /MediaBox [0 0 %.3f %.3f]", page.size.width, page.size.height);
  if (page.rotate != 0) body += " /Rotate " + std::to_string(page.rotate);
  body += " /Resources << " + resources + ">> /Contents " + Reference(AddStream("", content, true));
  if (!page.widget.empty()) {
    const int appearance =
        AddStream("/Type /XObject /Subtype /Form /BBox [0 0 200 34] /Resources << /Font << " +
                      fonts + ">> >>",
                  page.widget, true);
    const double left = page.size.width - 230, bottom = page.size.height - 60;
    const int widget = Add("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 " +
                           Format("/Rect [%.1f %.1f ", left, bottom) +
                           Format("%.1f %.1f]", left + 200, bottom + 34) + " /AP << /N " +
                           Reference(appearance) + " >> >>");
    body += " /Annots [" + Reference(widget) + "]";
  }
  return body + " >>";
}

void PdfFile::AddPage(const PdfPage& page) { pages_.push_back(Add(PageBody(page, "2 0 R"))); }

void PdfFile::ReplacePage(int number, const PdfPage& page) {
  const auto& [object, parent] = original_pages_.at(static_cast<std::size_t>(number) - 1);
  objects_[object] = PageBody(page, parent);
}

std::string PdfFile::Finish() {
  std::string out = original_;
  if (original_.empty()) {
    out = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";
    std::string kids;
    for (const int page : pages_) kids += Reference(page) + " ";
    objects_[1] = "<< /Type /Catalog /Pages 2 0 R >>";
    objects_[2] =
        "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>";
    root_ = "1 0 R";
  } else if (out.back() != '\n') {
    out += '\n';
  }
  std::string table = "xref\n";
  if (original_.empty()) table += "0 1\n0000000000 65535 f \n";
  for (const auto& [number, body] : objects_) {
    char entry[80];
    std::snprintf(entry, sizeof entry, "%d 1\n%010zu 00000 n \n", number, out.size());
    table += entry;
    out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  }
  const std::size_t at = out.size();
  out += table + "trailer\n<< /Size " + std::to_string(objects_.rbegin()->first + 1) + " /Root " +
         root_;
  const std::size_t last = original_.rfind("startxref");
  if (last != original_.npos)
    out += " /Prev " + std::to_string(std::strtoull(original_.c_str() + last + 9, nullptr, 10));
  return out + " >>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
}

}  // namespace capdo::scans
