// Makes Word files in memory for tests: parts are given as XML, the rest of a package is filled in.
//
//   std::string bytes = DocxBuilder().Body("<w:p><w:r><w:t>a</w:t></w:r></w:p>").Build();
#ifndef CAPDO_TESTS_READERS_DOCX_BUILDER_H_
#define CAPDO_TESTS_READERS_DOCX_BUILDER_H_

#include <string>
#include <utility>
#include <vector>

namespace capdo::readers {

// A zip of the given entries, in this order; a name may occur twice.
std::string Zip(const std::vector<std::pair<std::string, std::string>>& entries);

// XML of one paragraph with one run; `paragraph` and `run` go into w:pPr and w:rPr.
std::string Para(const std::string& text, const std::string& paragraph = "",
                 const std::string& run = "");
std::string RunXml(const std::string& text, const std::string& properties = "");

class DocxBuilder {
 public:
  // What stands in w:body.
  DocxBuilder& Body(const std::string& xml);
  // What stands in w:styles, w:numbering.
  DocxBuilder& Styles(const std::string& xml);
  DocxBuilder& Numbering(const std::string& xml);
  // A part in word/ with a relationship "rId<name>" of this type from the document; `root` with all
  // namespaces.
  DocxBuilder& Story(const std::string& name, const std::string& type, const std::string& root,
                     const std::string& xml);
  // Any entry, as it is.
  DocxBuilder& Entry(const std::string& name, const std::string& bytes);
  std::string Build() const;

 private:
  std::string document_;
  std::string relationships_;
  std::vector<std::pair<std::string, std::string>> entries_;
};

// `<w:root xmlns...>xml</w:root>` with the namespaces that Word declares.
std::string Rooted(const std::string& root, const std::string& xml);

}  // namespace capdo::readers

#endif  // CAPDO_TESTS_READERS_DOCX_BUILDER_H_
