#include "readers/pdf_extras.h"

#include <Annot.h>
#include <Catalog.h>
#include <DateInfo.h>
#include <FileSpec.h>
#include <Form.h>
#include <JSInfo.h>
#include <Link.h>
#include <OptionalContent.h>
#include <Outline.h>
#include <PDFDoc.h>
#include <Page.h>
#include <UTF.h>
#include <XRef.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include "base/utf8.h"
#include "readers/legibility.h"
#include "readers/pdf_chars.h"
#include "readers/pdf_signatures.h"
#include "text/normalized.h"

namespace capdo::readers::pdf {
namespace {

using document::Layer;

constexpr int kMaxOutlineDepth = 9;
constexpr std::size_t kQuotedLetters = 80;

// One bound of the document, told once.
bool Reached(std::uint64_t count, std::uint64_t most, const char* name, int page, document::Document& doc) {
  if (count < most) return false;
  for (const document::Warning& warning : doc.warnings) {
    if (warning.code == "limit" && warning.detail == name) return true;
  }
  doc.warnings.push_back({"limit", name, page});
  return true;
}

// Letters of any origin as a block's text may hold them: NFC, spaces single, no control characters.
std::string CleanText(const Unicode* letters, int count) {
  std::string out;
  bool space = false;
  for (int i = 0; i < count; ++i) {
    std::string meaning;
    const CharKind kind = AppendMeaning(letters[i], /*dingbats=*/false, meaning);
    if (kind == CharKind::kSpace) space = !out.empty();
    if (meaning.empty()) continue;
    if (space) out += ' ';
    space = false;
    out += meaning;
  }
  return text::ToNfc(out);
}

std::string CleanString(const GooString* value) {
  if (value == nullptr) return {};
  Unicode* letters = nullptr;
  const int count = TextStringToUCS4(value->toStr(), &letters);
  std::string out = CleanText(letters, count);
  gfree(letters);
  return out;
}

// A rectangle of user space as a box of the page's layout space.
Box ToLayout(::Page& page, const PageContent& content, double x1, double y1, double x2, double y2) {
  const PDFRectangle* media = page.getMediaBox();
  const double height = media->y2 - media->y1;
  const Box unturned = {std::min(x1, x2) - media->x1, height - (std::max(y1, y2) - media->y1),
                        std::max(x1, x2) - media->x1, height - (std::min(y1, y2) - media->y1)};
  const int turns = (((page.getRotate() % 360) + 360) % 360) / 90;
  const Box display = TurnToDisplay(unturned, turns, content.width, content.height);
  return TurnToLayout(display, content.rotation, content.width, content.height);
}

// Text without drawn words becomes one line whose words share the box.
Item TextItem(const PageContent& page, const std::string& text, const Box& box, Layer layer) {
  Line line;
  std::size_t count = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
  const double step = std::max(1.0, Width(box)) / static_cast<double>(count);
  double left = box.left;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    Word word;
    word.text = text.substr(at, end - at);
    word.box = {left, box.top, left + 0.8 * step, box.bottom};
    word.glyphs = static_cast<int>(CountCodePoints(word.text));
    left += step;
    at = end + 1;
    if (!word.text.empty()) line.words.push_back(std::move(word));
  }
  line.box = box;
  Item item;
  item.top = box.top;
  item.layer = layer;
  Paragraph paragraph;
  paragraph.lines.push_back({page.number, std::move(line)});
  item.paragraph.push_back(std::move(paragraph));
  return item;
}

std::string ValueOf(FormWidget& widget) {
  switch (widget.getType()) {
    case formText:
      return CleanString(static_cast<FormWidgetText&>(widget).getContent());
    case formChoice: {
      auto& choice = static_cast<FormWidgetChoice&>(widget);
      std::string out;
      for (int i = 0; i < choice.getNumChoices(); ++i) {
        if (!choice.isSelected(i)) continue;
        if (!out.empty()) out += "; ";
        out += CleanString(choice.getChoice(i));
      }
      return out.empty() ? CleanString(choice.getEditChoice()) : out;
    }
    case formButton: {
      auto& button = static_cast<FormWidgetButton&>(widget);
      if (button.getButtonType() == formButtonPush) return {};
      return button.getState() ? "☑" : "☐";
    }
    default:
      return {};
  }
}

// Each value goes before the first item that starts under it, so that it is read beside its label.
void InsertByHeight(std::vector<Item>& items, std::vector<Item> values) {
  if (values.empty()) return;
  std::stable_sort(values.begin(), values.end(), [](const Item& a, const Item& b) { return a.top < b.top; });
  std::vector<Item> merged;
  merged.reserve(items.size() + values.size());
  std::size_t next = 0;
  for (Item& item : items) {
    while (next < values.size() && values.at(next).top < item.top) merged.push_back(std::move(values.at(next++)));
    merged.push_back(std::move(item));
  }
  for (; next < values.size(); ++next) merged.push_back(std::move(values.at(next)));
  items = std::move(merged);
}

// On the screen or on paper; one of them is enough.
bool IsShown(const Annot& annot) {
  const unsigned flags = annot.getFlags();
  return (flags & Annot::flagHidden) == 0 && ((flags & Annot::flagNoView) == 0 || (flags & Annot::flagPrint) != 0);
}

void AddHidden(const std::string& text, const Box& box, PageItems& items, document::Document& doc) {
  items.hidden.push_back(TextItem(*items.page, text, box, Layer::kHidden));
  doc.warnings.push_back({"hidden-text", FirstLetters(text, kQuotedLetters), items.page->number});
}

void AddFields(::Page& page, const Limits& limits, std::uint64_t& notes, PageItems& items, document::Document& doc) {
  const std::unique_ptr<FormPageWidgets> widgets = page.getFormWidgets();
  if (!widgets) return;
  std::vector<Item> values;
  for (int i = 0; i < widgets->getNumWidgets(); ++i) {
    if (Reached(notes++, limits.max_annotations, "max_annotations", items.page->number, doc)) break;
    FormWidget* widget = widgets->getWidget(i);
    if (widget == nullptr || widget->getType() == formSignature) continue;
    const std::string name = CleanString(widget->getFullyQualifiedName());
    const std::string value = ValueOf(*widget);
    if (name.empty() && value.empty()) continue;
    doc.form_fields.push_back({name, value, items.page->number});
    // Buttons are drawn with the page.
    if (value.empty() || widget->getType() == formButton) continue;
    double x1, y1, x2, y2;
    widget->getRect(&x1, &y1, &x2, &y2);
    const Box box = ToLayout(page, *items.page, x1, y1, x2, y2);
    const AnnotWidget* drawn = widget->getWidgetAnnotation();
    if ((drawn != nullptr && !IsShown(*drawn)) || std::min(Width(box), Height(box)) < kLeastPoints) {
      AddHidden(value, box, items, doc);
      continue;
    }
    values.push_back(TextItem(*items.page, value, box, Layer::kFormField));
  }
  InsertByHeight(items.items, std::move(values));
}

void AddComments(::Page& page, const Limits& limits, std::uint64_t& notes, int& comments, PageItems& items, document::Document& doc) {
  Annots* annots = page.getAnnots();
  if (annots == nullptr) return;
  for (Annot* annot : annots->getAnnots()) {
    if (Reached(notes++, limits.max_annotations, "max_annotations", items.page->number, doc)) return;
    const bool shown = IsShown(*annot);
    switch (annot->getType()) {
      case Annot::typeText:
      case Annot::typeHighlight:
      case Annot::typeUnderline:
      case Annot::typeSquiggly:
      case Annot::typeStrikeOut:
      case Annot::typeCaret:
        break;
      case Annot::typeFreeText:
      case Annot::typeStamp:
        if (shown) continue;  // drawn with the page
        break;
      default:
        continue;
    }
    const std::string text = CleanString(annot->getContents());
    if (text.empty()) continue;
    double x1, y1, x2, y2;
    annot->getRect(&x1, &y1, &x2, &y2);
    const Box box = ToLayout(page, *items.page, x1, y1, x2, y2);
    if (!shown) {
      AddHidden(text, box, items, doc);
      continue;
    }
    ++comments;
    items.extra.push_back(TextItem(*items.page, text, box, Layer::kComment));
  }
}

// Names of the layers that are switched off; what they hold is not drawn, so that nobody knows what it is.
void ListHiddenLayers(PDFDoc& pdf, document::Document& doc) {
  const OCGs* config = pdf.getCatalog()->getOptContentConfig();
  if (config == nullptr || !config->hasOCGs()) return;
  std::set<std::string> names;
  for (const auto& [ref, layer] : config->getOCGs()) {
    if (layer != nullptr && layer->getState() == OptionalContentGroup::Off) names.insert(CleanString(layer->getName()));
  }
  if (names.empty()) return;
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  doc.warnings.push_back({"hidden-layer", FirstLetters(list, kQuotedLetters), 0});
}

int PageOf(PDFDoc& pdf, const LinkAction* action) {
  if (action == nullptr || action->getKind() != actionGoTo) return 0;
  const auto* go = static_cast<const LinkGoTo*>(action);
  std::unique_ptr<LinkDest> named;
  const LinkDest* dest = go->getDest();
  if (dest == nullptr && go->getNamedDest() != nullptr) {
    named = pdf.findDest(go->getNamedDest());
    dest = named.get();
  }
  if (dest == nullptr || !dest->isOk()) return 0;
  return dest->isPageRef() ? pdf.findPage(dest->getPageRef()) : dest->getPageNum();
}

void AddOutline(PDFDoc& pdf, const std::vector<OutlineItem*>* items, int level, const Limits& limits,
                document::Document& doc) {
  if (items == nullptr || level > kMaxOutlineDepth) return;
  for (OutlineItem* item : *items) {
    if (Reached(doc.outline.size(), limits.max_outline, "max_outline", 0, doc)) return;
    doc.outline.push_back({CleanText(item->getTitle(), item->getTitleLength()), level, PageOf(pdf, item->getAction())});
    if (!item->hasKids()) continue;
    item->open();
    AddOutline(pdf, item->getKids(), level + 1, limits, doc);
  }
}

void AddFile(FileSpec& spec, const Limits& limits, document::Document& doc) {
  if (!spec.isOk() || Reached(doc.embedded_files.size(), limits.max_attachments, "max_attachments", 0, doc)) return;
  document::EmbeddedFile file;
  file.name = CleanString(spec.getFileName());
  if (EmbFile* embedded = spec.getEmbeddedFile(); embedded != nullptr) {
    file.mime = CleanString(embedded->mimeType());
    file.bytes = static_cast<std::uint64_t>(std::max(0, embedded->size()));
  }
  for (const document::EmbeddedFile& known : doc.embedded_files) {
    if (known.name == file.name && known.bytes == file.bytes) return;
  }
  doc.warnings.push_back({"embedded-file", file.name, 0});
  doc.embedded_files.push_back(std::move(file));
}

// Poppler's scan passes over the action that runs when the file is opened.
bool OpensWithScript(PDFDoc& pdf) {
  const Object catalog = pdf.getXRef()->getCatalog();
  if (!catalog.isDict()) return false;
  const Object action = catalog.dictLookup("OpenAction");
  return action.isDict() && action.dictLookup("S").isName("JavaScript");
}

}  // namespace

