// The binary Word document ([MS-DOC]) as text with places: header (FIB), piece table, and which formatting stands where.
//
// Everything is an offset that the file states: each is held against the stream that it leads into, text that pieces
// claim twice is not read without end (no document has more letters than its stream has bytes), and a page of
// formatting is read once.
#ifndef CAPDO_READERS_DOC_FILE_H_
#define CAPDO_READERS_DOC_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "readers/compound_file.h"

namespace capdo::readers {

// Parts of the text, one behind the other, in this order.
enum class DocStory { kMain, kFootnotes, kHeaders, kMacros, kComments, kEndnotes, kTextBoxes, kHeaderTextBoxes };
inline constexpr int kDocStories = 8;

// Indices of places in the FIB.
enum DocPlace : std::size_t {
  kPlaceStyles = 1,
  kPlaceFootnoteRefs = 2,
  kPlaceFootnoteTexts = 3,
  kPlaceCommentTexts = 5,
  kPlaceHeaders = 11,
  kPlaceCharFormats = 12,
  kPlaceParaFormats = 13,
  kPlaceFonts = 15,
  kPlacePieces = 33,
  kPlaceShapes = 40,
  kPlaceEndnoteRefs = 46,
  kPlaceEndnoteTexts = 47,
  kPlaceDrawings = 50,
  kPlaceTextBoxTexts = 56,
  kPlaceLists = 73,
  kPlaceListUses = 74,
};

struct DocFormat {
  std::uint32_t begin = 0, end = 0;  // bytes of the stream that it covers
  std::string_view bytes;            // for characters: grpprl; for paragraphs: istd and grpprl
};

class DocFile {
 public:
  // Errors: kEncrypted, kUnsupported (before Word 97), kDamaged.
  static Result<DocFile> Open(std::string_view bytes);

  // Characters of all stories, and the byte in the stream where each stands.
  const std::vector<char16_t>& text() const { return text_; }
  std::size_t StoryBegin(DocStory story) const { return stories_[static_cast<std::size_t>(story)]; }
  std::size_t StoryEnd(DocStory story) const { return stories_[static_cast<std::size_t>(story) + 1]; }

  // Null where the file says nothing. `hint` makes a walk along the text cheap: start with 0.
  const DocFormat* CharFormat(std::size_t position, std::size_t& hint) const;
  const DocFormat* ParaFormat(std::size_t position, std::size_t& hint) const;
  // Formatting that the piece as a whole adds (fast saves).
  std::string_view PieceFormat(std::size_t position) const;

  // The bytes of the table stream at a place of the FIB; "" where it leads nowhere.
  std::string_view Table(DocPlace place) const;
  // Where it begins in the table stream, and the stream: list levels follow their table.
  std::string_view TableFrom(DocPlace place) const;
  std::string_view data() const { return data_; }
  const std::vector<std::string>& fonts() const { return fonts_; }
  bool damaged() const { return damaged_; }

 private:
  struct Piece {
    std::size_t begin = 0, end = 0;
    std::string_view format;
  };
  void LoadPieces();
  void AddPiece(std::uint32_t fc, std::size_t length, std::string_view format);
  void LoadFormats(DocPlace place, bool paragraphs, std::vector<DocFormat>& formats);
  void LoadFonts();

  // Behind pointers, so that views stay when the file is moved.
  std::shared_ptr<std::string> word_stream_, table_stream_, data_stream_;
  std::string_view word_, table_, data_;
  std::vector<char16_t> text_;
  std::vector<std::uint32_t> offsets_;
  std::vector<Piece> pieces_;
  std::size_t stories_[kDocStories + 1] = {};
  std::vector<DocFormat> chars_, paragraphs_;
  std::vector<std::string> fonts_;
  bool damaged_ = false;
};

// A table of positions with data of equal size behind them (PLC).
class DocPlc {
 public:
  DocPlc(std::string_view bytes, std::size_t item) : bytes_(bytes), item_(item) {
    count_ = bytes.size() < 4 ? 0 : (bytes.size() - 4) / (4 + item);
  }
  std::size_t size() const { return count_; }
  std::uint32_t Position(std::size_t i) const { return ReadU32(bytes_, 4 * i); }  // i may be size()
  std::string_view Item(std::size_t i) const { return bytes_.substr(4 * (count_ + 1) + item_ * i, item_); }

 private:
  std::string_view bytes_;
  std::size_t item_, count_;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOC_FILE_H_
