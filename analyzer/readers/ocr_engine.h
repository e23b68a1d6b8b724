// Recognition of printed Vietnamese by Tesseract, inside the reading process.
//
// The models are mapped into memory before the process locks itself in (LoadOcrModels) and unpacked when the first page
// needs them, so that files without scans pay nothing. OMP_THREAD_LIMIT=1 must stand in the environment when the program
// starts: Tesseract's threads make a page ten times slower, and the reading process may not start any.
//
//   LoadOcrModels();
//   if (OcrAvailable()) std::vector<RecognisedWord> words = Recognise(clean, regions);
#ifndef CAPDO_READERS_OCR_ENGINE_H_
#define CAPDO_READERS_OCR_ENGINE_H_

#include <string>
#include <vector>

#include "document/document.h"
#include "readers/ocr_image.h"

namespace capdo::readers::ocr {

// Where the models lie: $TESSDATA_PREFIX, else Debian's folder. "vie" is needed, "osd" (which side is up) is not.
void LoadOcrModels();
bool OcrAvailable();

struct RecognisedWord {
  std::string text;          // UTF-8, NFC
  document::Box box;         // pixels of the clean picture, around the ink
  double baseline = 0;       // pixels
  double size = 0;           // font size in pixels, of the line
  bool bold = false;         // MarkBold()
  double confidence = 0;     // 0..1, as Tesseract says; high also for lost text
};

// A part of the picture that is read on its own, so that words of neighbouring cells do not mix.
struct OcrRegion {
  document::Box box;  // pixels
  bool cell = false;  // one block of text; else a page whose columns are to be found
  bool line = false;  // one line of text
  bool word = false;  // one word, or a number
};

// The words of each region in turn. Never throws; what Tesseract cannot do gives no words.
std::vector<RecognisedWord> Recognise(const CleanPage& page, const std::vector<OcrRegion>& regions);

// Quarter turns clockwise that bring the text upright, by the shape of the letters; -1 unknown.
int FindUpright(const Picture& grey, int dpi);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_OCR_ENGINE_H_
