// Writes a PDF, object by object: a new file, or an update appended to an existing one (some pages
// become pictures, the others stay as they are). No dates, no identifiers: the same calls give the
// same bytes.
//
//   PdfFile pdf;
//   pdf.AddPage(page);
//   WriteFile(path, pdf.Finish());
#ifndef CAPDO_TESTS_SCANS_PDF_FILE_H_
#define CAPDO_TESTS_SCANS_PDF_FILE_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pix.h"
#include "source.h"

namespace capdo::scans {

struct PdfPage {
  PageSize size;
  int rotate = 0;              // /Rotate
  const Pix* image = nullptr;  // fills the page; null: only operators
  int jpeg = 0;                // quality; 0: Flate, or CCITT G4 for an image of one bit
  std::string under;           // operators that the image covers
  std::string operators;       // painted over the image
  std::string widget;          // operators of a signature field's appearance; empty: no field
};

class PdfFile {
 public:
  PdfFile() = default;
  // Appends to `original`; throws std::runtime_error when it has no trailer that can be followed,
  // or is encrypted.
  explicit PdfFile(std::string original);

  void AddPage(const PdfPage& page);
  // Only of an update; pages count from 1.
  void ReplacePage(int number, const PdfPage& page);
  std::string Finish();

 private:
  int Add(std::string body);
  int AddStream(std::string dictionary, std::string_view data, bool deflate);
  int AddImage(const PdfPage& page);
  int AddFont(bool visible);
  std::string PageBody(const PdfPage& page, const std::string& parent);

  std::string original_;
  int next_ = 3;  // objects 1 and 2 of a new file are the catalog and the page tree
  std::string root_;
  std::map<int, std::string> objects_;
  std::vector<int> pages_;
  std::vector<std::pair<int, std::string>>
      original_pages_;  // object number, reference to the parent
  int hidden_font_ = 0, stamp_font_ = 0;
};

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_PDF_FILE_H_
