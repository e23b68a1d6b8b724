// Presentations of PowerPoint since 2007: slides in their order, each a page.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "readers/docx_properties.h"
#include "readers/docx_symbols.h"
#include "readers/flow_builder.h"
#include "readers/flow_part.h"
#include "readers/ooxml_package.h"
#include "readers/ooxml_xml.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Layer;

constexpr double kPointsOfEmu = 1.0 / 12700;

class PresentationHandler : public XmlHandler {
 public:
  std::vector<std::string> slides;  // relationships, in order
  double width = 0, height = 0;
  void Start(const XmlElement& element) override {
    if (element.name == "sldId") slides.emplace_back(element.Get(Ns::kRelationship, "id"));
    if (element.name != "sldSz") return;
    width = ParseInt(element.Get(Ns::kNone, "cx")).value_or(0) * kPointsOfEmu;
    height = ParseInt(element.Get(Ns::kNone, "cy")).value_or(0) * kPointsOfEmu;
  }
  void End(Ns, std::string_view) override {}
  void Text(std::string_view) override {}
};

class SlideHandler : public XmlHandler {
 public:
  explicit SlideHandler(FlowBuilder& flow) : flow_(flow) {}
  bool WantsStop() const override { return flow_.full(); }
  bool hidden_slide = false;

