// What one document dates, in the order in which it can have happened: a contract after the award, an inspection "before
// operation" before it, minutes signed after the meeting, "từ ngày … đến ngày …". Which event comes first is data.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxFound = 4;
struct Event {
  std::string words;  // normalized: what happened
  text::Date day;
  Passage at;
  bool own = false;   // the day of the document itself
};
// Events that are told of one thing: a document, or a row of a table with several days.
using Course = std::vector<Event>;

class Courses {
 public:
  Courses(const Dossier& dossier, int p, const rules::Look& look)
      : dossier_(dossier), part_(dossier.part(p)), p_(p), look_(look) {}

  std::vector<Course> Run() {
    courses_.emplace_back();
    AddOwnDay();
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      const Region region = part_.prepared(index).region;
      const bool read = region == Region::kContent || region == Region::kLaw;
      if (!read || part_.block(index).cell.table >= 0) continue;
      if (OpensGroup(index)) groups.emplace_back();
      ReadParagraph(index);
    }
    for (int table : part_.tables) ReadTable(part_.table(table));
    return std::move(courses_);
  }

  // What is told under one heading or one number of a list.
  std::vector<Course> groups = std::vector<Course>(1);

  std::vector<std::pair<Event, Event>> backwards;  // "từ ngày 25/10/2023 đến ngày 12/10/2023"

 private:
  // "2. Trang bị phần mềm", "Sự cố SC-2023-08: …", a heading.
  bool OpensGroup(int index) {
    const int section = part_.tree.section_of_block[static_cast<std::size_t>(index)];
    const bool other = section != section_;
    section_ = section;
    const document::EnumeratorKind kind = document::ParseEnumerator(part_.block(index).text).kind;
    const bool numbered = kind != document::EnumeratorKind::kNone && kind != document::EnumeratorKind::kBullet;
    return other || numbered || MatchesAny(Marker(dossier_.words(), "event-group"), part_.prepared(index).norm.text);
  }

  std::string Norm(std::string_view text) const { return text::Normalize(text, dossier_.words().lexicon).text; }

  // The document itself is an event: "inspection: báo cáo kết quả kiểm tra".
  void AddOwnDay() {
    if (const auto day = DayOf(part_))
      courses_.front().push_back({part_.kind + ": " + part_.title, *day, WithPart(part_.field_places.at("date"), p_), true});
  }

  void Add(Course& course, Event event) const {
    if (!MatchesAny(look_.say_not, event.words)) course.push_back(std::move(event));
  }

  // The words that say of what a day is stand before it ("ký hợp đồng ngày 14/4"), or after it where the sentence opens
  // with the day ("Ngày 14/4, hai bên ký hợp đồng").
  void ReadParagraph(int index) {
    const std::string& text = part_.block(index).text;
    for (const text::Span& s : Sentences(text)) ReadSentence(index, s, text.substr(s.begin, s.size()), "");
  }

  void ReadSentence(int index, const text::Span& s, const std::string& sentence, const std::string& label) {
    const std::vector<text::DateField> dates = text::FindDates(sentence);
    if (dates.empty()) return;
    const bool opens = !Tells(sentence.substr(0, dates.front().span.begin)) && label.empty();
    std::string words = label;
    std::optional<Event> before;
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const std::size_t from = opens ? dates[i].span.end : i == 0 ? 0 : dates[i - 1].span.end;
      const std::size_t to = !opens ? dates[i].span.begin : i + 1 < dates.size() ? dates[i + 1].span.begin : sentence.size();
      const std::string said = sentence.substr(from, to - from);
      if (Tells(said)) words = (label.empty() ? "" : label + " ") + Norm(said);
      // "Từ ngày … đến ngày …": the second day ends what the first begins.
      const Event event{words, dates[i].date, {p_, index, {s.begin + dates[i].span.begin, s.begin + dates[i].span.end}}};
      const std::string gap = i == 0 ? "" : Norm(sentence.substr(dates[i - 1].span.end, dates[i].span.begin - dates[i - 1].span.end));
      if (before && MatchesAny(look_.value, gap) && event.day < before->day && OpensRange(sentence, dates[i - 1].span.begin))
        backwards.emplace_back(*before, event);
      before = event;
      Add(courses_.front(), event);
      Add(groups.back(), event);
    }
  }

  // "từ", "từ ngày" just before a day.
  bool OpensRange(const std::string& sentence, std::size_t day) const {
    return MatchesAny(look_.label, Norm(sentence.substr(0, day)));
  }

  // Anything beside "ngày", "vào", "từ" and marks.
  bool Tells(const std::string& said) const {
    const std::string norm = Norm(said);
    return text::CountWords(norm) > 0 && !MatchesAny(look_.section, norm);
  }

  std::string CellText(const document::Cell& cell) const {
    std::string text;
    for (int b : cell.blocks)
      if (Here(b)) text += (text.empty() ? "" : " ") + part_.block(b).text;
    return text;
  }
  bool Here(int b) const {
    return b >= static_cast<int>(part_.first) && b < static_cast<int>(part_.last) && part_.IsContent(b);
  }

  // A row with one day tells when its label was; a row with several, what the headings over them say of its label.
  void ReadTable(const document::Table& table) {
    std::map<int, std::map<int, const document::Cell*>> rows;
    for (const document::Cell& cell : table.cells) rows[cell.row][cell.column] = &cell;
    for (const auto& [row, cells] : rows) {
      std::vector<const document::Cell*> dated;
      std::string label;
      for (const auto& [column, cell] : cells) {
        const std::string text = CellText(*cell);
        const std::vector<text::DateField> dates = text::FindDates(text);
        // "20/8/2024 - 23/8/2024" is one event, too.
        const bool range = dates.size() == 2 &&
                           MatchesAny(look_.value, Norm(text.substr(dates[0].span.end, dates[1].span.begin - dates[0].span.end)));
        if (dates.size() == 1 || range) {
          dated.push_back(cell);
        } else if (dates.empty() && label.empty() && text::CountWords(text) > 1) {
          label = Norm(text);
        }
      }
      if (dated.size() == 1) {
        ReadCell(*dated.front(), label, courses_.front());
      } else if (dated.size() > 1) {
        Course course;
        for (const document::Cell* cell : dated) ReadCell(*cell, HeaderOf(part_, cell->blocks.front()), course);
        courses_.push_back(std::move(course));
      }
    }
  }

  void ReadCell(const document::Cell& cell, const std::string& label, Course& course) {
    for (int b : cell.blocks) {
      if (!Here(b)) continue;
      const std::string& text = part_.block(b).text;
      const std::vector<text::DateField> dates = text::FindDates(text);
      if (dates.empty()) continue;
      const std::string own = Norm(text.substr(0, dates.front().span.begin));
      const std::string words = label + (own.empty() ? "" : " " + own);
      Add(course, {words, dates.front().date, {p_, b, dates.front().span}});
      if (dates.size() > 1) Add(course, {words, dates.back().date, {p_, b, dates.back().span}});
    }
  }

  const Dossier& dossier_;
  const Part& part_;
  const int p_;
  const rules::Look& look_;
  std::vector<Course> courses_;
  int section_ = -1;
};

