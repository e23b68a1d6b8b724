// Makes the scan: draws each page, presses ink on it, wears it down, and writes pictures or a PDF.
#ifndef CAPDO_TESTS_SCANS_SCAN_H_
#define CAPDO_TESTS_SCANS_SCAN_H_

#include <string>
#include <vector>

#include "ink.h"
#include "options.h"
#include "pix.h"
#include "source.h"

namespace capdo::scans {

struct ScannedPage {
  int number = 0;
  PageSize size;            // of the paper in the scanner, before --rotate
  PixPtr image;             // null with --vector-glyphs
  std::vector<Seal> seals;  // pixels, before perspective, skew and rotation
};

// The picture of one page with all its damages, in the depth that the mode asks for.
ScannedPage ScanPage(Source& source, int page, const Options& options);

// The whole program after its arguments. Throws std::runtime_error with what went wrong.
void MakeScan(const Options& options);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_SCAN_H_
