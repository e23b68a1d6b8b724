// Typed fields of an administrative document (Decree 30/2020, article 8): issuer, motto, number,
// place and date, title, signer, recipients; and what the document says of its subject: system,
// operator, owner, level.
#include <algorithm>

#include "analysis/issuer.h"
#include "analysis/level_mentions.h"
#include "analysis/lookup.h"
#include "analysis/prepared.h"
#include "analysis/substance.h"
#include "analysis/words.h"
#include "base/utf8.h"

namespace capdo::analysis {

using document::Block;

namespace {

constexpr int kOwnDateLines = 12;
constexpr int kMaxLevelWords = 40;
constexpr int kMostColumns = 3;  // of a letterhead or a signature block, with one between; a table of more holds data

class FieldReader {
 public:
  FieldReader(Part& part, const rules::RuleSet& rules) : part_(part), words_(rules.vocabulary) {}

  void Run() {
    ReadHead();
    ReadAttachment();
    ReadClosing();
    ReadOwnDate();
    for (const char* name :
         {"system", "operator", "owner", "address", "level", "assessor", "appraiser"})
      ReadLabelled(name);
    for (const char* name : {"system", "operator"}) ReadInProse(name);
    ReadLevel();
    if (!part_.title_passages.empty()) {
      std::string title;
      Passage longest = part_.title_passages.front();
      for (const Passage& p : part_.title_passages) {
        title += (title.empty() ? "" : " ") + TextOf(part_, p);
        if (p.span.size() > longest.span.size()) longest = p;
      }
      Put("title", title, longest);
    }
  }

 private:
  void Put(const std::string& name, std::string value, const Passage& at) {
    if (part_.fields.count(name) != 0) return;
    for (std::size_t space = value.find("\u00a0"); space != std::string::npos; space = value.find("\u00a0"))
      value.replace(space, 2, " ");
    const std::size_t begin = value.find_first_not_of(" \t\n:;.,-");
    if (begin == std::string::npos) return;
    value = value.substr(begin, value.find_last_not_of(" \t\n:;,./") - begin + 1);
    std::replace(value.begin(), value.end(), '\n', ' ');
    std::replace(value.begin(), value.end(), '\t', ' ');
    part_.fields[name] = value;
    part_.field_places[name] = at;
  }
  void Blank(const std::string& name, const Passage& at) { part_.blank_fields.emplace(name, at); }

  Passage Whole(int index) const {
    return {-1, index, {0, static_cast<std::uint32_t>(part_.block(index).text.size())}};
  }

  void ReadHead() {
    bool issuer_open = true, title_seen = false;
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& prepared = part_.prepared(index);
      if (prepared.place != Place::kHead || i > part_.first + 60) break;
      if (prepared.region != Region::kContent) continue;
      const Block& block = part_.block(index);
      const std::string& norm = prepared.norm.text;
      const bool nation = MatchesAny(Marker(words_, "nation"), norm);
      const bool motto = MatchesAny(Marker(words_, "motto"), norm);
      if (nation) Put("nation", block.text, Whole(index));
      // A letterhead typed with tabs has the issuer beside the nation, and goes on beside the motto.
      const std::size_t tab = block.text.find('\t');
      if (issuer_open && (nation || motto) && tab != std::string::npos && tab > 0) {
        const std::string left = block.text.substr(0, tab);
        if (MatchesAny(FieldWords(words_, "issuer"), text::Normalize(left, words_.lexicon).text))
          AddIssuer(left, {-1, index, {0, static_cast<std::uint32_t>(tab)}});
      }
      if (motto) Put("motto", block.text, Whole(index));
      if (MatchesAny(Marker(words_, "draft"), norm) && text::CountWords(norm) <= 12)
        part_.draft = true;
      const bool number = MatchesAny(FieldWords(words_, "number"), norm);
      if (number) ReadNumber(index);
      ReadDate(index, "date");
      const bool title = std::any_of(part_.title_passages.begin(), part_.title_passages.end(),
                                     [&](const Passage& p) { return p.block == index; });
      if (number || title) issuer_open = false;
      title_seen = title_seen || title;
      if (title_seen && !title && MatchesAny(Marker(words_, "authority"), norm) &&
          text::CountWords(norm) <= 24) {
        Put("authority", block.text, Whole(index));
      }
      if (issuer_open && !nation && !motto &&
          ((MatchesAny(FieldWords(words_, "issuer"), norm) && text::CountWords(norm) <= 24) || ContinuesIssuer(index))) {
        AddIssuer(block.text, Whole(index));
        issuer_block_ = index;
      }
    }
  }

