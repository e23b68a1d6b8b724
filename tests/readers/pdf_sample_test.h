// The smallest PDF around given page contents, for cases that no word processor writes.
#ifndef CAPDO_TESTS_READERS_PDF_SAMPLE_TEST_H_
#define CAPDO_TESTS_READERS_PDF_SAMPLE_TEST_H_

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace capdo::readers {

// `contents`: one content stream for each A4 page; font /F is Times, /FB its bold. `page_extra` goes into each page's
// dictionary, `objects` are further objects, numbered from 100.
inline std::string MakePdf(const std::vector<std::string>& contents, const std::string& page_extra = "",
                           const std::vector<std::string>& objects = {}, const std::string& catalog_extra = "") {
  std::vector<std::pair<int, std::string>> all;
  std::string kids;
  int next = 10;
  for (const std::string& content : contents) {
    const std::string page = std::to_string(next), stream = std::to_string(next + 1);
    kids += page + " 0 R ";
    all.emplace_back(next, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + stream +
                               " 0 R/Resources<</Font<</F 3 0 R/FB 4 0 R>>>>" + page_extra + ">>");
    all.emplace_back(next + 1, "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream");
    next += 2;
  }
  all.emplace_back(1, "<</Type/Catalog/Pages 2 0 R" + catalog_extra + ">>");
  all.emplace_back(2, "<</Type/Pages/Count " + std::to_string(contents.size()) + "/Kids[" + kids + "]>>");
  all.emplace_back(3, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>");
  all.emplace_back(4, "<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>");
  int number = 100;
  for (const std::string& object : objects) all.emplace_back(number++, object);
  std::string out = "%PDF-1.7\n", xref;
  for (const auto& [id, body] : all) {
    std::string offset = std::to_string(out.size());
    offset.insert(0, 10 - offset.size(), '0');
    xref += std::to_string(id) + " 1\n" + offset + " 00000 n \n";
    out += std::to_string(id) + " 0 obj\n" + body + "\nendobj\n";
  }
  const std::string start = std::to_string(out.size());
  return out + "xref\n0 1\n0000000000 65535 f \n" + xref + "trailer\n<</Size 1000/Root 1 0 R>>\nstartxref\n" + start +
         "\n%%EOF\n";
}

// One line of text at (x, y), y counted from the bottom of the page.
inline std::string At(int x, int y, const std::string& text, int size = 12, const std::string& font = "F") {
  return "BT /" + font + " " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" +
         text + ") Tj ET\n";
}

inline std::string ReadSample(const std::string& name) {
  std::ifstream in(std::string(CAPDO_SOURCE_DIR) + "/tests/readers/data/" + name, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace capdo::readers

#endif  // CAPDO_TESTS_READERS_PDF_SAMPLE_TEST_H_
