// How many pages the tree of a PDF holds, counted leaf by leaf: the number that the file states may be anything, and
// Poppler believes it.
#ifndef CAPDO_READERS_PDF_PAGE_TREE_H_
#define CAPDO_READERS_PDF_PAGE_TREE_H_

class PDFDoc;

namespace capdo::readers::pdf {

// Leaves of the page tree, also those that are no page any more; counting ends at `most`. 0 where there is no tree: the
// file names one page in its place, or nothing.
int CountPages(PDFDoc& doc, int most);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_PAGE_TREE_H_
