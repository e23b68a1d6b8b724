// The level against what the dossier says of its own system: the criteria of the law (levels.yaml), and the article that
// the dossier names for its level. A criterion of a higher level, or the article of another level, goes
// to a person with both places; criteria of lower levels say nothing, because one of a level is enough.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/level.h"
#include "analysis/level_mentions.h"
#include "analysis/level_tables.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxRows = 500;
constexpr std::size_t kMaxSaid = 400;
constexpr int kNameWords = 3;  // of a system's name that is looked for in sentences
constexpr int kChapterOfLevel = 4;
constexpr int kHighestLevel = 5;

long WholeNumber(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
  return text.size() > 9 ? 0 : std::atol(text.c_str());
}

struct Met {
  const rules::Criterion* criterion = nullptr;
  Passage at;
};

class Rationale {
 public:
  Rationale(const Dossier& dossier, const rules::Look& look, int level, const Passage& level_at)
      : dossier_(dossier), look_(look), level_(level) {
    if (level_at.block >= 0)
      for (const LevelMention& mention : LevelsIn(dossier.part(level_at.part).block(level_at.block).text, dossier.words()))
        if (mention.level == level && object_.empty()) object_ = ObjectOf(mention);
    for (const rules::NamedPatterns& sort : look.parts) component_heads_.insert(component_heads_.end(), sort.then.begin(), sort.then.end());
  }

