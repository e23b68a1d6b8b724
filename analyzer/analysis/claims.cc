// Which heading or row is about which requirement.
//
// Requirements are named alike ("Xác thực" stands under the servers and under the applications,
// "Phòng chống phần mềm độc hại" in four places). So the checks of a family compete for each unit:
// a clause number of TCVN 11930 decides at once; else the longest matching words win, in the group
// that the unit's surroundings name. Words that a winner took are gone for the others; a heading
// that names several requirements serves each by its own words.
#include <algorithm>
#include <set>

#include "analysis/dossier.h"
#include "analysis/lookup.h"
#include "analysis/second_reader.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kFewSections = 5;  // with the root: a document of fewer is its title's only section
constexpr int kMaxMatchedWords = 24;  // of a long label, only its beginning names the topic
constexpr int kMaxTitleWords = 14;    // of a title that is known by its words alone
constexpr int kMaxListTitleWords = 12;
constexpr double kMinCoverage = 0.4;
constexpr double kMinCoverageAtStart = 0.2;
constexpr double kMinCoverageInside = 0.6;  // inside a unit that another check claimed
constexpr double kMinCoverageOfSeveral = 0.15;

struct Candidate {
  const rules::Check* check = nullptr;
  text::Span span;
  double coverage = 0;
  bool in_group = false;  // the group was known and agrees
  bool code = false;
};

bool GroupsAgree(const std::string& a, const std::string& b) {
  return a == b || a.rfind(b + ".", 0) == 0 || b.rfind(a + ".", 0) == 0;
}

std::string_view FirstWords(std::string_view text, int words) {
  bool in_word = false;
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool word = text[i] != ' ';
    if (word && !in_word && ++count > words) return text.substr(0, i);
    in_word = word;
  }
  return text;
}

class Claimer {
 public:
  explicit Claimer(Dossier& dossier) : dossier_(dossier) {
    for (const rules::Check& check : dossier.rules->checks) {
      if (check.family.empty() || !Applies(check)) continue;
      families_[check.family].push_back(&check);
    }
  }

