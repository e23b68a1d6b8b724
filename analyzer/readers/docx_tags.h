// The elements of a story (document, header, footnotes, ...) that the reader acts on.
#ifndef CAPDO_READERS_DOCX_TAGS_H_
#define CAPDO_READERS_DOCX_TAGS_H_

#include <string_view>

#include "readers/ooxml_xml.h"

namespace capdo::readers {

enum class Tag {
  kOther,
  kParagraph,
  kRun,
  kText,
  kDeletedText,
  kInstruction,
  kTab,
  kBreak,
  kReturn,
  kNoBreakHyphen,
  kSoftHyphen,
  kSymbol,
  kParagraphProps,
  kRunProps,
  kSectionProps,
  kChange,
  kRubyText,
  kSdt,
  kSdtProps,
  kFieldChar,
  kSimpleField,
  kFieldData,
  kInserted,
  kDeleted,
  kTable,
  kTableProps,
  kTableBorders,
  kTableGrid,
  kRow,
  kRowProps,
  kCell,
  kCellProps,
  kCellBorders,
  kDrawing,
  kPicture,
  kObject,
  kTextBox,
  kFootnoteRef,
  kEndnoteRef,
  kCommentRef,
  kNote,
  kRenderedBreak,
  kAltChunk,
  kBackground,
  kTextFill,
};

Tag TagOf(Ns ns, std::string_view name);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_TAGS_H_
