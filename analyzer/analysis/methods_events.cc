// What one document dates, in the order in which it can have happened: a contract after the award, an inspection "before
// operation" before it, minutes signed after the meeting, "từ ngày … đến ngày …", "A, trước khi B", the second time after the
// first. Which event comes first is data.
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
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxFound = 4;
struct Event {
  std::string words;      // normalized: what happened
  text::Date from, till;  // it was over on one of these days: both are the day, or the first and the last of a month
  Passage at;
  bool own = false;       // the day of the document itself
};
// Whatever the days of two months are, this one was over after that one.
bool After(const Event& one, const Event& other) { return one.from > other.till; }

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
  std::vector<std::pair<Event, Event>> contrary;   // "ngày 25/10/2023, trước khi … ngày 12/10/2023"

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
      courses_.front().push_back({part_.kind + ": " + part_.title, *day, *day, WithPart(part_.field_places.at("date"), p_), true});
  }

  // A month after the document's own day is a plan, which orders nothing.
  void Add(Course& course, Event event) const {
    const auto own = DayOf(part_);
    if (own && event.from < event.till && *own < event.from) return;
    if (!MatchesAny(look_.say_not, event.words)) course.push_back(std::move(event));
  }

  // The words that say of what a day is stand before it ("ký hợp đồng ngày 14/4"), or after it where the sentence opens
  // with the day ("Ngày 14/4, hai bên ký hợp đồng"); those of a question in its answer.
  void ReadParagraph(int index) {
    const std::string& text = part_.block(index).text;
    for (const text::Span& s : Sentences(text)) ReadSentence(index, s, text.substr(s.begin, s.size()), question_);
    const std::string& norm = part_.prepared(index).norm.text;
    question_ = norm.ends_with('?') ? norm : "";
  }

  void ReadSentence(int index, const text::Span& s, const std::string& sentence, const std::string& label) {
    const std::vector<text::PeriodField> times = text::FindPeriods(sentence);
    if (times.empty()) return;
    const bool opens = !Tells(sentence.substr(0, times.front().span.begin)) && label.empty();
    std::string words = label;
    std::vector<Event> told;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const std::size_t from = opens ? times[i].span.end : i == 0 ? 0 : times[i - 1].span.end;
      const std::size_t to = !opens ? times[i].span.begin : i + 1 < times.size() ? times[i + 1].span.begin : sentence.size();
      const std::string said = sentence.substr(from, to - from);
      if (Tells(said)) words = (label.empty() ? "" : label + " ") + Plain(Norm(said));
      const Event event{words, times[i].first, times[i].last, {p_, index, {s.begin + times[i].span.begin, s.begin + times[i].span.end}}};
      // "Từ ngày … đến ngày …": the second day ends what the first begins.
      const std::string gap = i == 0 ? "" : Norm(sentence.substr(times[i - 1].span.end, times[i].span.begin - times[i - 1].span.end));
      if (i > 0 && !told.empty() && MatchesAny(look_.value, gap)) {
        if (After(told.back(), event)) {
          if (OpensRange(sentence, times[i - 1].span.begin)) backwards.emplace_back(told.back(), event);
          told.push_back(event);
        } else {
          told.back().from = event.from;
          told.back().till = event.till;
          told.back().at.span.end = event.at.span.end;
        }
        continue;
      }
      told.push_back(event);
    }
    if (told.size() == 2 && times.size() == 2) ReadRelation(sentence, times, told);
    ReadRelationTo(index, sentence, times, told);
    ReadShortRange(index, s, sentence, times.front());
    for (const Event& event : told) {
      Add(courses_.front(), event);
      Add(groups.back(), event);
    }
  }

  // "A ngày …, trước khi B ngày …", "sau khi A ngày …, B ngày …".
  void ReadRelation(const std::string& sentence, const std::vector<text::PeriodField>& times, const std::vector<Event>& told) {
    const rules::Vocabulary& words = dossier_.words();
    const std::string whole = Norm(sentence);
    if (MatchesAny(look_.say_not, whole) || MatchesAny(Marker(words, "order-not"), whole)) return;
    const std::string lead = Norm(sentence.substr(0, times[0].span.begin));
    const std::string gap = Norm(sentence.substr(times[0].span.end, times[1].span.begin - times[0].span.end));
    const bool first = MatchesAny(Marker(words, "order-before"), gap) || MatchesAny(Marker(words, "opens-after"), lead);
    const bool second = MatchesAny(Marker(words, "order-after"), gap) || MatchesAny(Marker(words, "opens-before"), lead);
    if (first == second) return;
    const Event &early = told[first ? 0 : 1], &late = told[first ? 1 : 0];
    if (After(early, late)) contrary.emplace_back(early, late);
  }

  // "… ngày 15/3/2023. Trước đó, … từ ngày 01/4/2023": the only day of the sentence before.
  void ReadRelationTo(int index, const std::string& sentence, const std::vector<text::PeriodField>& times, const std::vector<Event>& told) {
    const rules::Vocabulary& words = dossier_.words();
    const std::string lead = Plain(Norm(sentence.substr(0, times.front().span.begin)));
    if (last_ && last_->at.block == index && told.size() == 1 && !MatchesAny(Marker(words, "order-not"), Norm(sentence)) &&
        !MatchesAny(look_.say_not, Norm(sentence))) {
      if (MatchesAny(Marker(words, "opens-earlier"), lead) && After(told.front(), *last_)) contrary.emplace_back(told.front(), *last_);
      if (MatchesAny(Marker(words, "opens-later"), lead) && After(*last_, told.front())) contrary.emplace_back(*last_, told.front());
    }
    last_ = told.size() == 1 ? std::optional<Event>(told.front()) : std::nullopt;
  }

  // "từ 18 đến 12/5/2024": of the first day only what differs is written.
  void ReadShortRange(int index, const text::Span& s, const std::string& sentence, const text::PeriodField& end) {
    if (end.first != end.last) return;
    const std::string before = Norm(sentence.substr(0, end.span.begin));
    const auto begin = FirstMatch(Marker(dossier_.words(), "short-range"), before);
    if (!begin || begin->groups.empty()) return;
    const text::Date day{end.first.year, begin->groups.size() > 1 && !begin->groups[1].empty() ? std::atoi(before.c_str() + begin->groups[1].begin) : end.first.month,
                         std::atoi(before.c_str() + begin->groups[0].begin)};
    if (!day.valid() || day <= end.first) return;
    const Passage at{p_, index, {s.begin, s.begin + end.span.end}};
    backwards.push_back({{before, day, day, at}, {before, end.first, end.last, at}});
  }

  // "từ", "từ ngày" just before a day; a label, or nothing.
  bool OpensRange(const std::string& sentence, std::size_t day) const {
    const std::string before(Trim(Norm(sentence.substr(0, day))));
    return before.empty() || before.ends_with(':') || before.ends_with('(') || MatchesAny(look_.label, before);
  }

  // Without what opens a line of a list, and without colons: "- nghiệm thu: ngày".
  static std::string Plain(const std::string& norm) {
    std::string_view text = Trim(norm);
    while (!text.empty() && std::string_view("-+*").find(text.front()) != std::string_view::npos) text = Trim(text.substr(1));
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] != ':' || (i + 1 < text.size() && text[i + 1] != ' ')) plain += text[i];
    return std::string(Trim(plain));
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
  int FirstHere(const document::Cell& cell) const {
    const auto found = std::find_if(cell.blocks.begin(), cell.blocks.end(), [&](int b) { return Here(b); });
    return found == cell.blocks.end() ? static_cast<int>(part_.first) : *found;
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
      std::string label, number;
      for (const auto& [column, cell] : cells) {
        const std::string text = CellText(*cell);
        const std::vector<text::PeriodField> dates = PeriodsOf(*cell, text);
        // "20/8/2024 - 23/8/2024" is one event, too.
        const bool range = dates.size() == 2 &&
                           MatchesAny(look_.value, Norm(text.substr(dates[0].span.end, dates[1].span.begin - dates[0].span.end)));
        if (dates.size() == 1 || range) {
          dated.push_back(cell);
        } else if (dates.empty() && MatchesAny(Marker(dossier_.words(), "number-column"), HeaderOf(part_, FirstHere(*cell)))) {
          number = HeaderOf(part_, FirstHere(*cell)) + " " + Norm(text) + " ";  // "Lần | … ", "2 | …"
        } else if (dates.empty() && label.empty() && text::CountWords(text) > 1) {
          label = Norm(text);
        }
      }
      if (dated.size() == 1) {
        ReadCell(*dated.front(), number + label, courses_.front());
      } else if (dated.size() > 1) {
        Course course;
        for (const document::Cell* cell : dated) ReadCell(*cell, HeaderOf(part_, cell->blocks.front()), course);
        ReadColumnsOfRange(course);
        courses_.push_back(std::move(course));
      }
    }
  }

  // "Bản quyền từ | Bản quyền đến": two columns of one thing.
  void ReadColumnsOfRange(const Course& course) {
    const auto stem = [&](const Event& event, const char* marker) -> std::optional<std::string> {
      const auto match = FirstMatch(Marker(dossier_.words(), marker), Trim(event.words));
      if (!match) return std::nullopt;
      return GroupOf(std::string(Trim(event.words)), *match);
    };
    for (const Event& begin : course) {
      const auto of = stem(begin, "column-from");
      for (const Event& end : course)
        if (of && After(begin, end) && stem(end, "column-to") == of) backwards.emplace_back(begin, end);
    }
  }

  // Of a year alone something is said only under a heading that asks for it: "Năm mua".
  std::vector<text::PeriodField> PeriodsOf(const document::Cell& cell, const std::string& text) const {
    std::vector<text::PeriodField> times = text::FindPeriods(text);
    const std::string year(Trim(text));
    if (!times.empty() || year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos || cell.row == 0) return times;
    const std::string head = HeaderOf(part_, cell.blocks.front());
    const int number = std::atoi(year.c_str());
    if (head.starts_with("năm ") && number > 1990 && number < 2100) {
      const std::size_t at = text.find(year);
      times.push_back({{number, 1, 1}, {number, 12, 31}, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + year.size())}});
    }
    return times;
  }

  void ReadCell(const document::Cell& cell, const std::string& label, Course& course) {
    for (int b : cell.blocks) {
      if (!Here(b)) continue;
      const std::string& text = part_.block(b).text;
      const std::vector<text::PeriodField> times = PeriodsOf(cell, text);
      if (times.empty()) continue;
      const std::string own = Norm(text.substr(0, times.front().span.begin));
      const std::string words = Plain(label + (own.empty() ? "" : " " + own));
      const Event begin{words, times.front().first, times.front().last, {p_, b, times.front().span}};
      const Event end{words, times.back().first, times.back().last, {p_, b, times.back().span}};
      if (times.size() > 1 && After(begin, end)) backwards.emplace_back(begin, end);
      Add(course, times.size() > 1 && !After(begin, end) ? end : begin);
    }
  }

  const Dossier& dossier_;
  const Part& part_;
  const int p_;
  const rules::Look& look_;
  std::vector<Course> courses_;
  int section_ = -1;
  std::optional<Event> last_;  // the only one of the sentence before
  std::string question_;       // that the paragraph before asked
};

