// A Poppler device that writes what a page paints as PDF paths: the same look, but neither text nor
// pictures. Real files have such pages (printed by design programs, or "converted to curves").
#ifndef CAPDO_TESTS_SCANS_OUTLINES_H_
#define CAPDO_TESTS_SCANS_OUTLINES_H_

#include <string>

class PDFDoc;

namespace capdo::scans {

// PDF operators in points from the bottom left of the displayed page.
std::string PageOutlines(PDFDoc& doc, int page, double height);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_OUTLINES_H_
