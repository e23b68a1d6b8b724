#include "readers/docx_tags.h"

#include <unordered_map>

namespace capdo::readers {

Tag TagOf(Ns ns, std::string_view name) {
  static const std::unordered_map<std::string_view, Tag> kWordTags = {
      {"p", Tag::kParagraph},
      {"r", Tag::kRun},
      {"t", Tag::kText},
      {"delText", Tag::kDeletedText},
      {"instrText", Tag::kInstruction},
      {"delInstrText", Tag::kInstruction},
      {"tab", Tag::kTab},
      {"ptab", Tag::kTab},
      {"br", Tag::kBreak},
      {"cr", Tag::kReturn},
      {"noBreakHyphen", Tag::kNoBreakHyphen},
      {"softHyphen", Tag::kSoftHyphen},
      {"sym", Tag::kSymbol},
      {"pPr", Tag::kParagraphProps},
      {"rPr", Tag::kRunProps},
      {"sectPr", Tag::kSectionProps},
      {"pPrChange", Tag::kChange},
      {"rPrChange", Tag::kChange},
      {"sectPrChange", Tag::kChange},
      {"tblPrChange", Tag::kChange},
      {"tblPrExChange", Tag::kChange},
      {"trPrChange", Tag::kChange},
      {"tcPrChange", Tag::kChange},
      {"tblGridChange", Tag::kChange},
      {"numberingChange", Tag::kChange},
      {"rt", Tag::kRubyText},
      {"sdt", Tag::kSdt},
      {"sdtPr", Tag::kSdtProps},
      {"sdtEndPr", Tag::kSdtProps},
      {"fldChar", Tag::kFieldChar},
      {"fldSimple", Tag::kSimpleField},
      {"ffData", Tag::kFieldData},
      {"ins", Tag::kInserted},
      {"moveTo", Tag::kInserted},
      {"del", Tag::kDeleted},
      {"moveFrom", Tag::kDeleted},
      {"tbl", Tag::kTable},
      {"tblPr", Tag::kTableProps},
      {"tblPrEx", Tag::kTableProps},
      {"tblBorders", Tag::kTableBorders},
      {"tblGrid", Tag::kTableGrid},
      {"tr", Tag::kRow},
      {"trPr", Tag::kRowProps},
      {"tc", Tag::kCell},
      {"tcPr", Tag::kCellProps},
      {"tcBorders", Tag::kCellBorders},
      {"drawing", Tag::kDrawing},
      {"pict", Tag::kPicture},
      {"object", Tag::kObject},
      {"txbxContent", Tag::kTextBox},
      {"footnoteReference", Tag::kFootnoteRef},
      {"endnoteReference", Tag::kEndnoteRef},
      {"commentReference", Tag::kCommentRef},
      {"footnote", Tag::kNote},
      {"endnote", Tag::kNote},
      {"comment", Tag::kNote},
      {"lastRenderedPageBreak", Tag::kRenderedBreak},
      {"altChunk", Tag::kAltChunk},
      {"subDoc", Tag::kAltChunk},
      {"background", Tag::kBackground},
  };
  if (ns == Ns::kMath) {
    if (name == "t") return Tag::kText;
    return name == "r" ? Tag::kRun : Tag::kOther;
  }
  if (ns == Ns::kWord14 && name == "textFill") return Tag::kTextFill;
  if (ns != Ns::kWord) return Tag::kOther;
  auto found = kWordTags.find(name);
  return found == kWordTags.end() ? Tag::kOther : found->second;
}

}  // namespace capdo::readers
