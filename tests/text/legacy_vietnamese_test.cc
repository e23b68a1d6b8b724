// Letters of TCVN3 and VNI fonts: every Vietnamese letter there and back.
#include "text/legacy_vietnamese.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/normalized.h"

namespace capdo::text {
namespace {

// All 134 letters of the alphabet that ASCII does not have, and how vni.h of xvnkb writes each (capital and small).
struct VniLetter {
  const char* unicode;
  const char* vni;
};
constexpr VniLetter kVni[] = {
    {"ÁáÀàẢảÃãẠạ", "AÙaùAØaøAÛaûAÕaõAÏaï"}, {"ÂâẤấẦầẨẩẪẫẬậ", "AÂaâAÁaáAÀaàAÅaåAÃaãAÄaä"}, {"ĂăẮắẰằẲẳẴẵẶặ", "AÊaêAÉaéAÈaèAÚaúAÜaüAËaë"},
    {"ÉéÈèẺẻẼẽẸẹ", "EÙeùEØeøEÛeûEÕeõEÏeï"}, {"ÊêẾếỀềỂểỄễỆệ", "EÂeâEÁeáEÀeàEÅeåEÃeãEÄeä"}, {"ÓóÒòỎỏÕõỌọ", "OÙoùOØoøOÛoûOÕoõOÏoï"},
    {"ÔôỐốỒồỔổỖỗỘộ", "OÂoâOÁoáOÀoàOÅoåOÃoãOÄoä"}, {"ƠơỚớỜờỞởỠỡỢợ", "ÔôÔÙôùÔØôøÔÛôûÔÕôõÔÏôï"}, {"ÚúÙùỦủŨũỤụ", "UÙuùUØuøUÛuûUÕuõUÏuï"},
    {"ƯưỨứỪừỬửỮữỰự", "ÖöÖÙöùÖØöøÖÛöûÖÕöõÖÏöï"}, {"ÍíÌìỈỉĨĩỊị", "ÍíÌìÆæÓóÒò"}, {"ÝýỲỳỶỷỸỹỴỵ", "YÙyùYØyøYÛyûYÕyõÎî"}, {"Đđ", "Ññ"},
};

TEST(LegacyVietnamese, VniLettersBecomeUnicode) {
  for (const VniLetter& row : kVni) EXPECT_EQ(ToNfc(FromLegacyFont(row.vni, "VNI-Times")), row.unicode);
}

// The small letters of TCVN3 by byte: those of the standard's third set, which the fonts have.
constexpr char kTcvn3Letters[] =
    "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
constexpr unsigned char kTcvn3Bytes[] = {
    0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6,
    0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8,
    0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED,
    0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE};

TEST(LegacyVietnamese, Tcvn3LettersBecomeUnicode) {
  std::string bytes;
  for (unsigned char byte : kTcvn3Bytes) AppendUtf8(bytes, byte);
  EXPECT_EQ(ToNfc(FromLegacyFont(bytes, ".VnTime")), kTcvn3Letters);
}

TEST(LegacyVietnamese, NoTwoBytesAreOneLetter) {
  std::vector<std::string> seen;
  for (unsigned byte = 0xA1; byte <= 0xFF; ++byte) {
    std::string letter;
    AppendUtf8(letter, byte);
    const std::string made = FromLegacyFont(letter, ".VnArial");
    for (const std::string& other : seen) EXPECT_NE(made, other) << byte;
    seen.push_back(made);
  }
}

struct FontCase {
  const char* text;
  const char* font;
  const char* result;
};

TEST(LegacyVietnamese, TheFontDecides) {
  const FontCase kCases[] = {
      {"QuyÕt ®Þnh", ".VnTime", "Quyết định"},
      {"quyÕt ®Þnh", ".VnTimeH", "QUYẾT ĐỊNH"},
      {"quyÕt ®Þnh", ".vntimeH", "QUYẾT ĐỊNH"},
      {"QuyÕt ®Þnh", "ABCDEF+.VnTime", "Quyết định"},
      {"Quyeát ñònh", "VNI-Times", "Quyết định"},
      {"QuyÕt ®Þnh", "Times New Roman", "QuyÕt ®Þnh"},
      {"Quyết định", ".VnTime", "Quyết định"},  // Unicode already
      {"Quyết định", "VNI-Times", "Quyết định"},
      {"\xEF\x82\xB8", ".VnTime", "á"},  // U+F0B8: taken for a symbol
      {"", ".VnTime", ""},
  };
  for (const FontCase& one : kCases) EXPECT_EQ(ToNfc(FromLegacyFont(one.text, one.font)), one.result) << one.text << " in " << one.font;
}

}  // namespace
}  // namespace capdo::text
