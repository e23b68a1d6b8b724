#include <algorithm>
#include <chrono>
#include <cstdio>

#include "text/fields.h"
#include "text/scan.h"

namespace capdo::text {

bool Date::valid() const {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::string Date::ToIso() const {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  return buffer;
}

std::optional<Date> Date::FromIso(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  for (std::size_t i = 0; i < iso.size(); ++i)
    if (i != 4 && i != 7 && !IsDigit(iso[i])) return {};
  const Date date{ToInt(iso.substr(0, 4)), ToInt(iso.substr(5, 2)), ToInt(iso.substr(8, 2))};
  if (!date.valid()) return {};
  return date;
}

Date Date::PlusMonths(int months) const {
  const int total = year * 12 + (month - 1) + months;
  Date result{total / 12, total % 12 + 1, day};
  if (total % 12 < 0) {
    result.year -= 1;
    result.month += 12;
  }
  const std::chrono::year_month_day_last last(
      std::chrono::year(result.year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(result.month))));
  result.day = std::min(result.day, static_cast<int>(static_cast<unsigned>(last.day())));
  return result;
}

namespace {

// The same number goes on: "1.05.3.2024", "10/5/2016/NĐ-CP". A hyphen after "01/01/2024" begins the
// end of a period.
bool Continues(std::string_view text, const Span& whole, char separator) {
  if (WordBefore(text, whole.begin) || WordAfter(text, whole.end)) return true;
  const auto joins = [&](std::size_t mark, std::size_t beyond) {
    if (mark >= text.size()) return false;
    if (text[mark] == '/') return true;
    return text[mark] == separator && beyond < text.size() && IsDigit(text[beyond]);
  };
  return joins(whole.begin - 1u, whole.begin - 2u) || joins(whole.end, whole.end + 1u);
}

void FindWritten(std::string_view text, std::vector<DateField>& out) {
  // The figures of the year may be set apart: "năm 202 4"; "ngày" may be left out: "Lập: 20 tháng 10 năm 2026".
  static const Expression kWritten(
      R"((?:ngày~)?(\d{1,2})~[,/]?~tháng~(\d{1,2})~[,/]?~năm~((?:\d~){3}\d))");
  std::vector<Span> groups;
  for (std::size_t from = 0; kWritten.Find(text, from, groups);) {
    from = groups[0].end;
    if (WordBefore(text, groups[0].begin) ||
        (groups[0].end < text.size() && IsDigit(text[groups[0].end])))
      continue;
    const Date date{ToInt(Slice(text, groups[3])), ToInt(Slice(text, groups[2])),
                    ToInt(Slice(text, groups[1]))};
    if (date.valid()) out.push_back({date, groups[0]});
  }
}

void FindNumeric(std::string_view text, std::vector<DateField>& out) {
  static const Expression kNumeric(
      R"((\d{1,4})(~/~|~[-–‐‑−]~|\.)(\d{1,2})(~/~|~[-–‐‑−]~|\.)(\d{1,4}))");
  std::vector<Span> groups;
  for (std::size_t from = 0; kNumeric.Find(text, from, groups);) {
    from = groups[0].begin + 1;
    const Span whole = groups[0];
    const bool iso = groups[1].size() == 4;
    const std::size_t year_digits = iso ? groups[1].size() : groups[5].size();
    const std::size_t day_digits = iso ? groups[5].size() : groups[1].size();
    if (year_digits != 4 || day_digits > 2) continue;
    const std::string separator = CompactSymbol(Slice(text, groups[2]));
    if (separator != CompactSymbol(Slice(text, groups[4]))) continue;
    if (Continues(text, whole, separator[0])) continue;
    const int first = ToInt(Slice(text, groups[1])), last = ToInt(Slice(text, groups[5]));
    const Date date{iso ? first : last, ToInt(Slice(text, groups[3])), iso ? last : first};
    if (!date.valid()) continue;
    out.push_back({date, whole});
    from = whole.end;
  }
}

// From the first day of one month to the last of another.
PeriodField Months(int year, int first, int last, const Span& span) {
  const std::chrono::year_month_day_last day(std::chrono::year(year),
                                             std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(last))));
  return {{year, first, 1}, {year, last, static_cast<int>(static_cast<unsigned>(day.day()))}, span};
}

