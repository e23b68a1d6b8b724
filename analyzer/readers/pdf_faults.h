// What Poppler complains about while it draws, sorted by what it means for the text.
//
// Poppler draws on after nearly every fault and says so only in a sentence. Most sentences concern colours, images
// and fonts of sound files; a few tell that text is not there. The sentences are those of Poppler 22.12 (data in
// pdf_faults.cc, tested one by one); one that is not known counts as harmless, so whatever can be counted is counted
// as well: glyphs, pages, contents that draw nothing.
//
//   if (FaultOf("Unknown filter 'Foo'") == Fault::kLost) ...
#ifndef CAPDO_READERS_PDF_FAULTS_H_
#define CAPDO_READERS_PDF_FAULTS_H_

#include <string_view>

namespace capdo::readers::pdf {

enum class Fault {
  kNone,
  kOperator,  // one command of a page was not understood; very many mean that the page is garbage
  kFont,      // text was not drawn because its font could not be loaded
  kLost,      // drawing ended early, or a part of the page is missing
  kFile,      // the file is not as it should be; Poppler usually finds what it looks for
};

Fault FaultOf(std::string_view message);

struct FaultCount {
  int operators = 0, fonts = 0, lost = 0, file = 0;
  int other = 0;  // complaints that say nothing about text: of pictures, colours
  void Add(Fault fault);
  void Add(const FaultCount& more);
  bool damage() const { return lost > 0 || file > 0; }
};

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_FAULTS_H_
