// Word documents: finds the parts, reads each story, and puts the blocks in reading order.
#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "readers/docx_body.h"
#include "readers/docx_figures.h"
#include "readers/docx_story.h"
#include "readers/ooxml_package.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::BlockKind;
using document::CellRef;
using document::Document;
using document::Layer;
using document::PageCertainty;
using document::Warning;

constexpr std::size_t kQuotedCodePoints = 80;
constexpr int kHiddenTextWarnings = 5;

class PagesHandler : public XmlHandler {
 public:
  void Start(const XmlElement& element) override {
    in_pages_ = element.Is(Ns::kProperties, "Pages");
  }
  void End(Ns, std::string_view) override { in_pages_ = false; }
  void Text(std::string_view text) override {
    if (in_pages_) text_ += text;
  }
  int pages() const { return std::clamp(ParseInt(text_).value_or(0), 0, 100'000); }

 private:
  bool in_pages_ = false;
  std::string text_;
};

std::string FirstCodePoints(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < count && at < text.size(); ++i) (void)DecodeUtf8(text, at);
  return std::string(text.substr(0, at));
}

class Reader {
 public:
  Reader(Package& package, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : package_(package), limits_(limits), plan_(plan), shared_(limits) {
    shared_.stop_at_block = plan.stop_at_block;
    shared_.monitor = monitor;
  }

  Result<Document> Read() {
    main_ = package_.MainPart();
    if (main_.empty()) return Error{ErrorCode::kDamaged, "the package has no main part"};
    std::string type = package_.ContentType(main_);
    for (const char* other : {"spreadsheetml", "presentationml", "ms-excel", "ms-powerpoint"}) {
      if (type.find(other) != std::string::npos)
        return Error{ErrorCode::kUnsupported, "not a Word document: " + type};
    }
    relationships_ = package_.Relationships(main_);
    shared_.document.format = "docx";
    if (std::string part = PartOf("styles"); !part.empty()) {
      Keep(part, [&](std::string_view xml) { return shared_.styles.Load(xml, limits_); });
    }
    if (std::string part = PartOf("numbering"); !part.empty()) {
      Keep(part, [&](std::string_view xml) {
        return shared_.numbering.Load(xml, limits_, shared_.styles);
      });
    }
    if (fatal_) return *fatal_;
    if (std::optional<Error> error = ReadMain()) return *error;
    ReadNotes("footnotes", Layer::kFootnote, footnotes_);
    ReadNotes("endnotes", Layer::kFootnote, endnotes_);
    ReadNotes("comments", Layer::kComment, comments_);
    ReadHeaders();
    if (fatal_) return *fatal_;
    Assemble();
    SettlePages();
    FillCells();
    AttachCaptions(shared_.document.blocks, caption_style_);
    ListEmbedded();
    Warn();
    return std::move(shared_.document);
  }

 private:
  std::string PartOf(std::string_view type) const {
    for (const Relationship& relationship : relationships_) {
      if (relationship.type == type && !relationship.external &&
          package_.Has(relationship.target)) {
        return relationship.target;
      }
    }
    return "";
  }

  void AddWarning(std::string code, std::string detail, int page = 0) {
    shared_.document.warnings.push_back({std::move(code), std::move(detail), page});
  }

  // Reads a part beside the main one. Its faults are told, not fatal; only a DTD, which no office
  // program writes, condemns the file.
  template <typename Load>
  void Keep(const std::string& part, Load load) {
    Result<PartBytes> read = package_.Read(part);
    if (!read) {
      if (read.error().code == ErrorCode::kTooLarge) return Limit(read.error().limit, part);
      return Damaged(part);
    }
    XmlOutcome outcome = load(std::string_view(read->bytes));
    if (outcome.fault == XmlFault::kDtd) {
      fatal_ = Error{ErrorCode::kDamaged, part + ": " + outcome.message};
    } else if (!outcome.limit.empty()) {
      Limit(outcome.limit, part);
    } else if ((!outcome.ok() && outcome.fault != XmlFault::kStopped) || read->damaged) {
      Damaged(part);
    }
  }

  void Limit(const std::string& limit, const std::string& part) { AddWarning("limit", limit + " (" + part + ")"); }
  void Damaged(const std::string& part) {
    shared_.findings.damaged = true;
    AddWarning("damaged-part", part);
  }

  std::optional<Error> ReadMain() {
    Result<PartBytes> read = package_.Read(main_);
    if (!read) return read.error();
    StoryReader story(shared_, Layer::kBody, pages_);
    XmlOutcome outcome = ParseXml(read->bytes, limits_, story);
    story.Finish();
    body_ = std::move(story.items);
    if (outcome.ok() || outcome.fault == XmlFault::kStopped) {
      if (read->damaged) Damaged(main_);
      return std::nullopt;
    }
    if (outcome.fault == XmlFault::kDtd || body_.empty()) {
      ErrorCode code = outcome.limit.empty() ? ErrorCode::kDamaged : ErrorCode::kTooLarge;
      return Error{code, main_ + ": " + outcome.message, outcome.limit};
    }
    if (outcome.limit.empty()) {
      Damaged(main_);
    } else {
      Limit(outcome.limit, main_);
    }
    return std::nullopt;
  }

  void ReadNotes(std::string_view type, Layer layer, std::map<int, std::vector<Item>>& notes) {
    std::string part = PartOf(type);
    if (part.empty()) return;
    Keep(part, [&](std::string_view xml) {
      PageCounter own_pages;
      StoryReader story(shared_, layer, own_pages);
      XmlOutcome outcome = ParseXml(xml, limits_, story);
      story.Finish();
      notes = std::move(story.notes);
      return outcome;
    });
  }

  void ReadHeaders() {
    std::set<std::string> read;
    std::vector<HeaderReference> references = std::move(shared_.headers);
    for (const HeaderReference& reference : references) {
      auto found = std::find_if(
          relationships_.begin(), relationships_.end(), [&](const Relationship& relationship) {
            return relationship.id == reference.relationship && !relationship.external;
          });
      if (found == relationships_.end() || !package_.Has(found->target) ||
          !read.insert(found->target).second)
        continue;
      Keep(found->target, [&](std::string_view xml) {
        PageCounter own_pages;
        StoryReader story(shared_, reference.footer ? Layer::kFooter : Layer::kHeader, own_pages);
        XmlOutcome outcome = ParseXml(xml, limits_, story);
        story.Finish();
        std::vector<Item>& target = reference.footer ? footers_ : headers_;
        std::move(story.items.begin(), story.items.end(), std::back_inserter(target));
        return outcome;
      });
    }
  }

  // Headers, the document with its notes behind the blocks that refer to them, comments without a
  // place, footers.
  void Assemble() {
    for (Item& item : headers_) Append(std::move(item), 0);
    const std::vector<int> shifts = pages_.Shifts();
    for (Item& item : body_) {
      int shift = shifts.at(item.section), page = item.block.page + shift;
      if (item.what == Item::What::kBlock) {
        for (document::Fragment& fragment : item.block.fragments) fragment.page += shift;
        Append(std::move(item), page);
      } else {
        auto& notes = item.what == Item::What::kFootnote  ? footnotes_
                      : item.what == Item::What::kEndnote ? endnotes_
                                                          : comments_;
        auto found = notes.find(item.note);
        if (found == notes.end()) continue;
        for (Item& note : found->second) AppendNote(std::move(note), page);
        comment_count_ += item.what == Item::What::kComment ? 1 : 0;
        notes.erase(found);
      }
    }
    for (auto& [id, items] : comments_) {
      ++comment_count_;
      for (Item& item : items) AppendNote(std::move(item), 0);
    }
    for (Item& item : footers_) Append(std::move(item), 0);
  }

  void AppendNote(Item item, int page) {
    for (document::Fragment& fragment : item.block.fragments) fragment.page = page;
    Append(std::move(item), page);
  }

  void Append(Item item, int page) {
    if (item.what != Item::What::kBlock) return;
    if (page == 0) {
      for (document::Fragment& fragment : item.block.fragments) fragment.page = 0;
    }
    item.block.page = page;
    shared_.document.blocks.push_back(std::move(item.block));
    caption_style_.push_back(item.caption_style);
  }

  // Without a break that Word itself has marked, counting would be a guess: pages are unknown then.
  void SettlePages() {
    Document& document = shared_.document;
    bool known = pages_.saw_rendered_break();
    document.page_certainty = known ? PageCertainty::kEstimated : PageCertainty::kNone;
    for (Block& block : document.blocks) {
      if (known) {
        block.page_certainty = block.page > 0 ? PageCertainty::kEstimated : PageCertainty::kNone;
        document.page_count = std::max(document.page_count, block.page);
        continue;
      }
      block.page = 0;
      if (block.fragments.empty()) continue;
      block.fragments.front().end = block.fragments.back().end;
      block.fragments.resize(1);
      block.fragments.front().page = 0;
    }
    if (!known) return;
    for (const Relationship& relationship : package_.Relationships("")) {
      if (!relationship.type.starts_with("extended") || relationship.external) continue;
      Result<PartBytes> read = package_.Read(relationship.target);
      PagesHandler handler;
      if (read && ParseXml(read->bytes, limits_, handler).ok() && handler.pages() > 0) {
        document.page_count = handler.pages();
      }
    }
  }

  void FillCells() {
    Document& document = shared_.document;
    std::vector<std::map<std::pair<int, int>, document::Cell*>> cells(document.tables.size());
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
      for (document::Cell& cell : document.tables[i].cells)
        cells[i].try_emplace({cell.row, cell.column}, &cell);
    }
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const CellRef& at = document.blocks[i].cell;
      if (at.table < 0 || static_cast<std::size_t>(at.table) >= cells.size()) continue;
      auto found = cells[static_cast<std::size_t>(at.table)].find({at.row, at.column});
      if (found != cells[static_cast<std::size_t>(at.table)].end()) {
        found->second->blocks.push_back(static_cast<int>(i));
      }
    }
  }