  void Read(int p) {
    const Part& part = dossier_.part(p);
    bool list = false;  // of components, one to a line
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      const bool denied = IsDeniedRow(part, index);
      ReadArticleWords(part, p, index);
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        if (!denied) ReadSentence(part, p, index, s, sentence);
        ReadPlace(part, p, index, s, sentence);
        ReadPlan(part, p, index, s, sentence);
        ReadOnly(part, p, index, s, sentence);
        ReadComponent(part, p, index, s, sentence);
      }
      list = ReadListed(part, p, index, list);
      ReadArticles(part, p, index);
      if (part.block(index).cell.table < 0) ReadArticleOfLevel(part, p, index);
    }
    ReadRowsAsSentences(part, p);
    ReadClaims(part, p);
    ReadSystems(p);
  }

  // Documents that do not reason about the level may still name it: a regulation, a survey.
  void ReadBeside(int p) {
    const Part& part = dossier_.part(p);
    // A survey asks for the level by its name; other documents also write of levels in general.
    const auto level = part.fields.find("level");
    if (part.kind == "survey") {
      if (claimed == 0 && level != part.fields.end() && std::atoi(level->second.c_str()) != level_) {
        claimed = std::atoi(level->second.c_str());
        claim = WithPart(part.field_places.at("level"), p);
      }
      for (std::size_t i = part.first; i < part.last; ++i) {
        const int index = static_cast<int>(i);
        if (!part.IsContent(index)) continue;
        const std::string& norm = part.prepared(index).norm.text;
        for (const text::Span& s : Sentences(norm)) ReadSentence(part, p, index, s, norm.substr(s.begin, s.size()));
      }
    }
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      // "Cấp độ mấy? Cấp độ 4." is two sentences.
      if (part.IsContent(index) && part.kind != "regulation") ReadWholeClaim(part, p, index);
    }
    ReadClaims(part, p);
    ReadSystems(p);
  }

  // After all documents: one system, two levels.
  void CompareSystems() {
    for (std::size_t i = 0; i < systems_.size() && stated == 0; ++i) {
      for (std::size_t k = i + 1; k < systems_.size() && stated == 0; ++k)
        if (systems_[i].name == systems_[k].name && systems_[i].level != systems_[k].level) Differs(systems_[i], systems_[k].level, systems_[k].at);
    }
    for (const Said& said : said_) {
      const SystemRow* longest = nullptr;
      // "hệ thống cấp phép trực tuyến được đề xuất …": the row may say more than the name.
      const auto subject = FirstMatch(Marker(dossier_.words(), "level-subject"), said.before);
      const std::string named = subject ? GroupOf(said.before, *subject) : "";
      if (text::CountWords(named) > kNameWords)
        for (const SystemRow& row : systems_)
          if (row.name.find(named) != std::string::npos) longest = longest == nullptr ? &row : nullptr;
      for (const SystemRow& row : systems_)
        if (text::CountWords(row.name) >= kNameWords && said.before.find(row.name) != std::string::npos &&
            (longest == nullptr || row.name.size() > longest->name.size()))
          longest = &row;
      if (longest != nullptr && stated == 0 && longest->level != said.level && longest->at.block != said.at.block)
        Differs(*longest, said.level, said.at);
    }
  }

  std::vector<Met> met;         // the first place of each criterion
  std::map<int, int> articles;  // of the criteria, that the dossier names → their level
  std::vector<Passage> places;  // of the articles
  Passage only;                 // a sentence that leaves nothing above the lowest level
  Passage component;            // a part of the system of the highest level
  int component_level = 0;
  bool own_chapter = false;     // the standard's chapter of the dossier's level is named
  Passage other_chapter;        // … of another one
  Passage claim;                // a sentence that gives the system another level
  int claimed = 0;
  bool own_place = false;       // a place that levels like the dossier's have is named
  Passage other_place;          // … one that they have not
  int other_place_level = 0;
  int words_article = 0, named_article = 0;  // the words of one article with the number of another
  Passage words_at;
  int wrong_article = 0, article_of = 0;  // a level with the article of another one
  Passage wrong_article_at;
  int stated = 0, stated_other = 0;  // two levels of one system
  std::string stated_of;
  Passage stated_at, stated_other_at;

 private:
  struct Said {
    std::string before;
    int level;
    Passage at;
  };

  void Differs(const SystemRow& row, int other, const Passage& at) {
    stated = row.level;
    stated_other = other;
    stated_of = row.name;
    stated_at = row.at;
    stated_other_at = at;
  }

  // A level that the part itself turns down or leaves behind is not claimed by it.
  void ReadClaims(const Part& part, int p) {
    const std::set<int> left = LeftBehind(part, dossier_.words());
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) || part.block(index).cell.table >= 0) continue;
      const std::vector<LevelMention> mentions = LevelsIn(part.block(index).text, dossier_.words());
      for (const LevelMention& mention : mentions) {
        // A list of systems with a level each says nothing of this one.
        const bool alone = std::all_of(mentions.begin(), mentions.end(), [&](const LevelMention& other) {
          return other.level == mention.level || (other.before.find(mention.before) != 0 && mention.before.find(other.before) != 0);
        });
        if (!mention.current || !alone) continue;
        if (said_.size() < kMaxSaid) said_.push_back({mention.before, mention.level, {p, index, mention.span}});
        const bool in_words = mention.in_words > 0 && mention.in_words != mention.level;
        if (claimed > 0 || left.count(mention.level) != 0 || OfOther(mention) || (mention.level == level_ && !in_words)) continue;
        if (in_words) {
          claimed = mention.in_words == level_ ? mention.level : mention.in_words;
        } else if (MatchesAny(look_.say, mention.before) && !MatchesAny(look_.say_not, mention.before)) {
          claimed = mention.level;
        } else {
          continue;
        }
        claim = {p, index, mention.span};
      }
    }
  }

  // "… cấp độ 3 cho Hạ tầng điện toán": what the level is given to.
  std::string ObjectOf(const LevelMention& mention) const {
    const auto match = FirstMatch(Marker(dossier_.words(), "level-object"), mention.after);
    return match && !match->groups.empty() ? mention.after.substr(match->groups[0].begin, match->groups[0].size()) : "";
  }
  bool OfOther(const LevelMention& mention) const {
    const std::string object = ObjectOf(mention);
    return !object.empty() && !object_.empty() && !SameName(object, object_);
  }

  void ReadWholeClaim(const Part& part, int p, int index) {
    const std::string& norm = part.prepared(index).norm.text;
    if (claimed > 0 || part.block(index).cell.table >= 0 || !MatchesAny(look_.say, norm) || MatchesAny(look_.say_not, norm)) return;
    const std::vector<LevelMention> levels = LevelsIn(part.block(index).text, dossier_.words());
    if (levels.size() != 1 || !levels.front().current || levels.front().level == level_) return;
    claim = {p, index, levels.front().span};
    claimed = levels.front().level;
  }

  void ReadSystems(int p) {
    for (SystemRow& row : ReadSystemRows(dossier_, p, component_heads_)) {
      if (row.component) Note(row.level, row.at);
      NoteArticle(row.level, row.article, row.article_at);
      if (!row.name.empty() && systems_.size() < kMaxSaid) systems_.push_back(std::move(row));
    }
  }

  // "… thuộc cấp độ 2 (khoản 3 Điều 8)": a level with the article that stands for it, in one sentence.
  void ReadArticleOfLevel(const Part& part, int p, int index) {
    for (const LevelMention& mention : LevelsIn(part.block(index).text, dossier_.words())) {
      const std::string sentence = mention.before + " " + mention.after;
      const auto article = FirstMatch(Marker(dossier_.words(), "level-article"), sentence);
      if (!mention.current || !article || article->groups.empty() || text::FindLevels(sentence).size() != 1) continue;
      if (MatchesAny(Marker(dossier_.words(), "level-article-not"), sentence)) continue;
      NoteArticle(mention.level, std::atoi(sentence.c_str() + article->groups[0].begin), {p, index, mention.span});
    }
  }

  void NoteArticle(int level, int article, const Passage& at) {
    const auto& level_of = dossier_.rules->level_articles.level_of;
    const auto known = level_of.find(article);
    if (wrong_article > 0 || known == level_of.end() || known->second == level) return;
    wrong_article = article;
    article_of = level;
    wrong_article_at = at;
  }

  // A table of criteria: "Điều 9 | bí mật nhà nước; dịch vụ công mức độ 3 | Không", or a tick under "Không".
  bool IsDeniedRow(const Part& part, int index) const {
    const document::CellRef& own = part.block(index).cell;
    if (own.table < 0 || own.row == 0) return false;
    const document::Table& table = part.table(own.table);
    if (table.rows > kMaxRows) return false;
    for (const document::Cell& cell : table.cells) {
      if (cell.row != own.row || cell.column == own.column || cell.blocks.empty()) continue;
      const std::string text = CellNorm(part, cell);
      if (MatchesAny(Marker(dossier_.words(), "criterion-denied"), text)) return true;
      if (MatchesAny(Marker(dossier_.words(), "cell-tick"), text) &&
          MatchesAny(Marker(dossier_.words(), "criterion-denied"), HeaderOf(part, cell.blocks.front())))
        return true;
    }
    return false;
  }

  // "Hạ tầng phục vụ hoạt động của một cơ quan … theo khoản 3 Điều 9": the words of one article, the number of another.
  void ReadArticleWords(const Part& part, int p, int index) {
    const std::string& norm = part.prepared(index).norm.text;
    const rules::LevelArticles& law = dossier_.rules->level_articles;
    for (const rules::ArticleWords& words : dossier_.rules->article_words) {
      if (words_article > 0 || !MatchesAny(words.say, norm) || MatchesAny(words.say_not, norm)) continue;
      std::set<int> named;
      for (const text::Span& s : Sentences(norm))
        if (const auto article = FirstMatch(Marker(dossier_.words(), "level-article"), norm.substr(s.begin, s.size())); article && !article->groups.empty())
          named.insert(std::atoi(norm.c_str() + s.begin + article->groups[0].begin));
      if (named.size() != 1 || law.level_of.count(*named.begin()) == 0 || law.level_of.at(*named.begin()) == law.level_of.at(words.article)) continue;
      words_article = words.article;
      named_article = *named.begin();
      words_at = {p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}};
    }
  }

  // "thẩm định theo khoản 1 Điều 12", "Phụ lục II Thông tư 12/2022": what only some levels have.
  void ReadPlace(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    for (const rules::LevelPlace& place : dossier_.rules->level_places) {
      if (!MatchesAny(place.say, sentence)) continue;
      const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
      if (std::find(place.levels.begin(), place.levels.end(), level_) != place.levels.end()) {
        own_place = true;
        continue;
      }
      // The law in general, and other systems, name their levels.
      const std::vector<text::LevelField> levels = text::FindLevels(TextOf(part, at));
      const bool of_other = std::any_of(levels.begin(), levels.end(), [&](const text::LevelField& one) { return one.level != level_; });
      if (of_other || MatchesAny(look_.label_not, sentence) || other_place.block >= 0) continue;
      other_place = at;
      other_place_level = place.levels.front();
    }
  }

  // The lines under "… gồm các hệ thống thành phần sau:".
  bool ReadListed(const Part& part, int p, int index, bool list) {
    const document::Block& block = part.block(index);
    if (block.cell.table >= 0) return false;
    if (MatchesAny(Marker(dossier_.words(), "component-list"), part.prepared(index).norm.text)) return true;
    if (!list || document::ParseEnumerator(block.text).kind == document::EnumeratorKind::kNone) return false;
    const std::vector<LevelMention> levels = LevelsIn(block.text, dossier_.words());
    if (levels.size() == 1 && levels.front().current) Note(levels.front().level, {p, index, levels.front().span});
    return true;
  }

  // "Mức độ dịch vụ công trực tuyến: Mức độ 3; Số thủ tục: 58" as one sentence.
  void ReadRowsAsSentences(const Part& part, int p) {
    for (int id : part.tables) {
      const document::Table& table = part.table(id);
      if (table.rows < 2 || table.rows > kMaxRows) continue;
      std::map<int, std::string> heads;
      std::map<int, std::string> rows;
      std::map<int, int> first;
      for (const document::Cell& cell : table.cells) {
        if (cell.blocks.empty()) continue;
        const int b = cell.blocks.front();
        if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last)) break;
        const std::string text = CellNorm(part, cell);
        if (cell.row == 0) {
          heads[cell.column] = text;
        } else if (!text.empty() && part.IsContent(b)) {
          std::string& row = rows[cell.row];
          const auto head = heads.find(cell.column);
          row += (row.empty() ? "" : " | ") + (head == heads.end() || head->second.empty() ? "" : head->second + ": ") + text;
          first.emplace(cell.row, b);
        }
      }
      for (const auto& [column, head] : heads) ReadSum(part, p, table, column, head);
      for (const auto& [row, text] : rows)
        if (!IsDeniedRow(part, first[row]))
        ReadSentence(part, p, first[row], {0, static_cast<std::uint32_t>(part.prepared(first[row]).norm.text.size())}, text);
    }
  }

  // "Số người sử dụng: 6.350, 3.900, 820": together they reach what a criterion asks for.
  void ReadSum(const Part& part, int p, const document::Table& table, int column, const std::string& head) {
    for (const rules::Criterion& criterion : dossier_.rules->criteria) {
      if (criterion.column.empty() || !MatchesAny(criterion.column, head) || MatchesAny(criterion.say_not, head)) continue;
      if (std::any_of(met.begin(), met.end(), [&](const Met& m) { return m.criterion == &criterion; })) continue;
      if (!criterion.within.empty() && !SaysSomewhere(part, criterion.within)) continue;
      if (!criterion.without.empty() && SaysSomewhere(part, criterion.without)) continue;
      long sum = 0, largest = 0;
      int rows = 0, first = -1;
      for (const document::Cell& cell : table.cells) {
        if (cell.row == 0 || cell.column != column || cell.blocks.empty() || !part.IsContent(cell.blocks.front())) continue;
        std::string digits(Trim(CellNorm(part, cell)));
        digits = digits.substr(0, digits.find(' '));
        if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string::npos) continue;
        const long number = WholeNumber(digits);
        sum += number;
        largest = std::max(largest, number);
        ++rows;
        if (first < 0) first = cell.blocks.front();
      }
      // One of the rows may be the total of the others.
      if (rows > 2 && sum == 2 * largest) sum = largest;
      if (rows > 0 && sum >= criterion.at_least)
        met.push_back({&criterion, {p, first, {0, static_cast<std::uint32_t>(part.block(first).text.size())}}});
    }
  }

  // look.value: what the plan is made for, and the chapter of the standard: 5 to 9 are levels 1 to 5 (TCVN 11930:2017).
  void ReadPlan(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
    if (const auto chapter = FirstMatch(look_.section, sentence); chapter && !chapter->groups.empty()) {
      const int level = std::atoi(sentence.c_str() + chapter->groups[0].begin) - kChapterOfLevel;
      own_chapter = own_chapter || level == level_;
      if (level != level_ && chapter_.count(level) == 0) other_chapter = at;
      chapter_.insert(level);
    }
    if (claimed > 0 || !MatchesAny(look_.value, sentence) || MatchesAny(look_.label_not, sentence)) return;
    const std::vector<text::LevelField> levels = text::FindLevels(TextOf(part, at));
    if (levels.size() != 1 || levels.front().level == level_) return;
    claim = at;
    claimed = levels.front().level;
  }

  // look.label: "chỉ phục vụ nội bộ, chỉ xử lý thông tin công cộng".
  void ReadOnly(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    if (only.block < 0 && MatchesAny(look_.label, sentence)) only = WithPart(PassageOf(part, index, s.begin, s.end), p);
  }

  // look.parts: "Phân hệ tiếp nhận: cấp độ 3"; the whole is of the highest level of its parts (article 5, clause 2).
  void ReadComponent(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    if (part.block(index).cell.table >= 0) return;
    for (const rules::NamedPatterns& sort : look_.parts) {
      const auto match = FirstMatch(sort.patterns, sentence);
      if (!match || match->groups.empty()) continue;
      Note(std::atoi(sentence.c_str() + match->groups[0].begin), WithPart(PassageOf(part, index, s.begin, s.end), p));
    }
  }

  void Note(int level, const Passage& at) {
    if (level <= component_level || level > kHighestLevel) return;
    component_level = level;
    component = at;
  }

  void ReadSentence(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    for (const rules::Criterion& criterion : dossier_.rules->criteria) {
      if (std::any_of(met.begin(), met.end(), [&](const Met& m) { return m.criterion == &criterion; })) continue;
      if (!MatchesAny(criterion.say, sentence) || MatchesAny(criterion.say_not, sentence)) continue;
      if (!criterion.within.empty() && !SaysSomewhere(part, criterion.within)) continue;
      if (!criterion.without.empty() && SaysSomewhere(part, criterion.without)) continue;
      if (!criterion.count.empty()) {
        const auto number = FirstMatch(criterion.count, sentence);
        if (!number || number->groups.empty() ||
            WholeNumber(sentence.substr(number->groups[0].begin, number->groups[0].size())) < criterion.at_least)
          continue;
      }
      met.push_back({&criterion, WithPart(PassageOf(part, index, s.begin, s.end), p)});
    }
  }

  static bool SaysSomewhere(const Part& part, const rules::Patterns& patterns) {
    for (std::size_t i = part.first; i < part.last; ++i)
      if (part.IsContent(static_cast<int>(i)) && MatchesAny(patterns, part.prepared(static_cast<int>(i)).norm.text)) return true;
    return false;
  }

  void ReadArticles(const Part& part, int p, int index) {
    const std::string& text = part.block(index).text;
    for (const text::LawCitation& citation : text::FindLawCitations(text)) {
      const rules::LevelArticles& law = dossier_.rules->level_articles;
      const auto level = law.level_of.find(std::atoi(citation.article.c_str()));
      if (law.act.empty() || !citation.act.starts_with(law.act) || level == law.level_of.end()) continue;
      articles.insert(*level);
      places.push_back({p, index, citation.span});
    }
  }

  std::set<int> chapter_;
  const Dossier& dossier_;
  const rules::Look& look_;
  const int level_;
  std::string object_;  // of the level that is compared with
  rules::Patterns component_heads_;
  std::vector<SystemRow> systems_;
  std::vector<Said> said_;
};

}  // namespace

