// Word documents: finds the parts, reads each story, and puts the blocks in reading order.
#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "readers/bound_warnings.h"
#include "readers/docx_body.h"
#include "readers/docx_figures.h"
#include "readers/docx_pictures.h"
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

// Fewer letters than this a document may promise and not have: what a template said of itself, a form.
constexpr std::size_t kPromiseCounts = 500;
constexpr std::size_t kGross = 3;  // less than a third of what was promised came out
// A document of pictures: less text than a page of scan bears in stamps, and a picture that takes much of a page.
constexpr std::size_t kFewLetters = 200;
constexpr double kPage = 595.0 * 842.0;  // A4 in points
constexpr double kLargePicture = 0.3, kPicturedPage = 0.55;
constexpr std::size_t kPromiseDigits = 9;
constexpr int kPropertyParts = 16;

// What the program that wrote the file last counted (docProps/app.xml).
class PromiseHandler : public XmlHandler {
 public:
  void Start(const XmlElement& element) override {
    const bool counted = element.ns == Ns::kProperties &&
                         (element.name == "Pages" || element.name == "Characters" || element.name == "Words");
    at_ = counted ? &said_[std::string(element.name)] : nullptr;
  }
  void End(Ns, std::string_view) override { at_ = nullptr; }
  void Text(std::string_view text) override {
    if (at_ != nullptr && at_->size() <= kPromiseDigits) *at_ += text.substr(0, kPromiseDigits + 1);
  }
  // 0 where it is not said, or no number that a document can have.
  std::size_t Count(const std::string& name) const {
    const auto found = said_.find(name);
    if (found == said_.end() || found->second.size() > kPromiseDigits) return 0;
    return static_cast<std::size_t>(std::max(0, ParseInt(found->second).value_or(0)));
  }

 private:
  std::unordered_map<std::string, std::string> said_;
  std::string* at_ = nullptr;
};

bool IsInk(char32_t c) { return c > 0x20 && c != 0xA0; }

std::size_t CountInk(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) count += IsInk(DecodeUtf8(text, at)) ? 1 : 0;
  return count;
}