  void ListEmbedded() {
    for (const PartInfo& part : package_.parts()) {
      std::size_t folder = part.name.find("embeddings/");
      if (folder == std::string::npos || part.name.ends_with('/')) continue;
      shared_.document.embedded_files.push_back({part.name.substr(part.name.rfind('/') + 1),
                                                 package_.ContentType(part.name), part.bytes});
    }
  }

  void Warn() {
    const Findings& findings = shared_.findings;
    int hidden = 0;
    for (const Block& block : shared_.document.blocks) {
      if (block.layer != Layer::kHidden || ++hidden > kHiddenTextWarnings) continue;
      AddWarning("hidden-text", FirstCodePoints(block.text, kQuotedCodePoints), block.page);
    }
    if (findings.insertions > 0)
      AddWarning("tracked-insertions", std::to_string(findings.insertions));
    if (findings.deletions > 0) AddWarning("tracked-deletions", std::to_string(findings.deletions));
    if (comment_count_ > 0) AddWarning("comments", std::to_string(comment_count_));
    if (findings.embedded_objects > 0)
      AddWarning("embedded-object", std::to_string(findings.embedded_objects));
    if (findings.alt_chunk) AddWarning("alt-chunk", "");
    for (const std::string& font : findings.legacy_fonts) AddWarning("legacy-font", font);
    bool macros = std::any_of(
        relationships_.begin(), relationships_.end(),
        [](const Relationship& relationship) { return relationship.type == "vbaProject"; });
    for (const PartInfo& part : package_.parts()) macros |= part.name.ends_with("vbaProject.bin");
    if (macros) AddWarning("macros", "");
    if (findings.block_limit) AddWarning("limit", "max_blocks");
    if (findings.column_limit) AddWarning("limit", "max_columns");
    if (findings.stopped) AddWarning("stopped", plan_.stop_why);
  }

