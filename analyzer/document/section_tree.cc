#include "document/section_tree.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace capdo::document {

namespace {

constexpr std::size_t kMaxHeadingLetters = 200;
// Rank of headings that have no number of their own: inside numbered sections, outside their
// letters and bullets.
constexpr int kPlainHeadingRank = 60;

int Rank(const Enumerator& e) {
  switch (e.kind) {
    case EnumeratorKind::kAnnex:
      return 5;
    case EnumeratorKind::kPart:
      return 6;
    case EnumeratorKind::kChapter:
      return 10;
    case EnumeratorKind::kSection:
      return 15;
    case EnumeratorKind::kArticle:
      return 20;
    case EnumeratorKind::kUpperLetter:
      return 22;
    case EnumeratorKind::kRoman:
      return 25;
    case EnumeratorKind::kDecimal:
      return 30 + static_cast<int>(e.numbers.size());
    case EnumeratorKind::kLowerLetter:
      return 70;
    case EnumeratorKind::kBullet:
      return e.text == "+" ? 81 : 80;
    case EnumeratorKind::kNone:
      return kPlainHeadingRank;
  }
  return kPlainHeadingRank;
}

bool SameSeries(const Enumerator& a, const Enumerator& b) {
  return a.kind == b.kind && a.numbers.size() == b.numbers.size() &&
         (a.kind != EnumeratorKind::kBullet || a.text == b.text);
}

bool IsPrefix(const std::vector<int>& shorter, const std::vector<int>& longer) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

bool MostlyCapitals(std::string_view text) {
  // Counts ASCII capitals against ASCII small letters; Vietnamese letters with marks follow their
  // neighbours.
  int upper = 0, lower = 0;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') ++upper;
    if (c >= 'a' && c <= 'z') ++lower;
  }
  return upper >= 4 && lower * 8 <= upper;
}

bool EndsLikeSentence(std::string_view text) {
  return !text.empty() && (text.back() == ';' || text.back() == ',' ||
                           (text.back() == '.' && CountCodePoints(text) > 60));
}

class Builder {
 public:
  Builder(const Document& doc, std::size_t first, std::size_t last, const std::vector<bool>& skip)
      : doc_(doc), first_(first), skip_(skip) {
    tree_.section_of_block.first = first;
    tree_.section_of_block.sections.reserve(last - std::min(first, last));
    Section root;
    root.first = first;
    root.last = last;
    tree_.sections.push_back(root);
    stack_.push_back(0);
    for (std::size_t i = first; i < last; ++i) Visit(i);
    while (stack_.size() > 1) Close(last);
  }

  SectionTree Take() { return std::move(tree_); }

 private:
  Section& Top() { return tree_.sections[static_cast<std::size_t>(stack_.back())]; }

  void Close(std::size_t end) {
    Top().last = end;
    stack_.pop_back();
  }

  void Visit(std::size_t i) {
    const Block& block = doc_.blocks[i];
    const bool skipped = i - first_ < skip_.size() && skip_[i - first_];
    if (!skipped && block.cell.table < 0 && block.kind == BlockKind::kParagraph && !block.toc &&
        (block.layer == Layer::kBody || block.layer == Layer::kTextBox)) {
      MaybeOpen(i, block);
    }
    tree_.section_of_block.sections.push_back(stack_.back());
    if (IsEvidence(block.layer)) last_content_ = static_cast<int>(i);
  }

  void MaybeOpen(std::size_t i, const Block& block) {
    Enumerator e = block.label.empty() ? Enumerator{} : ParseEnumerator(block.label);
    std::size_t title_begin = 0;
    if (e.kind == EnumeratorKind::kNone || e.kind == EnumeratorKind::kBullet) {
      Enumerator typed = ParseEnumerator(block.text);
      if (typed.kind != EnumeratorKind::kNone) {
        title_begin = typed.length;
        e = typed;
      }
    }
    const bool heading_look = LooksLikeHeading(block);
    if (e.kind == EnumeratorKind::kNone && !heading_look) return;
    // "Chương II" on a line of its own: the heading under it is its title, not a section inside it.
    Section& open = Top();
    const bool bare =
        open.heading_block >= 0 && open.enumerator.kind <= EnumeratorKind::kSection &&
        open.title_block == open.heading_block &&
        open.title_begin >= doc_.blocks[static_cast<std::size_t>(open.heading_block)].text.size();
    if (e.kind == EnumeratorKind::kNone && bare && last_content_ == open.heading_block) {
      open.title_block = static_cast<int>(i);
      open.title_begin = 0;
      return;
    }
    CloseUnmarked(e, block, i);
    PopFor(e, block, i);
    Section node;
    node.id = static_cast<int>(tree_.sections.size());
    node.parent = stack_.back();
    node.heading_block = node.title_block = static_cast<int>(i);
    node.title_begin = std::min(title_begin, block.text.size());
    const bool structural = e.kind <= EnumeratorKind::kArticle;
    node.titled = structural || heading_look;
    node.enumerator = std::move(e);
    node.first = i;
    Top().children.push_back(node.id);
    stack_.push_back(node.id);
    tree_.sections.push_back(std::move(node));
  }

