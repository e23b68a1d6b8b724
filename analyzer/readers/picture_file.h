// Files of pictures: what they promise, told before anything is decoded, and their pictures one by one.
//
// The size of a picture stands in its first bytes; Leptonica decodes some kinds to learn it, so it is looked up here.
//
//   Result<PictureHead> head = ReadPictureHead(bytes, limits);
//   for (const PictureFrame& frame : head->frames) Result<Decoded> page = DecodePicture(bytes, frame, limits);
#ifndef CAPDO_READERS_PICTURE_FILE_H_
#define CAPDO_READERS_PICTURE_FILE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "readers/ocr_image.h"

namespace capdo::readers::ocr {

struct PictureFrame {
  int width = 0, height = 0;   // as stored; 0 where the file does not say
  int dpi = 0;                 // 0 where it does not say
  std::uint32_t offset = 0;    // of its directory in a TIFF
};

struct PictureHead {
  std::vector<PictureFrame> frames;  // at least one; more only of TIFF. Of moving pictures the first counts.
  bool more = false;                 // there are more than max_pages
  bool broken = false;               // the list of pictures leads out of the file, or back
};

// Errors: kDamaged, kUnsupported (a kind that is not decoded), kTooLarge (all frames over max_image_pixels).
Result<PictureHead> ReadPictureHead(std::string_view bytes, const Limits& limits);

struct Decoded {
  Picture picture;       // 8 bit grey or 32 bit colour, turned as its file says
  bool damaged = false;  // not all of it came out
};
// Errors: kDamaged, kTooLarge (max_image_pixels).
Result<Decoded> DecodePicture(std::string_view bytes, const PictureFrame& frame, const Limits& limits);

// The resolution by which the picture is as large as paper is: what the file says where that can be, else its long side
// is that of A4. Cameras and programs say 72 or 96 of anything.
int PaperDpi(int width, int height, int said);

// The same at a resolution from which letters are read, where it has more: all further work is on copies of it.
Picture Handy(Picture picture, int& dpi);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_PICTURE_FILE_H_
