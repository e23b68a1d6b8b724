// Opens a PDF and leads its pages through the stages: draw, judge, take furniture out, lay out, join, assemble.
#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <Object.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/bound_warnings.h"
#include "readers/pdf_assemble.h"
#include "readers/pdf_device.h"
#include "readers/pdf_extras.h"
#include "readers/pdf_faults.h"
#include "readers/pdf_furniture.h"
#include "readers/pdf_page_tree.h"
#include "readers/pdf_visibility.h"
#include "readers/reader.h"
#include "readers/warm_up.h"

namespace capdo::readers {
namespace {

using document::Document;
using document::Layer;
using pdf::PageContent;
using pdf::PageItems;
using pdf::PageParts;

// Tells the monitor how far the work is, and at once when the file shows its first fault; without a monitor it only
// remembers.
class Watch {
 public:
  explicit Watch(Monitor* monitor) : monitor_(monitor) {}
  void Page(int number) { Tell(ReadStage::kPage, number); }
  void Layout(int page) { Tell(ReadStage::kLayout, page); }
  void Extras() { Tell(ReadStage::kExtras, 0); }
  void Damage() {
    if (std::exchange(damaged_, true)) return;
    Tell(stage_, unit_);
  }

 private:
  void Tell(ReadStage stage, int unit) {
    stage_ = stage;
    unit_ = unit;
    if (monitor_ != nullptr) monitor_->Progress(stage, unit, damaged_);
  }

  Monitor* monitor_;
  ReadStage stage_ = ReadStage::kOpen;
  int unit_ = 0;
  bool damaged_ = false;
};

// Poppler reports faults only through one callback, which carries no context: one reader runs at a time in a process
// (Poppler is not safe for threads).
struct Listener {
  Watch* watch = nullptr;  // null between two files
  pdf::FaultCount faults;  // since they were last taken
} g_listener;

void OnPopplerError(ErrorCategory, Goffset, const char* message) {
  if (message == nullptr || g_listener.watch == nullptr) return;
  g_listener.faults.Add(pdf::FaultOf(message));
  if (g_listener.faults.damage()) g_listener.watch->Damage();
}

// Poppler's complaints belong to one file while this lives.
class Listening {
 public:
  explicit Listening(Watch& watch) { g_listener = {&watch, {}}; }
  ~Listening() { g_listener = {}; }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  static pdf::FaultCount Take() { return std::exchange(g_listener.faults, {}); }
};

void SetUpPoppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    setErrorCallback(OnPopplerError);
    if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  });
}

std::unique_ptr<PDFDoc> Open(std::string_view bytes, bool& repaired, Watch& watch) {
  auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  // No password given: Poppler tries the empty one by itself.
  return std::make_unique<PDFDoc>(stream, std::optional<GooString>(), std::optional<GooString>(), nullptr,
                                  [&repaired, &watch] {
                                    repaired = true;
                                    watch.Damage();
                                  });
}

pdf::Item LineItem(int page, pdf::Line line, Layer layer) {
  pdf::Item item;
  item.layer = layer;
  item.top = line.box.top;
  pdf::Paragraph paragraph;
  paragraph.lines.push_back({page, std::move(line)});
  item.paragraph.push_back(std::move(paragraph));
  return item;
}

void AddHidden(const PageContent& page, PageItems& out, Document& doc) {
  std::vector<pdf::Word> hidden;
  for (const pdf::Word& word : page.words) {
    if (word.visibility == pdf::Visibility::kHidden) hidden.push_back(word);
  }
  if (hidden.empty()) return;
  std::string text;
  for (pdf::Line& line : pdf::BuildLines(std::move(hidden))) {
    if (!text.empty()) text += ' ';
    text += pdf::LineText(line);
    out.hidden.push_back(LineItem(page.number, std::move(line), Layer::kHidden));
  }
  doc.warnings.push_back({"hidden-text", pdf::FirstLetters(text, 80), page.number});
}

// Right edges of one page may not show (a page of short lines): then the document's edges for that paper count.
pdf::ColumnEdges EdgesOf(const std::vector<pdf::Line>& lines, const pdf::ColumnEdges* usual, double page_width) {
  pdf::ColumnEdges edges = pdf::TextEdges(lines);
  if (usual == nullptr) {
    // Short lines alone do not reach the margin; it is hardly ever wider than the left one.
    if (edges.right < 0.75 * page_width) edges.right = std::max(edges.right, page_width - edges.left);
    return edges;
  }
  edges.left = std::min(edges.left, usual->left);
  if (edges.right < usual->right) edges.right = usual->right;
  return edges;
}