  Package& package_;
  const Limits& limits_;
  const ReadPlan& plan_;
  SharedState shared_;
  PageCounter pages_;
  std::string main_;
  std::vector<Relationship> relationships_;
  std::vector<Item> body_, headers_, footers_;
  std::map<int, std::vector<Item>> footnotes_, endnotes_, comments_;
  std::vector<bool> caption_style_;
  int comment_count_ = 0;
  std::optional<Error> fatal_;
};

}  // namespace

Result<Document> ReadDocx(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  if (bytes.empty()) return Error{ErrorCode::kEmpty, "no bytes"};
  if (bytes.size() > limits.max_file_bytes)
    return Error{ErrorCode::kTooLarge, "the file is over the limit", "max_file_bytes"};
  switch (Format format = DetectFormat(bytes)) {
    case Format::kDocx:
    case Format::kArchive:
      break;  // a package whose parts cannot be told apart by name: let its content decide
    case Format::kEncryptedOffice:
      return Error{ErrorCode::kEncrypted, "the document is encrypted"};
    default:
      return Error{ErrorCode::kUnsupported,
                   std::string("not a Word document but ") + FormatName(format)};
  }
  Result<Package> package = Package::Open(bytes, limits);
  if (!package) return package.error();
  return Reader(*package, limits, plan, monitor).Read();
}

}  // namespace capdo::readers