// Where an event is told several times, only what cannot be otherwise is a fault: the earliest of what must come first is
// after the latest of what must follow.
std::optional<std::pair<Event, Event>> OutOfOrder(const Course& course, const rules::NamedPatterns& pair, bool once = false) {
  const Event* first = nullptr;
  const Event* last = nullptr;
  for (const Event& event : course) {
    const auto begins = FirstMatch(pair.patterns, event.words), follows = FirstMatch(pair.then, event.words);
    // "kiểm tra lại sau khi khắc phục" is what stands first in it.
    const bool opens = begins && (!pair.optional || event.own) && !(follows && follows->whole.begin < begins->whole.begin);
    // Of several in one group nobody knows which belongs to which.
    if (once && (opens ? first : last) != nullptr && (opens || follows)) return std::nullopt;
    if (opens) {
      if (first == nullptr || event.day < first->day) first = &event;
    } else if (follows) {
      if (last == nullptr || event.day > last->day) last = &event;
    }
  }
  if (first == nullptr || last == nullptr || first->day <= last->day) return std::nullopt;
  return std::make_pair(*first, *last);
}

}  // namespace

// `look.parts`: what comes first (`words`) and what follows (`then`); `look.say_not`: days that nothing follows from;
// `look.value`: what stands between the two days of a range, `look.label` what before its first; `look.section`: words
// before a day that do not say of what it is.
Finding FindEvents(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  int faults = 0;
  const auto fault = [&](const char* reason, const std::string& name, const Event& first, const Event& last) {
    if (++faults > kMaxFound) return;
    if (faults == 1) {
      finding.reason = reason;
      finding.say["value"] = name;
      finding.say["date"] = first.day.ToIso();
      finding.say["other-date"] = last.day.ToIso();
    }
    finding.passages.push_back(first.at);
    finding.passages.push_back(last.at);
  };
  Course all;  // of the pairs that are compared over all documents
  for (int p : dossier.PartsOf(check.documents)) {
    Courses reader(dossier, p, look);
    const std::vector<Course> courses = reader.Run();
    for (const rules::NamedPatterns& pair : look.parts) {
      const int before = faults;
      for (const Course& course : courses) {
        if (pair.optional) {
          for (const Event& event : course)
            if ((event.own && MatchesAny(pair.patterns, event.words)) || MatchesAny(pair.then, event.words)) all.push_back(event);
        } else if (const auto found = OutOfOrder(course, pair)) {
          fault("events-out-of-order", pair.name, found->first, found->second);
        }
      }
      for (const Course& group : reader.groups)
        if (!pair.optional && faults == before)
          if (const auto found = OutOfOrder(group, pair, true)) fault("events-out-of-order", pair.name, found->first, found->second);
    }
    for (const auto& [begin, end] : reader.backwards) fault("range-backwards", "", begin, end);
  }
  for (const rules::NamedPatterns& pair : look.parts)
    if (pair.optional)
      if (const auto found = OutOfOrder(all, pair)) fault("events-out-of-order", pair.name, found->first, found->second);
  finding.say["faults"] = std::to_string(faults);
  if (faults == 0) return finding;
  finding.outcome = Outcome::kReview;
  finding.evidence = Evidence::kPresent;
  return finding;
}

}  // namespace capdo::analysis