Finding FindLevelBasis(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  // look.field: kinds that only name the level; where nothing else gives one, the first of them does.
  std::vector<int> beside;
  std::istringstream kinds(look.field);
  for (std::string kind; kinds >> kind;)
    for (int p : dossier.PartsOf({kind})) beside.push_back(p);
  int level = dossier.level;
  Passage level_at = dossier.level_place;
  for (std::size_t i = 0; i < beside.size() && level == 0; ++i) {
    const Part& part = dossier.part(beside[i]);
    if (const auto named = part.fields.find("level"); named != part.fields.end()) {
      level = std::atoi(named->second.c_str());
      level_at = WithPart(part.field_places.at("level"), beside[i]);
    }
  }
  if (level == 0 || !level_at.known()) return finding;
  Rationale rationale(dossier, look, level, level_at);
  for (int p : dossier.PartsOf(check.documents))
    if (!IsReplaced(dossier, p)) rationale.Read(p);
  for (int p : beside) rationale.ReadBeside(p);
  rationale.CompareSystems();
  finding.say["level"] = std::to_string(level);
  const Met* highest = nullptr;
  for (const Met& met : rationale.met)
    if (highest == nullptr || met.criterion->level > highest->criterion->level) highest = &met;
  if (highest != nullptr) {
    finding.say["value"] = highest->criterion->name;
    finding.say["source"] = highest->criterion->basis;
    finding.say["other"] = std::to_string(highest->criterion->level);
  }
  const bool other_article =
      !rationale.articles.empty() && std::none_of(rationale.articles.begin(), rationale.articles.end(),
                                                  [&](const auto& cited) { return cited.second == level; });
  if (highest != nullptr && highest->criterion->level > level) {
    finding.reason = highest->criterion->certainty == "verbatim" ? "level-below-criteria" : "level-below-criteria-inferred";
    finding.passages = {level_at, highest->at};
  } else if (rationale.claimed > 0) {
    finding.reason = "level-statement-differs";
    finding.say["other"] = std::to_string(rationale.claimed);
    finding.passages = {level_at, rationale.claim};
  } else if (rationale.stated > 0) {
    finding.reason = "system-level-differs";
    finding.say["value"] = rationale.stated_of;
    finding.say["stated"] = std::to_string(rationale.stated);
    finding.say["other"] = std::to_string(rationale.stated_other);
    finding.passages = {rationale.stated_at, rationale.stated_other_at};
  } else if (rationale.wrong_article > 0) {
    finding.reason = "level-article-of-other";
    finding.say["stated"] = std::to_string(rationale.article_of);
    finding.say["value"] = std::to_string(rationale.wrong_article);
    finding.say["other"] = std::to_string(dossier.rules->level_articles.level_of.at(rationale.wrong_article));
    finding.passages = {level_at, rationale.wrong_article_at};
  } else if (rationale.words_article > 0) {
    finding.reason = "article-not-of-words";
    finding.say["value"] = std::to_string(rationale.words_article);
    finding.say["other"] = std::to_string(rationale.named_article);
    finding.passages = {level_at, rationale.words_at};
  } else if (rationale.component_level > level) {
    finding.reason = "level-below-component";
    finding.say["other"] = std::to_string(rationale.component_level);
    finding.passages = {level_at, rationale.component};
  } else if (rationale.only.block >= 0 && level > 1 && highest == nullptr) {
    finding.reason = "level-above-criteria";
    finding.passages = {level_at, rationale.only};
  } else if (rationale.other_chapter.block >= 0 && !rationale.own_chapter) {
    finding.reason = "level-chapter-differs";
    finding.passages = {level_at, rationale.other_chapter};
  } else if (rationale.other_place.block >= 0 && !rationale.own_place) {
    finding.reason = "level-place-differs";
    finding.say["other"] = std::to_string(rationale.other_place_level);
    finding.passages = {level_at, rationale.other_place};
  } else if (other_article) {
    finding.reason = "level-article-differs";
    finding.say["value"] = std::to_string(rationale.articles.begin()->first);
    finding.say["other"] = std::to_string(rationale.articles.begin()->second);
    finding.passages = {level_at, rationale.places.front()};
  } else if (highest != nullptr && highest->criterion->level == level) {
    finding.outcome = Outcome::kPass;
    finding.reason = "level-reasoned";
    finding.passages = {highest->at};
    return finding;
  } else if (!rationale.articles.empty()) {
    finding.outcome = Outcome::kPass;
    finding.reason = "level-article-agrees";
    finding.say["value"] = std::to_string(
        std::find_if(rationale.articles.begin(), rationale.articles.end(),
                     [&](const auto& cited) { return cited.second == level; })->first);
    finding.passages = {level_at};
    return finding;
  } else {
    return finding;
  }
  finding.outcome = Outcome::kReview;
  finding.evidence = Evidence::kPresent;
  return finding;
}

}  // namespace capdo::analysis
