// Letters of the fonts before Unicode: TCVN3 (".VnTime", "ABC") and VNI ("VNI-Times") drew Vietnamese over the upper
// half of an 8-bit code page, so that the same letters mean something else in another font.
//
// Tables: TCVN3 as TCVN 5712:1993 (the letters of VN3 stand at the same places in VN1, which glibc calls TCVN5712-1),
// VNI for Windows as vni.h of xvnkb lists it. A mark of VNI becomes combining marks behind its letter, so that a run
// may end between them; the result is therefore not composed: ToNfc() comes afterwards.
//
//   FromLegacyFont("QuyÕt ®Þnh", ".VnTime")     == "Quyết định"     (after ToNfc)
//   FromLegacyFont("quyÕt", ".VnTimeH")          == "QUYẾT"          capitals are a font of their own
//   FromLegacyFont("Quyeát ñònh", "VNI-Times")   == "Quyết định"
//   FromLegacyFont("Quyết định", ".VnTime")      unchanged: it is Unicode already, whatever its font says
#ifndef CAPDO_TEXT_LEGACY_VIETNAMESE_H_
#define CAPDO_TEXT_LEGACY_VIETNAMESE_H_

#include <string>
#include <string_view>

namespace capdo::text {

enum class LegacyCharset { kNone, kTcvn3, kVni };

// By the name of the font, whatever its case and however a PDF has tagged it ("ABCDEF+.VnTime").
LegacyCharset LegacyCharsetOf(std::string_view font_name);

// `utf8` holds the bytes of the old code page as the characters U+0080..U+00FF (or those that Windows-1252 has for
// them).
std::string FromLegacyFont(std::string_view utf8, std::string_view font_name);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_LEGACY_VIETNAMESE_H_
