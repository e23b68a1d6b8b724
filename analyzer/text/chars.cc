#include "text/chars.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace capdo::text {

namespace {

// Letters that other writers or OCR put in place of a Vietnamese one, and one form for every dash
// and quotation mark.
constexpr std::pair<char32_t, char32_t> kLookAlikes[] =
    {
        {U'ƣ', U'ư'},   {U'Ƣ', U'Ư'},                                    // old OCR
        {0x00D0, U'Đ'}, {0x00F0, U'đ'}, {0x0189, U'Đ'}, {0x0256, U'đ'},  // Eth and African D
        {0x2010, '-'},  {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'},
        {0x2014, '-'},  {0x2015, '-'},  {0x2043, '-'},  {0x2212, '-'},
        {0xFE58, '-'},  {0xFE63, '-'},  {0xF02D, '-'},  // F02D: Symbol font
        {0x201C, '"'},  {0x201D, '"'},  {0x201E, '"'},  {0x201F, '"'},
        {0x2033, '"'},  {0x00AB, '"'},  {0x00BB, '"'},  {0x2018, '\''},
        {0x2019, '\''}, {0x201A, '\''}, {0x201B, '\''}, {0x2032, '\''},
        {0x00B4, '\''}, {0x0060, '\''}, {0x2044, '/'},  {0x2215, '/'},
};

constexpr std::pair<char32_t, std::string_view> kExpansions[] = {
    {0x2026, "..."}, {0xFB00, "ff"},   {0xFB01, "fi"}, {0xFB02, "fl"},
    {0xFB03, "ffi"}, {0xFB04, "ffl"},  {0x2160, "I"},  {0x2161, "II"},
    {0x2162, "III"}, {0x2163, "IV"},   {0x2164, "V"},  {0x2165, "VI"},
    {0x2166, "VII"}, {0x2167, "VIII"}, {0x2168, "IX"}, {0x2169, "X"},
};

bool IsDropped(char32_t c) {
  return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

const icu::Normalizer2* Nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? nfc : nullptr;
}

// The first letter of the full decomposition: 'ậ' → 'a'.
char32_t BaseLetter(char32_t c) {
  if (c == U'đ') return 'd';
  const icu::Normalizer2* nfc = Nfc();
  icu::UnicodeString parts;
  if (nfc != nullptr && nfc->getDecomposition(static_cast<UChar32>(c), parts) && !parts.isEmpty())
    return static_cast<char32_t>(parts.char32At(0));
  return c;
}

CharInfo Describe(char32_t original) {
  CharInfo info;
  char32_t c = original;
  if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + 0x21;  // full-width ASCII
  for (const auto& [from, to] : kLookAlikes)
    if (c == from) c = to;
  const auto icu_char = static_cast<UChar32>(c);
  info.raw = c;
  info.lower = static_cast<char32_t>(u_tolower(icu_char));
  info.fold = BaseLetter(info.lower);

  const auto category = U_GET_GC_MASK(icu_char);
  if (category & (U_GC_L_MASK | U_GC_M_MASK)) info.kind |= kLetter;
  if (category & U_GC_M_MASK) info.fold = 0;
  if (category & U_GC_N_MASK) info.kind |= kDigit;
  if (category & (U_GC_LU_MASK | U_GC_LT_MASK)) info.kind |= kUpper;
  if (category & U_GC_LL_MASK) info.kind |= kLower;
  if (category & (U_GC_Z_MASK | U_GC_CC_MASK)) info.kind |= kSpace;
  if (IsDropped(c)) info.kind = kDrop;
  if (!Expansion(original).empty()) info.kind |= kExpand;
  // Asked of the original: that is what NFC sees.
  const auto source = static_cast<UChar32>(original);
  if (u_getIntPropertyValue(source, UCHAR_NFC_QUICK_CHECK) != UNORM_YES ||
      u_getCombiningClass(source) != 0)
    info.kind |= kUnstable;
  return info;
}

// Longer runs of marks are cut, as Unicode's stream-safe format does: reordering is quadratic in
// ICU.
constexpr std::size_t kMaxSegment = 32;

bool BeginsSegment(const icu::Normalizer2& nfc, char32_t c) {
  return c < 0x300 || nfc.hasBoundaryBefore(static_cast<UChar32>(c));
}

}  // namespace

const std::array<CharInfo, kTableSize>& CharTable() {
  static const auto* table = [] {
    auto* built = new std::array<CharInfo, kTableSize>;
    for (char32_t c = 0; c < kTableSize; ++c) (*built)[c] = Describe(c);
    return built;
  }();
  return *table;
}

CharInfo SlowChar(char32_t c) { return Describe(c); }

std::string_view Expansion(char32_t c) {
  for (const auto& [from, to] : kExpansions)
    if (c == from) return to;
  return {};
}

std::vector<CodePoint> DecodeAll(std::string_view utf8) {
  std::vector<CodePoint> decoded;
  decoded.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto begin = static_cast<std::uint32_t>(i);
    const char32_t c = Decode(utf8, i);
    decoded.push_back({c, {begin, static_cast<std::uint32_t>(i)}});
  }
  return decoded;
}

