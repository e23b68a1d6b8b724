// Opens a PDF and leads its pages through the stages: draw, judge, recognise, lay out.
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
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/bound_warnings.h"
#include "readers/pdf_assemble.h"
#include "readers/pdf_device.h"
#include "readers/pdf_extras.h"
#include "readers/pdf_faults.h"
#include "readers/pdf_flow.h"
#include "readers/pdf_ocr.h"
#include "readers/pdf_page_tree.h"
#include "readers/pdf_pixels.h"
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
  void Ocr(int number) { Tell(ReadStage::kOcr, number); }
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

// Why the plan leaves a page out; "" where it does not.
std::string LeftOut(const ReadPlan& plan, int page) {
  for (const SkippedPage& skipped : plan.skip_pages) {
    if (skipped.page == page) return skipped.why;
  }
  return plan.stop_at_page > 0 && page >= plan.stop_at_page ? plan.stop_why : "";
}

// A page that stays unread keeps its place, so that what follows keeps its number.
PageContent EmptyPage(int number, std::string why, Document& doc) {
  document::Page page;
  page.number = number;
  page.read_by = document::ReadBy::kNone;
  page.quality = document::Quality::kUnreadable;
  page.why = std::move(why);
  doc.pages.push_back(std::move(page));
  PageContent content;
  content.number = number;
  return content;
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
  const int leaves = pdf::CountPages(*pdf, std::max(count, static_cast<int>(limits.max_pages)) + 1);
  const int promised = std::max(count, leaves);
  // Poppler then makes do with one page; how many there were, nobody can say.
  if (leaves == 0) {
    doc.warnings.push_back({"damaged-part", "Pages", 0});
    watch.Damage();
  }
  std::vector<PageContent> drawn;
  int missing = 0;
  std::uint64_t words = 0;
  bool full = false;
  std::set<std::string> legacy_fonts;
  for (int number = 1; number <= last; ++number) {
    if (std::string why = LeftOut(plan, number); !why.empty()) {
      drawn.push_back(EmptyPage(number, std::move(why), doc));
      continue;
    }
    if (words > limits.max_words) {
      if (std::exchange(full, true) == false) doc.warnings.push_back({"limit", "max_words", number});
      drawn.push_back(EmptyPage(number, "limit", doc));
      continue;
    }
    watch.Page(number);
    Listening::Take();
    PageContent page = pdf::ReadPage(*pdf, number, limits);
    page.faults.Add(Listening::Take());
    if (page.missing) ++missing;
    if (page.missing || page.faults.damage()) {
      doc.warnings.push_back({"damaged-part", "", number});
      watch.Damage();
    }
    for (const std::string& font : page.legacy_fonts)
      if (legacy_fonts.insert(font).second) doc.warnings.push_back({"legacy-font", font, number});
    pdf::MarkVisibility(page, limits);
    if (!page.limit.empty()) doc.warnings.push_back({"limit", page.limit, number});
    doc.pages.push_back(pdf::JudgePage(page));
    words += page.words.size();
    drawn.push_back(std::move(page));
  }
  if (missing > 0 || promised > count) {
    doc.warnings.push_back({"less-than-promised",
                            "pages: " + std::to_string(std::min(count, last) - missing) + "/" + std::to_string(promised), 0});
  }
  if (words == 0) DoubtBlankPages(doc);
  const pdf::OcrSteps ocr_steps = {[&watch](int page) { watch.Ocr(page); }, &Listening::Take};
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (pdf::HideUnseen(*pdf, limits, ocr_steps, drawn.at(i))) doc.pages.at(i) = pdf::JudgePage(drawn.at(i));
  }
  if (!plan.skip_ocr) pdf::RecognisePages(*pdf, limits, ocr_steps, drawn, doc);
  pdf::MarkBlankPictures(*pdf, limits, ocr_steps, drawn, doc);
  if (std::all_of(drawn.begin(), drawn.end(), [](const PageContent& page) { return page.words.empty(); }))
    DoubtBlankPages(doc);
  // From here on it is about all pages: what ends the process here is no fault of the last one.
  watch.Layout(0);
  std::vector<PageParts> pages;
  pages.reserve(drawn.size());
  for (PageContent& page : drawn) pages.push_back(pdf::PartsOf(std::move(page), limits));
  pdf::FlowSteps steps;
  steps.begin_page = [&watch](int page) { watch.Layout(page); };
  if (!plan.skip_extras) {
    steps.extras = [&](std::vector<PageItems>& items) {
      watch.Extras();
      pdf::AddPageExtras(*pdf, limits, items, doc);
    };
  }
  pdf::LayOutDocument(pages, limits, steps, doc);
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
