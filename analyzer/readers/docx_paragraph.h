// Collects the text of one paragraph, run by run, and what its letters look like.
#ifndef CAPDO_READERS_DOCX_PARAGRAPH_H_
#define CAPDO_READERS_DOCX_PARAGRAPH_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "readers/docx_symbols.h"

namespace capdo::readers {

// What a run's letters look like after all styles are applied.
struct RunLook {
  bool bold = false, italic = false;
  bool hidden = false;    // letters are not seen
  bool vanished = false;  // not even blanks take room
  int half_points = 0;
  SymbolFont symbols = SymbolFont::kNone;
  std::string legacy_font;  // name, "" for a Unicode font; its letters are converted
};

class ParagraphText {
 public:
  void Append(std::string_view text, const RunLook& look, int page);
  bool blank() const { return letters_ == 0 && blank_; }
  const std::string& raw() const { return text_; }

  // Writes text, fragments, page and the look of most letters; false where there is nothing to
  // read.
  bool Fill(document::Block& block) const;

 private:
  std::string text_;
  bool blank_ = true;
  std::size_t letters_ = 0, bold_ = 0, italic_ = 0;
  std::map<int, std::size_t> sizes_;                // half points → letters
  std::vector<std::pair<std::size_t, int>> pages_;  // from this byte on: page
};

// Text as it stands in the XML → text of the model: symbols mapped, control characters dropped.
void AppendClean(std::string& out, std::string_view text, SymbolFont symbols);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_PARAGRAPH_H_
