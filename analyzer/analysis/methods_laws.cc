// Which acts of law the documents cite, and whether these were in force on the day of the document. The acts are data
// (laws.yaml); what is not listed is unknown, and nothing is said of it.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxFindings = 5;
constexpr int kMaxRows = 200;     // of a table of acts
constexpr int kMonthLines = 30;   // in which a document says its month
constexpr int kSubjectWords = 6;  // of an act, with which one that amends it is compared
constexpr std::size_t kDateWithin = 40;  // bytes between a number and "ngày …"

// "Căn cứ Luật A số …; Căn cứ Luật B …;": bytes of the original text.
std::vector<text::Span> Clauses(const std::string& text) {
  std::vector<text::Span> out;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != ';' && text[i] != '\n') continue;
    if (i > begin) out.push_back({begin, i});
    begin = i + 1;
  }
  return out;
}

struct Fault {
  const rules::Act* act = nullptr;  // none: an act that is not listed, and whose number alone cannot be
  std::string reason;
  Passage at;
  std::string said;  // the number or date as the document has it
  text::Date day;    // of the document
  bool assumed = false;  // the document has no date: that of the decision
};

class Reader {
 public:
  Reader(const Dossier& dossier, const rules::Check& check, const rules::Look& look) : dossier_(dossier), check_(check), look_(look) {}

  void Run() {
    for (int p : dossier_.PartsOf(check_.documents)) ReadPart(p);
    for (const rules::Act& act : dossier_.rules->acts)
      if (act.review_by && act.from && dossier_.as_of >= *act.review_by) CheckReviewed(act);
  }

  int known = 0, unknown = 0;
  std::vector<Fault> faults;

 private:
  // The day on which the document speaks; one without a date speaks on the day of the decision.
  std::optional<text::Date> SpeaksOn(const Part& part) const {
    for (const Part* one : {&part, dossier_.WithField({"approval-decision", "submission"}, "date")}) {
      if (one == nullptr) continue;
      if (const auto day = DayOf(*one)) return day;
      if (const auto attached = one->fields.find("attached-date"); attached != one->fields.end())
        if (const auto day = text::Date::FromIso(attached->second)) return day;
      // Of a document that names only its month nothing is sure but that it is not older.
      if (one == &part)
        if (const auto day = MonthOf(part)) return day;
    }
    return std::nullopt;
  }

  // "Tân Lộc, tháng 5 năm 2023", "Thời điểm lập hồ sơ: tháng 3 năm 2024": the first day of the month.
  std::optional<text::Date> MonthOf(const Part& part) const {
    int lines = 0;
    for (std::size_t i = part.first; i < part.last && lines < kMonthLines; ++i) {
      const int index = static_cast<int>(i);
      const Region region = part.prepared(index).region;
      if ((region != Region::kContent && region != Region::kLaw) || part.block(index).cell.table >= 0) continue;
      ++lines;
      const std::string& norm = part.prepared(index).norm.text;
      // "(số liệu cập nhật đến ngày 15/9/2025)": nor is it older than that.
      for (const text::DateField& date : text::FindDates(part.block(index).text))
        if (MatchesAny(Marker(dossier_.words(), "state-of"), Normal(part.block(index).text.substr(0, date.span.begin)))) return date.date;
      const auto month = FirstMatch(Marker(dossier_.words(), "own-month"), norm);
      if (!month || month->groups.size() < 2 || month->groups[0].empty()) continue;
      return text::Date{std::atoi(norm.c_str() + month->groups[1].begin), std::atoi(norm.c_str() + month->groups[0].begin), 1};
    }
    return std::nullopt;
  }

