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

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

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
  Rationale(const Dossier& dossier, const rules::Look& look) : dossier_(dossier), look_(look) {}

  void Read(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        ReadSentence(part, p, index, s, sentence);
        ReadClaim(part, p, index, s, sentence);
        ReadPlan(part, p, index, s, sentence);
        ReadOnly(part, p, index, s, sentence);
        ReadComponent(part, p, index, s, sentence);
      }
      ReadArticles(part, p, index);
    }
    for (int table : part.tables) ReadComponents(part, p, part.table(table));
  }

  // Documents that do not reason about the level may still name it: a regulation, a survey.
  void ReadBeside(int p) {
    const Part& part = dossier_.part(p);
    // A survey asks for the level by its name; other documents also write of levels in general.
    const auto level = part.fields.find("level");
    if (part.kind == "survey" && claimed == 0 && level != part.fields.end() && std::atoi(level->second.c_str()) != dossier_.level) {
      claimed = std::atoi(level->second.c_str());
      claim = WithPart(part.field_places.at("level"), p);
    }
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      // "Cấp độ mấy? Cấp độ 4." is two sentences.
      const text::Span whole{0, static_cast<std::uint32_t>(norm.size())};
      if (part.kind != "regulation") ReadClaim(part, p, index, whole, norm);
      for (const text::Span& s : Sentences(norm)) ReadClaim(part, p, index, s, norm.substr(s.begin, s.size()));
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

 private:
  // "… đề nghị phê duyệt cấp độ 2": a list of systems with a level each says nothing of this one.
  void ReadClaim(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    if (claimed > 0 || part.block(index).cell.table >= 0) return;
    if (!MatchesAny(look_.say, sentence) || MatchesAny(look_.say_not, sentence)) return;
    const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
    const std::vector<text::LevelField> levels = text::FindLevels(TextOf(part, at));
    if (levels.size() != 1 || levels.front().level == dossier_.level) return;
    claim = at;
    claimed = levels.front().level;
  }

  // look.value: what the plan is made for, and the chapter of the standard: 5 to 9 are levels 1 to 5 (TCVN 11930:2017).
  void ReadPlan(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
    if (const auto chapter = FirstMatch(look_.section, sentence); chapter && !chapter->groups.empty()) {
      const int level = std::atoi(sentence.c_str() + chapter->groups[0].begin) - kChapterOfLevel;
      own_chapter = own_chapter || level == dossier_.level;
      if (level != dossier_.level && chapter_.count(level) == 0) other_chapter = at;
      chapter_.insert(level);
    }
    if (claimed > 0 || !MatchesAny(look_.value, sentence) || MatchesAny(look_.label_not, sentence)) return;
    const std::vector<text::LevelField> levels = text::FindLevels(TextOf(part, at));
    if (levels.size() != 1 || levels.front().level == dossier_.level) return;
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

  void ReadComponents(const Part& part, int p, const document::Table& table) {
    int column = -1;
    bool components = false;
    for (const document::Cell& cell : table.cells) {
      if (cell.blocks.empty()) continue;
      const int b = cell.blocks.front();
      if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last) || !part.IsContent(b)) continue;
      const std::string text(Trim(part.prepared(b).norm.text));
      if (cell.row == 0) {
        for (const rules::NamedPatterns& sort : look_.parts) {
          if (MatchesAny(sort.then, text)) components = true;
        }
        if (MatchesAny(FieldWords(dossier_.words(), "level"), text)) column = cell.column;
      } else if (components && cell.column == column) {
        const std::vector<text::LevelField> levels = text::FindLevels(text.starts_with("c") ? text : "cấp độ " + text);
        if (levels.size() == 1)
          Note(levels.front().level, {p, b, {0, static_cast<std::uint32_t>(part.block(b).text.size())}});
      }
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
      if (!criterion.count.empty()) {
        const auto number = FirstMatch(criterion.count, sentence);
        if (!number || number->groups.empty() ||
            WholeNumber(sentence.substr(number->groups[0].begin, number->groups[0].size())) < criterion.at_least)
          continue;
      }
      met.push_back({&criterion, WithPart(PassageOf(part, index, s.begin, s.end), p)});
    }
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
};

}  // namespace

Finding FindLevelBasis(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  if (dossier.level == 0 || !dossier.level_place.known()) return finding;
  Rationale rationale(dossier, look);
  for (int p : dossier.PartsOf(check.documents)) rationale.Read(p);
  // look.field: kinds that only name the level.
  std::istringstream kinds(look.field);
  for (std::string kind; kinds >> kind;)
    for (int p : dossier.PartsOf({kind})) rationale.ReadBeside(p);
  finding.say["level"] = std::to_string(dossier.level);
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
                                                  [&](const auto& cited) { return cited.second == dossier.level; });
  if (highest != nullptr && highest->criterion->level > dossier.level) {
    finding.reason = highest->criterion->certainty == "verbatim" ? "level-below-criteria" : "level-below-criteria-inferred";
    finding.passages = {dossier.level_place, highest->at};
  } else if (rationale.claimed > 0) {
    finding.reason = "level-statement-differs";
    finding.say["other"] = std::to_string(rationale.claimed);
    finding.passages = {dossier.level_place, rationale.claim};
  } else if (rationale.component_level > dossier.level) {
    finding.reason = "level-below-component";
    finding.say["other"] = std::to_string(rationale.component_level);
    finding.passages = {dossier.level_place, rationale.component};
  } else if (rationale.only.block >= 0 && dossier.level > 1 && highest == nullptr) {
    finding.reason = "level-above-criteria";
    finding.passages = {dossier.level_place, rationale.only};
  } else if (rationale.other_chapter.block >= 0 && !rationale.own_chapter) {
    finding.reason = "level-chapter-differs";
    finding.passages = {dossier.level_place, rationale.other_chapter};
  } else if (other_article) {
    finding.reason = "level-article-differs";
    finding.say["value"] = std::to_string(rationale.articles.begin()->first);
    finding.say["other"] = std::to_string(rationale.articles.begin()->second);
    finding.passages = {dossier.level_place, rationale.places.front()};
  } else if (highest != nullptr && highest->criterion->level == dossier.level) {
    finding.outcome = Outcome::kPass;
    finding.reason = "level-reasoned";
    finding.passages = {highest->at};
    return finding;
  } else if (!rationale.articles.empty()) {
    finding.outcome = Outcome::kPass;
    finding.reason = "level-article-agrees";
    finding.say["value"] = std::to_string(
        std::find_if(rationale.articles.begin(), rationale.articles.end(),
                     [&](const auto& cited) { return cited.second == dossier.level; })->first);
    finding.passages = {dossier.level_place};
    return finding;
  } else {
    return finding;
  }
  finding.outcome = Outcome::kReview;
  finding.evidence = Evidence::kPresent;
  return finding;
}

}  // namespace capdo::analysis
