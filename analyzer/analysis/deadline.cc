#include "analysis/deadline.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

// Of the last month in which it can still be kept: "quý iii/2026" → 9; 12 for a year alone; 0 where the words name none.
int MonthOf(std::string_view words) {
  const std::size_t at = words.find_last_of(' ');
  if (at == std::string_view::npos) return 0;
  const auto number = [](std::string_view from) {
    int value = 0;
    const auto [end, error] = std::from_chars(from.data(), from.data() + from.size(), value);
    return error == std::errc() && value > 0 ? value : 0;
  };
  if (words.starts_with("tháng ")) return std::min(12, number(words.substr(std::string_view("tháng ").size())));
  if (words.find("đầu năm ") != std::string_view::npos) return 6;
  if (words.starts_with("quý ")) {
    const std::string_view quarter = words.substr(std::string_view("quý ").size());
    for (const auto& [roman, month] : {std::pair("iv", 12), std::pair("iii", 9), std::pair("ii", 6), std::pair("i", 3)})
      if (quarter.starts_with(roman)) return month;
    return std::min(12, 3 * number(quarter));
  }
  return 12;
}

int YearOf(std::string_view words) {
  int year = 0;
  for (std::size_t i = words.size(); i >= 4; --i) {
    const std::string_view four = words.substr(i - 4, 4);
    if (!four.starts_with("20") || !std::all_of(four.begin(), four.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
    std::from_chars(four.data(), four.data() + four.size(), year);
    return year;
  }
  return 0;
}

}  // namespace

std::optional<Deadline> DeadlineIn(const std::string& normalized, const rules::Patterns& patterns) {
  std::optional<Deadline> latest;
  std::vector<text::Span> read;  // by patterns before: of "tháng 3 năm 2027" the year is no deadline of its own
  for (const text::Pattern& pattern : patterns) {
    for (std::size_t from = 0; from < normalized.size();) {
      const auto match = pattern.Find(normalized, from);
      if (!match) break;
      from = std::max<std::size_t>(match->whole.end, from + 1);
      if (match->groups.empty() || match->groups[0].empty()) continue;
      const text::Span& at = match->groups[0];
      if (std::any_of(read.begin(), read.end(), [&](const text::Span& span) { return at.begin < span.end && span.begin < at.end; }))
        continue;
      read.push_back(at);
      Deadline one{{}, normalized.substr(at.begin, at.size())};
      if (const auto dates = text::FindDates(one.words); !dates.empty()) {
        one.last = dates.back().date;
      } else {
        const int year = YearOf(one.words), month = MonthOf(one.words);
        if (year == 0 || month == 0) continue;
        one.last = text::Date{year, 1, 31}.PlusMonths(month - 1);
      }
      if (!latest || latest->last < one.last) latest = std::move(one);
    }
  }
  return latest;
}

void NameDeadline(const Dossier& dossier, Finding& finding) {
  if (finding.reason != "promised") return;
  for (const Passage& at : finding.passages) {
    if (at.part < 0 || at.block < 0) continue;
    const auto deadline = DeadlineIn(NormOf(dossier.part(at.part), at), Marker(dossier.words(), "deadline"));
    if (!deadline) continue;
    finding.reason = deadline->last < dossier.as_of ? "promise-overdue" : "promised-dated";
    finding.say["date"] = deadline->words;
    return;
  }
}

}  // namespace capdo::analysis