  void ReadPart(int p) {
    const Part& part = dossier_.part(p);
    const std::optional<text::Date> day = SpeaksOn(part);
    assumed_ = part.fields.count("date") == 0 && part.fields.count("attached-date") == 0;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const Region region = part.prepared(index).region;
      if (region != Region::kContent && region != Region::kLaw) continue;
      if (UnderHistory(part, index)) continue;
      // What an act replaced, and what was done under it, is history.
      const std::string& text = part.block(index).text;
      const std::string row = RowOf(part, index);
      if (!row.empty() && MatchesAny(Marker(dossier_.words(), "law-history"), row)) continue;
      ReadStandards(text, {p, index, {0, static_cast<std::uint32_t>(text.size())}}, day);
      if (!row.empty()) ReadRow(part, {p, index, {0, static_cast<std::uint32_t>(text.size())}}, day);
      for (const text::Span& clause : Clauses(text)) {
        const std::string said = text.substr(clause.begin, clause.size());
        const std::string norm = text::Normalize(said, dossier_.words().lexicon).text;
        CheckArticles(said, {p, index, clause}, day.value_or(dossier_.as_of));
        CheckReplaced(said, {p, index, clause}, day.value_or(dossier_.as_of));
        // A question has its answer elsewhere.
        if (norm.ends_with('?') || MatchesAny(Marker(dossier_.words(), "law-history"), norm)) continue;
        ReadClause(said, norm, {p, index, clause}, day);
      }
    }
  }

  // "Tài liệu viện dẫn trong hồ sơ năm 2021" over a list.
  bool UnderHistory(const Part& part, int index) const {
    for (int id = part.tree.section_of_block[static_cast<std::size_t>(index)]; id >= 0;) {
      const document::Section& section = part.tree.sections[static_cast<std::size_t>(id)];
      if (section.titled && section.title_block >= 0 && section.title_block != index &&
          MatchesAny(Marker(dossier_.words(), "history-heading"), part.prepared(section.title_block).norm.text))
        return true;
      id = section.parent;
    }
    return false;
  }

  // "Điều 29 Nghị định số 85/2016/NĐ-CP": an article or a clause that the act has not.
  void CheckArticles(const std::string& said, const Passage& at, const text::Date& day) {
    for (const text::LawCitation& citation : text::FindLawCitations(said)) {
      const rules::Act* act = citation.article.empty() || citation.act.empty() ? nullptr : ActOf(citation.act);
      if (act == nullptr || act->articles == 0 || citation.article.find_first_not_of("0123456789") != std::string::npos) continue;
      const int article = std::atoi(citation.article.c_str());
      const auto clauses = act->clauses.find(article);
      const bool beyond = article > act->articles;
      if (beyond || (clauses != act->clauses.end() && std::atoi(citation.clause.c_str()) > clauses->second))
        Add(*act, "law-article", at, (citation.clause.empty() || beyond ? "" : "khoản " + citation.clause + " ") + "Điều " + citation.article, day);
    }
  }

  // "Nghị định A thay thế Nghị định B", where another act took B's place.
  void CheckReplaced(const std::string& said, const Passage& at, const text::Date& day) {
    const std::vector<Cited> cited = CitedIn(said);
    if (cited.size() != 2 || cited[0].act == nullptr || cited[1].act == nullptr || cited[1].span.begin < cited[0].span.end) return;
    const std::string between = Normal(said.substr(cited[0].span.end, cited[1].span.begin - cited[0].span.end));
    const bool passive = MatchesAny(Marker(dossier_.words(), "replaced-by"), between);
    if (!passive && !MatchesAny(Marker(dossier_.words(), "replaces"), between)) return;
    const rules::Act &by = *cited[passive ? 1 : 0].act, &old = *cited[passive ? 0 : 1].act;
    if (!old.replaced_by.empty() && old.replaced_by != by.number) Add(old, "law-replaced", at, by.number, day);
  }

  // All that a cell says: in a list of legal bases nothing is content.
  static std::string AllOf(const Part& part, const document::Cell& cell) {
    std::string text;
    for (int b : cell.blocks)
      if (b >= static_cast<int>(part.first) && b < static_cast<int>(part.last)) text += (text.empty() ? "" : " ") + part.prepared(b).norm.text;
    return std::string(Trim(text));
  }

  // What the row of a cell says, with the headings over it, normalized; "" outside tables.
  std::string RowOf(const Part& part, int index) const {
    const document::CellRef& own = part.block(index).cell;
    if (own.table < 0) return "";
    if (own.table != row_table_ || own.row != row_ || &part != row_part_) {
      row_table_ = own.table;
      row_ = own.row;
      row_part_ = &part;
      row_text_ = " ";
      const document::Table& table = part.table(own.table);
      if (table.rows <= kMaxRows)
        for (const document::Cell& cell : table.cells)
          if (cell.row == own.row || (cell.row == 0 && table.rows > 1)) row_text_ += AllOf(part, cell) + " ";
    }
    return row_text_;
  }

  // "12/2022/TT-BTTTT | 12/8/2022 | Bộ Công an | …": what the other cells of its row say of an act, by their headings.
  void ReadRow(const Part& part, const Passage& at, const std::optional<text::Date>& day) {
    const document::CellRef& own = part.block(at.block).cell;
    const document::Table& table = part.table(own.table);
    if (own.row == 0 || table.rows > kMaxRows || !MatchesAny(Marker(dossier_.words(), "law-column"), HeaderOf(part, at.block))) return;
    const std::vector<Cited> cited = CitedIn(part.block(at.block).text);
    if (cited.size() != 1 || cited.front().act == nullptr) return;
    const rules::Act& act = *cited.front().act;
    const text::Date then = day.value_or(dossier_.as_of);
    for (const document::Cell& cell : table.cells) {
      if (cell.row != own.row || cell.column == own.column || cell.blocks.empty()) continue;
      const std::string head = HeaderOf(part, cell.blocks.front());
      const std::string text = AllOf(part, cell);
      if (text.empty()) continue;
      const Passage there{at.part, cell.blocks.front(), {0, static_cast<std::uint32_t>(part.block(cell.blocks.front()).text.size())}};
      if (MatchesAny(Marker(dossier_.words(), "law-issuer-column"), head)) {
        if (!act.issuer.empty() && text::CountWords(text) > 1 && !MatchesAny(act.issuer, text)) Add(act, "law-issuer", there, text, then);
      } else if (MatchesAny(Marker(dossier_.words(), "law-date-column"), head)) {
        const std::vector<text::DateField> dates = text::FindDates(part.block(cell.blocks.front()).text);
        if (act.issued && dates.size() == 1 && dates.front().date != *act.issued) Add(act, "law-date", there, dates.front().date.ToIso(), then);
      } else if (MatchesAny(Marker(dossier_.words(), "law-title-column"), head)) {
        const bool titled = !act.about.empty() || !act.title.empty();
        if (titled && text::CountWords(text) > 3 && !MatchesAny(act.about, text) && !MatchesAny(act.title, text)) Add(act, "law-title", there, text, then);
      } else if (MatchesAny(Marker(dossier_.words(), "law-field-column"), head)) {
        CheckField(act, text, there, then);
      }
    }
  }

  // "TCVN 11930:2019": the number of a standard that is listed, with another year.
  void ReadStandards(const std::string& text, const Passage& at, const std::optional<text::Date>& day) {
    for (const rules::Act& act : dossier_.rules->acts) {
      const std::size_t colon = act.number.find(':');
      if (colon == std::string::npos) continue;
      const std::string stem = act.number.substr(0, colon);
      for (std::size_t begin = text.find(stem); begin != std::string::npos; begin = text.find(stem, begin + 1)) {
        std::size_t year = begin + stem.size();
        while (year < text.size() && text[year] == ' ') ++year;
        if (year >= text.size() || (text[year] != ':' && text[year] != '-')) continue;
        ++year;
        while (year < text.size() && text[year] == ' ') ++year;
        const std::string said = text.substr(year, 4);
        if (said.size() != 4 || said.find_first_not_of("0123456789") != std::string::npos) continue;
        ++known;
        if (said != act.number.substr(colon + 1)) Add(act, "law-number", at, stem + ":" + said, day.value_or(dossier_.as_of));
      }
    }
  }

  // Approvals older than the act had to be looked at again; whatever speaks of that and is not older itself will do.
  void CheckReviewed(const rules::Act& act) {
    for (int p : dossier_.PartsOf({"approval-decision"})) {
      const auto day = DayOf(dossier_.part(p));
      if (!day || *day >= *act.from) return;  // the newest counts; none without a date is older
    }
    // A dossier of which all is older than the act was not given up to be judged under it.
    const bool younger = std::any_of(dossier_.parts.begin(), dossier_.parts.end(), [&](const Part& part) {
      const auto day = DayOf(part);
      return part.kind != "law" && part.kind != "template" && day && *day >= *act.from;
    });
    if (!younger) return;
    for (std::size_t p = 0; p < dossier_.parts.size(); ++p) {
      const Part& part = dossier_.parts[p];
      const auto day = DayOf(part);
      if (part.kind == "law" || part.kind == "template" || (day && *day < *act.from)) continue;
      for (std::size_t i = part.first; i < part.last; ++i)
        if (part.IsContent(static_cast<int>(i)) &&
            MatchesAny(Marker(dossier_.words(), "level-review"), part.prepared(static_cast<int>(i)).norm.text))
          return;
    }
    int index = -1;
    const Part* decision = dossier_.WithField({"approval-decision"}, "date", &index);
    if (decision == nullptr) return;
    Add(act, "decision-not-reviewed", WithPart(decision->field_places.at("date"), index), act.number,
        *text::Date::FromIso(decision->fields.at("date")));
  }

  const rules::Act* ActOf(const std::string& number) const {
    const std::string folded = text::FoldAccents(number);
    for (const rules::Act& act : dossier_.rules->acts) {
      const std::string own = text::FoldAccents(act.number);
      if (own == folded || (own.starts_with(folded) && own[folded.size()] == '-')) return &act;
    }
    return nullptr;
  }

  void Add(const rules::Act& act, const char* reason, const Passage& at, std::string said, const text::Date& day) {
    for (const Fault& fault : faults)
      if (fault.act == &act && fault.reason == reason && fault.at.part == at.part) return;
    faults.push_back({&act, reason, at, std::move(said), day, assumed_});
  }
  void AddUnlisted(const char* reason, const Passage& at, const std::string& number, const text::Date& day) {
    for (const Fault& fault : faults)
      if (fault.act == nullptr && fault.said == number && fault.at.part == at.part) return;
    faults.push_back({nullptr, reason, at, number, day, assumed_});
  }

  void ReadClause(const std::string& said, const std::string& norm, const Passage& at, const std::optional<text::Date>& day) {
    const std::vector<Cited> cited = CitedIn(said);
    const text::Date then = day.value_or(dossier_.as_of);
    bool any_known = false;
    for (std::size_t i = 0; i < cited.size(); ++i) {
      const Cited& one = cited[i];
      ++(one.act != nullptr ? known : unknown);
      const std::size_t end = i + 1 < cited.size() ? cited[i + 1].span.begin : said.size();
      // What stands behind it, up to the next citation, and with it: a circular is "of" the decree that it guides.
      const std::size_t begin = std::min(NumberEnd(one, said), end);
      const std::string own = Normal(said.substr(begin, end - begin));
      const std::string rest = Normal(said.substr(begin));
      if (one.act == nullptr) {
        CheckTwin(one, said, rest, at, then);
        CheckYear(one, said, at, day);
        continue;
      }
      any_known = true;
      if (day && !OfOlderDocument(*one.act, said)) CheckForce(*one.act, at, *day, norm);
      CheckDate(*one.act, said, at, then, one.span.begin);
      CheckIssuer(*one.act, own, at, then);
      CheckAbout(*one.act, rest, at, then);
      if (i == 0 && cited.size() == 1) CheckLabel(*one.act, Normal(said.substr(0, one.span.begin)), at, then);
      if (i > 0 && cited[i - 1].act != nullptr) CheckAmends(*cited[i - 1].act, *one.act, said, cited[i - 1].span, one.span, at, then);
      if (cited.size() == 1) CheckName(*one.act, Normal(said.substr(0, one.span.end)), at, then);
    }
    if (cited.size() == 1 && !any_known) CheckNumber(cited.front().number, norm, at, then);
    if (cited.empty()) CheckByName(said, norm, at, day);
  }

  struct Cited {
    std::string number;
    text::Span span;
    const rules::Act* act = nullptr;
  };

  // "Quyết định số 52/QĐ-SKH ngày 10/5/2019 phê duyệt theo Thông tư số 03/2017": a document of a day on which the act was in force.
  bool OfOlderDocument(const rules::Act& act, const std::string& said) const {
    if (!act.until || !act.issued || !MatchesAny(Marker(dossier_.words(), "made-under"), Normal(said))) return false;
    const std::vector<text::DateField> dates = text::FindDates(said);
    if (std::any_of(dates.begin(), dates.end(), [&](const text::DateField& one) { return *act.issued < one.date && one.date < *act.until; })) return true;
    const std::string norm = Normal(said);
    const auto year = FirstMatch(Marker(dossier_.words(), "year-of-document"), norm);
    if (!year || year->groups.empty()) return false;
    const int number = std::atoi(norm.c_str() + year->groups[0].begin);
    return act.issued->year < number && number < act.until->year;
  }

  // An act that is not listed: its number has its year, which is not after the document's, and is that of the day beside it.
  void CheckYear(const Cited& one, const std::string& said, const Passage& at, const std::optional<text::Date>& day) {
    const std::size_t first = one.number.find('/'), second = one.number.find('/', first + 1);
    if (first == std::string::npos || second != first + 5) return;
    const std::string digits = one.number.substr(first + 1, 4);
    if (digits.find_first_not_of("0123456789") != std::string::npos) return;
    const int year = std::atoi(digits.c_str());
    if (year < 1945 || year > 2100) return;
    if (day && !assumed_ && year > day->year) return AddUnlisted("law-number-later", at, one.number, *day);
    const std::size_t number = said.find(one.number, one.span.begin);
    if (number == std::string::npos) return;
    for (const text::DateField& date : text::FindDates(said)) {
      if (date.span.begin < number || date.span.begin > number + one.number.size() + kDateWithin) continue;
      const std::string between = Normal(said.substr(number + one.number.size(), date.span.begin - number - one.number.size()));
      if (between.empty() && date.date.year != year) AddUnlisted("law-number-year", at, one.number, date.date);
      return;
    }
  }

  // "Về thực hiện một cửa: Nghị định số 30/2020/NĐ-CP": what stands before the number is what another listed act is about.
  void CheckLabel(const rules::Act& act, const std::string& before, const Passage& at, const text::Date& day) {
    const auto label = FirstMatch(Marker(dossier_.words(), "law-label"), before);
    if (label && !label->groups.empty()) CheckField(act, GroupOf(before, *label), at, day);
  }
  void CheckField(const rules::Act& act, const std::string& field, const Passage& at, const text::Date& day) {
    if ((act.about.empty() && act.title.empty()) || MatchesAny(act.about, field) || MatchesAny(act.title, field) ||
        MatchesAny(Marker(dossier_.words(), "law-field-vague"), field))
      return;
    for (const rules::Act& other : dossier_.rules->acts) {
      const auto of = MatchesAny(other.title, field) ? LongestMatch(other.title, field) : LongestMatch(other.about, field);
      if (of && text::CountWords(field.substr(of->whole.begin, of->whole.size())) > 1) return Add(act, "law-title", at, field, day);
    }
  }

  // A citation takes in its day and issuer; what it says of them stands behind the number.
  static std::size_t NumberEnd(const Cited& one, const std::string& said) {
    const std::size_t number = said.find(one.number, one.span.begin);
    return number == std::string::npos ? one.span.end : number + one.number.size();
  }

  // Citations with a number, and numbers of listed acts that stand as no citation: "Luật … năm 2018 (số 24/2018/QH14)".
  std::vector<Cited> CitedIn(const std::string& said) const {
    std::vector<Cited> cited;
    const auto add = [&](const std::string& number, const text::Span& span) {
      const auto same = [&](const Cited& one) { return one.number == number || (one.span.begin < span.end && span.begin < one.span.end); };
      if (std::none_of(cited.begin(), cited.end(), same)) cited.push_back({number, span, ActOf(number)});
    };
    for (const text::LawCitation& citation : text::FindLawCitations(said))
      if (citation.act.find('/') != std::string::npos) add(citation.act, citation.span);
    for (const rules::Act& act : dossier_.rules->acts)
      if (const std::size_t begin = said.find(act.number); begin != std::string::npos && (begin == 0 || said[begin - 1] == ' '))
        add(act.number, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + act.number.size())});
    std::sort(cited.begin(), cited.end(), [](const Cited& a, const Cited& b) { return a.span.begin < b.span.begin; });
    return cited;
  }

  std::string Normal(const std::string& text) const { return text::Normalize(text, dossier_.words().lexicon).text; }

  // "Thông tư số 12/2022/TT-BTTTT … của Bộ Công an".
  void CheckIssuer(const rules::Act& act, const std::string& behind, const Passage& at, const text::Date& day) {
    const auto body = act.issuer.empty() ? std::nullopt : FirstMatch(look_.label, behind);
    if (!body || body->groups.empty()) return;
    // Of a recognised page the line may end in the middle of the name.
    if (body->groups[0].end >= behind.size() && at.part >= 0 &&
        dossier_.part(at.part).block(at.block).read_by == document::ReadBy::kOcr)
      return;
    const std::string name = behind.substr(body->groups[0].begin, body->groups[0].size());
    if (!MatchesAny(act.issuer, name)) Add(act, "law-issuer", at, name, day);
  }

  // "Nghị định số 85/2016/NĐ-CP … về chống tin nhắn rác".
  void CheckAbout(const rules::Act& act, const std::string& behind, const Passage& at, const text::Date& day) {
    const auto about = act.about.empty() ? std::nullopt : FirstMatch(look_.value, behind);
    if (!about || about->groups.empty() || about->groups[0].empty()) return;
    const std::string words = behind.substr(about->groups[0].begin, about->groups[0].size());
    if (!MatchesAny(act.about, words) && !MatchesAny(act.title, words)) Add(act, "law-title", at, words, day);
  }

  // "Nghị định số 85/2016/NĐ-CP … được sửa đổi, bổ sung bởi Nghị định số 30/2020/NĐ-CP": one that is about something else.
  void CheckAmends(const rules::Act& act, const rules::Act& by, const std::string& said, const text::Span& first, const text::Span& second,
                   const Passage& at, const text::Date& day) {
    if (by.about.empty() || second.begin <= first.end) return;
    const std::string between = Normal(said.substr(first.end, second.begin - first.end));
    const std::string subject = Normal(said.substr(first.begin, second.begin - first.begin));
    if (!MatchesAny(Marker(dossier_.words(), "amended-by"), between) || text::CountWords(between) < kSubjectWords) return;
    if (!MatchesAny(by.about, subject) && !MatchesAny(by.title, subject)) Add(by, "law-title", at, "sửa đổi, bổ sung " + act.number, day);
  }

  // "Luật An toàn thông tin mạng số 24/2018/QH14": the name of one act before the number of another.
  void CheckName(const rules::Act& act, const std::string& before, const Passage& at, const text::Date& day) {
    if (act.kind != "luật" || act.title.empty() || NamedBy(act, before)) return;
    for (const rules::Act& other : dossier_.rules->acts)
      if (other.kind == "luật" && !other.title.empty() && NamedBy(other, before)) return Add(other, "law-number", at, act.number, day);
  }

  // "Thông tư số 21/2022/TT-BTTTT ngày 12/8/2022 … hướng dẫn Nghị định số 85/2016": an unknown number with the day and the
  // subject of an act that is listed.
  void CheckTwin(const Cited& one, const std::string& said, const std::string& behind, const Passage& at, const text::Date& day) {
    // The serial and year of an act that is listed, as another kind of act or of another legislature.
    const std::size_t number = said.find(one.number, one.span.begin);
    const std::string before = Normal(said.substr(0, number == std::string::npos ? one.span.begin : number));
    for (const rules::Act& act : dossier_.rules->acts) {
      if (act.number.find('/') == std::string::npos || StemOf(act.number) != StemOf(one.number)) continue;
      if (MatchesAny(act.title, behind) || MatchesAny(act.title, before) || (!act.about.empty() && MatchesAny(act.about, behind) && act.title.empty()))
        return Add(act, "law-number", at, one.number, day);
    }
    const std::vector<text::DateField> dates = text::FindDates(said.substr(one.span.begin));
    if (dates.empty() || dates.front().span.begin > one.number.size() + 2 * kDateWithin) return;
    for (const rules::Act& act : dossier_.rules->acts) {
      const bool twin = act.issued && dates.front().date == *act.issued && SymbolOf(act.number) == SymbolOf(one.number);
      if (twin && (MatchesAny(act.about, behind) || MatchesAny(act.title, behind))) Add(act, "law-number", at, one.number, day);
    }
  }

  // "12/2022" of "12/2022/TT-BTTTT", without zeros before it.
  static std::string StemOf(const std::string& number) {
    const std::string stem = number.substr(0, number.rfind('/'));
    return stem.substr(std::min(stem.find_first_not_of('0'), stem.size()));
  }

  // "TT-BTTTT" of "12/2022/TT-BTTTT".
  static std::string SymbolOf(const std::string& number) { return number.substr(number.rfind('/') + 1); }

  void CheckForce(const rules::Act& act, const Passage& at, const text::Date& day, const std::string& norm) {
    // A document without a date may be younger than the decision.
    const std::optional<text::Date>& from = act.from ? act.from : act.issued;
    // As a basis it is none yet; elsewhere a document may tell what is to come.
    const bool to_come = MatchesAny(Marker(dossier_.words(), "law-to-come"), norm) && !MatchesAny(Marker(dossier_.words(), "basis-line"), norm);
    if (from && day < *from && !assumed_ && !to_come) Add(act, "law-not-yet", at, act.number, day);
    if (!act.until || day < *act.until) return;
    Add(act, act.transition_until && day < *act.transition_until ? "law-in-transition" : "law-ended", at, act.number, day);
  }

  // "Nghị định số 85/2016/NĐ-CP ngày 01/7/2015": the date that stands beside the number.
  void CheckDate(const rules::Act& act, const std::string& said, const Passage& at, const text::Date& day, std::size_t from) {
    if (!act.issued) return;
    const std::size_t number = said.find(act.number.substr(0, act.number.find('/')), from);
    if (number == std::string::npos) return;
    for (const text::DateField& date : text::FindDates(said)) {
      if (date.span.begin < number || date.span.begin > number + act.number.size() + kDateWithin) continue;
      // "(có hiệu lực từ 01/10/2022)" is no day of issue.
      if (MatchesAny(Marker(dossier_.words(), "effect-before"), Normal(said.substr(number, date.span.begin - number)))) return;
      if (date.date != *act.issued) Add(act, "law-date", at, date.date.ToIso(), day);
      return;
    }
  }

  // "Luật An toàn thông tin mạng số 68/2015/QH13": the name of a known act with a number that is none.
  void CheckNumber(const std::string& number, const std::string& norm, const Passage& at, const text::Date& day) {
    const rules::Act* named = nullptr;
    for (const rules::Act& act : dossier_.rules->acts) {
      if (act.title.empty() || !(NamedBy(act, norm) || (SymbolOf(act.number) == SymbolOf(number) && LongestMatch(act.title, norm)))) continue;
      // Acts of one name follow each other: a number that is not listed may be one of them.
      if (named != nullptr) return;
      named = &act;
    }
    if (named != nullptr) Add(*named, "law-number", at, number, day);
  }

  void CheckByName(const std::string& said, const std::string& norm, const Passage& at, const std::optional<text::Date>& day) {
    const std::vector<text::DateField> dates = text::FindDates(said);
    std::vector<const rules::Act*> named;
    for (const rules::Act& act : dossier_.rules->acts)
      if (act.kind == "luật" && NamedBy(act, norm)) named.push_back(&act);
    // Acts of one name follow each other: the day tells which.
    if (named.size() > 1 && dates.size() == 1)
      std::erase_if(named, [&](const rules::Act* act) { return !act->issued || *act->issued != dates.front().date; });
    if (named.size() != 1 || dates.size() != 1) return;
    ++known;
    if (named.front()->issued && dates.front().date != *named.front()->issued) {
      Add(*named.front(), "law-date", at, dates.front().date.ToIso(), day.value_or(dossier_.as_of));
    } else if (day) {
      CheckForce(*named.front(), at, *day, norm);
    }
  }

  // "luật an toàn thông tin mạng", "nghị định số … về bảo đảm an toàn hệ thống thông tin theo cấp độ".
  static bool NamedBy(const rules::Act& act, const std::string& norm) {
    const std::size_t kind = norm.find(act.kind + " ");
    if (kind == std::string::npos) return false;
    const auto match = LongestMatch(act.title, norm.substr(kind));
    return match && (act.kind != "luật" || match->whole.begin <= act.kind.size() + 1);
  }

  const Dossier& dossier_;
  const rules::Check& check_;
  const rules::Look& look_;
  bool assumed_ = false;
  mutable int row_table_ = -1, row_ = -1;  // of the row that was read last
  mutable const Part* row_part_ = nullptr;
  mutable std::string row_text_;
};

}  // namespace

