// Pictures of paper (PNG, JPEG, TIFF and others): each picture is a page, recognised like the page of a scanned PDF.
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/bound_warnings.h"
#include "readers/ocr_engine.h"
#include "readers/ocr_page.h"
#include "readers/pdf_flow.h"
#include "readers/picture_file.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Document;
using document::Quality;
using document::ReadBy;
using ocr::PictureFrame;
using pdf::PageContent;

// A line of ten letters takes as much; what is smaller is an icon or a logo.
constexpr int kLeastWidth = 100, kLeastHeight = 24;

class Reader {
 public:
  Reader(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : bytes_(bytes), limits_(limits), plan_(plan), monitor_(monitor) {}

  Result<Document> Read() {
    Result<ocr::PictureHead> head = ocr::ReadPictureHead(bytes_, limits_);
    if (!head) return head.error();
    const int count = static_cast<int>(head->frames.size());
    doc_.format = "image";
    doc_.page_certainty = document::PageCertainty::kExact;
    doc_.page_count = count;
    if (head->more) Warn("limit", "max_pages", count);
    if (head->broken) {
      Warn("damaged-part", "IFD", 0);
      damaged_ = true;
    }
    for (int number = 1; number <= count; ++number) {
      Tell(ReadStage::kPage, number);
      AddPage(number, head->frames.at(static_cast<std::size_t>(number - 1)));
    }
    std::optional<Error> first_fault;
    int read = 0;
    for (int number = 1; number <= count; ++number) {
      std::optional<Error> fault = Recognise(number, head->frames.at(static_cast<std::size_t>(number - 1)));
      if (!fault) ++read;
      if (fault && !first_fault) first_fault = std::move(fault);
    }
    // A file of one broken picture is a broken file.
    if (count == 1 && read == 0 && first_fault) return *first_fault;
    DoubtBlankPages();
    std::vector<pdf::PageParts> parts;
    parts.reserve(pages_.size());
    for (PageContent& page : pages_) parts.push_back(pdf::PartsOf(std::move(page), limits_));
    pdf::FlowSteps steps;
    steps.begin_page = [this](int page) { Tell(ReadStage::kLayout, page); };
    pdf::LayOutDocument(parts, limits_, steps, doc_);
    BoundWarnings(doc_, limits_);
    return std::move(doc_);
  }

 private:
  void Tell(ReadStage stage, int unit) {
    if (monitor_ != nullptr) monitor_->Progress(stage, unit, damaged_);
  }
  void Warn(const char* code, std::string detail, int page) { doc_.warnings.push_back({code, std::move(detail), page}); }

  void AddPage(int number, const PictureFrame& frame) {
    document::Page page;
    page.number = number;
    page.read_by = ReadBy::kNone;
    page.quality = Quality::kUnreadable;
    page.why = "image-only";
    SetSize(page, frame.width, frame.height, ocr::PaperDpi(frame.width, frame.height, frame.dpi));
    doc_.pages.push_back(std::move(page));
    PageContent content;
    content.number = number;
    pages_.push_back(std::move(content));
  }

  static void SetSize(document::Page& page, int width, int height, int dpi) {
    page.width = width * 72.0 / dpi;
    page.height = height * 72.0 / dpi;
  }

  std::string LeftOut(int number) const {
    for (const SkippedPage& skipped : plan_.skip_pages)
      if (skipped.page == number) return skipped.why;
    return plan_.stop_at_page > 0 && number >= plan_.stop_at_page ? plan_.stop_why : "";
  }

  // What was read takes the place of the empty page. An error: why there is no picture.
  std::optional<Error> Recognise(int number, const PictureFrame& frame) {
    document::Page& judged = doc_.pages.at(static_cast<std::size_t>(number - 1));
    if (std::string why = LeftOut(number); !why.empty()) {
      judged.why = std::move(why);
      return std::nullopt;
    }
    if (frame.width < kLeastWidth || frame.height < kLeastHeight) {
      judged.why = frame.width > 0 && frame.height > 0 ? "ocr-nothing" : "damaged";
      return std::nullopt;
    }
    if (plan_.skip_ocr) return std::nullopt;
    if (!ocr::OcrAvailable()) {
      if (number == 1) Warn("ocr-unavailable", "", 1);
      return std::nullopt;
    }
    if (static_cast<std::uint64_t>(number) > limits_.max_ocr_pages) {
      if (static_cast<std::uint64_t>(number) == limits_.max_ocr_pages + 1) Warn("limit", "max_ocr_pages", number);
      return std::nullopt;
    }
    Tell(ReadStage::kOcr, number);
    Result<ocr::Decoded> decoded = ocr::DecodePicture(bytes_, frame, limits_);
    if (!decoded || decoded->damaged) {
      damaged_ = true;
      Tell(ReadStage::kOcr, number);
    }
    if (!decoded) {
      const bool large = decoded.error().code == ErrorCode::kTooLarge;
      judged.why = large ? "limit" : "damaged";
      Warn(large ? "limit" : "damaged-part", large ? decoded.error().limit : "", number);
      return decoded.error();
    }
    // A photograph that the camera turned lies otherwise than its file says.
    const int width = ocr::WidthOf(decoded->picture), height = ocr::HeightOf(decoded->picture);
    int dpi = ocr::PaperDpi(width, height, frame.dpi);
    SetSize(judged, width, height, dpi);
    PageContent& page = pages_.at(static_cast<std::size_t>(number - 1));
    page.width = page.layout_width = judged.width;
    page.height = page.layout_height = judged.height;
    page.crop = {0, 0, page.width, page.height};
    const ocr::Picture picture = ocr::Handy(std::move(decoded->picture), dpi);
    ocr::Reading reading = ocr::ReadPicture(picture, dpi, /*scan=*/true, limits_);
    const bool blank = reading.blank;
    ocr::Place(std::move(reading), page, judged);
    if (blank) judged.read_by = ReadBy::kText;
    if (decoded->damaged) {
      Warn("damaged-part", "", number);
      if (judged.quality == Quality::kGood) judged.quality = page.words.empty() ? Quality::kUnreadable : Quality::kPoor;
      judged.why = "damaged";
    }
    return std::nullopt;
  }

  // Nobody hands in a picture of nothing: what was on it is lost.
  void DoubtBlankPages() {
    for (const PageContent& page : pages_)
      if (!page.words.empty()) return;
    for (document::Page& page : doc_.pages) {
      if (page.quality != Quality::kGood) continue;
      page.quality = Quality::kUnreadable;
      page.read_by = ReadBy::kNone;
      page.why = "ocr-nothing";
    }
  }

  std::string_view bytes_;
  const Limits& limits_;
  const ReadPlan& plan_;
  Monitor* monitor_;
  Document doc_;
  std::vector<PageContent> pages_;
  bool damaged_ = false;
};

}  // namespace

Result<Document> ReadImage(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  if (bytes.empty()) return Error{ErrorCode::kEmpty, "no bytes"};
  if (bytes.size() > limits.max_file_bytes) return Error{ErrorCode::kTooLarge, "the file is over the limit", "max_file_bytes"};
  try {
    return Reader(bytes, limits, plan, monitor).Read();
  } catch (const std::exception& e) {
    return Error{ErrorCode::kInternal, e.what()};
  }
}

}  // namespace capdo::readers
