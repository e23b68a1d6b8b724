// Where a clerk would press the seal.
#ifndef CAPDO_TESTS_SCANS_SEAL_PLACES_H_
#define CAPDO_TESTS_SCANS_SEAL_PLACES_H_

#include <string>
#include <vector>

#include "random.h"
#include "source.h"

namespace capdo::scans {

// In points from the top left.
struct SealPlace {
  double x = 0, y = 0, radius = 0;
  bool signature = false;  // a signature belongs beside it
};

// `wish`: "sign" (left over the signer's title: pages that have one near the end, no other), "head"
// (over number and date: page 1 only), "body" (over text somewhere), "X,Y[,DIAMETER]" in mm.
// Nothing when the page has no such place.
std::vector<SealPlace> FindSealPlace(const std::string& wish, const std::vector<PlacedWord>& words,
                                     PageSize size, int page, Random random);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_SEAL_PLACES_H_