  // The line just under one of the issuer's, in the same cell or outside of any.
  bool ContinuesIssuer(int index) const {
    if (issuer_block_ < 0 || part_.draft || index != issuer_block_ + 1) return false;
    const document::CellRef &above = part_.block(issuer_block_).cell, &cell = part_.block(index).cell;
    const bool same = above.table == cell.table && above.row == cell.row && above.column == cell.column;
    return same && GoesOn(part_.block(issuer_block_).text, part_.block(index).text, cell.table >= 0, words_);
  }

  // The issuing body may take several lines, with its superior above: the field holds all of them.
  void AddIssuer(const std::string& text, const Passage& at) {
    part_.issuer_lines.push_back(text);
    const auto known = part_.fields.find("issuer");
    if (known == part_.fields.end()) {
      Put("issuer", text, at);
      return;
    }
    known->second += " " + text;
  }

  void ReadNumber(int index) {
    const std::vector<text::NumberField> numbers = text::FindNumbers(part_.block(index).text);
    if (numbers.empty()) {
      Blank("number", Whole(index));
    } else {
      Put("number", numbers.front().number, {-1, index, numbers.front().span});
    }
  }

  void ReadDate(int index, const std::string& name) {
    const std::vector<text::DateField> dates = text::FindDates(part_.block(index).text);
    // A table of data lists other documents.
    const int table = part_.block(index).cell.table;
    if (table >= 0 && part_.table(table).columns > kMostColumns) return;
    // When a copy was made or a signature stamped is no date of the document.
    if (MatchesAny(Marker(words_, "stamp-line"), part_.prepared(index).norm.text)) return;
    // The date of a cited law is not the document's.
    if (!text::FindLawCitations(part_.block(index).text).empty()) return;
    // Neither is that of another document: "Quyết định số 501/QĐ-BKS ngày 10/3/2024". In a letterhead the number opens the
    // line, or the place stands between number and date.
    const std::string& text = part_.block(index).text;
    const std::string& norm = part_.prepared(index).norm.text;
    // "Thời gian đánh giá: 02/10/2023 đến 13/10/2023" is when something was done.
    if (dates.size() > 1 && MatchesAny(FieldWords(words_, "between-days"),
                                       text::Normalize(text.substr(dates[0].span.end, dates[1].span.begin - dates[0].span.end), words_.lexicon).text))
      return;
    // "… theo hợp đồng ký ngày 22/9/2023".
    if (!dates.empty() && MatchesAny(FieldWords(words_, "other-day-before"), text::Normalize(text.substr(0, dates[0].span.begin), words_.lexicon).text)) return;
    const bool own = norm.starts_with("số") || MatchesAny(Marker(words_, "attached-to"), norm);
    for (const text::NumberField& number : text::FindNumbers(text)) {
      if (own || dates.empty() || number.span.end > dates.front().span.begin) continue;
      const std::string_view between =
          Trim(std::string_view(text).substr(number.span.end, dates.front().span.begin - number.span.end));
      if (between.empty() || between == "ngày") return;
    }
    if (!dates.empty()) {
      Put(name, dates.front().date.ToIso(), {-1, index, Whole(index).span});
    } else if (MatchesAny(FieldWords(words_, "blank-date"), part_.prepared(index).norm.text)) {
      Blank(name, Whole(index));
    }
  }

  // Where no letterhead and no closing gives it: "Ngày lập hồ sơ: 14/11/2023", "Ngày 14/6/2023, Sở … có ý kiến thẩm định số …",
  // "Báo cáo số 12/BC-TTĐT ngày 05/02/2022". Only in the opening lines; the words end where the day begins.
  void ReadOwnDate() {
    int lines = 0;
    for (std::size_t i = part_.first; i < part_.last && part_.fields.count("date") == 0 && lines < kOwnDateLines; ++i) {
      const int index = static_cast<int>(i);
      const Region region = part_.prepared(index).region;
      if ((region != Region::kContent && region != Region::kLaw) || part_.block(index).cell.table >= 0) continue;
      ++lines;
      const std::string& text = part_.block(index).text;
      const std::vector<text::DateField> dates = text::FindDates(text);
      if (dates.empty()) continue;
      const std::string whole = text::Normalize(text.substr(0, dates.front().span.begin), words_.lexicon).text;
      // "Số báo cáo: HD-031. Ngày phát hành: …"
      const std::size_t stop = whole.rfind(". ");
      const std::string before(Trim(stop == std::string::npos ? std::string_view(whole) : std::string_view(whole).substr(stop + 2)));
      if (MatchesAny(FieldWords(words_, "own-date-before"), before) ||
          MatchesAny(FieldWords(words_, "own-date-after"), part_.prepared(index).norm.text))
        Put("date", dates.front().date.ToIso(), {-1, index, dates.front().span});
    }
  }