// Nothing but marks of a list stands before it, and nothing behind; or "từ", "đến" stand before it.
bool IsBareMonth(std::string_view text, const Span& whole) {
  static const Expression kLead(R"((?:từ|đến|tới|vào|hồi|hết|trước|sau)~(?:khoảng |đầu |giữa |cuối |hết )?)");
  std::string_view before = text.substr(0, whole.begin), after = text.substr(whole.end);
  while (!after.empty() && std::string_view(" .,;").find(after.front()) != std::string_view::npos) after.remove_prefix(1);
  std::string_view lead = before;
  while (!lead.empty() && std::string_view(" -+*").find(lead.back()) != std::string_view::npos) lead.remove_suffix(1);
  if (lead.empty() && (after.empty() || after.front() == ':')) return true;
  std::vector<Span> groups;
  for (std::size_t from = 0; kLead.Find(before, from, groups); from = groups[0].end)
    if (groups[0].end == before.size() && !WordBefore(before, groups[0].begin)) return true;
  return false;
}

void FindMonths(std::string_view text, std::vector<PeriodField>& out) {
  static const Expression kMonth(R"((tháng~)?(\d{1,2})~(/|-|,?~năm)~(\d{4}))");
  static const Expression kQuarter(R"(quý~(iv|i{1,3}|[1-4])~(?:/|-|,?~năm|,)?~(\d{4}))");
  const auto free = [&](const Span& span) {
    return std::none_of(out.begin(), out.end(), [&](const PeriodField& one) { return span.begin < one.span.end && one.span.begin < span.end; });
  };
  std::vector<Span> groups;
  for (std::size_t from = 0; kMonth.Find(text, from, groups);) {
    const Span whole = groups[0];
    from = whole.end;
    const int month = ToInt(Slice(text, groups[2])), year = ToInt(Slice(text, groups[4]));
    const bool named = groups[1].size() > 0;
    if (month < 1 || month > 12 || year < 1900 || year > 2100 || !free(whole)) continue;
    if (WordBefore(text, whole.begin) || WordAfter(text, whole.end) || (whole.end < text.size() && text[whole.end] == '/')) continue;
    if (whole.begin > 0 && std::string_view("/.-").find(text[whole.begin - 1]) != std::string_view::npos) continue;
    if (!named && (Slice(text, groups[3]) != "/" || !IsBareMonth(text, whole))) continue;
    out.push_back(Months(year, month, month, whole));
  }
  for (std::size_t from = 0; kQuarter.Find(text, from, groups);) {
    const Span whole = groups[0];
    from = whole.end;
    const std::string_view sign = Slice(text, groups[1]);
    const int quarter = IsDigit(sign[0]) ? ToInt(sign) : sign.size() == 2 && (sign[1] == 'v' || sign[1] == 'V') ? 4 : static_cast<int>(sign.size());
    const int year = ToInt(Slice(text, groups[2]));
    if (year < 1900 || year > 2100 || WordBefore(text, whole.begin) || WordAfter(text, whole.end) || !free(whole)) continue;
    out.push_back(Months(year, 3 * quarter - 2, 3 * quarter, whole));
  }
}

}  // namespace

std::vector<PeriodField> FindPeriods(std::string_view text) {
  std::vector<PeriodField> out;
  for (const DateField& day : FindDates(text)) out.push_back({day.date, day.date, day.span});
  FindMonths(text, out);
  std::sort(out.begin(), out.end(), [](const PeriodField& a, const PeriodField& b) { return a.span.begin < b.span.begin; });
  return out;
}

std::vector<DateField> FindDates(std::string_view text) {
  std::vector<DateField> out;
  FindWritten(text, out);
  FindNumeric(text, out);
  std::sort(out.begin(), out.end(),
            [](const DateField& a, const DateField& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace capdo::text