  // "2. Phương án" in bold after the plain list "1. … 2. …" under "1. Tổng quan": the next of the
  // outer series.
  bool ContinuesOuter(const Enumerator& e, const Block& block, std::size_t below) const {
    for (std::size_t k = below; e.kind == EnumeratorKind::kDecimal && k-- > 1;) {
      const Section& open = tree_.sections[static_cast<std::size_t>(stack_[k])];
      if (SameSeries(open.enumerator, e)) {
        return doc_.blocks[static_cast<std::size_t>(open.heading_block)].bold == block.bold &&
               open.enumerator.numbers.back() + 1 == e.numbers.back();
      }
    }
    return false;
  }

  // Place of a letter in a Vietnamese list, which has no f, j, w, z; 0 for those.
  static int PlaceInList(const Enumerator& e) {
    static constexpr std::string_view kLetters = "abcd?eghiklmnopqrstuvxy";  // "?" keeps the place of "đ"
    if (e.text == "đ") return 5;
    const std::size_t at = e.text.size() == 1 ? kLetters.find(e.text[0]) : std::string_view::npos;
    return at == std::string_view::npos ? 0 : static_cast<int>(at) + 1;
  }

  // Recognition lost one mark of a list: "h) …", "Quản lý truy cập", "k) …". What looks like a heading over "k)" is its
  // neighbour.
  void CloseUnmarked(const Enumerator& e, const Block& block, std::size_t i) {
    const Section& open = Top();
    if (e.kind != EnumeratorKind::kLowerLetter || block.read_by != ReadBy::kOcr || open.id == 0 ||
        open.enumerator.kind != EnumeratorKind::kNone || !open.children.empty())
      return;
    const std::vector<int>& siblings = tree_.sections[static_cast<std::size_t>(open.parent)].children;
    if (siblings.size() < 2) return;
    const Enumerator& before = tree_.sections[static_cast<std::size_t>(siblings[siblings.size() - 2])].enumerator;
    if (before.kind != e.kind || PlaceInList(before) == 0 || PlaceInList(e) != PlaceInList(before) + 2) return;
    Close(i);
  }

  // Closes the open sections that the new one does not stand in.
  void PopFor(const Enumerator& e, const Block& block, std::size_t i) {
    const int rank = Rank(e);
    // A new list that starts at 1 under an open heading of the same series is nested when the two
    // look different
    // ("1. Tổng quan" in bold, "1. nội dung" plain).
    for (std::size_t k = stack_.size(); k-- > 1;) {
      const Section& open = tree_.sections[static_cast<std::size_t>(stack_[k])];
      if (!SameSeries(open.enumerator, e)) continue;
      const Block& open_block = doc_.blocks[static_cast<std::size_t>(open.heading_block)];
      if (e.kind == EnumeratorKind::kNone) {
        if (open_block.outline_level != block.outline_level || open_block.centred != block.centred)
          continue;
      } else if (e.kind == EnumeratorKind::kDecimal && e.numbers.back() == 1 &&
                 e.numbers.size() == 1 && open_block.bold != block.bold && k + 1 == stack_.size()) {
        return;  // nested
      } else if (open_block.bold != block.bold && ContinuesOuter(e, block, k)) {
        continue;
      }
      while (stack_.size() > k) Close(i);
      return;
    }
    while (stack_.size() > 1) {
      const Section& open = Top();
      const Block& open_block = doc_.blocks[static_cast<std::size_t>(open.heading_block)];
      if (e.kind == EnumeratorKind::kNone) {
        // A heading without a number goes by its outline level where both have one.
        if (block.outline_level > 0 && open_block.outline_level > 0) {
          if (open_block.outline_level < block.outline_level) return;
        } else if (Rank(open.enumerator) < rank && open.titled) {
          return;
        }
      } else if (open.enumerator.kind == EnumeratorKind::kDecimal &&
                 e.kind == EnumeratorKind::kDecimal) {
        if (IsPrefix(open.enumerator.numbers, e.numbers)) return;
      } else if (open.enumerator.kind == EnumeratorKind::kNone) {
        // Lists under a plain heading are its content; structural numbers end it.
        const bool list = e.kind >= EnumeratorKind::kLowerLetter;
        const bool new_list = e.kind == EnumeratorKind::kDecimal && e.numbers.size() == 1 &&
                              e.numbers[0] == 1 && !LooksLikeHeading(block);
        const bool under_style =
            open_block.outline_level > 0 && block.outline_level > open_block.outline_level;
        if (list || new_list || under_style) return;
        // The first numbered heading under a title line ("PHƯƠNG ÁN …" in capitals) stands under
        // it.
        const bool first_child = open.children.empty() && !e.numbers.empty() && e.numbers[0] == 1 &&
                                 e.kind >= EnumeratorKind::kUpperLetter &&
                                 MostlyCapitals(open_block.text);
        if (first_child) return;
      } else if (Rank(open.enumerator) < rank) {
        return;
      }
      Close(i);
    }
  }

