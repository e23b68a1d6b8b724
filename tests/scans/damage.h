// What paper, glass, lamp and camera do to a page. All functions take and give 32-bit images; the
// same seed gives the same pixels.
#ifndef CAPDO_TESTS_SCANS_DAMAGE_H_
#define CAPDO_TESTS_SCANS_DAMAGE_H_

#include "pix.h"
#include "random.h"

namespace capdo::scans {

// Dark bands along two edges, a gutter, specks of toner.
void PhotocopyShadow(Pix* pix, Random random);

// The sheet on a table, seen a little from the side; light falls off over the page.
PixPtr PhonePhoto(const Pix* pix, Random random);

PixPtr Skew(Pix* pix, double degrees);  // clockwise, corners white
PixPtr Blur(Pix* pix, double radius);

// Gaussian noise (gray levels), then salt and pepper (share of pixels). With `color` each channel
// has its own.
void Noise(Pix* pix, double sigma, double salt, bool color, Random random);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_DAMAGE_H_
