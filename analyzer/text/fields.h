// Typed fields of administrative text: dates, document numbers, levels, citations of law. Each carries its span.
//
// All functions take text as written (NFC; not normalized) and return spans into it, in order. White space of any
// kind may stand between the parts of a field. Linear time; safe to call from several threads.
//
//   FindDates("Hà Nội, ngày 05 tháng 3 năm 2024")  → {2024-03-05, span of "ngày 05 tháng 3 năm 2024"}
//   FindNumbers("Số: 15/QĐ-UBND")                   → {"15/QĐ-UBND"}
//   FindLevels("cấp độ 3 (ba)")                     → {3}
//   FindLawCitations("khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP") → {act "85/2016/NĐ-CP", article 9, clause 2}
#ifndef CAPDO_TEXT_FIELDS_H_
#define CAPDO_TEXT_FIELDS_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/normalized.h"

namespace capdo::text {

struct Date {
  int year = 0, month = 0, day = 0;
  auto operator<=>(const Date&) const = default;
  bool valid() const;              // exists in the Gregorian calendar, 1900..2100
  std::string ToIso() const;       // "2024-03-05"
  static std::optional<Date> FromIso(std::string_view iso);
  Date PlusMonths(int months) const;  // clamped to the end of the month
};

struct DateField {
  Date date;
  Span span;
};
// "ngày 5 tháng 3 năm 2024", "05/3/2024", "05-03-2024", "05.3.2024", "2024-03-05"; impossible dates are left out.
// Spaces may stand anywhere white space is natural, also line breaks. Blanks ("ngày ... tháng ... năm") are no date.
std::vector<DateField> FindDates(std::string_view text);

struct PeriodField {
  Date first, last;  // of a day both are that day
  Span span;
};
// The days of FindDates, and months and quarters: "tháng 5/2024", "tháng 5 năm 2024", "quý II/2024"; "5/2024" only where nothing
// else stands in the text, or behind "từ", "đến", "vào" (it may be a part of a number: "Thông tư 12/2022").
std::vector<PeriodField> FindPeriods(std::string_view text);

struct NumberField {
  std::string number;  // "15/QĐ-UBND", without spaces
  Span span;
};
// Numbers and symbols of documents: digits (with letters, "15a"), "/", optional year, symbol in capitals with
// hyphens: "85/2016/NĐ-CP", "1234/QĐ-BTTTT", "12/2022/TT-BTTTT", "86/2015/QH13", "473/QĐ - BTTTT". A blank
// before the slash ("Số:   /QĐ-UBND") is not a number. Without a hyphen or a year the symbol must be a known kind of
// document ("15/QĐ"; not "220V/AC"). Party documents too: "52-NQ/TW".
std::vector<NumberField> FindNumbers(std::string_view text);

struct LevelField {
  int level = 0;  // 1..5
  Span span;
};
// "cấp độ 3", "cấp độ 03", "cấp độ III", "cấp độ ba", "cấp 3", "mức độ 3" is not a level of Decree 85 (it is the
// grade of an online service) and is left out; so are lists of the law's own levels ("cấp độ 1, 2, 3, 4, 5",
// "cấp độ 3 và 4", "từ cấp độ 1 đến cấp độ 5", "cấp độ 4 hoặc cấp độ 5", three and more "cấp độ n" in a row) and its
// thresholds ("cấp độ 3 trở lên"). "cấp độ 1 và cấp độ 2" gives two. "cấp 3 tài khoản" and "trường cấp 3" give none.
std::vector<LevelField> FindLevels(std::string_view text);

struct LawCitation {
  std::string act;      // "85/2016/NĐ-CP", or the name where no number is given ("Luật An toàn thông tin mạng")
  std::string article;  // "9", "9a"; "" where not given
  std::string clause, point;
  Span span;
};
// Both orders: "điểm c khoản 2 Điều 20 Nghị định …" and "Nghị định …, Điều 20 khoản 2 điểm c"; lists ("khoản 1, 2 Điều
// 9") give one citation each, all with the same act. "NĐ 85/2016" → "85/2016/NĐ-CP"; "TT 12/2022" → "12/2022/TT" (the
// issuer is not said); "TCVN 11930:2017", "QCVN 80:2014/BTTTT". A decision or directive counts with a year in its number
// or from the Prime Minister or a ministry; those of a province are documents, see FindNumbers. `act` is "" only where
// an article and its clause stand without one; an article alone is not a citation.
std::vector<LawCitation> FindLawCitations(std::string_view text);

// "III" → 3; 0 where it is not a Roman numeral of 1..3999.
int ParseRoman(std::string_view text);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_FIELDS_H_