// Where an event is told several times, only what cannot be otherwise is a fault: the earliest of what must come first is
// after the latest of what must follow.
std::optional<std::pair<Event, Event>> OutOfOrder(const Course& course, const rules::NamedPatterns& pair, const rules::Vocabulary& words,
                                                  bool once = false) {
  const Event* first = nullptr;
  const Event* last = nullptr;
  for (const Event& event : course) {
    auto begins = FirstMatch(pair.patterns, event.words);
    auto follows = FirstMatch(pair.then, event.words);
    // A report on repairs is not the repairs, a decision to form a council forms it: the day of a report is asked for by its
    // kind ("^inspection: báo cáo …").
    const bool report = event.own && event.words.find(": báo cáo") != std::string::npos;
    if (report && begins && begins->whole.begin > 0) begins.reset();
    if (report && follows && follows->whole.begin > 0) follows.reset();
    // What is said to be later or earlier than the day is not of that day.
    const auto aside = follows ? FirstMatch(Marker(words, "aside-clause"), event.words) : std::nullopt;
    if (aside && aside->whole.begin <= follows->whole.begin && follows->whole.end <= aside->whole.end)
      follows = FirstMatch(pair.then, event.words.substr(aside->whole.end));
    // "kiểm tra lại sau khi khắc phục" is what stands first in it.
    const bool opens = begins && !(follows && follows->whole.begin < begins->whole.begin);
    // Of several in one group nobody knows which belongs to which.
    if (once && (opens ? first : last) != nullptr && (opens || follows)) return std::nullopt;
    if (opens) {
      if (first == nullptr || event.from < first->from) first = &event;
    } else if (follows) {
      if (last == nullptr || event.till > last->till) last = &event;
    }
  }
  if (first == nullptr || last == nullptr || !After(*first, *last)) return std::nullopt;
  return std::make_pair(*first, *last);
}

