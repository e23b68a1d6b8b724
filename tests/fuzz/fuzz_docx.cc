// A Word file whose parts the input writes, so that the handlers of styles, numbering, stories, tables, fields and
// drawings are reached past the container and its checksums.
//
// The input is a bundle (bundle.h). A part with one of the short names below is set into the root element with the
// usual namespaces and gets its relationship; any other name is an entry as it stands. What comes before the first
// mark is the body. "plan" holds the block to stop at.
//
// Holds: a document that keeps the promises of document.h and the limits, and that the worker hands over; an error with
// one of the codes of reader.h; progress that goes forward; the same document from the same bytes.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <string>

#include "bundle.h"
#include "document/lines.h"
#include "document_checks.h"
#include "fuzz.h"
#include "reading.h"
#include "readers/reader.h"
#include "worker/check_document.h"
#include "worker/codec.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program

constexpr char kNamespaces[] =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
    R"( xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart")"
    R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
    R"( xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup")"
    R"( xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas")"
    R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")";

constexpr char kTypes[] =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="xml" ContentType="application/xml"/></Types>)";
constexpr char kOffice[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr char kListOpen[] = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";

struct Part {
  const char* name;  // in the bundle
  const char* file;
  const char* type;  // of the relationship
  const char* open;  // around the XML of the bundle
  const char* close;
};

constexpr Part kParts[] = {
    {"", "word/document.xml", "", "w:document", "w:document"},
    {"styles", "word/styles.xml", "styles", "w:styles", "w:styles"},
    {"numbering", "word/numbering.xml", "numbering", "w:numbering", "w:numbering"},
    {"footnotes", "word/footnotes.xml", "footnotes", "w:footnotes", "w:footnotes"},
    {"endnotes", "word/endnotes.xml", "endnotes", "w:endnotes", "w:endnotes"},
    {"comments", "word/comments.xml", "comments", "w:comments", "w:comments"},
    {"header", "word/header.xml", "header", "w:hdr", "w:hdr"},
    {"footer", "word/footer.xml", "footer", "w:ftr", "w:ftr"},
};

std::string Relationship(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + type + "\" Target=\"" + target + "\"/>";
}

std::string Pack(const fuzz::Bundle& bundle, ReadPlan& plan) {
  fuzz::Bundle entries;
  std::map<std::string, bool> own;
  std::string list = kListOpen;
  for (const auto& [name, xml] : bundle) {
    if (name == "plan") {
      (void)std::from_chars(xml.data(), xml.data() + xml.size(), plan.stop_at_block);
      plan.stop_why = "timeout";
      continue;
    }
    const Part* part = std::find_if(std::begin(kParts), std::end(kParts),
                                    [&name = name](const Part& known) { return name == known.name; });
    if (part == std::end(kParts)) {
      own[name] = true;
      entries.emplace_back(name, xml);
      continue;
    }
    const std::string body = part->type[0] == '\0' ? "<w:body>" + xml + "</w:body>" : xml;
    entries.emplace_back(part->file,
                         std::string("<") + part->open + kNamespaces + ">" + body + "</" + part->close + ">");
    if (part->type[0] != '\0') list += Relationship(std::string("rId") + part->name, part->type, part->file + 5);
  }
  if (!own["word/_rels/document.xml.rels"]) {
    entries.emplace_back("word/_rels/document.xml.rels", list + "</Relationships>");
  }
  if (!own["[Content_Types].xml"]) entries.emplace_back("[Content_Types].xml", kTypes);
  if (!own["_rels/.rels"]) {
    entries.emplace_back("_rels/.rels", kListOpen + Relationship("r1", "officeDocument", "word/document.xml") +
                                            Relationship("r2", "extended-properties", "docProps/app.xml") +
                                            "</Relationships>");
  }
  return fuzz::StoredZip(entries);
}

// What the reading process does before it answers: a document of our own reader must pass, or a good file would be
// told to have crashed its reader.
void CheckHandedOver(document::Document doc, const Limits& limits) {
  worker::Repair(doc);
  if (!worker::LimitOver(doc, limits).empty()) return;
  const std::string fault = worker::FaultOf(doc, limits);
  if (!fault.empty()) std::fprintf(stderr, "FaultOf: %s\n", fault.c_str());
  FUZZ_CHECK(fault.empty());
  const std::string bytes = worker::Encode(doc);
  const Result<document::Document> back = worker::Decode(bytes, limits);
  FUZZ_CHECK(back && worker::Encode(*back) == bytes);
}

// Progress goes from stage to stage and from unit to unit, and damage is not unseen again.
class Watch : public Monitor {
 public:
  void Format(const char*) override {}
  void Progress(ReadStage stage, int unit, bool damaged) override {
    FUZZ_CHECK(stage >= stage_);
    FUZZ_CHECK(stage > stage_ || unit >= unit_);
    FUZZ_CHECK(damaged || !damaged_);
    stage_ = stage;
    unit_ = unit;
    damaged_ = damaged;
  }

 private:
  ReadStage stage_ = ReadStage::kOpen;
  int unit_ = 0;
  bool damaged_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Limits limits;
  limits.max_zip_entries = 64;
  limits.max_part_bytes = 256u << 10;
  limits.max_total_bytes = 1u << 20;
  limits.max_xml_depth = 96;
  limits.max_tag_bytes = 8192;
  limits.max_attributes = 40;
  limits.max_blocks = 250;
  limits.max_columns = 24;
  limits.max_cells = 600;
  limits.max_words = 4000;

  ReadPlan plan;
  const std::string package = Pack(fuzz::ParseBundle(fuzz::View(data, size)), plan);
  Watch watch;
  Result<document::Document> read = readers::ReadDocx(package, limits, plan, &watch);
  if (!read) {
    FUZZ_CHECK(fuzz::IsOfTheFile(read.error()));
    return 0;
  }
  fuzz::CheckDocument(*read, limits);
  CheckHandedOver(*read, limits);
  if (plan.stop_at_block > 0) {
    FUZZ_CHECK(read->blocks.size() <= static_cast<std::size_t>(plan.stop_at_block));
  }
  // What the analysis makes of it first.
  const document::Document lines = document::SplitForcedLines(*read);
  for (const document::Block& block : lines.blocks) FUZZ_CHECK(block.text.find('\n') == std::string::npos);
  Limits more = limits;
  more.max_blocks = ~std::uint64_t{0};
  fuzz::CheckDocument(lines, more);

  if (size % 8 == 0) {
    Result<document::Document> again = readers::ReadDocx(package, limits, plan);
    FUZZ_CHECK(again && fuzz::Fingerprint(*again) == fuzz::Fingerprint(*read));
  }
  return 0;
}