std::size_t CountWordsOf(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool ink = IsInk(DecodeUtf8(text, at));
    count += ink && !inside ? 1 : 0;
    inside = ink;
  }
  return count;
}

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
    for (std::size_t i = 0; i < relationships_.size(); ++i) by_id_.try_emplace(relationships_[i].id, i);
    ReadProperties();
    for (const PartFault& fault : package_.faults()) {
      if (fault.condemns) return Error{ErrorCode::kDamaged, fault.part + ": the part declares a document type"};
      if (fault.limit.empty()) {
        Damaged(fault.part);
      } else {
        Limit(fault.limit, fault.part);
      }
    }
    if (fatal_) return *fatal_;
    shared_.document.format = "docx";
    if (std::string part = PartOf("styles"); !part.empty()) {
      Keep(part, [&](std::string_view xml) { return shared_.styles.Load(xml, limits_); });
    }
    if (std::string part = PartOf("numbering"); !part.empty()) {
      Keep(part, [&](std::string_view xml) {
        return shared_.numbering.Load(xml, limits_, shared_.styles);
      });
    }
    ReadSettings();
    if (fatal_) return *fatal_;
    if (std::optional<Error> error = ReadMain()) return *error;
    ReadNotes("footnotes", Layer::kFootnote, footnotes_);
    ReadNotes("endnotes", Layer::kFootnote, endnotes_);
    ReadNotes("comments", Layer::kComment, comments_);
    ReadHeaders();
    if (fatal_) return *fatal_;
    PictureReader pictures(package_, limits_, plan_, shared_.monitor, [this](const std::string& id) { return PictureOf(id); });
    pictures.Read(body_, shared_.findings.damaged, shared_.document);
    Assemble();
    SettlePages();
    FillCells();
    AttachCaptions(shared_.document.blocks, caption_style_);
    ListEmbedded();
    Warn();
    CompareWithPromise();
    LookForPictures();
    BoundWarnings(shared_.document, limits_);
    return std::move(shared_.document);
  }

 private:
  std::string PictureOf(const std::string& relationship) const {
    const auto known = by_id_.find(relationship);
    if (known == by_id_.end()) return "";
    const Relationship& found = relationships_[known->second];
    return found.type == "image" && !found.external && package_.Has(found.target) ? found.target : "";
  }

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
      const Findings& findings = shared_.findings;
      // A part that is no document, or one whose text stands where no text can, is not an empty document.
      if (!findings.document) return Error{ErrorCode::kDamaged, main_ + ": not a document"};
      if (findings.text_kept == 0 && findings.text_seen > 0 && !findings.stopped && findings.limit.empty())
        return Error{ErrorCode::kDamaged, main_ + ": its text stands in no paragraph"};
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
      const auto known = by_id_.find(reference.relationship);
      if (known == by_id_.end()) continue;
      const Relationship* found = &relationships_[known->second];
      // One part has many names.
      if (found->external || !package_.Has(found->target) || !read.insert(Package::Key(found->target)).second) continue;
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
        if (found == notes.end()) {
          notes_missing_ += item.what != Item::What::kComment && !referred_.contains({item.what, item.note}) ? 1 : 0;
          continue;
        }
        referred_.insert({item.what, item.note});
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

  bool IsBeyondPaper(const Item& item) const {
    if (!document::IsEvidence(item.block.layer)) return false;
    const std::vector<Sheet>& sheets = shared_.sheets;
    const Sheet sheet = sheets.empty() ? Sheet{} : sheets.at(std::min(item.section, sheets.size() - 1));
    return item.aside.beyond || item.aside.across >= sheet.width || item.aside.down >= sheet.height;
  }

  void AppendNote(Item item, int page) {
    for (document::Fragment& fragment : item.block.fragments) fragment.page = page;
    Append(std::move(item), page);
  }

  void Append(Item item, int page) {
    if (item.what != Item::What::kBlock) return;
    if (IsBeyondPaper(item)) {
      item.block.layer = Layer::kHidden;
      item.block.label.clear();
    }
    if (page == 0) {
      for (document::Fragment& fragment : item.block.fragments) fragment.page = 0;
    }
    item.block.page = page;
    shared_.document.blocks.push_back(std::move(item.block));
    caption_style_.push_back(item.caption_style);
    looked_at_.push_back(item.looked_at);
    pictures_.push_back(std::move(item.picture));
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
    if (known && promised_pages_ > 0) document.page_count = static_cast<int>(promised_pages_);
  }

  // A fault in them loses nothing; a DTD condemns the file here as anywhere.
  void ReadSettings() {
    struct SettingsHandler : XmlHandler {
      bool shows_background = false;
      void Start(const XmlElement& element) override {
        if (element.Is(Ns::kWord, "displayBackgroundShape")) shows_background = IsOn(element);
      }
      void End(Ns, std::string_view) override {}
      void Text(std::string_view) override {}
    };
    const std::string part = PartOf("settings");
    if (part.empty()) return;
    Result<PartBytes> read = package_.Read(part);
    if (!read) return;
    SettingsHandler handler;
    const XmlOutcome outcome = ParseXml(read->bytes, limits_, handler);
    if (outcome.fault == XmlFault::kDtd && !fatal_) fatal_ = Error{ErrorCode::kDamaged, part + ": " + outcome.message};
    shared_.shows_background = handler.shows_background;
  }

  // They are no content: a fault in them loses nothing, but a DTD condemns the file here as anywhere.
  void ReadProperties() {
    int looked = 0;
    for (const Relationship& relationship : package_.Relationships("")) {
      const bool extended = relationship.type.starts_with("extended");
      if (relationship.external || !(extended || relationship.type.ends_with("properties"))) continue;
      if (++looked > kPropertyParts) return;
      Result<PartBytes> read = package_.Read(relationship.target);
      if (!read) continue;
      PromiseHandler handler;
      const XmlOutcome outcome = ParseXml(read->bytes, limits_, handler);
      if (outcome.fault == XmlFault::kDtd && !fatal_)
        fatal_ = Error{ErrorCode::kDamaged, relationship.target + ": " + outcome.message};
      if (!extended || !outcome.ok()) continue;
      promised_pages_ = std::min<std::size_t>(handler.Count("Pages"), 100'000);
      promised_letters_ = handler.Count("Characters");
      promised_words_ = handler.Count("Words");
    }
  }

  // The counts may be old, and count neither headers nor notes: only a gross shortage tells something.
  void CompareWithPromise() {
    std::size_t letters = 0, words = 0;
    for (const Block& block : shared_.document.blocks) {
      letters += CountInk(block.text) + CountInk(block.label);
      words += CountWordsOf(block.text);
    }
    const Findings& findings = shared_.findings;
    if (promised_letters_ >= kPromiseCounts && letters < promised_letters_ / kGross) {
      AddWarning("less-than-promised", "characters: " + std::to_string(letters) + "/" + std::to_string(promised_letters_));
    } else if (promised_letters_ == 0 && promised_words_ >= kPromiseCounts / 4 && words < promised_words_ / kGross) {
      AddWarning("less-than-promised", "words: " + std::to_string(words) + "/" + std::to_string(promised_words_));
    } else if (findings.text_seen >= kPromiseCounts && findings.text_kept < findings.text_seen / kGross) {
      AddWarning("less-than-promised",
                 "text: " + std::to_string(findings.text_kept) + "/" + std::to_string(findings.text_seen));
    }
  }

  // A document pasted in as pictures is like a scan: nobody has read it.
  void LookForPictures() {
    std::size_t letters = 0;
    int any = 0, large = 0, pages = 0, first_page = 0;
    std::set<std::string> vector_kinds;
    for (std::size_t i = 0; i < shared_.document.blocks.size(); ++i) {
      const Block& block = shared_.document.blocks[i];
      if (!document::IsEvidence(block.layer)) continue;
      if (block.kind != BlockKind::kFigure) {
        letters += CountInk(block.text);
        continue;
      }
      const double share = block.width * block.height / kPage;
      ++any;
      if (looked_at_[i]) continue;
      large += share >= kLargePicture ? 1 : 0;
      // A drawing that fills a page is mostly wide; a page is upright.
      const bool page = share >= kPicturedPage && block.height > 1.2 * block.width;
      if (!page) continue;
      if (++pages == 1) first_page = block.page;
      // Drawings of lines are not recognised: named only where they may be a page.
      const std::string part = PictureOf(pictures_[i]);
      if (part.ends_with(".emf") || part.ends_with(".wmf")) vector_kinds.insert(part.substr(part.size() - 3));
    }
    std::string kinds;
    for (const std::string& kind : vector_kinds) kinds += ", " + kind;
    if ((letters == 0 && any > 0) || (letters < kFewLetters && large > 0)) {
      AddWarning("images-only", std::to_string(any) + kinds, first_page);
    } else if (pages > 0) {
      AddWarning("page-images", std::to_string(pages) + kinds, first_page);
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
      if (shared_.document.embedded_files.size() >= limits_.max_attachments) return AddWarning("limit", "max_attachments");
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
    if (!findings.limit.empty()) AddWarning("limit", findings.limit);
    if (notes_missing_ > 0) AddWarning("less-than-promised", "notes: -" + std::to_string(notes_missing_));
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
  std::unordered_map<std::string, std::size_t> by_id_;  // the first of each id
  std::size_t promised_pages_ = 0, promised_letters_ = 0, promised_words_ = 0;
  std::set<std::pair<Item::What, int>> referred_;  // notes that stand in their place
  int notes_missing_ = 0;
  std::vector<Item> body_, headers_, footers_;
  std::map<int, std::vector<Item>> footnotes_, endnotes_, comments_;
  // Of each block.
  std::vector<bool> caption_style_, looked_at_;
  std::vector<std::string> pictures_;
  int comment_count_ = 0;
  std::optional<Error> fatal_;
};

}  // namespace

Result<Document> ReadDocx(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  if (bytes.empty()) return Error{ErrorCode::kEmpty, "no bytes"};
  if (bytes.size() > limits.max_file_bytes)
    return Error{ErrorCode::kTooLarge, "the file is over the limit", "max_file_bytes"};
  switch (Format format = DetectFormat(bytes, limits)) {
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