void AddPageExtras(PDFDoc& pdf, const Limits& limits, std::vector<PageItems>& pages, document::Document& doc) {
  std::uint64_t notes = 0;  // annotations of all kinds, and fields
  int comments = 0;
  for (PageItems& items : pages) {
    ::Page* page = pdf.getPage(items.page->number);
    if (page == nullptr) continue;
    AddFields(*page, limits, notes, items, doc);
    AddComments(*page, limits, notes, comments, items, doc);
    Annots* annots = page->getAnnots();
    if (annots == nullptr) continue;
    for (Annot* annot : annots->getAnnots()) {
      if (notes > limits.max_annotations) break;
      if (annot->getType() != Annot::typeFileAttachment) continue;
      // The class of this annotation is not exported by the library; its dictionary says the same.
      const Object file = annot->getAnnotObj().dictLookup("FS");
      FileSpec spec(&file);
      AddFile(spec, limits, doc);
    }
  }
  if (comments > 0) doc.warnings.push_back({"comments", std::to_string(comments), 0});
}

void AddDocumentExtras(PDFDoc& pdf, std::string_view bytes, const Limits& limits, document::Document& doc) {
  ListHiddenLayers(pdf, doc);
  if (Outline* outline = pdf.getOutline(); outline != nullptr) AddOutline(pdf, outline->getItems(), 1, limits, doc);
  Catalog* catalog = pdf.getCatalog();
  const int stated = catalog->numEmbeddedFiles();
  const int files = static_cast<int>(std::min<std::uint64_t>(static_cast<std::uint64_t>(std::max(stated, 0)), limits.max_attachments));
  if (files < stated) (void)Reached(limits.max_attachments, limits.max_attachments, "max_attachments", 0, doc);
  for (int i = 0; i < files; ++i) {
    if (const std::unique_ptr<FileSpec> spec = catalog->embeddedFile(i)) AddFile(*spec, limits, doc);
  }
  JSInfo scripts(&pdf);
  scripts.scanJS(doc.page_count, /*stopOnFirstJS=*/true);
  if (scripts.containsJS() || OpensWithScript(pdf)) doc.warnings.push_back({"javascript", "", 0});
  AddSignatures(pdf, bytes, doc);
}

std::string FirstLetters(const std::string& text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < count && at < text.size(); ++n) DecodeUtf8(text, at);
  return text.substr(0, at);
}

}  // namespace capdo::readers::pdf