  // "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 01/3/2024 …)": an annex has its parent's
  // number and date.
  void ReadAttachment() {
    for (std::size_t i = part_.first; i < std::min(part_.last, part_.first + 40); ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& prepared = part_.prepared(index);
      if (prepared.region == Region::kFurniture ||
          !MatchesAny(Marker(words_, "attached-to"), prepared.norm.text))
        continue;
      const std::string& text = part_.block(index).text;
      const auto numbers = text::FindNumbers(text);
      const auto dates = text::FindDates(text);
      if (!numbers.empty())
        Put("attached-number", numbers.front().number, {-1, index, numbers.front().span});
      // Its day stands behind the number; what stands before is another one.
      const std::size_t from = numbers.empty() ? 0 : numbers.front().span.end;
      const auto day = std::find_if(dates.begin(), dates.end(), [&](const text::DateField& one) { return one.span.begin >= from; });
      if (day != dates.end()) Put("attached-date", day->date.ToIso(), Whole(index));
      return;
    }
  }

  static bool LooksLikeName(const std::string& text) {
    // Two to six words, each with a capital first letter, not all in capitals, no digits.
    int words = 0;
    bool small = false;
    for (std::size_t i = 0; i < text.size();) {
      while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n')) ++i;
      if (i >= text.size()) break;
      const std::size_t end = std::min(text.find_first_of(" \t\n", i), text.size());
      const std::string word = text.substr(i, end - i);
      i = end;
      if (word == "TS." || word == "ThS." || word == "PGS." || word == "GS." || word == "KS.")
        continue;
      if (word.find_first_of("0123456789:;/()_…") != std::string::npos) return false;
      std::size_t at = 0;
      DecodeUtf8(word, at);
      // A capital differs from its lower-case form, which normalizing gives.
      const std::string first_letter = word.substr(0, at);
      const text::Lexicon none;
      if (text::Normalize(first_letter, none).text == first_letter) return false;
      if (at < word.size()) {
        const std::string rest = word.substr(at);
        small = small || text::Normalize(rest, none).text == rest;
      }
      ++words;
    }
    return words >= 2 && words <= 6 && small;
  }

  void ReadClosing() {
    int title_block = -1;
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& prepared = part_.prepared(index);
      if (prepared.place != Place::kClosing || prepared.region == Region::kFurniture) continue;
      const Block& block = part_.block(index);
      // Nobody signs in a table of data.
      if (block.cell.table >= 0 && part_.table(block.cell.table).columns > kMostColumns) continue;
      const std::string& norm = prepared.norm.text;
      if (MatchesAny(Marker(words_, "recipients"), norm)) {
        // "Nơi nhận:" and its list may be one paragraph or many.
        bool filled = false;
        for (std::size_t j = i; j < std::min(part_.last, i + 8); ++j) {
          std::string item = part_.prepared(static_cast<int>(j)).norm.text;
          if (j == i) {
            const std::size_t colon = ColonAt(item, 4);
            item = colon == std::string::npos ? "" : item.substr(colon);
          } else if (document::ParseEnumerator(item).kind != document::EnumeratorKind::kBullet) {
            continue;
          }
          if (!IsBlank(item, words_.substance) && text::CountWords(item) > 0) {
            filled = true;
            Put("recipients", part_.block(static_cast<int>(j)).text, Whole(static_cast<int>(j)));
            break;
          }
        }
        if (!filled) Blank("recipients", Whole(index));
      }
      if (part_.fields.count("date") == 0) ReadDate(index, "date");
      // A closing typed with tabs has recipients and signer on one line.
      std::string right = block.text;
      const std::size_t tab = right.find_last_of('\t');
      if (tab != std::string::npos) right = right.substr(tab + 1);
      const std::string right_norm = text::Normalize(right, words_.lexicon).text;
      if (MatchesAny(Marker(words_, "signature"), right_norm) &&
          text::CountWords(right_norm) <= 24) {
        title_block = index;
        Put("signer-title", right, Whole(index));
      }
      // Several lines may share one cell paragraph: the name is the last of them.
      const std::size_t line = block.text.find_last_of("\n\t");
      const std::string last = line == std::string::npos ? block.text : block.text.substr(line + 1);
      if (title_block >= 0 && LooksLikeName(last) &&
          !MatchesAny(Marker(words_, "signature"), right_norm)) {
        Put("signer", last, Whole(index));
      } else if (title_block == index && line != std::string::npos && LooksLikeName(last)) {
        Put("signer", last, Whole(index));
      }
    }
  }

  // A hint of a form that lost its brackets ("tên đơn vị vận hành"), or a word that only fills the cell ("Có").
  bool NamesNothing(std::string_view text) const {
    if (MatchesAny(words_.substance.placeholder_value, text)) return true;
    const TextVerdict verdict = JudgeText(text, words_.substance, part_.year);
    return verdict.status && verdict.good_words == 0;
  }

