#include "document/document.h"

namespace capdo::document {

bool IsEvidence(Layer layer) {
  switch (layer) {
    case Layer::kBody:
    case Layer::kFootnote:
    case Layer::kTextBox:
    case Layer::kFormField:
      return true;
    case Layer::kHeader:
    case Layer::kFooter:
    case Layer::kComment:
    case Layer::kHidden:
    case Layer::kDeleted:
      return false;
  }
  return false;
}

bool IsIncomplete(const Warning& warning) {
  for (const char* code : {"damaged-part", "limit", "stopped", "less-than-promised", "images-only", "page-images", "alt-chunk", "entry-unread", "archive-volumes"}) {
    if (warning.code == code) return true;
  }
  return false;
}

const char* PageCertaintyName(PageCertainty value) {
  switch (value) {
    case PageCertainty::kExact:
      return "exact";
    case PageCertainty::kEstimated:
      return "estimated";
    case PageCertainty::kNone:
      return "none";
  }
  return "none";
}

const char* ReadByName(ReadBy value) {
  switch (value) {
    case ReadBy::kText:
      return "text";
    case ReadBy::kOcr:
      return "ocr";
    case ReadBy::kNone:
      return "none";
  }
  return "none";
}

const char* QualityName(Quality value) {
  switch (value) {
    case Quality::kGood:
      return "good";
    case Quality::kPoor:
      return "poor";
    case Quality::kUnreadable:
      return "unreadable";
  }
  return "unreadable";
}

const char* LayerName(Layer value) {
  switch (value) {
    case Layer::kBody:
      return "body";
    case Layer::kFootnote:
      return "footnote";
    case Layer::kTextBox:
      return "text-box";
    case Layer::kFormField:
      return "form-field";
    case Layer::kHeader:
      return "header";
    case Layer::kFooter:
      return "footer";
    case Layer::kComment:
      return "comment";
    case Layer::kHidden:
      return "hidden";
    case Layer::kDeleted:
      return "deleted";
  }
  return "body";
}

}  // namespace capdo::document