  void Run() {
    auto& groups = dossier_.claims.group;
    groups.resize(dossier_.parts.size());
    for (std::size_t p = 0; p < dossier_.parts.size(); ++p) {
      const std::vector<Unit>& units = dossier_.parts[p].units;
      dossier_.claims.has_plan.push_back(std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
        return unit.kind == UnitKind::kSection && !unit.leaf && MatchesAny(Marker(dossier_.words(), "plan"), unit.label);
      }));
      for (const Unit& unit : dossier_.parts[p].units)
        groups[p].push_back(GroupOf(unit, dossier_.parts[p].title));
    }
    for (const auto& [family, checks] : families_) {
      auto& claimed = dossier_.claims.claimed[family];
      claimed.resize(dossier_.parts.size());
      for (std::size_t p = 0; p < dossier_.parts.size(); ++p) {
        claimed[p].assign(dossier_.parts[p].units.size(), false);
        ClaimPart(checks, static_cast<int>(p), claimed[p]);
        SpreadToLines(dossier_.parts[p], claimed[p]);
      }
      ClaimByText(family, checks);
    }
    DropOuterClaims();
    DropSharedHeadings();
    AssignOwners();
  }

 private:
  bool Applies(const rules::Check& check) const {
    const int level = dossier_.level == 0 ? 3 : dossier_.level;
    return std::find(check.levels.begin(), check.levels.end(), level) != check.levels.end();
  }

  std::string Clause(const rules::Check& check) const {
    const auto found = check.tcvn.find(dossier_.level == 0 ? 3 : dossier_.level);
    return found == check.tcvn.end() ? "" : found->second;
  }

  std::string GroupOf(const Unit& unit, const std::string& title) const {
    // A dossier may number its own chapters: only clauses of the level's chapter (level n = chapter
    // n+4) tell a group.
    const auto is_clause = [&](const std::string& code) {
      return !code.empty() &&
             code[0] == static_cast<char>('0' + (dossier_.level == 0 ? 3 : dossier_.level) + 4);
    };
    if (is_clause(unit.own_code)) {
      for (const rules::Group& group : dossier_.rules->groups)
        if (MatchesAny(group.codes, unit.own_code)) return group.id;
    }
    std::vector<std::string> around = unit.ancestors;
    around.push_back(title);  // a file of its own may hold the technical plan
    for (const std::string& label : around) {
      const std::string code = ClauseIn(label);
      if (is_clause(code)) {
        for (const rules::Group& group : dossier_.rules->groups)
          if (MatchesAny(group.codes, code)) return group.id;
      }
      std::string best;
      double best_coverage = 0;
      for (const rules::Group& group : dossier_.rules->groups) {
        if (MatchesAny(group.label_not, label)) continue;
        const double coverage = LabelCoverage(group.label, WithoutClause(label));
        if (coverage > best_coverage) {
          best_coverage = coverage;
          best = group.id;
        }
      }
      if (best_coverage >= 0.3) return best;
    }
    return "";
  }

  // "Thứ hai, về việc kiểm soát …": what is named begins behind the lead-in.
  std::string WithoutLeadIn(std::string label) const {
    const auto match = LongestMatch(Marker(dossier_.words(), "lead-in"), label);
    if (match && match->whole.begin == 0 && match->whole.end > 1) {
      // The pattern ends with the first letter behind the lead-in.
      std::size_t end = match->whole.end - 1;
      while (end > 0 && (static_cast<unsigned char>(label[end]) & 0xC0) == 0x80) --end;
      label.erase(0, end);
    }
    return label;
  }

  // "1.1. Thiết lập chính sách an toàn thông tin" is the title of a group, not one of its
  // requirements.
  bool IsGroupHeading(const Unit& unit, std::string_view label) const {
    if (unit.leaf && unit.kind == UnitKind::kSection) return false;
    if (unit.kind != UnitKind::kSection && !unit.values.empty()) return false;
    return std::any_of(dossier_.rules->groups.begin(), dossier_.rules->groups.end(),
                       [&](const rules::Group& group) {
                         return !MatchesAny(group.label_not, label) &&
                                LabelCoverage(group.label, label) >= 0.85;
                       });
  }

  bool HasClauseOf(const Unit& unit, const rules::Check& check) const {
    return !unit.own_code.empty() && unit.own_code == Clause(check);
  }

  void Collect(const Unit& unit, const rules::Check& check, const std::string& group,
               std::string_view label, std::vector<Candidate>& out) const {
    if (HasClauseOf(unit, check)) {
      out.push_back({&check, {0, static_cast<std::uint32_t>(label.size())}, 2.0, true, true});
      return;
    }
    const bool group_known = !group.empty() && !check.group.empty();
    if (group_known && !GroupsAgree(group, check.group)) return;
    for (const rules::Look& look : check.looks) {
      if (look.label.empty() && look.label_in_group.empty()) continue;
      if (MatchesAny(look.label_not, label)) continue;
      if (!look.section.empty() && !UnderSection(unit, look.section)) continue;
      std::optional<text::Match> match = LongestMatch(look.label, label);
      if (group_known) {
        const auto in_group = LongestMatch(look.label_in_group, label);
        if (in_group && (!match || in_group->whole.size() > match->whole.size())) match = in_group;
      }
      if (!match) continue;
      const double coverage = static_cast<double>(match->whole.size()) /
                              static_cast<double>(std::max<std::size_t>(1, label.size()));
      out.push_back({&check, match->whole, coverage, group_known, false});
    }
  }

  static bool UnderSection(const Unit& unit, const rules::Patterns& section) {
    return std::any_of(unit.ancestors.begin(), unit.ancestors.end(),
                       [&](const std::string& label) { return MatchesAny(section, label); });
  }

  void ClaimPart(const std::vector<const rules::Check*>& checks, int p,
                 std::vector<bool>& claimed) {
    const Part& part = dossier_.part(p);
    // Section → the check that claimed its heading.
    std::map<int, const rules::Check*> owner;
    std::vector<std::string> named(part.units.size());  // the check that the unit's own words name
    const auto owning_section = [&](int section) {
      for (int id = section; id > 0; id = part.tree.sections[static_cast<std::size_t>(id)].parent) {
        // A bold line without number or style may be one item of a list, not the title of what
        // follows.
        const document::Section& s = part.tree.sections[static_cast<std::size_t>(id)];
        if (s.enumerator.kind == document::EnumeratorKind::kNone &&
            part.block(s.heading_block).outline_level == 0)
          continue;
        if (owner.count(id) != 0) return id;
      }
      return 0;
    };
    for (std::size_t u = 0; u < part.units.size(); ++u) {
      const Unit& unit = part.units[u];
      const int owned = owning_section(unit.section);
      const rules::Check* around = owned > 0 ? owner.at(owned) : nullptr;
      if (around != nullptr) claimed[u] = true;
      if (unit.kind == UnitKind::kColumn || unit.label.empty() || unit.label_block < 0 ||
          !part.IsContent(unit.label_block))
        continue;
      if (unit.kind == UnitKind::kLine && LabelTellsLaw(part, unit)) continue;
      // The title of a document with headings of its own ("Kết quả kiểm tra, đánh giá … năm 2026") heads none of its sections.
      if (unit.kind == UnitKind::kSection && IsTitle(part, unit.label_block)) continue;
      const std::string bare = WithoutLeadIn(WithoutClause(unit.label));
      const std::string_view whole = Trim(FirstWords(bare, kMaxMatchedWords));
      const std::string& group = dossier_.claims.group[static_cast<std::size_t>(p)][u];
      const bool group_heading = IsGroupHeading(unit, whole);
      std::vector<Candidate> candidates;
      for (const rules::Check* check : checks) {
        if (std::find(check->documents.begin(), check->documents.end(), part.kind) ==
            check->documents.end())
          continue;
        if (group_heading && !check->group.empty() && !HasClauseOf(unit, *check)) continue;
        if (!PlaceAllows(dossier_, *check, p, static_cast<int>(u))) continue;
        Collect(unit, *check, group, whole, candidates);
      }
      std::stable_sort(candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) {
                         if (a.code != b.code) return a.code;
                         if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
                         return a.in_group && !b.in_group;
                       });
      std::vector<Candidate> taken;
      for (std::size_t c = 0; c < candidates.size(); ++c) {
        const Candidate& candidate = candidates[c];
        const bool overlaps = std::any_of(taken.begin(), taken.end(), [&](const Candidate& other) {
          return candidate.span.begin < other.span.end && other.span.begin < candidate.span.end;
        });
        if (overlaps) continue;
        const bool at_start = candidate.span.begin == 0;
        double needed = at_start ? kMinCoverageAtStart : kMinCoverage;
        // "Việc tuyển dụng có yêu cầu về an toàn thông tin không?": a question is long around its
        // topic.
        const bool question = !unit.label.empty() && unit.label.find('?') != std::string::npos;
        if (!taken.empty() || question) needed = kMinCoverageOfSeveral;
        if (around != nullptr && around != candidate.check) {
          if (unit.sentence) continue;  // a clause of that topic, not a title of another
          needed = kMinCoverageInside;
        }
        if (candidate.coverage < needed) continue;
        // The same words fit another check as well, and no group tells them apart.
        const bool ambiguous = std::any_of(candidates.begin() + static_cast<std::ptrdiff_t>(c) + 1,
                                           candidates.end(), [&](const Candidate& other) {
                                             return other.check != candidate.check &&
                                                    other.span.begin == candidate.span.begin &&
                                                    other.span.end == candidate.span.end &&
                                                    other.in_group == candidate.in_group &&
                                                    !candidate.code;
                                           });
        taken.push_back(candidate);
        std::vector<Candidate> tied{candidate};
        for (std::size_t o = c + 1; ambiguous && o < candidates.size(); ++o) {
          const Candidate& other = candidates[o];
          if (other.check != candidate.check && other.span.begin == candidate.span.begin &&
              other.span.end == candidate.span.end && other.in_group == candidate.in_group) {
            tied.push_back(other);
          }
        }
        const rules::Check* first = TakeTied(tied, p, static_cast<int>(u));
        named[u] = first->id;
        claimed[u] = true;
        if (unit.heading_section > 0) owner[unit.heading_section] = first;
        if (candidate.code) break;
      }
    }
    // "Tổ chức bộ máy và phối hợp" over "1. Đơn vị chuyên trách" is the title of a group, although a check knows words of it.
    std::set<std::pair<int, std::string>> titles;  // section with a title in it, the check that this names
    for (std::size_t u = 0; u < part.units.size(); ++u)
      if (part.units[u].kind == UnitKind::kSection && !named[u].empty()) titles.insert({part.units[u].section, named[u]});
    const auto is_free = [&](std::size_t u) {
      const int owned = owning_section(part.units[u].section);
      if (owned == 0) return !claimed[u];
      // A chapter groups articles: each is about what its own title says.
      const int heading = part.units[u].heading_section;
      const bool article = heading > 0 && part.tree.sections[static_cast<std::size_t>(heading)].enumerator.kind == document::EnumeratorKind::kArticle;
      if (article && part.tree.sections[static_cast<std::size_t>(owned)].enumerator.kind < document::EnumeratorKind::kArticle) return named[u].empty();
      return named[u].empty() && part.units[u].kind == UnitKind::kSection && titles.count({owned, owner.at(owned)->id}) != 0;
    };
    ClaimByWords(checks, p, claimed, is_free);
  }

  // "Đề bài tại mục 7.2.4.2 của TCVN 11930:2017: “Bảo mật dữ liệu”" in the middle of a paragraph.
  bool LabelTellsLaw(const Part& part, const Unit& unit) const {
    const std::string& norm = part.prepared(unit.label_block).norm.text;
    const std::size_t at = norm.find(unit.label);
    for (const text::Span& s : Sentences(norm))
      if (at != std::string::npos && s.begin <= at && at < s.end) return TellsLaw(dossier_.words(), Trim(std::string_view(norm).substr(s.begin, s.size())));
    return false;
  }

  // Short titles that no pattern knows, of nothing but the words of one topic (TitleWords).
  template <typename IsFree>
  void ClaimByWords(const std::vector<const rules::Check*>& checks, int p, std::vector<bool>& claimed, const IsFree& is_free) {
    const Part& part = dossier_.part(p);
    const std::vector<document::Section>& sections = part.tree.sections;
    std::map<std::size_t, std::vector<Candidate>> fits;  // units stand outermost first
    std::map<int, std::map<const rules::Check*, int>> fits_in;  // by section
    for (std::size_t u = 0; u < part.units.size(); ++u) {
      std::vector<Candidate> best = FitsByWords(checks, p, static_cast<int>(u));
      if (best.empty() || !is_free(u)) continue;
      ++fits_in[part.units[u].section][best.front().check];
      fits.emplace(u, std::move(best));
    }
    if (fits.empty()) return;
    // Sections stand in the order of the document: what is in one follows it, up to the last in it.
    std::vector<int> last_in(sections.size());
    for (std::size_t id = sections.size(); id-- > 0;)
      last_in[id] = sections[id].children.empty() ? static_cast<int>(id) : last_in[static_cast<std::size_t>(sections[id].children.back())];
    std::set<int> with_claims;  // of titles: a clause that names another topic heads nothing
    for (std::size_t u = 0; u < part.units.size(); ++u)
      if (claimed[u] && !part.units[u].sentence) with_claims.insert(part.units[u].section);
    std::vector<bool> taken(sections.size(), false);
    for (const auto& [u, best] : fits) {
      const Unit& unit = part.units[u];
      if (taken[static_cast<std::size_t>(unit.section)]) continue;
      if (unit.heading_section > 0) {
        const auto heading = static_cast<std::size_t>(unit.heading_section);
        // It names a group where titles of their own stand in it.
        const auto claim_inside = with_claims.lower_bound(unit.heading_section);
        const std::vector<int>& children = sections[heading].children;
        bool group = (!claimed[u] && claim_inside != with_claims.end() && *claim_inside <= last_in[heading]) ||
                     std::any_of(children.begin(), children.end(), [&](int id) {
                       const document::Section& child = sections[static_cast<std::size_t>(id)];
                       return child.titled && child.enumerator.kind != document::EnumeratorKind::kBullet;
                     });
        if (const auto inside = fits_in.find(unit.heading_section); inside != fits_in.end()) {
          int others = 0;
          for (const auto& [check, count] : inside->second) others += check == best.front().check ? 0 : count;
          group = group || others > 1;
        }
        if (group) continue;
        for (int id = unit.heading_section; id <= last_in[heading]; ++id) taken[static_cast<std::size_t>(id)] = true;
      }
      claimed[u] = true;
      with_claims.insert(unit.section);
      TakeTied(best, p, static_cast<int>(u));
    }
    for (std::size_t u = 0; u < part.units.size(); ++u)
      if (taken[static_cast<std::size_t>(part.units[u].section)]) claimed[u] = true;
  }

  // The checks whose topic has the most of its words in the title; several where they fit equally.
  std::vector<Candidate> FitsByWords(const std::vector<const rules::Check*>& checks, int p, int u) const {
    const Part& part = dossier_.part(p);
    const Unit& unit = part.units[static_cast<std::size_t>(u)];
    if (unit.sentence || unit.kind == UnitKind::kColumn || unit.label.empty() || unit.label_block < 0 || !part.IsContent(unit.label_block) ||
        unit.words_in_label > kMaxTitleWords || (unit.kind == UnitKind::kSection && IsTitle(part, unit.label_block)))
      return {};
    const std::string title(Trim(WithoutLeadIn(WithoutClause(unit.label))));
    if (IsGroupHeading(unit, title)) return {};
    const std::string& group = dossier_.claims.group[static_cast<std::size_t>(p)][static_cast<std::size_t>(u)];
    std::vector<Candidate> best;
    int most = 1;  // a word that is no key word is not enough
    for (const rules::Check* check : checks) {
      if (std::find(check->documents.begin(), check->documents.end(), part.kind) == check->documents.end()) continue;
      if (!check->group.empty() && (group.empty() || !GroupsAgree(group, check->group))) continue;
      int points = 0;
      for (const rules::Look& look : check->looks)
        // A title with nothing under it may be that of a group; what is asked for is told under another one.
        if ((look.mention || !unit.values.empty()) && !MatchesAny(look.label_not, title) && (look.section.empty() || UnderSection(unit, look.section)))
          points = std::max(points, PointsOf(look.title_words, title));
      if (points < 2 || points < most || !PlaceAllows(dossier_, *check, p, u)) continue;
      if (points > most) best.clear();
      most = points;
      best.push_back({check, {0, static_cast<std::uint32_t>(title.size())}, 1.0, !group.empty(), false});
    }
    return best;
  }

  // Two points for a key word, one for another.
  static int PointsOf(const rules::TitleWords& words, const std::string& title) {
    if (!words.all || !words.all->Matches(title)) return 0;
    const auto count = [&](const rules::Patterns& list) {
      return static_cast<int>(std::count_if(list.begin(), list.end(), [&](const text::Pattern& word) { return word.Matches(title); }));
    };
    return 2 * count(words.key) + count(words.words);
  }

  static bool IsTitle(const Part& part, int block) {
    if (part.tree.sections.size() < kFewSections) return false;
    return std::any_of(part.title_passages.begin(), part.title_passages.end(), [&](const Passage& at) { return at.block == block; });
  }

  // The paragraphs of a claimed row are units of their own as well: they go with their row.
  void SpreadToLines(const Part& part, std::vector<bool>& claimed) const {
    std::set<int> blocks;
    for (std::size_t u = 0; u < part.units.size(); ++u) {
      const Unit& unit = part.units[u];
      if (!claimed[u] || (unit.kind != UnitKind::kRow && unit.kind != UnitKind::kCard)) continue;
      blocks.insert(unit.label_block);
      for (const UnitValue& value : unit.values) blocks.insert(value.block);
    }
    for (std::size_t u = 0; u < part.units.size(); ++u) {
      const Unit& unit = part.units[u];
      if (unit.kind == UnitKind::kLine && blocks.count(unit.label_block) != 0) claimed[u] = true;
    }
  }

  // Of two nested units about one check, the inner one answers.
  void DropOuterClaims() {
    for (auto& [id, list] : dossier_.claims.by_check) {
      const std::vector<Claim> all = list;
      list.erase(
          std::remove_if(list.begin(), list.end(),
                         [&](const Claim& outer) {
                           const Part& part = dossier_.part(outer.part);
                           const Unit& unit = part.units[static_cast<std::size_t>(outer.unit)];
                           if (unit.heading_section < 0) return false;
                           return std::any_of(all.begin(), all.end(), [&](const Claim& inner) {
                             if (inner.part != outer.part || inner.unit == outer.unit) return false;
                             const Unit& other = part.units[static_cast<std::size_t>(inner.unit)];
                             return other.kind != UnitKind::kLine && !other.sentence &&
                                    part.tree.IsUnder(other.section, unit.heading_section);
                           });
                         }),
          list.end());
    }
  }

  void AssignOwners() {
    for (const auto& [family, checks] : families_) {
      auto& owners = dossier_.claims.owners[family];
      owners.resize(dossier_.parts.size());
      std::map<std::pair<int, int>, std::vector<std::string>> by_unit;
      for (const rules::Check* check : checks) {
        const auto list = dossier_.claims.by_check.find(check->id);
        if (list == dossier_.claims.by_check.end()) continue;
        for (const Claim& claim : list->second) {
          // Only a title or a row owns what stands under it; a line inside a section is that
          // section's.
          const Part& part = dossier_.part(claim.part);
          const Unit& unit = part.units[static_cast<std::size_t>(claim.unit)];
          const bool titled =
              unit.heading_section >= 0 &&
              part.tree.sections[static_cast<std::size_t>(unit.heading_section)].titled;
          // "2. Liên hệ cơ quan chức năng:" over a), b), ….
          const bool opens_list = unit.kind == UnitKind::kSection && !unit.sentence && unit.values.size() > 1 &&
                                  unit.words_in_label <= kMaxListTitleWords;
          if (titled || opens_list || unit.run_in || unit.kind == UnitKind::kRow || unit.kind == UnitKind::kCard)
            by_unit[{claim.part, claim.unit}].push_back(check->id);
        }
      }
      // Units stand outermost first, so the innermost is the last to write.
      for (const auto& [key, ids] : by_unit) {
        for (const UnitValue& value :
             dossier_.part(key.first).units[static_cast<std::size_t>(key.second)].values) {
          if (value.block >= 0) owners[static_cast<std::size_t>(key.first)][value.block] = ids;
        }
      }
    }
  }

  // "1.6. Quản lý rủi ro và kết thúc vận hành" names two requirements. Where units inside it answer
  // for one of them, the heading answers for none.
  void DropSharedHeadings() {
    std::map<std::pair<int, int>, std::vector<std::string>> claimants;
    for (const auto& [id, list] : dossier_.claims.by_check)
      for (const Claim& claim : list) claimants[{claim.part, claim.unit}].push_back(id);
    for (const auto& [key, ids] : claimants) {
      const Part& part = dossier_.part(key.first);
      const Unit& heading = part.units[static_cast<std::size_t>(key.second)];
      if (ids.size() < 2) continue;
      bool inside = false;
      for (const std::string& id : ids) {
        for (const Claim& claim : dossier_.claims.by_check[id]) {
          if (claim.part != key.first || claim.unit == key.second) continue;
          const Unit& other = part.units[static_cast<std::size_t>(claim.unit)];
          inside = inside || NamesRow(heading, other) ||
                   (heading.heading_section >= 0 && part.tree.IsUnder(other.section, heading.heading_section));
        }
      }
      for (const std::string& id : ids) {
        auto& list = dossier_.claims.by_check[id];
        for (Claim& claim : list)
          if (claim.part == key.first && claim.unit == key.second) claim.shared = true;
        if (!inside) continue;
        list.erase(std::remove_if(
                       list.begin(), list.end(),
                       [&](const Claim& c) { return c.part == key.first && c.unit == key.second; }),
                   list.end());
      }
    }
  }

  // A row over other rows of its table.
  static bool NamesRow(const Unit& heading, const Unit& row) {
    return heading.kind == UnitKind::kRow && row.kind == UnitKind::kRow &&
           std::any_of(row.ancestors.begin(), row.ancestors.end(), [&](const std::string& label) {
             return label.size() >= heading.label.size() &&
                    label.compare(label.size() - heading.label.size(), std::string::npos, heading.label) == 0;
           });
  }

  // Titles that no rule knows: what stands under one may be about one requirement without doubt. Only for requirements that
  // no title names, and not for those that must be named ("Vùng DMZ"): a row of a list of devices is none.
  void ClaimByText(const std::string& family, const std::vector<const rules::Check*>& checks) {
    std::vector<std::vector<bool>>& claimed = dossier_.claims.claimed[family];
    struct Fit {
      int part = -1, unit = -1;
      double score = 0;
    };
    if (dossier_.words().topics.empty()) return;
    const TopicReader reader(dossier_, checks);
    std::map<const rules::Check*, Fit> fits;  // the best of each
    for (std::size_t p = 0; p < dossier_.parts.size(); ++p) {
      const Part& part = dossier_.parts[p];
      const auto of_kind = [&](const rules::Check* check) {
        return std::find(check->documents.begin(), check->documents.end(), part.kind) != check->documents.end();
      };
      if (std::none_of(checks.begin(), checks.end(), of_kind)) continue;
      std::set<int> parted;  // sections in which something is claimed, or rows have titles of their own
      for (std::size_t u = 0; u < part.units.size(); ++u) {
        const Unit& unit = part.units[u];
        const bool row = (unit.kind == UnitKind::kRow || unit.kind == UnitKind::kCard) && !unit.label.empty();
        if (claimed[p][u] || row) parted.insert(unit.section);
      }
      for (std::size_t u = 0; u < part.units.size(); ++u) {
        if (claimed[p][u] || !HasTitleOfItsOwn(part, part.units[u], parted)) continue;
        const TopicByText told = reader.Find(static_cast<int>(p), static_cast<int>(u));
        if (told.check == nullptr || !of_kind(told.check) || dossier_.claims.by_check.contains(told.check->id)) continue;
        if (std::any_of(told.check->looks.begin(), told.check->looks.end(), [](const rules::Look& look) { return look.mention; })) continue;
        const std::string& group = dossier_.claims.group[p][u];
        if (!group.empty() && !told.check->group.empty() && !GroupsAgree(group, told.check->group)) continue;
        if (!PlaceAllows(dossier_, *told.check, static_cast<int>(p), static_cast<int>(u), true)) continue;
        Fit& fit = fits[told.check];
        if (fit.part < 0 || told.score > fit.score) fit = {static_cast<int>(p), static_cast<int>(u), told.score};
      }
    }
    for (const auto& [check, fit] : fits) {
      const auto p = static_cast<std::size_t>(fit.part);
      const Part& part = dossier_.parts[p];
      const int heading = part.units[static_cast<std::size_t>(fit.unit)].heading_section;
      dossier_.claims.by_check[check->id].push_back({fit.part, fit.unit, kMinCoverage, false, false});
      dossier_.claims.by_text[family].insert({fit.part, fit.unit});
      claimed[p][static_cast<std::size_t>(fit.unit)] = true;
      for (std::size_t u = 0; heading > 0 && u < part.units.size(); ++u)
        if (part.tree.IsUnder(part.units[u].section, heading)) claimed[p][u] = true;
      SpreadToLines(part, claimed[p]);
    }
  }

  // A row, a card or the innermost heading over a text that is not parted.
  static bool HasTitleOfItsOwn(const Part& part, const Unit& unit, const std::set<int>& parted) {
    if (unit.kind == UnitKind::kLine || unit.kind == UnitKind::kColumn || unit.sentence || unit.label.empty() || unit.values.empty() ||
        unit.label_block < 0 || !part.IsContent(unit.label_block) || unit.words_in_label > kMaxMatchedWords)
      return false;
    if (unit.kind != UnitKind::kSection) return true;
    if (unit.heading_section <= 0 || IsTitle(part, unit.label_block)) return false;
    const auto& children = part.tree.sections[static_cast<std::size_t>(unit.heading_section)].children;
    return std::none_of(parted.begin(), parted.end(), [&](int id) { return part.tree.IsUnder(id, unit.heading_section); }) &&
           std::none_of(children.begin(), children.end(), [&](int id) {
             const document::Section& child = part.tree.sections[static_cast<std::size_t>(id)];
             return child.titled && child.enumerator.kind != document::EnumeratorKind::kBullet;
           });
  }

  // The words of a title fit all of these alike: the text under it may tell which is meant. Returns the first that has it.
  const rules::Check* TakeTied(const std::vector<Candidate>& tied, int p, int u) {
    std::vector<const rules::Check*> checks;
    for (const Candidate& candidate : tied)
      if (std::find(checks.begin(), checks.end(), candidate.check) == checks.end()) checks.push_back(candidate.check);
    const rules::Check* told = checks.size() > 1 ? TopicReader(dossier_, checks).TellApart(p, u) : nullptr;
    for (const Candidate& candidate : tied)
      if (told == nullptr || candidate.check == told) Take(candidate, p, u, told == nullptr && checks.size() > 1);
    return told == nullptr ? checks.front() : told;
  }

  void Take(const Candidate& candidate, int p, int u, bool ambiguous) {
    auto& list = dossier_.claims.by_check[candidate.check->id];
    if (!list.empty() && list.back().part == p && list.back().unit == u) return;
    list.push_back({p, u, candidate.coverage, false, ambiguous});
  }

  Dossier& dossier_;
  std::map<std::string, std::vector<const rules::Check*>> families_;
};

}  // namespace

bool PlaceAllows(const Dossier& dossier, const rules::Check& check, int part_index, int unit_index,
                 bool strict) {
  if (check.group.empty()) return true;
  const Part& part = dossier.part(part_index);
  const Unit& unit = part.units[static_cast<std::size_t>(unit_index)];
  const std::string& group =
      dossier.claims
          .group[static_cast<std::size_t>(part_index)][static_cast<std::size_t>(unit_index)];
  if (!group.empty()) return GroupsAgree(group, check.group);
  // No group is named: the nearest heading that says what kind of place this is decides.
  const bool zones = check.group == "tech.zones";
  for (const std::string& label : unit.ancestors) {
    if (MatchesAny(Marker(dossier.words(), "inventory"), label)) return false;
    if (!zones && MatchesAny(Marker(dossier.words(), "overview"), label)) return false;
    if (MatchesAny(Marker(dossier.words(), "plan"), label)) return true;
  }
  return !strict || !dossier.claims.has_plan[static_cast<std::size_t>(part_index)];
}

void ClaimUnits(Dossier& dossier) { Claimer(dossier).Run(); }

}  // namespace capdo::analysis