  void Start(const XmlElement& element) override {
    const std::string_view name = element.name;
    const auto get = [&](const char* key) { return element.Get(Ns::kNone, key); };
    const auto is_true = [](std::string_view value) { return value == "1" || value == "true"; };
    if (name == "sld") {
      hidden_slide = get("show") == "0" || get("show") == "false";
    } else if (name == "p" && element.ns == Ns::kDrawing) {
      made_ = {};
      made_.outline_level = title_ ? 1 : 0;
      in_paragraph_ = true;
    } else if (name == "pPr") {
      made_.centred = get("algn") == "ctr";
    } else if (name == "r" || name == "fld") {
      look_ = {};
    } else if (name == "rPr") {
      look_.bold = is_true(get("b"));
      look_.italic = is_true(get("i"));
      look_.half_points = std::clamp(ParseInt(get("sz")).value_or(0), 0, 400'000) / 50;
    } else if (name == "latin") {
      const std::string font(get("typeface"));
      look_.symbols = SymbolFontOf(font);
      look_.legacy_font = IsLegacyFont(font) ? font : "";
    } else if (name == "t") {
      in_text_ = in_paragraph_;
    } else if (name == "br") {
      if (in_paragraph_) Write("\n");
    } else if (name == "cNvPr") {
      unseen_ = is_true(get("hidden"));
      alt_ = get("descr");
    } else if (name == "ph") {
      title_ = get("type") == "title" || get("type") == "ctrTitle";
      furniture_ = get("type") == "ftr" || get("type") == "sldNum" || get("type") == "dt";
    } else if (name == "tbl") {
      flow_.StartTable();
    } else if (name == "tr") {
      flow_.StartRow();
    } else if (name == "tc") {
      CellShape shape;
      shape.column_span = std::clamp(ParseInt(get("gridSpan")).value_or(1), 1, 10'000);
      shape.row_span = std::clamp(ParseInt(get("rowSpan")).value_or(1), 1, 10'000);
      merged_ = is_true(get("hMerge")) || is_true(get("vMerge"));
      if (!merged_) flow_.StartCell(shape);
    } else if (name == "pic" || name == "graphicFrame" || name == "sp") {
      width_ = height_ = 0;
      alt_.clear();
      title_ = furniture_ = unseen_ = diagram_ = false;
    } else if (name == "ext" && !get("cx").empty()) {
      width_ = ParseInt(get("cx")).value_or(0) * kPointsOfEmu;
      height_ = ParseInt(get("cy")).value_or(0) * kPointsOfEmu;
    } else if (name == "chart" || name == "relIds" || name == "oleObj") {
      diagram_ = true;
    }
  }

  void End(Ns ns, std::string_view name) override {
    if (name == "t") {
      in_text_ = false;
    } else if (name == "p" && ns == Ns::kDrawing) {
      in_paragraph_ = false;
      flow_.set_layer(furniture_ ? Layer::kFooter : Layer::kBody);
      flow_.EndParagraph(made_);
      flow_.set_layer(Layer::kBody);
    } else if (name == "tc") {
      if (!merged_) flow_.EndCell();
      merged_ = false;
    } else if (name == "tr") {
      flow_.EndRow();
    } else if (name == "tbl") {
      flow_.EndTable();
    } else if (name == "pic" || (name == "graphicFrame" && diagram_)) {
      if (!unseen_ && !hidden_slide) flow_.Figure(width_, height_, alt_);
      flow_.EndParagraph();
    }
    if (name == "sp" || name == "pic" || name == "graphicFrame") title_ = furniture_ = unseen_ = false;
  }

  void Text(std::string_view text) override {
    if (in_text_) Write(text);
  }

 private:
  void Write(std::string_view text) {
    RunLook look = look_;
    look.hidden = unseen_ || hidden_slide || merged_;
    flow_.Text(text, look);
  }

  FlowBuilder& flow_;
  FlowParagraph made_;
  RunLook look_;
  std::string alt_;
  double width_ = 0, height_ = 0;
  bool in_paragraph_ = false, in_text_ = false, title_ = false, furniture_ = false, unseen_ = false, merged_ = false, diagram_ = false;
};

// Speaker's notes: nobody sees them on the slide.
class NotesHandler : public XmlHandler {
 public:
  explicit NotesHandler(FlowBuilder& flow) : flow_(flow) {}
  bool WantsStop() const override { return flow_.full(); }
  void Start(const XmlElement& element) override {
    if (element.name == "ph") number_ = element.Get(Ns::kNone, "type") == "sldNum";
    in_text_ = element.name == "t";
  }
  void End(Ns ns, std::string_view name) override {
    in_text_ = false;
    if (name == "p" && ns == Ns::kDrawing) flow_.EndParagraph();
    if (name == "sp") number_ = false;
  }
  void Text(std::string_view text) override {
    if (in_text_ && !number_) flow_.Text(text, {});
  }

 private:
  FlowBuilder& flow_;
  bool in_text_ = false, number_ = false;
};

class Reader {
 public:
  Reader(Package& package, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : package_(package), limits_(limits), flow_("pptx", limits, plan, monitor) {}

  Result<document::Document> Read() {
    const std::string main = package_.MainPart();
    if (main.empty()) return Error{ErrorCode::kDamaged, "the package has no main part"};
    Result<PartBytes> read = package_.Read(main);
    if (!read) return read.error();
    PresentationHandler presentation;
    const XmlOutcome outcome = ParseXml(read->bytes, limits_, presentation);
    if (presentation.slides.empty() || outcome.fault == XmlFault::kDtd)
      return Error{outcome.limit.empty() ? ErrorCode::kDamaged : ErrorCode::kTooLarge, main + ": no slides", outcome.limit};
    if (!outcome.ok() || read->damaged) flow_.Damaged(main);
    std::map<std::string, std::string> targets;
    for (const Relationship& relationship : package_.Relationships(main))
      if (!relationship.external) targets.try_emplace(relationship.id, relationship.target);
    int page = 0;
    for (const std::string& id : presentation.slides) {
      if (flow_.full() || fatal_) break;
      if (static_cast<std::uint64_t>(page) >= limits_.max_pages) {
        flow_.Limit("max_pages");
        break;
      }
      flow_.set_page(++page);
      const auto target = targets.find(id);
      if (target == targets.end()) {
        flow_.Damaged(main);
        continue;
      }
      SlideHandler handler(flow_);
      Load(target->second, handler);
      while (flow_.table_depth() > 0) flow_.EndTable();
      flow_.EndParagraph();
      for (const Relationship& relationship : package_.Relationships(target->second)) {
        if (relationship.type != "notesSlide" || relationship.external) continue;
        flow_.set_layer(Layer::kComment);
        NotesHandler notes(flow_);
        Load(relationship.target, notes);
        flow_.EndParagraph();
        flow_.set_layer(Layer::kBody);
      }
    }
    if (fatal_) return *fatal_;
    for (const PartInfo& part : package_.parts()) {
      if (part.name.ends_with("vbaProject.bin")) flow_.Warn("macros");
      if (part.name.find("embeddings/") != std::string::npos && !part.name.ends_with('/')) flow_.CountEmbedded();
    }
    document::Document document = flow_.Finish();
    document.page_count = page;
    document.page_certainty = document::PageCertainty::kExact;
    for (document::Block& block : document.blocks) block.page_certainty = document::PageCertainty::kExact;
    return document;
  }

 private:
  void Load(const std::string& part, XmlHandler& handler) {
    if (std::optional<Error> unfit = LoadPart(package_, part, limits_, handler, flow_)) fatal_ = std::move(unfit);
  }

  Package& package_;
  const Limits& limits_;
  FlowBuilder flow_;
  std::optional<Error> fatal_;
};

}  // namespace

Result<document::Document> ReadPptx(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  Result<Package> package = Package::Open(bytes, limits);
  if (!package) return package.error();
  return Reader(*package, limits, plan, monitor).Read();
}

}  // namespace capdo::readers
