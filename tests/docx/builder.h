// Small DOCX files for the tests of the filler.
#ifndef CAPDO_TESTS_DOCX_BUILDER_H_
#define CAPDO_TESTS_DOCX_BUILDER_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "docx/package.h"

namespace capdo::docx {

inline constexpr char kTypes[] =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/></"
    "Types>";
inline constexpr char kWordNs[] =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

inline std::string TextRun(const std::string& text, const std::string& properties = "") {
  return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t>" +
         text + "</w:t></w:r>";
}
inline std::string P(const std::string& text) { return "<w:p>" + TextRun(text) + "</w:p>"; }
inline std::string Cell(const std::string& text) { return "<w:tc>" + P(text) + "</w:tc>"; }
inline std::string Row(const std::vector<std::string>& cells) {
  std::string row = "<w:tr>";
  for (const std::string& cell : cells) row += Cell(cell);
  return row + "</w:tr>";
}
inline std::string Table(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

inline std::string Document(const std::string& body) {
  return "<w:document " + std::string(kWordNs) + "><w:body>" + body +
         "<w:sectPr/></w:body></w:document>";
}

inline std::string Docx(const std::string& body, const std::string& header = "") {
  const Package package{
      {{"word/document.xml", Document(body)},
       {"word/header1.xml", "<w:hdr " + std::string(kWordNs) + ">" + header + "</w:hdr>"},
       {"[Content_Types].xml", kTypes}}};
  Result<std::string> bytes = WritePackage(package);
  EXPECT_TRUE(bytes);
  return bytes ? *bytes : "";
}

// The body of word/document.xml of a filled file.
inline std::string BodyOf(const std::string& docx) {
  Result<Package> package = ReadPackage(docx);
  if (!package) return "unreadable: " + package.error().message;
  const std::string& xml = package->Find("word/document.xml")->bytes;
  const std::size_t begin = xml.find("<w:body>") + 8;
  return xml.substr(begin, xml.find("<w:sectPr/></w:body>") - begin);
}

}  // namespace capdo::docx

#endif  // CAPDO_TESTS_DOCX_BUILDER_H_