  void ReadLabelled(const std::string& name) {
    const rules::Patterns& label = FieldWords(words_, name);
    if (label.empty()) return;
    for (const LabelledValue& found : FindLabelled(part_, label, words_)) {
      if (found.unit->kind == UnitKind::kSection && !found.unit->leaf) continue;
      if (found.blank || NamesNothing(found.text)) {
        Blank(name, found.value.block >= 0
                        ? found.value
                        : Passage{-1, found.unit->label_block, found.unit->label_span});
        continue;
      }
      // "ĐƠN VỊ VẬN HÀNH | ĐƠN VỊ KIỂM TRA": who signs beside it.
      if (text::CountWords(found.text) > 40 || MatchesAny(FieldWords(words_, name + "-not"), found.text)) continue;
      Put(name, TextOf(part_, found.value), found.value);
    }
  }

  // "… đối với Hệ thống thông tin giải quyết thủ tục hành chính tỉnh X cụ thể như sau"
  void ReadInProse(const std::string& name) {
    if (part_.fields.count(name) != 0) return;
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& prepared = part_.prepared(index);
      if (prepared.region != Region::kContent) continue;
      for (const text::Pattern& pattern : FieldWords(words_, name + "-prose")) {
        const auto match = pattern.Find(prepared.norm.text);
        if (!match || match->groups.empty() || match->groups[0].empty()) continue;
        const Passage at = PassageOf(part_, index, match->groups[0].begin, match->groups[0].end);
        if (IsBlank(NormOf(part_, at), words_.substance) ||
            MatchesAny(FieldWords(words_, name + "-not"), NormOf(part_, at)) ||
            text::CountWords(TextOf(part_, at)) < (name == "system" ? 5 : 2))
          continue;
        Put(name, TextOf(part_, at), at);
        return;
      }
    }
  }

  // The labelled value first ("Cấp độ …: cấp độ 3"), then the sentences that give it. Labels that give different levels (a
  // table of several systems) decide nothing by themselves.
  void ReadLevel() {
    const std::set<int> left = LeftBehind(part_, words_);
    std::map<int, Passage> labelled;
    int first_labelled = 0;
    for (const LabelledValue& found : FindLabelled(part_, FieldWords(words_, "level"), words_)) {
      if (found.unit->kind == UnitKind::kSection && !found.unit->leaf) continue;
      if (found.blank || text::CountWords(found.text) > kMaxLevelWords) continue;
      const std::string said = TextOf(part_, found.value);
      int level = TickedLevel(found.text, words_);
      std::vector<LevelMention> levels = level > 0 ? std::vector<LevelMention>{} : LevelsIn(said, words_);
      if (level == 0 && levels.empty()) levels = LevelsIn("cấp độ " + said, words_);
      if (level > 0) labelled.emplace(level, found.value);
      for (const LevelMention& mention : levels) {
        if (!mention.current) continue;
        if (level == 0) level = mention.level;
        labelled.emplace(mention.level, found.value);
      }
      if (first_labelled == 0) first_labelled = level;
    }
    part_.fields.erase("level");
    part_.field_places.erase("level");
    if (labelled.size() == 1) return Put("level", std::to_string(first_labelled), labelled.begin()->second);
    int count[6] = {0, 0, 0, 0, 0, 0};
    Passage first[6];
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      const PreparedBlock& prepared = part_.prepared(index);
      if (prepared.region != Region::kContent) continue;
      // A level of the system, not a level that the law speaks of.
      if (!MatchesAny(FieldWords(words_, "level-prose"), prepared.norm.text) ||
          MatchesAny(FieldWords(words_, "level-prose-not"), prepared.norm.text))
        continue;
      for (const LevelMention& found : LevelsIn(part_.block(index).text, words_)) {
        if (!found.current) continue;
        if (count[found.level]++ == 0) first[found.level] = {-1, index, found.span};
      }
    }
    int best = 0;
    const auto better = [&](int level) {
      if (best == 0) return count[level] > 0;
      // What is left behind elsewhere counts least.
      const bool old = left.count(level) != 0, old_best = left.count(best) != 0;
      return old != old_best ? old_best && count[level] > 0 : count[level] > count[best];
    };
    for (int level = 1; level <= 5; ++level)
      if (better(level)) best = level;
    if (best > 0) return Put("level", std::to_string(best), first[best]);
    if (first_labelled > 0) Put("level", std::to_string(first_labelled), labelled.at(first_labelled));
  }

  Part& part_;
  const rules::Vocabulary& words_;
  int issuer_block_ = -1;  // the last line of the letterhead that names the issuer
};

}  // namespace

void ReadFields(Part& part, const rules::RuleSet& rules) { FieldReader(part, rules).Run(); }

}  // namespace capdo::analysis
