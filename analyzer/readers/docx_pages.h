// Which page text stands on, as far as a DOCX knows: where Word last broke pages, plus hard breaks.
//
// Word marks its own break (w:lastRenderedPageBreak) also after a hard one, and in each cell of a
// row that crosses a page; both count once. Whether a section begins a page is stated only at the
// section's end, so pages are shifted afterwards by section (Shifts).
#ifndef CAPDO_READERS_DOCX_PAGES_H_
#define CAPDO_READERS_DOCX_PAGES_H_

#include <algorithm>
#include <cstddef>
#include <vector>

namespace capdo::readers {

class PageCounter {
 public:
  int page() const { return page_; }
  void set_page(int page) { page_ = page; }
  std::size_t section() const { return sections_.size() - 1; }
  bool saw_rendered_break() const { return saw_rendered_break_; }
  bool fresh() const { return fresh_; }

  void HardBreak() {
    if (!sections_.back().has_content) sections_.back().broke_at_start = true;
    ++page_;
    fresh_ = true;
  }
  // True where it began a page of its own.
  bool RenderedBreak() {
    saw_rendered_break_ = true;
    if (!sections_.back().has_content) sections_.back().broke_at_start = true;
    if (fresh_) return false;
    ++page_;
    fresh_ = true;
    return true;
  }
  void PageBreakBefore() {
    if (!fresh_) HardBreak();
  }
  // Something that is seen stands on the page.
  void Content() {
    fresh_ = false;
    sections_.back().has_content = true;
  }
  // The section that stands at the counter ends; its properties say how it began.
  void EndSection(bool began_on_new_page) {
    sections_.back().new_page = began_on_new_page;
    sections_.emplace_back();
  }
  void EndDocument(bool began_on_new_page) { sections_.back().new_page = began_on_new_page; }

  // For each section: by how many pages the sections up to it have moved what follows.
  std::vector<int> Shifts() const {
    std::vector<int> shifts(sections_.size(), 0);
    for (std::size_t i = 1; i < sections_.size(); ++i) {
      bool unseen = sections_[i].new_page && !sections_[i].broke_at_start;
      shifts[i] = shifts[i - 1] + (unseen ? 1 : 0);
    }
    return shifts;
  }

 private:
  struct Section {
    bool new_page = true, broke_at_start = false, has_content = false;
  };
  int page_ = 1;
  bool fresh_ = false;  // nothing is seen since the last break
  bool saw_rendered_break_ = false;
  std::vector<Section> sections_{1};
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_PAGES_H_
