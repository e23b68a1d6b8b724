#include "readers/pdf_flow.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "readers/pdf_extras.h"
#include "readers/pdf_visibility.h"

namespace capdo::readers::pdf {
namespace {

using document::Document;
using document::Layer;

Item LineItem(int page, Line line, Layer layer) {
  Item item;
  item.layer = layer;
  item.top = line.box.top;
  Paragraph paragraph;
  paragraph.lines.push_back({page, std::move(line)});
  item.paragraph.push_back(std::move(paragraph));
  return item;
}

void AddHidden(const PageContent& page, PageItems& out, Document& doc) {
  std::vector<Word> hidden;
  for (const Word& word : page.words) {
    if (word.visibility == Visibility::kHidden) hidden.push_back(word);
  }
  if (hidden.empty()) return;
  std::string text;
  for (Line& line : BuildLines(std::move(hidden))) {
    if (!text.empty()) text += ' ';
    text += LineText(line);
    out.hidden.push_back(LineItem(page.number, std::move(line), Layer::kHidden));
  }
  doc.warnings.push_back({"hidden-text", FirstLetters(text, 80), page.number});
}

// Right edges of one page may not show (a page of short lines): then the document's edges for that paper count.
ColumnEdges EdgesOf(const std::vector<Line>& lines, const ColumnEdges* usual, double page_width) {
  ColumnEdges edges = TextEdges(lines);
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
std::vector<Line> TakeStamps(PageParts& parts) {
  std::map<int, std::vector<Word>> fields;
  for (const Word& word : parts.body) {
    if (word.signature > 0) fields[word.signature].push_back(word);
  }
  std::vector<Line> lines;
  for (auto& [number, words] : fields) {
    if (!IsSignatureStamp(words)) continue;
    const int taken = number;
    std::erase_if(parts.body, [taken](const Word& word) { return word.signature == taken; });
    for (Line& line : BuildLines(std::move(words))) lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Line> FlowingLines(const PageParts& parts) {
  std::vector<Word> words;
  for (const Word& word : parts.body) {
    bool in_grid = word.sideways;
    for (const Grid& grid : parts.grids) in_grid = in_grid || HoldsMiddle(grid.box, word.box);
    if (!in_grid) words.push_back(word);
  }
  return BuildLines(std::move(words));
}

// The edges that most pages of one paper width share.
std::optional<ColumnEdges> UsualEdges(const std::vector<std::pair<double, ColumnEdges>>& all, double width) {
  std::optional<ColumnEdges> best;
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

std::vector<PageItems> LayOutPages(std::vector<PageParts>& pages, const Limits& limits, const std::function<void(int)>& begin_page, Document& doc) {
  std::vector<std::vector<Line>> flows;
  std::vector<std::pair<double, ColumnEdges>> edges;
  for (const PageParts& parts : pages) {
    flows.push_back(FlowingLines(parts));
    if (flows.back().size() >= 6) edges.emplace_back(parts.page.layout_width, TextEdges(flows.back()));
    if (edges.size() > 400) break;  // enough to know the margins
  }
  flows.resize(pages.size());
  std::map<long, std::optional<ColumnEdges>> usual_by_width;
  std::vector<PageItems> out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageParts& parts = pages.at(i);
    if (flows.at(i).empty()) flows.at(i) = FlowingLines(parts);
    PageItems items;
    items.page = &parts.page;
    items.ocr = i < doc.pages.size() && doc.pages.at(i).read_by == document::ReadBy::kOcr;
    const int number = parts.page.number;
    begin_page(number);
    const auto [known, is_new] = usual_by_width.try_emplace(std::lround(parts.page.layout_width));
    if (is_new) known->second = UsualEdges(edges, parts.page.layout_width);
    const std::optional<ColumnEdges>& usual = known->second;
    const ColumnEdges own = EdgesOf(flows.at(i), usual ? &*usual : nullptr, parts.page.layout_width);
    const auto figures = FindFigures(parts.page, parts.grids);
    for (Line& line : parts.head) items.head.push_back(LineItem(number, std::move(line), Layer::kHeader));
    for (Line& line : parts.foot) items.foot.push_back(LineItem(number, std::move(line), Layer::kFooter));
    if (!parts.notes.empty()) {
      const ColumnEdges note_edges = TextEdges(parts.notes);
      for (Paragraph& note : BuildParagraphs(number, std::move(parts.notes), note_edges)) {
        Item item;
        item.layer = Layer::kFootnote;
        item.paragraph.push_back(std::move(note));
        items.notes.push_back(std::move(item));
      }
    }
    Work work(limits.max_page_pairs);
    items.items = LayOut(parts.page, parts.grids, std::move(parts.body), figures, own, work);
    if (work.over()) MetWhileLayingOut(doc, i, number);
    AddHidden(parts.page, items, doc);
    out.push_back(std::move(items));
  }
  return out;
}

}  // namespace

PageParts PartsOf(PageContent page, const Limits& limits) {
  PageParts parts;
  parts.page = std::move(page);
  parts.grids = FindGrids(parts.page, limits.max_columns);
  for (const Word& word : parts.page.words) {
    if (word.visibility != Visibility::kHidden) parts.body.push_back(word);
  }
  parts.stamps = TakeStamps(parts);
  return parts;
}

void LayOutDocument(std::vector<PageParts>& pages, const Limits& limits, const FlowSteps& steps, Document& doc) {
  const auto begin_page = [&](int page) {
    if (steps.begin_page) steps.begin_page(page);
  };
  begin_page(0);
  TakeFurniture(pages);
  for (PageParts& parts : pages) parts.head.insert(parts.head.begin(), parts.stamps.begin(), parts.stamps.end());
  std::vector<PageItems> items = LayOutPages(pages, limits, begin_page, doc);
  JoinPages(items);
  if (steps.extras) steps.extras(items);
  Assemble(items, limits, doc);
}

}  // namespace capdo::readers::pdf
