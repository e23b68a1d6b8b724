// Days that cannot be by themselves: one that no calendar has, one on which something is told as done although the document
// that tells it is older, a version that is older than the one before it.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/recognised.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxFound = 4;
constexpr int kMaxVersions = 200;
constexpr int kFirstYear = 1945, kLastYear = 2100;

int DaysOf(int month, int year) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

class Reader {
 public:
  Reader(const Dossier& dossier, const rules::Look& look) : dossier_(dossier), look_(look) {}

  void Read(int p) {
    const Part& part = dossier_.part(p);
    const std::optional<text::Date> own = DayOf(part);
    if (own && dossier_.as_of < *own) {
      const Passage at = WithPart(part.field_places.at("date"), p);
      if (!IsRecognised(dossier_, at) && Fault("date-in-future", {at})) {
        say_["date"] = own->ToIso();
        say_["other-date"] = dossier_.as_of.ToIso();
      }
    }
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const Region region = part.prepared(index).region;
      if (region == Region::kFurniture || region == Region::kExample) continue;
      // One sign that recognition misread makes such a day.
      if (part.block(index).read_by != document::ReadBy::kOcr) ReadCalendar(part, p, index);
      if (own && region == Region::kContent && part.prepared(index).place != Place::kClosing) ReadTold(part, p, index, *own);
    }
    for (int table : part.tables) ReadVersions(part, p, part.table(table));
  }

  Finding Conclude() {
    Finding finding;
    finding.evidence = Evidence::kUsable;
    finding.outcome = Outcome::kNotApplicable;
    finding.reason = "nothing-to-compare";
    finding.say["faults"] = std::to_string(faults_);
    if (faults_ == 0) return finding;
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = reason_;
    finding.passages = passages_;
    for (const auto& [name, value] : say_) finding.say[name] = value;
    return finding;
  }

 private:
  bool Fault(const char* reason, std::vector<Passage> at) {
    if (++faults_ > kMaxFound) return false;
    passages_.insert(passages_.end(), at.begin(), at.end());
    if (faults_ > 1) return false;
    reason_ = reason;
    return true;
  }

  // look.value: day, month and year of a day as it is written, in three groups.
  void ReadCalendar(const Part& part, int p, int index) {
    const std::string& norm = part.prepared(index).norm.text;
    for (const text::Pattern& pattern : look_.value) {
      for (std::size_t from = 0; from < norm.size();) {
        const auto match = pattern.Find(norm, from);
        if (!match || match->groups.size() < 3) break;
        from = std::max<std::size_t>(match->whole.end, from + 1);
        const auto number = [&](std::size_t group) { return std::atoi(norm.c_str() + match->groups[group].begin); };
        const int day = number(0), month = number(1), year = number(2);
        if (month < 1 || month > 12 || year < kFirstYear || year > kLastYear || day < 28 || day > 31 || day <= DaysOf(month, year)) continue;
        const Passage at = WithPart(PassageOf(part, index, match->groups[0].begin, match->groups[2].end), p);
        if (Fault("no-such-day", {at})) say_["value"] = TextOf(part, at);
      }
    }
  }

  // look.say: what tells something as done; look.say_not: what is planned, ends or is of another document.
  void ReadTold(const Part& part, int p, int index, const text::Date& own) {
    const std::string& text = part.block(index).text;
    for (const text::Span& s : Sentences(text)) {
      const std::string sentence = text.substr(s.begin, s.size());
      const std::vector<text::PeriodField> dates = text::FindPeriods(sentence);
      if (dates.empty()) continue;
      std::string norm = text::Normalize(sentence, dossier_.words().lexicon).text;
      // A cell of its own is told by the label beside it.
      if (part.block(index).cell.table >= 0) norm = RowLabel(part, index) + " " + norm;
      for (const text::PeriodField& date : dates) {
        // "hệ thống vận hành từ ngày …" may be said before that day.
        const std::string before = text::Normalize(sentence.substr(0, date.span.begin), dossier_.words().lexicon).text;
        if (MatchesAny(Marker(dossier_.words(), "from"), Trim(before))) continue;
        // A month in a table is mostly a plan.
        if (part.block(index).cell.table >= 0 && date.first < date.last) continue;
        if (!(own < date.first) || !MatchesAny(look_.say, norm) || MatchesAny(look_.say_not, norm)) continue;
        const Passage at{p, index, {s.begin + date.span.begin, s.begin + date.span.end}};
        if (Fault("told-before-it-was", {WithPart(part.field_places.at("date"), p), at})) {
          say_["date"] = date.first.ToIso();
          say_["other-date"] = own.ToIso();
        }
      }
    }
  }

  static std::string RowLabel(const Part& part, int index) {
    const document::CellRef& own = part.block(index).cell;
    const document::Table& table = part.doc->tables[static_cast<std::size_t>(own.table)];
    if (table.columns > 3) return HeaderOf(part, index);
    for (const document::Cell& cell : table.cells)
      if (cell.row == own.row && cell.column < own.column)
        if (std::string label = CellNorm(part, cell); text::CountWords(label) > 1) return label;
    return "";
  }

  // look.section: the heading over the versions, look.label: over their days. The table may count upwards or downwards.
  void ReadVersions(const Part& part, int p, const document::Table& table) {
    if (table.rows < 3 || table.rows > kMaxVersions || table.cells.empty()) return;
    int versions = -1, days = -1;
    for (const document::Cell& cell : table.cells) {
      if (cell.row > 0 || cell.blocks.empty()) continue;
      const int b = cell.blocks.front();
      if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last)) return;
      const std::string head = CellNorm(part, cell);
      if (MatchesAny(look_.section, head)) versions = cell.column;
      if (MatchesAny(look_.label, head)) days = cell.column;
    }
    if (versions < 0 || days < 0) return;
    struct Version {
      double number = -1;
      std::optional<text::Date> day;
      Passage at;
    };
    std::map<int, Version> rows;
    for (const document::Cell& cell : table.cells) {
      if (cell.row == 0 || cell.blocks.empty()) continue;
      const int b = cell.blocks.front();
      const std::string& text = part.block(b).text;
      if (cell.column == versions) {
        const std::size_t digit = text.find_first_of("0123456789");
        if (digit != std::string::npos) rows[cell.row].number = std::strtod(text.c_str() + digit, nullptr);
      } else if (cell.column == days) {
        const std::vector<text::DateField> dates = text::FindDates(text);
        if (dates.size() != 1) continue;
        rows[cell.row].day = dates.front().date;
        rows[cell.row].at = {p, b, dates.front().span};
      }
    }
    const Version* before = nullptr;
    for (const auto& [row, version] : rows) {
      if (version.number < 0 || !version.day) continue;
      if (before != nullptr) {
        const bool up = before->number < version.number;
        const Version &older = up ? *before : version, &newer = up ? version : *before;
        if (older.number < newer.number && *newer.day < *older.day && Fault("versions-out-of-order", {older.at, newer.at})) {
          say_["date"] = older.day->ToIso();
          say_["other-date"] = newer.day->ToIso();
        }
      }
      before = &version;
    }
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  int faults_ = 0;
  std::string reason_;
  std::vector<Passage> passages_;
  std::map<std::string, std::string> say_;
};

}  // namespace

Finding FindImpossibleDates(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Reader reader(dossier, look);
  for (int p : dossier.PartsOf(check.documents)) reader.Read(p);
  return reader.Conclude();
}

}  // namespace capdo::analysis
