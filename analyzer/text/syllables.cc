#include "text/syllables.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "text/chars.h"

namespace capdo::text {

namespace {

constexpr std::u32string_view kOnsets[] = {
    U"ngh", U"ng", U"nh", U"gh", U"gi", U"kh", U"ph", U"th", U"tr", U"ch", U"qu", U"b", U"c", U"d", U"đ",
    U"g",   U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v",  U"x", U""};

// Rhymes without their tone. Those that end in -c, -ch, -p, -t take only the tones sắc and nặng.
constexpr std::u32string_view kRhymes[] = {
    U"a",    U"ac",   U"ach",  U"ai",   U"am",   U"an",   U"ang",  U"anh",  U"ao",   U"ap",   U"at",   U"au",   U"ay",
    U"ă",    U"ăc",   U"ăm",   U"ăn",   U"ăng",  U"ăp",   U"ăt",   U"â",    U"âc",   U"âm",   U"ân",   U"âng",  U"âp",
    U"ât",   U"âu",   U"ây",   U"e",    U"ec",   U"em",   U"en",   U"eng",  U"eo",   U"ep",   U"et",   U"ê",    U"êch",
    U"êm",   U"ên",   U"ênh",  U"êp",   U"êt",   U"êu",   U"i",    U"ia",   U"ich",  U"iêc",  U"iêm",  U"iên",  U"iêng",
    U"iêp",  U"iêt",  U"iêu",  U"im",   U"in",   U"inh",  U"ip",   U"it",   U"iu",   U"o",    U"oa",   U"oac",  U"oach",
    U"oai",  U"oam",  U"oan",  U"oang", U"oanh", U"oao",  U"oap",  U"oat",  U"oay",  U"oăc",  U"oăm",  U"oăn",  U"oăng",
    U"oăt",  U"oc",   U"oe",   U"oen",  U"oeo",  U"oet",  U"oi",   U"om",   U"on",   U"ong",  U"oong", U"ooc",  U"op",
    U"ot",   U"ô",    U"ôc",   U"ôi",   U"ôm",   U"ôn",   U"ông",  U"ôp",   U"ôt",   U"ơ",    U"ơi",   U"ơm",   U"ơn",
    U"ơp",   U"ơt",   U"u",    U"ua",   U"uâc",  U"uân",  U"uâng", U"uât",  U"uây",  U"uc",   U"uê",   U"uêch", U"uênh",
    U"ui",   U"um",   U"un",   U"ung",  U"uô",   U"uôc",  U"uôi",  U"uôm",  U"uôn",  U"uông", U"uôt",  U"uơ",   U"up",
    U"ut",   U"uy",   U"uya",  U"uych", U"uyên", U"uyêt", U"uynh", U"uyt",  U"uyu",  U"uyn",  U"uyp",  U"ư",    U"ưa",
    U"ưc",   U"ưi",   U"ưm",   U"ưn",   U"ưng",  U"ươc",  U"ươi",  U"ươm",  U"ươn",  U"ương", U"ươp",  U"ươt",  U"ươu",
    U"ưt",   U"ưu",   U"y",    U"yêm",  U"yên",  U"yêng", U"yêt",  U"yêu",  U"ynh",  U"yt",   U"êng",  U"ech",  U"ăy"};

struct Vowel {
  char32_t plain;  // without its tone
  int tone;        // 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng
};

Vowel WithoutTone(char32_t c) {
  static constexpr std::u32string_view kVowels = U"aăâeêioôơuưy";
  static constexpr std::u32string_view kToned[] = {U"àằầèềìòồờùừỳ", U"áắấéếíóốớúứý", U"ảẳẩẻểỉỏổởủửỷ",
                                                   U"ãẵẫẽễĩõỗỡũữỹ", U"ạặậẹệịọộợụựỵ"};
  for (int tone = 1; tone <= 5; ++tone) {
    const std::size_t at = kToned[tone - 1].find(c);
    if (at != std::u32string_view::npos) return {kVowels[at], tone};
  }
  return {c, 0};
}

bool IsVietnameseOnly(char32_t lower) {
  return WithoutTone(lower).tone > 0 || std::u32string_view(U"ăâđêôơư").find(lower) != std::u32string_view::npos;
}

bool IsRhyme(std::u32string_view rhyme) {
  static const std::unordered_set<std::u32string_view> rhymes(std::begin(kRhymes), std::end(kRhymes));
  return rhymes.count(rhyme) > 0;
}

bool EndsInStop(std::u32string_view rhyme) {
  const char32_t last = rhyme.back();
  return last == U'c' || last == U'p' || last == U't' || rhyme.ends_with(U"ch");
}

bool Fits(std::u32string_view syllable, int tone) {
  for (std::u32string_view onset : kOnsets) {
    if (!syllable.starts_with(onset)) continue;
    std::u32string_view rhyme = syllable.substr(onset.size());
    // "gì", "giết": the i of the initial belongs to the rhyme; "quy": so does the u.
    if (onset == U"gi" && (rhyme.empty() || IsRhyme(std::u32string(U"i") + std::u32string(rhyme))))
      return rhyme.empty() || !EndsInStop(rhyme) || tone == 2 || tone == 5;
    if (rhyme.empty() || !IsRhyme(rhyme)) continue;
    const bool front = rhyme.front() == U'e' || rhyme.front() == U'ê' || rhyme.front() == U'i';
    if ((onset == U"ngh" || onset == U"gh") && !front) continue;
    if (EndsInStop(rhyme) && tone != 2 && tone != 5) continue;
    return true;
  }
  return false;
}

// Quotation marks, dashes, bullets, arrows and ticks, degree and section signs: signs of sound documents.
bool IsUsualSign(char32_t c) {
  return c < 0x80 || (c >= 0x2010 && c <= 0x203F) || (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2200 && c <= 0x22FF) ||
         c == 0x25CF || c == 0x25CB || c == 0x25AA || (c >= 0x2600 && c <= 0x27BF) || c == 0xA7 || c == 0xB0 ||
         c == 0xB1 || c == 0xD7 || c == 0xAB || c == 0xBB || c == 0xB7 || c == 0xA9 || c == 0xAE || c == 0x20AB ||
         c == 0xB2 || c == 0xB3 || c == 0xBD || c == 0x2122;
}

}  // namespace

bool IsVietnameseSyllable(std::string_view word) {
  std::u32string plain;
  int tone = 0;
  for (std::size_t i = 0; i < word.size();) {
    const Vowel vowel = WithoutTone(Char(Decode(word, i)).lower);
    if (vowel.tone > 0 && tone > 0) return false;
    tone = std::max(tone, vowel.tone);
    plain += vowel.plain;
    if (plain.size() > 7) return false;
  }
  return !plain.empty() && Fits(plain, tone);
}

void Plausibility::Add(std::string_view utf8) {
  std::string word;
  int letters_in_word = 0;
  bool digits = false;
  const auto end_word = [&] {
    if (letters_in_word >= 2 && !digits) {
      ++words;
      letters += letters_in_word;
      if (IsVietnameseSyllable(word)) ++syllables;
    }
    word.clear();
    letters_in_word = 0;
    digits = false;
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    const char32_t c = Decode(utf8, i);
    const CharInfo info = Char(c);
    if (!info.is(kSpace)) ++signs;
    if (info.is(kDigit)) {
      digits = true;
      continue;
    }
    if (!info.is(kLetter)) {
      if (!info.is(kSpace) && !info.is(kDrop) && !IsUsualSign(c)) ++strange;
      end_word();
      continue;
    }
    const bool own = IsVietnameseOnly(info.lower);
    if (!own && c >= 0x80) ++strange;
    word.append(utf8.substr(begin, i - begin));
    ++letters_in_word;
    if (own) ++marked;
  }
  end_word();
}

Plausibility PlausibilityOf(std::string_view utf8) {
  Plausibility sum;
  sum.Add(utf8);
  return sum;
}

}  // namespace capdo::text
