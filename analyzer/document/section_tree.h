// The section tree: a document is not a string but parts, chapters, articles, clauses, points and
// headings that contain one another, with their source blocks. A check asks inside a place, so that
// the same words elsewhere do not satisfy it.
//
// Built from the blocks of one document part (BuildSectionTree(doc, first, last)): paragraphs
// outside tables open nodes by their enumerator, their heading style or their look (a short bold
// line); table cells hang under the node that is open when the table starts.
//
//   SectionTree tree = BuildSectionTree(doc, 0, doc.blocks.size());
//   const Section& node = tree.sections[tree.section_of_block[17]];
//   std::string where = tree.Locator(node.id);       // "Điều 1, khoản 3, điểm b"
#ifndef CAPDO_DOCUMENT_SECTION_TREE_H_
#define CAPDO_DOCUMENT_SECTION_TREE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/enumerator.h"

namespace capdo::document {

struct Section {
  int id = 0;
  int parent = -1;  // -1 for the root, which has no heading
  Enumerator enumerator;
  int heading_block = -1;  // the block that opens the section
  int title_block =
      -1;  // the block with its words: the next line under "Chương II", else heading_block
  std::size_t title_begin =
      0;                // byte in the title block where its words begin (after the enumerator)
  bool titled = false;  // the opening block is a heading by its look or kind; false: a clause whose
                        // text it is
  std::size_t first = 0, last = 0;  // blocks [first, last), with those of all sub-sections
  std::vector<int> children;
};

// The section of each block, by block index; -1 for blocks outside the part. Holds no more than the part, of which a file
// may have thousands.
struct SectionOfBlock {
  std::size_t first = 0;  // block of the part
  std::vector<int> sections;
  int operator[](std::size_t block) const {
    return block >= first && block - first < sections.size() ? sections[block - first] : -1;
  }
};

struct SectionTree {
  std::vector<Section> sections;  // [0] is the root
  SectionOfBlock section_of_block;
  // Names the way a reviewer would: "Điều 1, khoản 3, điểm b"; "Phần II, mục 2.1"; "" for the root.
  std::string Locator(int section) const;
  // Is `section` the same as, or under, `ancestor`?
  bool IsUnder(int section, int ancestor) const;
};

// Blocks marked in `skip` (the first is that of block `first`; may be empty) open no sections.
SectionTree BuildSectionTree(const Document& doc, std::size_t first, std::size_t last,
                             const std::vector<bool>& skip = {});

// True for a block that looks like a heading on paper: short, and bold, in capitals, or of a
// heading style.
bool LooksLikeHeading(const Block& block);

}  // namespace capdo::document

#endif  // CAPDO_DOCUMENT_SECTION_TREE_H_
