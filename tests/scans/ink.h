// Red seals and blue signatures. Ink darkens what lies under it (multiplied, not painted over),
// unevenly.
#ifndef CAPDO_TESTS_SCANS_INK_H_
#define CAPDO_TESTS_SCANS_INK_H_

#include "pix.h"
#include "random.h"

namespace capdo::scans {

// Pixels of the page image.
struct Seal {
  double x = 0, y = 0, radius = 0;
};

// Two rings, ring text, a star in the middle. Nothing outside the radius changes.
void PressSeal(Pix* pix, const Seal& seal, Random random);

// A scribble to the right of (x, y), about `width` pixels wide.
void WriteSignature(Pix* pix, double x, double y, double width, Random random);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_INK_H_