std::vector<CodePoint> Compose(std::vector<CodePoint> decoded) {
  // Below U+0300 nothing changes and nothing composes backwards.
  const bool stable = std::none_of(decoded.begin(), decoded.end(), [](const CodePoint& c) {
    return c.value >= 0x300 && Char(c.value).is(kUnstable);
  });
  const icu::Normalizer2* nfc = stable ? nullptr : Nfc();
  if (nfc == nullptr) return decoded;

  std::vector<CodePoint> composed;
  composed.reserve(decoded.size());
  icu::UnicodeString segment, result;
  for (std::size_t begin = 0; begin < decoded.size();) {
    std::size_t end = begin + 1;
    while (end < decoded.size() && end - begin < kMaxSegment &&
           !BeginsSegment(*nfc, decoded[end].value))
      ++end;
    if (end - begin == 1 && !Char(decoded[begin].value).is(kUnstable)) {
      composed.push_back(decoded[begin++]);
      continue;
    }
    segment.remove();
    for (std::size_t k = begin; k < end; ++k)
      segment.append(static_cast<UChar32>(decoded[k].value));
    UErrorCode status = U_ZERO_ERROR;
    nfc->normalize(segment, result, status);
    const Span whole{decoded[begin].origin.begin, decoded[end - 1].origin.end};
    if (U_FAILURE(status)) result = segment;
    for (std::int32_t k = 0; k < result.length(); k = result.moveIndex32(k, 1))
      composed.push_back({static_cast<char32_t>(result.char32At(k)), whole});
    begin = end;
  }
  return composed;
}

void PlaceTone(char32_t* syllable, std::size_t size) {
  if (size < 2) return;
  struct Move {
    char32_t glide, vowel, marked_glide, plain;
  };
  static constexpr Move kMoves[] = {
      {'o', U'à', U'ò', 'a'}, {'o', U'á', U'ó', 'a'}, {'o', U'ả', U'ỏ', 'a'},
      {'o', U'ã', U'õ', 'a'}, {'o', U'ạ', U'ọ', 'a'}, {'o', U'è', U'ò', 'e'},
      {'o', U'é', U'ó', 'e'}, {'o', U'ẻ', U'ỏ', 'e'}, {'o', U'ẽ', U'õ', 'e'},
      {'o', U'ẹ', U'ọ', 'e'}, {'u', U'ỳ', U'ù', 'y'}, {'u', U'ý', U'ú', 'y'},
      {'u', U'ỷ', U'ủ', 'y'}, {'u', U'ỹ', U'ũ', 'y'}, {'u', U'ỵ', U'ụ', 'y'},
  };
  char32_t& glide = syllable[size - 2];
  char32_t& vowel = syllable[size - 1];
  if ((glide != 'o' && glide != 'u') || vowel < 0x80) return;
  if (size >= 3 && syllable[size - 3] == 'q') return;  // "qu" is one consonant
  for (const Move& move : kMoves) {
    if (glide != move.glide || vowel != move.vowel) continue;
    glide = move.marked_glide;
    vowel = move.plain;
    return;
  }
}

char32_t CharBefore(std::string_view text, std::size_t position) {
  if (position == 0 || position > text.size()) return 0;
  std::size_t begin = position - 1;
  while (begin > 0 && position - begin < 4 &&
         (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  return DecodeUtf8(text, begin);
}

char32_t CharAt(std::string_view text, std::size_t position) {
  if (position >= text.size()) return 0;
  return DecodeUtf8(text, position);
}

}  // namespace capdo::text