  const Document& doc_;
  const std::size_t first_;
  const std::vector<bool>& skip_;
  SectionTree tree_;
  std::vector<int> stack_;
  int last_content_ = -1;
};

std::string LocatorPart(const Section& s, bool under_article) {
  switch (s.enumerator.kind) {
    case EnumeratorKind::kAnnex:
    case EnumeratorKind::kPart:
    case EnumeratorKind::kChapter:
    case EnumeratorKind::kSection:
    case EnumeratorKind::kArticle:
      return s.enumerator.text;
    case EnumeratorKind::kUpperLetter:
    case EnumeratorKind::kRoman:
      return "mục " + s.enumerator.text;
    case EnumeratorKind::kDecimal:
      return (under_article && s.enumerator.numbers.size() == 1 ? "khoản " : "mục ") +
             s.enumerator.text;
    case EnumeratorKind::kLowerLetter:
      return "điểm " + s.enumerator.text;
    case EnumeratorKind::kBullet:
    case EnumeratorKind::kNone:
      return "";
  }
  return "";
}

}  // namespace

bool LooksLikeHeading(const Block& block) {
  if (block.text.empty() || block.kind != BlockKind::kParagraph) return false;
  const std::size_t letters = CountCodePoints(block.text);
  if (block.outline_level > 0) return letters <= 2 * kMaxHeadingLetters;
  if (letters > kMaxHeadingLetters || letters < 3) return false;
  if (EndsLikeSentence(block.text)) return false;
  // Italic titles of the lowest level; captions, dates and "(Ban hành kèm theo …)" are set in
  // italics as well.
  const bool italic_title = block.italic && !block.centred && letters >= 8 && letters <= 120 &&
                            block.text.find_first_of(".,;:()0123456789") == std::string::npos;
  return block.bold || italic_title || MostlyCapitals(block.text);
}

SectionTree BuildSectionTree(const Document& doc, std::size_t first, std::size_t last,
                             const std::vector<bool>& skip) {
  return Builder(doc, first, std::min(last, doc.blocks.size()), skip).Take();
}

bool SectionTree::IsUnder(int section, int ancestor) const {
  while (section >= 0) {
    if (section == ancestor) return true;
    section = sections[static_cast<std::size_t>(section)].parent;
  }
  return false;
}

std::string SectionTree::Locator(int section) const {
  std::vector<const Section*> chain;
  for (int id = section; id > 0; id = sections[static_cast<std::size_t>(id)].parent) {
    chain.push_back(&sections[static_cast<std::size_t>(id)]);
  }
  std::reverse(chain.begin(), chain.end());
  std::string out;
  bool under_article = false;
  const Section* previous_decimal = nullptr;
  std::vector<std::string> parts;
  for (const Section* s : chain) {
    std::string part = LocatorPart(*s, under_article);
    if (s->enumerator.kind == EnumeratorKind::kArticle) under_article = true;
    if (part.empty()) continue;
    // "mục 2, mục 2.1, mục 2.1.3" says no more than "mục 2.1.3".
    if (s->enumerator.kind == EnumeratorKind::kDecimal && previous_decimal != nullptr &&
        IsPrefix(previous_decimal->enumerator.numbers, s->enumerator.numbers) && !parts.empty()) {
      parts.pop_back();
    }
    if (s->enumerator.kind == EnumeratorKind::kDecimal) previous_decimal = s;
    parts.push_back(std::move(part));
  }
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

}  // namespace capdo::document
