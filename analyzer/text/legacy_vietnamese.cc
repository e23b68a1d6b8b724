#include "text/legacy_vietnamese.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace capdo::text {
namespace {

// TCVN 5712:1993, bytes A1 to FF.
constexpr char16_t kTcvn3[] = {
    0x0102, 0x00C2, 0x00CA, 0x00D4, 0x01A0, 0x01AF, 0x0110, 0x0103,
    0x00E2, 0x00EA, 0x00F4, 0x01A1, 0x01B0, 0x0111, 0x1EB0, 0x0300,
    0x0309, 0x0303, 0x0301, 0x0323, 0x00E0, 0x1EA3, 0x00E3, 0x00E1,
    0x1EA1, 0x1EB2, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB4, 0x1EAE,
    0x1EA6, 0x1EA8, 0x1EAA, 0x1EA4, 0x1EC0, 0x1EB7, 0x1EA7, 0x1EA9,
    0x1EAB, 0x1EA5, 0x1EAD, 0x00E8, 0x1EC2, 0x1EBB, 0x1EBD, 0x00E9,
    0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0x00EC, 0x1EC9,
    0x1EC4, 0x1EBE, 0x1ED2, 0x0129, 0x00ED, 0x1ECB, 0x00F2, 0x1ED4,
    0x1ECF, 0x00F5, 0x00F3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1,
    0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0x00F9, 0x1ED6,
    0x1EE7, 0x0169, 0x00FA, 0x1EE5, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9,
    0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5, 0x1ED0,
};
static_assert(sizeof(kTcvn3) / sizeof(kTcvn3[0]) == 0xFF - 0xA1 + 1);

// A letter of VNI: what it is, or the marks that it sets on the letter before it.
struct VniLetter {
  char16_t code;
  char16_t first, second;
};

constexpr char16_t kGrave = 0x300, kAcute = 0x301, kCircumflex = 0x302, kTilde = 0x303, kBreve = 0x306, kHook = 0x309,
                   kDot = 0x323;
constexpr VniLetter kVni[] = {
    // Tones.
    {u'Ù', kAcute, 0}, {u'Ø', kGrave, 0}, {u'Û', kHook, 0}, {u'Õ', kTilde, 0}, {u'Ï', kDot, 0},
    {u'ù', kAcute, 0}, {u'ø', kGrave, 0}, {u'û', kHook, 0}, {u'õ', kTilde, 0}, {u'ï', kDot, 0},
    // The circumflex of Â, Ê, Ô, alone and with tones.
    {u'Â', kCircumflex, 0}, {u'Á', kCircumflex, kAcute}, {u'À', kCircumflex, kGrave}, {u'Å', kCircumflex, kHook},
    {u'Ã', kCircumflex, kTilde}, {u'Ä', kCircumflex, kDot},
    {u'â', kCircumflex, 0}, {u'á', kCircumflex, kAcute}, {u'à', kCircumflex, kGrave}, {u'å', kCircumflex, kHook},
    {u'ã', kCircumflex, kTilde}, {u'ä', kCircumflex, kDot},
    // The breve of Ă.
    {u'Ê', kBreve, 0}, {u'É', kBreve, kAcute}, {u'È', kBreve, kGrave}, {u'Ú', kBreve, kHook}, {u'Ü', kBreve, kTilde},
    {u'Ë', kBreve, kDot},
    {u'ê', kBreve, 0}, {u'é', kBreve, kAcute}, {u'è', kBreve, kGrave}, {u'ú', kBreve, kHook}, {u'ü', kBreve, kTilde},
    {u'ë', kBreve, kDot},
    // Letters of their own.
    {u'Ô', 0x1A0, 0}, {u'ô', 0x1A1, 0}, {u'Ö', 0x1AF, 0}, {u'ö', 0x1B0, 0}, {u'Ñ', 0x110, 0}, {u'ñ', 0x111, 0},
    {u'Í', 0xCD, 0}, {u'Ì', 0xCC, 0}, {u'Æ', 0x1EC8, 0}, {u'Ó', 0x128, 0}, {u'Ò', 0x1ECA, 0},
    {u'í', 0xED, 0}, {u'ì', 0xEC, 0}, {u'æ', 0x1EC9, 0}, {u'ó', 0x129, 0}, {u'ò', 0x1ECB, 0},
    {u'Î', 0x1EF4, 0}, {u'î', 0x1EF5, 0},
};

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool StartsWith(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if (Lower(text[i]) != lower[i]) return false;
  return true;
}

// Without the tag of six letters that a PDF sets before the name of a font that it holds in part.
std::string_view Bare(std::string_view name) {
  return name.size() > 7 && name[6] == '+' ? name.substr(7) : name;
}

// ".VnTimeH" and ".VnTimeH Bold": the family's name ends in H.
bool IsCapitals(std::string_view name) {
  const std::size_t end = name.find_first_of(" ,-");
  name = name.substr(0, end);
  return name.size() > 4 && name.back() == 'H';
}

// Letters that only Unicode has: nobody wrote them in an old font.
bool IsUnicodeAlready(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = DecodeUtf8(utf8, at);
    if ((c >= 0x100 && c < 0x152) || (c >= 0x1A0 && c < 0x1B1) || (c >= 0x300 && c < 0x370) || (c >= 0x1E00 && c < 0x1F00))
      return true;
  }
  return false;
}

// A converter that took the bytes for symbols has put them into the private area.
char32_t Plain(char32_t c) { return c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : c; }

void AppendVni(std::string& out, char32_t c) {
  for (const VniLetter& letter : kVni) {
    if (letter.code != c) continue;
    AppendUtf8(out, letter.first);
    if (letter.second != 0) AppendUtf8(out, letter.second);
    return;
  }
  AppendUtf8(out, c);
}

}  // namespace

LegacyCharset LegacyCharsetOf(std::string_view font_name) {
  const std::string_view name = Bare(font_name);
  if (StartsWith(name, ".vn")) return LegacyCharset::kTcvn3;
  if (StartsWith(name, "vni-") || StartsWith(name, "vni ")) return LegacyCharset::kVni;
  return LegacyCharset::kNone;
}

std::string FromLegacyFont(std::string_view utf8, std::string_view font_name) {
  const LegacyCharset charset = LegacyCharsetOf(font_name);
  if (charset == LegacyCharset::kNone || IsUnicodeAlready(utf8)) return std::string(utf8);
  const bool capitals = charset == LegacyCharset::kTcvn3 && IsCapitals(Bare(font_name));
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    char32_t c = Plain(DecodeUtf8(utf8, at));
    if (charset == LegacyCharset::kVni) {
      AppendVni(out, c);
      continue;
    }
    if (c >= 0xA1 && c <= 0xFF) c = kTcvn3[c - 0xA1];
    if (capitals) c = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
    AppendUtf8(out, c);
  }
  return out;
}

}  // namespace capdo::text
