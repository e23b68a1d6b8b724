#include "docx_builder.h"

#include <zip.h>

#include <cstdlib>

namespace capdo::readers {
namespace {

constexpr char kNamespaces[] =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
    R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
    R"( xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup")"
    R"( xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas")"
    R"( xmlns:zz="urn:example:unknown")"
    R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")";

constexpr char kPackageRelationships[] =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument")"
    R"( Target="word/document.xml"/>)"
    R"(<Relationship Id="r2" Type=")"
    R"(http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties")"
    R"( Target="docProps/app.xml"/></Relationships>)";

constexpr char kContentTypes[] =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Default Extension="bin" ContentType="application/octet-stream"/>)"
    R"(<Override PartName="/word/document.xml" ContentType=")"
    R"(application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";

}  // namespace

std::string Zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  std::vector<std::string> names;
  for (const auto& [name, bytes] : entries) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    // libzip refuses to write a name twice: the last letter is changed and put right in the bytes.
    if (zip_name_locate(archive, name.c_str(), 0) < 0) {
      const zip_int64_t at = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
      // OpenDocument: the type can be read without unpacking anything.
      if (name == "mimetype") zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
    } else {
      names.push_back(name);
      zip_file_add(archive, (name.substr(0, name.size() - 1) + "~").c_str(), source,
                   ZIP_FL_ENC_UTF_8);
    }
  }
  if (zip_close(archive) != 0) std::abort();
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  for (const std::string& name : names) {
    std::string changed = name.substr(0, name.size() - 1) + "~";
    for (std::size_t at = bytes.find(changed); at != std::string::npos;
         at = bytes.find(changed, at)) {
      bytes.replace(at, name.size(), name);
    }
  }
  return bytes;
}

std::string RunXml(const std::string& text, const std::string& properties) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r>";
}

std::string Para(const std::string& text, const std::string& paragraph, const std::string& run) {
  return "<w:p><w:pPr>" + paragraph + "</w:pPr>" + RunXml(text, run) + "</w:p>";
}

std::string Rooted(const std::string& root, const std::string& xml) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:" + root + kNamespaces + ">" + xml +
         "</w:" + root + ">";
}

DocxBuilder& DocxBuilder::Body(const std::string& xml) {
  document_ = Rooted("document", "<w:body>" + xml + "</w:body>");
  return *this;
}

DocxBuilder& DocxBuilder::Styles(const std::string& xml) {
  return Story("styles", "styles", "styles", xml);
}

DocxBuilder& DocxBuilder::Numbering(const std::string& xml) {
  return Story("numbering", "numbering", "numbering", xml);
}

DocxBuilder& DocxBuilder::Story(const std::string& name, const std::string& type,
                                const std::string& root, const std::string& xml) {
  relationships_ +=
      "<Relationship Id=\"rId" + name +
      "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
      "\" Target=\"" + name + ".xml\"/>";
  return Entry("word/" + name + ".xml", Rooted(root, xml));
}

DocxBuilder& DocxBuilder::Entry(const std::string& name, const std::string& bytes) {
  entries_.emplace_back(name, bytes);
  return *this;
}

std::string DocxBuilder::Build() const {
  std::vector<std::pair<std::string, std::string>> entries = entries_;
  auto add = [&](const char* name, const std::string& bytes) {
    for (const auto& [given, unused] : entries_) {
      if (given == name) return;
    }
    entries.emplace_back(name, bytes);
  };
  add("[Content_Types].xml", kContentTypes);
  add("_rels/.rels", kPackageRelationships);
  if (!document_.empty()) add("word/document.xml", document_);
  add("word/_rels/document.xml.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
          relationships_ + "</Relationships>");
  return Zip(entries);
}

}  // namespace capdo::readers