Finding FindLaws(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Reader reader(dossier, check, look);
  reader.Run();
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.say["count"] = std::to_string(reader.known);
  finding.say["unknown"] = std::to_string(reader.unknown);
  if (reader.faults.empty()) {
    finding.outcome = reader.known > 0 ? Outcome::kPass : Outcome::kNotApplicable;
    finding.reason = reader.known > 0 ? "found" : "nothing-to-compare";
    return finding;
  }
  // What is surest is told first.
  const auto rank = [](const Fault& fault) { return (fault.assumed ? 2 : 0) + (fault.reason == "law-in-transition" ? 1 : 0); };
  std::stable_sort(reader.faults.begin(), reader.faults.end(),
                   [&](const Fault& a, const Fault& b) { return rank(a) < rank(b); });
  const Fault& first = reader.faults.front();
  const bool listed = first.act != nullptr;
  const bool sure = listed && !first.assumed && first.act->certainty == "verbatim" && (first.reason == "law-ended" || first.reason == "law-not-yet");
  finding.evidence = Evidence::kPresent;
  finding.outcome = sure ? Outcome::kFail : Outcome::kReview;
  finding.reason = first.reason;
  finding.say["value"] = listed ? first.act->number : first.said;
  finding.say["said"] = first.said;
  finding.say["date"] = first.day.ToIso();
  if (listed) {
    finding.say["source"] = first.act->source;
    finding.say["other"] = first.act->replaced_by;
    if (first.act->issued) finding.say["issued"] = first.act->issued->ToIso();
    if (first.act->from || first.act->issued) finding.say["from"] = (first.act->from ? *first.act->from : *first.act->issued).ToIso();
    if (first.act->until) finding.say["until"] = first.act->until->ToIso();
    if (first.reason == "decision-not-reviewed") finding.say["until"] = first.act->review_by->ToIso();
    if (first.act->articles > 0) finding.say["count"] = std::to_string(first.act->articles);
  }
  finding.say["faults"] = std::to_string(reader.faults.size());
  for (const Fault& fault : reader.faults)
    if (finding.passages.size() < kMaxFindings) finding.passages.push_back(fault.at);
  return finding;
}

}  // namespace capdo::analysis