// "lần thứ nhất … lần thứ hai …", in the order in which they are told; a number that does not go on opens another count.
std::optional<std::pair<Event, Event>> NumberedBackwards(const Course& course, const rules::Vocabulary& words) {
  static constexpr std::array<std::pair<std::string_view, int>, 9> kOrdinals = {
      {{"đầu", 1}, {"nhất", 1}, {"một", 1}, {"hai", 2}, {"ba", 3}, {"tư", 4}, {"bốn", 4}, {"năm", 5}, {"sáu", 6}}};
  std::map<std::string, std::pair<int, const Event*>> counts;  // "lần" → the last of them
  for (const Event& event : course) {
    const auto match = FirstMatch(Marker(words, "event-number"), event.words);
    if (!match || match->groups.size() < 2) continue;
    const std::string said = GroupOf(event.words, *match, 1);
    const auto named = std::find_if(kOrdinals.begin(), kOrdinals.end(), [&](const auto& one) { return one.first == said; });
    const int number = named != kOrdinals.end() ? named->second : std::atoi(said.c_str());
    auto& [last, place] = counts[GroupOf(event.words, *match)];
    if (place != nullptr && number > last && After(*place, event)) return std::make_pair(*place, event);
    last = number;
    place = &event;
  }
  return std::nullopt;
}

