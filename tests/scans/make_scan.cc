// make_scan IN OUT [options]: turns a text PDF or a picture into a scan as offices make them.
//
//   make_scan quyet-dinh.pdf scan.pdf --preset seal --seed 3
//   make_scan quyet-dinh.pdf mixed.pdf --preset fax --pages 1-2 --mixed
//   make_scan quyet-dinh.pdf ocr.pdf --dpi 200 --jpeg 60 --bad-ocr-layer
#include <leptonica/allheaders.h>

#include <cstdio>
#include <exception>

#include "options.h"
#include "scan.h"

int main(int argc, char** argv) {
  setMsgSeverity(L_SEVERITY_ERROR);
  capdo::scans::Options options;
  if (!capdo::scans::ParseOptions(argc, argv, options)) return 2;
  try {
    capdo::scans::MakeScan(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_scan: %s\n", error.what());
    return 1;
  }
  return 0;
}