// The words of signature stamps leave the body: they lie over the letterhead or the signer's name and would be read
// as part of them. Seen on the page, they are kept as its head.
std::vector<pdf::Line> TakeStamps(PageParts& parts) {
  std::map<int, std::vector<pdf::Word>> fields;
  for (const pdf::Word& word : parts.body) {
    if (word.signature > 0) fields[word.signature].push_back(word);
  }
  std::vector<pdf::Line> lines;
  for (auto& [number, words] : fields) {
    if (!pdf::IsSignatureStamp(words)) continue;
    const int taken = number;
    std::erase_if(parts.body, [taken](const pdf::Word& word) { return word.signature == taken; });
    for (pdf::Line& line : pdf::BuildLines(std::move(words))) lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<pdf::Line> FlowingLines(const PageParts& parts) {
  std::vector<pdf::Word> words;
  for (const pdf::Word& word : parts.body) {
    bool in_grid = word.sideways;
    for (const pdf::Grid& grid : parts.grids) in_grid = in_grid || pdf::HoldsMiddle(grid.box, word.box);
    if (!in_grid) words.push_back(word);
  }
  return pdf::BuildLines(std::move(words));
}

// The edges that most pages of one paper width share.
std::optional<pdf::ColumnEdges> UsualEdges(const std::vector<std::pair<double, pdf::ColumnEdges>>& all, double width) {
  std::optional<pdf::ColumnEdges> best;
  int most = 0;
  for (const auto& [w, edges] : all) {
    if (std::abs(w - width) > 5) continue;
    int count = 0;
    for (const auto& [other_width, other] : all) {
      if (std::abs(other_width - width) < 5 && std::abs(other.right - edges.right) < 3 &&
          std::abs(other.left - edges.left) < 3) {
        ++count;
      }
    }
    if (count > most) {
      most = count;
      best = edges;
    }
  }
  return most >= 2 ? best : std::nullopt;
}

// Everything is there, but may be read across columns.
void MetWhileLayingOut(Document& doc, std::size_t index, int number) {
  doc.warnings.push_back({"limit", "max_page_pairs", number});
  if (index >= doc.pages.size() || doc.pages.at(index).quality != document::Quality::kGood) return;
  doc.pages.at(index).quality = document::Quality::kPoor;
  doc.pages.at(index).why = "limit";
}

std::vector<PageItems> LayOutPages(std::vector<PageParts>& pages, const Limits& limits, Watch& watch, Document& doc) {
  std::vector<std::vector<pdf::Line>> flows;
  std::vector<std::pair<double, pdf::ColumnEdges>> edges;
  for (const PageParts& parts : pages) {
    flows.push_back(FlowingLines(parts));
    if (flows.back().size() >= 6) edges.emplace_back(parts.page.layout_width, pdf::TextEdges(flows.back()));
    if (edges.size() > 400) break;  // enough to know the margins
  }
  flows.resize(pages.size());
  std::map<long, std::optional<pdf::ColumnEdges>> usual_by_width;
  std::vector<PageItems> out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageParts& parts = pages.at(i);
    if (flows.at(i).empty()) flows.at(i) = FlowingLines(parts);
    PageItems items;
    items.page = &parts.page;
    items.ocr = i < doc.pages.size() && doc.pages.at(i).read_by == document::ReadBy::kOcr;
    const int number = parts.page.number;
    watch.Layout(number);
    const auto [known, is_new] = usual_by_width.try_emplace(std::lround(parts.page.layout_width));
    if (is_new) known->second = UsualEdges(edges, parts.page.layout_width);
    const std::optional<pdf::ColumnEdges>& usual = known->second;
    const pdf::ColumnEdges own = EdgesOf(flows.at(i), usual ? &*usual : nullptr, parts.page.layout_width);
    const auto figures = pdf::FindFigures(parts.page, parts.grids);
    for (pdf::Line& line : parts.head) items.head.push_back(LineItem(number, std::move(line), Layer::kHeader));
    for (pdf::Line& line : parts.foot) items.foot.push_back(LineItem(number, std::move(line), Layer::kFooter));
    if (!parts.notes.empty()) {
      const pdf::ColumnEdges note_edges = pdf::TextEdges(parts.notes);
      for (pdf::Paragraph& note : pdf::BuildParagraphs(number, std::move(parts.notes), note_edges)) {
        pdf::Item item;
        item.layer = Layer::kFootnote;
        item.paragraph.push_back(std::move(note));
        items.notes.push_back(std::move(item));
      }
    }
    pdf::Work work(limits.max_page_pairs);
    items.items = pdf::LayOut(parts.page, parts.grids, std::move(parts.body), figures, own, work);
    if (work.over()) MetWhileLayingOut(doc, i, number);
    AddHidden(parts.page, items, doc);
    out.push_back(std::move(items));
  }
  return out;
}

// Why the plan leaves a page out; "" where it does not.
std::string LeftOut(const ReadPlan& plan, int page) {
  for (const SkippedPage& skipped : plan.skip_pages) {
    if (skipped.page == page) return skipped.why;
  }
  return plan.stop_at_page > 0 && page >= plan.stop_at_page ? plan.stop_why : "";
}

// A page that stays unread keeps its place, so that what follows keeps its number.
PageParts EmptyPage(int number, std::string why, Document& doc) {
  document::Page page;
  page.number = number;
  page.read_by = document::ReadBy::kNone;
  page.quality = document::Quality::kUnreadable;
  page.why = std::move(why);
  doc.pages.push_back(std::move(page));
  PageParts parts;
  parts.page.number = number;
  return parts;
}

// One blank page is a blank page. Nobody hands in a document of nothing but blank pages: what was on them is lost.
void DoubtBlankPages(Document& doc) {
  for (document::Page& page : doc.pages) {
    if (page.quality != document::Quality::kGood) continue;
    page.quality = document::Quality::kUnreadable;
    page.read_by = document::ReadBy::kNone;
    page.why = "no-text";
  }
}

Result<Document> Read(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  SetUpPoppler();
  Watch watch(monitor);
  const Listening listening(watch);
  bool repaired = false;  // outlives the document, which may repair itself later
  const std::unique_ptr<PDFDoc> pdf = Open(bytes, repaired, watch);
  if (!pdf->isOk()) {
    if (pdf->getErrorCode() == errEncrypted) return Error{ErrorCode::kEncrypted, "the PDF needs a password"};
    return Error{ErrorCode::kDamaged, "the PDF cannot be opened"};
  }
  const int count = pdf->getNumPages();
  if (count < 1) return Error{ErrorCode::kDamaged, "the PDF has no pages"};
  Document doc;
  doc.format = "pdf";
  doc.page_certainty = document::PageCertainty::kExact;
  doc.page_count = count;
  const int last = static_cast<int>(std::min<std::uint64_t>(static_cast<std::uint64_t>(count), limits.max_pages));
  if (last < count) doc.warnings.push_back({"limit", "max_pages", last});
  const int promised = std::max(count, pdf::CountPages(*pdf, std::max(count, static_cast<int>(limits.max_pages)) + 1));
  std::vector<PageParts> pages;
  std::vector<std::vector<pdf::Line>> stamps;  // by page
  int missing = 0;
  std::uint64_t words = 0;
  bool full = false;
  for (int number = 1; number <= last; ++number) {
    if (std::string why = LeftOut(plan, number); !why.empty()) {
      pages.push_back(EmptyPage(number, std::move(why), doc));
      stamps.emplace_back();
      continue;
    }
    if (words > limits.max_words) {
      if (std::exchange(full, true) == false) doc.warnings.push_back({"limit", "max_words", number});
      pages.push_back(EmptyPage(number, "limit", doc));
      stamps.emplace_back();
      continue;
    }
    watch.Page(number);
    PageParts parts;
    Listening::Take();
    parts.page = pdf::ReadPage(*pdf, number, limits);
    parts.page.faults.Add(Listening::Take());
    if (parts.page.missing) ++missing;
    if (parts.page.missing || parts.page.faults.damage()) {
      doc.warnings.push_back({"damaged-part", "", number});
      watch.Damage();
    }
    pdf::MarkVisibility(parts.page, limits);
    if (!parts.page.limit.empty()) doc.warnings.push_back({"limit", parts.page.limit, number});
    doc.pages.push_back(pdf::JudgePage(parts.page));
    words += parts.page.words.size();
    parts.grids = pdf::FindGrids(parts.page, limits.max_columns);
    for (const pdf::Word& word : parts.page.words) {
      if (word.visibility != pdf::Visibility::kHidden) parts.body.push_back(word);
    }
    stamps.push_back(TakeStamps(parts));
    pages.push_back(std::move(parts));
  }
  if (missing > 0 || promised > count) {
    doc.warnings.push_back({"less-than-promised",
                            "pages: " + std::to_string(std::min(count, last) - missing) + "/" + std::to_string(promised), 0});
  }
  if (words == 0) DoubtBlankPages(doc);
  watch.Layout(0);
  pdf::TakeFurniture(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::vector<pdf::Line>& head = pages.at(i).head;
    head.insert(head.begin(), stamps.at(i).begin(), stamps.at(i).end());
  }
  std::vector<PageItems> items = LayOutPages(pages, limits, watch, doc);
  pdf::JoinPages(items);
  if (!plan.skip_extras) {
    watch.Extras();
    pdf::AddPageExtras(*pdf, limits, items, doc);
  }
  pdf::Assemble(items, limits, doc);
  if (!plan.skip_extras) pdf::AddDocumentExtras(*pdf, bytes, limits, doc);
  if (plan.skip_extras) doc.warnings.push_back({"stopped", plan.stop_why, 0});
  // The table of contents of the file was lost: objects may be lost with it.
  if (repaired) doc.warnings.push_back({"damaged-part", "xref", 0});
  BoundWarnings(doc, limits);
  return doc;
}

}  // namespace

// The first document loads what Poppler keeps: names of character maps, colour tables.
void WarmUpPdf() {
  SetUpPoppler();
  static constexpr std::string_view kEmptyPage =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>";
  (void)ReadPdf(kEmptyPage, Limits{});
}

Result<Document> ReadPdf(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  if (bytes.empty()) return Error{ErrorCode::kEmpty, "no bytes"};
  if (bytes.size() > limits.max_file_bytes) return Error{ErrorCode::kTooLarge, "the file is over the limit", "max_file_bytes"};
  try {
    return Read(bytes, limits, plan, monitor);
  } catch (const std::exception& e) {
    return Error{ErrorCode::kInternal, e.what()};
  }
}

}  // namespace capdo::readers