// Of one row every column is of the same thing: none of what must come first is after any of what must follow.
std::optional<std::pair<Event, Event>> RowOutOfOrder(const Course& row, const rules::NamedPatterns& pair) {
  for (const Event& first : row) {
    const auto begins = FirstMatch(pair.patterns, first.words), both = FirstMatch(pair.then, first.words);
    if (!begins || (both && both->whole.begin < begins->whole.begin)) continue;
    for (const Event& last : row)
      if (MatchesAny(pair.then, last.words) && !MatchesAny(pair.patterns, last.words) && After(first, last)) return std::make_pair(first, last);
  }
  return std::nullopt;
}

// Somebody says so, in whatever document.
bool IsSaid(const Dossier& dossier, const rules::Patterns& patterns) {
  for (const Part& part : dossier.parts) {
    if (part.kind == "law" || part.kind == "template") continue;
    for (std::size_t i = part.first; i < part.last; ++i)
      if (part.IsContent(static_cast<int>(i)) && MatchesAny(patterns, part.prepared(static_cast<int>(i)).norm.text)) return true;
  }
  return false;
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
      finding.say["date"] = first.from.ToIso();
      finding.say["other-date"] = last.till.ToIso();
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
        // The first is what all the document tells, the others are rows.
        if (!pair.where.empty() && &course == &courses.front()) continue;
        if (pair.optional) {
          for (const Event& event : course) {
            const bool later = event.own && MatchesAny(Marker(dossier.words(), "later-version"), event.words);
            if (!later && (MatchesAny(pair.patterns, event.words) || MatchesAny(pair.then, event.words))) all.push_back(event);
          }
        } else if (const auto found = &course == &courses.front() ? OutOfOrder(course, pair, dossier.words()) : RowOutOfOrder(course, pair)) {
          fault("events-out-of-order", pair.name, found->first, found->second);
        }
      }
      for (const Course& group : reader.groups)
        if (!pair.optional && pair.where != "row" && faults == before)
          if (const auto found = OutOfOrder(group, pair, dossier.words(), true)) fault("events-out-of-order", pair.name, found->first, found->second);
    }
    for (const auto& [begin, end] : reader.backwards) fault("range-backwards", "", begin, end);
    for (const auto& [early, late] : reader.contrary) fault("order-contrary", "", early, late);
    for (const Course& course : courses)
      if (const auto found = NumberedBackwards(course, dossier.words())) fault("numbered-backwards", "", found->first, found->second);
  }
  for (const rules::NamedPatterns& pair : look.parts)
    if (pair.optional && (pair.given.empty() || IsSaid(dossier, pair.given)))
      if (const auto found = OutOfOrder(all, pair, dossier.words())) fault("events-out-of-order", pair.name, found->first, found->second);
  finding.say["faults"] = std::to_string(faults);
  if (faults == 0) return finding;
  finding.outcome = Outcome::kReview;
  finding.evidence = Evidence::kPresent;
  return finding;
}

}  // namespace capdo::analysis
