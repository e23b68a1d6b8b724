// Methods for content: a topic with substance, a table with columns, parts under one heading.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/requirement_row.h"
#include "analysis/second_reader.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kDefaultWords = 5;
constexpr int kLongestTitle = 14;  // words; a longer one is a clause

void Keep(Finding& best, Finding candidate) {
  if (Rank(candidate) > Rank(best)) best = std::move(candidate);
}

std::string ContentOf(const Part& part, const document::Cell& cell) {
  std::string text;
  for (int b : cell.blocks)
    if (part.IsContent(b)) text += (text.empty() ? "" : " ") + part.prepared(b).norm.text;
  return text;
}

// The header may take two rows.
int HeaderRows(const document::Table& table) {
  const bool two_rows = std::any_of(table.cells.begin(), table.cells.end(), [](const document::Cell& cell) {
    return cell.row == 0 && (cell.column_span > 1 || cell.row_span > 1);
  });
  return std::min(two_rows ? 2 : 1, table.rows);
}

// What the heading of a table, up to row `header`, says of the columns that a look (kTable) asks for.
struct TableHead {
  bool fits = false;    // it is such a table: its first column and half of all are there
  std::string missing;  // names of the others
  Passage at;
};

TableHead ReadTableHead(const Part& part, int p, const document::Table& table, const rules::Look& look, int header) {
  TableHead head;
  std::vector<bool> found(look.parts.size(), false);
  for (const document::Cell& cell : table.cells) {
    if (cell.row > header || cell.blocks.empty()) continue;
    const std::string text = ContentOf(part, cell);
    for (std::size_t k = 0; k < look.parts.size(); ++k) {
      if (found[k] || !MatchesAny(look.parts[k].patterns, text)) continue;
      if (k == 0 && cell.column > 1) continue;  // what the table is about stands on its left
      found[k] = true;
      if (head.at.block < 0)
        head.at = {p, cell.blocks.front(), {0, static_cast<std::uint32_t>(part.block(cell.blocks.front()).text.size())}};
      break;  // one heading stands for one column
    }
  }
  std::size_t mandatory = 0, matched = 0;
  for (std::size_t k = 0; k < look.parts.size(); ++k) {
    if (look.parts[k].optional) continue;
    ++mandatory;
    matched += found[k];
    if (!found[k]) head.missing += (head.missing.empty() ? "" : ", ") + look.parts[k].name;
  }
  head.fits = mandatory > 0 && found[0] && matched * 2 >= mandatory + 1;
  return head;
}

// Another check asks for this table as a list (of devices, services, addresses).
bool IsList(const Dossier& dossier, const Part& part, int p, int id) {
  const document::Table& table = part.table(id);
  for (const rules::Check& check : dossier.rules->checks) {
    if (std::find(check.documents.begin(), check.documents.end(), part.kind) == check.documents.end()) continue;
    for (const rules::Look& look : check.looks)
      for (int header = 0; look.method == rules::Method::kTable && header < HeaderRows(table); ++header)
        if (ReadTableHead(part, p, table, look, header).fits) return true;
  }
  return false;
}

// Sentences that a semicolon does not end.
std::vector<text::Span> WholeSentences(const std::string& text) {
  std::vector<text::Span> whole;
  for (const text::Span& s : Sentences(text)) {
    const std::size_t before = s.begin == 0 ? std::string::npos : text.find_last_not_of(' ', s.begin - 1);
    if (!whole.empty() && before != std::string::npos && text[before] == ';')
      whole.back().end = s.end;
    else
      whole.push_back(s);
  }
  return whole;
}

// "Phạm vi điều chỉnh" names what the document is about, not what it lays down.
bool UnderScope(const Dossier& dossier, const rules::Look& look, const Unit& unit) {
  const rules::Patterns& scope = Marker(dossier.words(), "scope-article");
  const auto is = [&](const std::string& label) { return MatchesAny(scope, label) && !MatchesAny(look.label, label); };
  return is(unit.label) || std::any_of(unit.ancestors.begin(), unit.ancestors.end(), is);
}

// Under a title that names something else, and not what the text begins with: "hai WAF chia tải" in the row on spare devices.
bool InPassing(const Unit& unit, const rules::Look& look, const std::string& text) {
  constexpr int kBeginning = 10;  // words; or the first clause
  if (unit.kind == UnitKind::kLine || unit.label.empty() || unit.sentence || unit.words_in_label > kLongestTitle) return false;
  if (MatchesAny(look.say, unit.label) || MatchesAny(look.label, unit.label)) return false;
  const auto said = FirstMatch(look.say, text);
  if (!said) return false;
  const std::string_view before = std::string_view(text).substr(0, said->whole.begin);
  return before.find_first_of(",;") != std::string_view::npos && text::CountWords(before) > kBeginning;
}

// No pattern found a fault in the text, but it is worded as those are that deny, promise, quote the law or say nothing.
void DoubtSense(const Dossier& dossier, const rules::Check& check, const rules::Look& look, const std::string& text, Finding& found) {
  if (found.outcome != Outcome::kPass) return;
  std::vector<std::string> excused;
  if (look.future) excused.push_back("promise");
  if (look.law) excused.push_back("law");
  if (look.mention) excused.push_back("hollow");  // naming it is enough
  if (!check.doubt) excused.push_back("quoted");  // what a document is about names other documents
  const std::optional<LikeGap> gap = ReadsLikeGap(dossier.words(), text, excused);
  if (!gap) return;
  found.outcome = Outcome::kReview;
  found.evidence = Evidence::kPresent;
  found.reason = "reads-like-" + gap->kind;
  std::string words;
  for (const std::string& word : gap->words) words += (words.empty() ? "“" : ", “") + word + "”";
  found.say["value"] = words;
}

// The rules found a fault where the text is worded as those are that say what is there: "Không khởi công hạng mục nào khi chưa ký".
// Of 103 texts that deny in part one was so worded, of 45 that do not 22 (docs/measurements.md).
void DoubtFault(const Dossier& dossier, const std::string& text, Finding& found) {
  constexpr double kDoubtful = 0.8;
  if (found.reason != "partly-denied" && found.reason != "denied" && found.reason != "promised" && found.reason != "empty") return;
  // "Chưa đáp ứng. Sẽ …": said outright.
  const std::vector<text::Span> sentences = Sentences(text);
  if (!sentences.empty() && MatchesAny(Marker(dossier.words(), "status-unmet"), Trim(std::string_view(text).substr(sentences[0].begin, sentences[0].size())))) return;
  const double likely = LikelyThere(dossier.words(), text);
  if (found.reason == "partly-denied" && likely >= kSurelyThere) {
    found.outcome = Outcome::kPass;
    found.evidence = Evidence::kUsable;
    found.reason = "found";
  } else if (likely >= kDoubtful) {
    found.outcome = Outcome::kReview;
    found.evidence = Evidence::kPresent;
    found.reason = "reads-like-there";
  }
}

bool ClaimedByText(const Dossier& dossier, const std::string& family, int part, int unit) {
  const auto by_text = dossier.claims.by_text.find(family);
  return by_text != dossier.claims.by_text.end() && by_text->second.contains({part, unit});
}

// Units that no check of the family claimed by its title: their sentences may still say what is asked, in other
// words.
Finding SearchUnclaimed(const Dossier& dossier, const rules::Check& check,
                        const rules::Look& look) {
  Finding best;
  const auto family = dossier.claims.claimed.find(check.family);
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    std::map<int, bool> lists;  // by table
    std::set<int> in_rows;      // the paragraphs of a row are units of their own as well
    for (const Unit& unit : part.units)
      if (unit.kind == UnitKind::kRow || unit.kind == UnitKind::kCard)
        for (const UnitValue& value : unit.values) in_rows.insert(value.block);
    for (std::size_t u = 0; u < part.units.size(); ++u) {
      const Unit& unit = part.units[u];
      if (unit.kind == UnitKind::kColumn || (unit.kind == UnitKind::kLine && in_rows.count(unit.label_block) != 0)) continue;
      if (unit.kind == UnitKind::kSection && !unit.leaf) continue;
      const bool claimed = family != dossier.claims.claimed.end() && family->second[static_cast<std::size_t>(p)][u];
      if (claimed && !ClaimedByText(dossier, check.family, p, static_cast<int>(u))) continue;
      if (!look.section.empty() &&
          std::none_of(unit.ancestors.begin(), unit.ancestors.end(),
                       [&](const std::string& label) { return MatchesAny(look.section, label); })) {
        continue;
      }
      if (!PlaceAllows(dossier, check, p, static_cast<int>(u), true)) continue;
      if (UnderScope(dossier, look, unit)) continue;
      std::vector<Passage> places;
      if (unit.label_block >= 0 && part.IsContent(unit.label_block))
        places.push_back({p, unit.label_block, unit.label_span});
      for (const UnitValue& value : unit.values)
        if (value.block >= 0 && value.role != "figure" && !value.span.empty())
          places.push_back({p, value.block, value.span});
      for (const Passage& place : places) {
        const std::string text = NormOf(part, place);
        if (MatchesAny(look.say_not, text)) continue;
        // A short line without an end is a heading that nothing was recognized in; it says nothing
        // by itself.
        if (unit.kind == UnitKind::kLine && unit.label.empty() && text::CountWords(text) < 12 &&
            text.find_last_of(".;") != text.size() - 1)
          continue;
        // One sentence of the paragraph may be the law's, another only name somebody.
        const std::vector<text::Span> sentences = WholeSentences(text);
        const bool said = std::any_of(sentences.begin(), sentences.end(), [&](const text::Span& s) {
          const std::string_view sentence = Trim(std::string_view(text).substr(s.begin, s.size()));
          return MatchesAny(look.say, sentence) && !TellsLaw(dossier.words(), sentence) &&
                 !MatchesAny(Marker(dossier.words(), "names-only"), sentence);
        });
        if (!said) continue;
        // A label alone says nothing: the unit as a whole must have substance.
        Judgement judgement =
            JudgeUnit(part, unit, dossier.words(), std::max(look.min_words, kDefaultWords));
        if (judgement.state == SubstanceState::kUsable) judgement.best = place;
        Finding found = FromJudgement(judgement, part, p, unit);
        if (!look.mention) DoubtSense(dossier, check, look, text, found);
        if (!look.mention && found.outcome == Outcome::kPass) {
          const int table = unit.kind == UnitKind::kRow && unit.label_block >= 0 ? part.block(unit.label_block).cell.table : -1;
          if (table >= 0 && lists.count(table) == 0) lists[table] = IsList(dossier, part, p, table);
          const bool list = table >= 0 && lists[table];
          if (list || claimed || (place.block != unit.label_block && InPassing(unit, look, text))) {
            found.outcome = Outcome::kReview;
            found.evidence = Evidence::kPresent;
            found.reason = list ? "only-in-list" : "mentioned-in-passing";
          }
        }
        Keep(best, std::move(found));
        break;
      }
      if (best.outcome == Outcome::kPass) return best;
    }
  }
  return best;
}

// Calls `see(part, unit, judgement)` for the headings of the check's own group that no requirement was recognized in.
template <typename See>
void EachOtherTitle(const Dossier& dossier, const rules::Check& check, See see) {
  const auto family = dossier.claims.claimed.find(check.family);
  if (!check.doubt || family == dossier.claims.claimed.end()) return;
  // Where no title names the group ("Phương án thiết kế"), what stands under the one around it ("Phương án kỹ thuật") may be its.
  const std::vector<int> parts = dossier.PartsOf(check.documents);
  const bool somewhere = std::any_of(parts.begin(), parts.end(), [&](int p) {
    const std::vector<std::string>& groups = dossier.claims.group[static_cast<std::size_t>(p)];
    return std::find(groups.begin(), groups.end(), check.group) != groups.end();
  });
  for (int p : parts) {
    const Part& part = dossier.part(p);
    for (std::size_t u = 0; u < part.units.size(); ++u) {
      const Unit& unit = part.units[u];
      const bool claimed = family->second[static_cast<std::size_t>(p)][u] && !ClaimedByText(dossier, check.family, p, static_cast<int>(u));
      if (claimed || unit.sentence || unit.label.empty()) continue;
      if (unit.kind == UnitKind::kColumn || unit.kind == UnitKind::kLine) continue;
      if (unit.kind == UnitKind::kSection && !unit.leaf) continue;
      if (unit.label_block < 0 || !part.IsContent(unit.label_block) || unit.words_in_label > 20)
        continue;
      if (check.group.empty()) {
        // Without groups, only numbered headings count, and not those that every document of the
        // kind has.
        const bool numbered =
            unit.heading_section > 0 &&
            part.tree.sections[static_cast<std::size_t>(unit.heading_section)].titled &&
            part.tree.sections[static_cast<std::size_t>(unit.heading_section)].enumerator.kind !=
                document::EnumeratorKind::kNone;
        if (!numbered || MatchesAny(Marker(dossier.words(), "standard-article"), unit.label))
          continue;
      } else if (const std::string& group = dossier.claims.group[static_cast<std::size_t>(p)][u];
                 group != check.group && (somewhere || group.empty() || !check.group.starts_with(group + "."))) {
        continue;
      }
      see(p, unit, JudgeUnit(part, unit, dossier.words(), kDefaultWords));
    }
  }
}

// The requirement may stand under one of them in words that the rules do not know. That is doubt, not absence.
Finding SearchOtherTitles(const Dossier& dossier, const rules::Check& check) {
  Finding doubt;
  EachOtherTitle(dossier, check, [&](int p, const Unit& unit, const Judgement& judgement) {
    if (judgement.state != SubstanceState::kUsable || judgement.words < 12) return;
    doubt.evidence = Evidence::kPresent;
    doubt.outcome = Outcome::kReview;
    doubt.reason = "maybe-under-other-title";
    if (doubt.passages.size() < 3) doubt.passages.push_back({p, unit.label_block, unit.label_span});
  });
  return doubt;
}

// It is spoken of somewhere, and a heading of its group that nothing was recognized in is denied or promised: that may be
// its own.
void DoubtMention(const Dossier& dossier, const rules::Check& check, Finding& found) {
  if (found.outcome != Outcome::kPass) return;
  EachOtherTitle(dossier, check, [&](int p, const Unit& unit, const Judgement& judgement) {
    if ((judgement.reason != "denied" && judgement.reason != "promised") || found.passages.size() > 3) return;
    found.outcome = Outcome::kReview;
    found.evidence = Evidence::kPresent;
    found.reason = "mentioned-elsewhere";
    found.passages.push_back({p, unit.label_block, unit.label_span});
    if (judgement.best.block >= 0) found.passages.push_back(WithPart(judgement.best, p));
  });
}

// The claimed unit without what stands in it under the headings of other checks.
Unit WithoutOthers(const Dossier& dossier, const rules::Check& check, const Claim& claim) {
  Unit unit = dossier.part(claim.part).units[static_cast<std::size_t>(claim.unit)];
  const auto family = dossier.claims.owners.find(check.family);
  if (family == dossier.claims.owners.end() || unit.kind != UnitKind::kSection) return unit;
  const auto& owners = family->second[static_cast<std::size_t>(claim.part)];
  unit.values.erase(std::remove_if(unit.values.begin(), unit.values.end(),
                                   [&](const UnitValue& value) {
                                     const auto owner = owners.find(value.block);
                                     // "2. Người nghỉ việc: tài khoản khóa …" is its own, whose ever the heading over it is.
                                     return value.block != unit.label_block && owner != owners.end() &&
                                            std::find(owner->second.begin(), owner->second.end(),
                                                      check.id) == owner->second.end();
                                   }),
                    unit.values.end());
  return unit;
}

// The first piece of the unit's body that speaks of the topic.
Passage SaidIn(const Part& part, const Unit& unit, const rules::Look& look) {
  for (const UnitValue& value : unit.values) {
    if (value.block < 0 || value.role == "figure" || value.span.empty()) continue;
    const Passage at{-1, value.block, value.span};
    const std::string text = NormOf(part, at);
    if (MatchesAny(look.say, text) || MatchesAny(look.label, text)) return at;
  }
  return {};
}

// What speaks against a picture that stands for a model: it is as small as a logo, or its caption says that it shows
// something else. Both may be wrong.
void DoubtFigure(const Dossier& dossier, const rules::Look& look, const document::Block& figure, const std::string& caption,
                 Finding& finding) {
  const auto names_other = [&](const std::string& text) {
    return MatchesAny(look.say_not, text::Normalize(text, dossier.words().lexicon).text);
  };
  if (!MatchesAny(look.label, caption) && (MatchesAny(look.say_not, caption) || names_other(figure.text) || names_other(figure.alt_text))) {
    finding.reason = "other-figure";
  } else if (!IsLarge(figure)) {
    finding.reason = "small-figure";
  } else {
    return;
  }
  finding.outcome = Outcome::kReview;
  finding.evidence = Evidence::kPresent;
}

// A caption under a picture names the model although no heading does.
Finding SearchCaptions(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const document::Block& figure = part.block(index);
      if (figure.kind != document::BlockKind::kFigure || !part.IsContent(index)) continue;
      if (!figure.blank && !MayShow(figure)) continue;
      for (int step : {1, -1, 2}) {
        const int caption = index + step;
        if (caption < static_cast<int>(part.first) || caption >= static_cast<int>(part.last) ||
            !part.IsContent(caption))
          continue;
        const std::string& norm = part.prepared(caption).norm.text;
        if (!MatchesAny(Marker(dossier.words(), "caption"), norm)) continue;
        if (!MatchesAny(look.label, norm)) continue;
        Finding found;
        found.evidence = figure.blank ? Evidence::kPresent : Evidence::kUsable;
        found.outcome = figure.blank ? Outcome::kFail : Outcome::kPass;
        found.reason = figure.blank ? "blank-figure" : "figure";
        found.passages.push_back(
            {p, caption, {0, static_cast<std::uint32_t>(part.block(caption).text.size())}});
        if (!figure.blank) DoubtFigure(dossier, look, figure, norm, found);
        if (found.outcome == Outcome::kPass) return found;
        Keep(best, std::move(found));
      }
    }
  }
  return best;
}

// A unit whose pictures are all its substance: one of them must be without doubt.
void DoubtFigures(const Dossier& dossier, const rules::Look& look, const Part& part, const Unit& unit, Finding& finding) {
  Finding doubted = finding;
  for (std::size_t i = 0; i < unit.values.size(); ++i) {
    const int index = unit.values[i].block;
    if (unit.values[i].role != "figure" || !MayShow(part.block(index))) continue;
    std::string caption;
    for (int beside : {index + 1, index - 1})
      if (caption.empty() && beside >= static_cast<int>(part.first) && beside < static_cast<int>(part.last) &&
          part.IsContent(beside) && MatchesAny(Marker(dossier.words(), "caption"), part.prepared(beside).norm.text))
        caption = part.prepared(beside).norm.text;
    Finding one = finding;
    DoubtFigure(dossier, look, part.block(index), caption, one);
    if (one.outcome == Outcome::kPass) return;
    doubted = std::move(one);
  }
  finding = std::move(doubted);
}

// "Đáp ứng. Xã không có máy chủ", with no other words that say what is done.
bool MetForLackOfObject(const RequirementRow& row) {
  const RowCell* cells[] = {&row.state, &row.plan, &row.other};
  const auto is = [&](RowStatus status) {
    return std::any_of(std::begin(cells), std::end(cells), [&](const RowCell* cell) { return cell->status == status; });
  };
  return is(RowStatus::kNotApplicableAsMet) && !is(RowStatus::kDescribed) && !is(RowStatus::kPartlyMet);
}

// What state and plan of one requirement come to where they are told apart: words on today's state are no plan.
void DoubtRow(const RequirementRow& row, int part, Finding& finding) {
  if (MetForLackOfObject(row)) {
    finding.outcome = Outcome::kNotApplicable;
    finding.evidence = Evidence::kUsable;
    finding.reason = "not-applicable-as-met";
  } else if (finding.outcome == Outcome::kPass && row.plan.there && row.plan.status == RowStatus::kEmpty &&
             row.state.status != RowStatus::kEmpty) {
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "plan-blank";
    finding.passages.push_back(WithPart(row.state.at.front(), part));
  }
}

}  // namespace

Finding FindTopic(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  const bool figure = look.method == rules::Method::kFigure;
  const int min_words = look.min_words > 0 ? look.min_words : (figure ? 25 : kDefaultWords);
  const auto claims = dossier.claims.by_check.find(check.id);
  bool denied = false, usable = false;
  // "Người dùng: 41.300 người học" of the overview does not say how the requirement on users is met, whose own place says nothing.
  bool own_usable = false, own_hollow = false;
  Finding denial;
  if (claims != dossier.claims.by_check.end()) {
    for (const Claim& claim : claims->second) {
      const Part& part = dossier.part(claim.part);
      const Unit unit = WithoutOthers(dossier, check, claim);
      Judgement judgement =
          JudgeUnit(part, unit, dossier.words(), look.mention ? 1 : min_words, look.future);
      // "C. Kết quả và xử lý" over headings of their own: what stands there is theirs, and it is no empty place.
      if (judgement.state == SubstanceState::kHollow && judgement.reason == "empty" && unit.kind == UnitKind::kSection && !unit.leaf && unit.values.empty())
        continue;
      // Under a heading for several requirements, each needs words of its own.
      if (claim.shared && !look.say.empty() && judgement.state == SubstanceState::kUsable) {
        const Passage own = SaidIn(part, unit, look);
        if (own.block < 0) continue;
        judgement.best = own;
      }
      if (look.mention && judgement.state == SubstanceState::kHollow &&
          judgement.reason == "empty" && unit.values.empty()) {
        // A list that names it is enough: "a) Vùng DMZ;".
        judgement.state = SubstanceState::kUsable;
        judgement.reason = "found";
        judgement.best = {-1, unit.label_block, unit.label_span};
      }
      if (look.mention && judgement.state == SubstanceState::kStatusOnly && judgement.reason != "by-rule") {
        // Naming it is all that is asked: "Vùng DMZ: có".
        judgement.state = SubstanceState::kUsable;
        judgement.reason = "found";
      }
      Finding found = FromJudgement(judgement, part, claim.part, unit);
      if (figure && judgement.state == SubstanceState::kStatusOnly) {
        found.outcome = Outcome::kFail;
        found.reason = "heading-only";
      }
      if (figure && judgement.reason == "figure") DoubtFigures(dossier, look, part, unit, found);
      if (!look.mention && !figure) DoubtRow(ReadRequirementRow(part, unit, dossier.words()), claim.part, found);
      const auto generic = dossier.generic.find({claim.part, claim.unit});
      if (generic != dossier.generic.end() && (found.outcome == Outcome::kPass || found.reason == "by-rule") &&
          !look.mention && !figure) {
        found.outcome = Outcome::kReview;
        found.evidence = Evidence::kPresent;
        found.reason = generic->second.reason;
        if (generic->second.other.block >= 0) found.passages.push_back(generic->second.other);
      }
      if (!figure) {
        const std::string body = BodyOf(part, unit);
        DoubtSense(dossier, check, look, body, found);
        DoubtFault(dossier, body, found);
      }
      if (found.outcome == Outcome::kPass && found.reason == "found" && ClaimedByText(dossier, check.family, claim.part, claim.unit)) found.reason = "found-by-text";
      if (claim.ambiguous && found.outcome == Outcome::kPass) {
        found.outcome = Outcome::kReview;
        found.reason = "ambiguous-place";
      }
      if (found.reason == "denied" || found.reason == "promised") {
        denied = true;
        denial = found;
      }
      usable = usable || found.outcome == Outcome::kPass;
      const bool own = !check.group.empty() && !dossier.claims.group[static_cast<std::size_t>(claim.part)][static_cast<std::size_t>(claim.unit)].empty();
      own_usable = own_usable || (own && found.outcome == Outcome::kPass);
      own_hollow = own_hollow || (own && (found.reason == "by-rule" || found.reason == "placeholder"));
      Keep(best, std::move(found));
    }
  }
  if (denied && usable) {
    // Two places disagree: a person must look at both.
    best.outcome = Outcome::kReview;
    best.reason = "places-disagree";
    best.passages.insert(best.passages.end(), denial.passages.begin(), denial.passages.end());
    return best;
  }
  if (best.outcome == Outcome::kPass && own_hollow && !own_usable) {
    best.outcome = Outcome::kReview;
    best.evidence = Evidence::kPresent;
    best.reason = "own-place-empty";
    return best;
  }
  if (best.outcome == Outcome::kPass) return best;
  if (figure) Keep(best, SearchCaptions(dossier, check, look));
  if (best.evidence == Evidence::kMissing && !look.say.empty()) {
    Finding said = SearchUnclaimed(dossier, check, look);
    if (!figure && !look.mention) DoubtMention(dossier, check, said);
    Keep(best, std::move(said));
  }
  if (best.evidence == Evidence::kMissing && !figure) Keep(best, SearchOtherTitles(dossier, check));
  return best;
}

Finding FindTable(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (int id : part.tables) {
      const document::Table& table = part.table(id);
      if (table.rows < 1 || table.columns < 2) continue;
      int first_block = -1;
      for (const document::Cell& cell : table.cells)
        if (!cell.blocks.empty() && first_block < 0) first_block = cell.blocks.front();
      if (first_block < static_cast<int>(part.first) || first_block >= static_cast<int>(part.last))
        continue;
      for (int header = 0; header < HeaderRows(table); ++header) {
        const TableHead head = ReadTableHead(part, p, table, look, header);
        if (!head.fits) continue;
        int rows = 0;
        Passage row_at;
        std::map<int, std::string> text_of_row;
        std::map<int, int> cells_of_row;
        std::map<int, int> block_of_row;
        std::set<int> telling_rows;  // "Có" in every cell lists nothing; "Đạt" beside what was examined is a result
        for (const document::Cell& cell : table.cells) {
          if (cell.row <= header) continue;
          const std::string text = ContentOf(part, cell);
          // A running number in the first column is no content.
          const bool number =
              cell.column == 0 && document::ParseEnumerator(text + ".").length > text.size();
          const rules::Substance& words = dossier.words().substance;
          if (IsBlank(text, words) || number || MatchesAny(words.placeholder_value, text)) continue;
          if (!MatchesAny(words.status, text)) telling_rows.insert(cell.row);
          text_of_row[cell.row] += " " + text;
          ++cells_of_row[cell.row];
          if (block_of_row.count(cell.row) == 0 && !cell.blocks.empty())
            block_of_row[cell.row] = cell.blocks.front();
        }
        bool denied = false;
        for (const auto& [row, text] : text_of_row) {
          const TextVerdict verdict = JudgeText(text, dossier.words().substance, part.year);
          if (verdict.denied_first || verdict.promised_first) denied = true;
          if (cells_of_row[row] < 2 || verdict.good_words == 0 || telling_rows.count(row) == 0) continue;
          if (!look.value.empty() && !MatchesAny(look.value, text)) continue;
          ++rows;
          if (row_at.block < 0)
            row_at = {p,
                      block_of_row[row],
                      {0, static_cast<std::uint32_t>(part.block(block_of_row[row]).text.size())}};
        }
        Finding candidate;
        candidate.passages.push_back(row_at.block >= 0 ? row_at : head.at);
        if (rows < look.min_rows) {
          candidate.evidence = Evidence::kPresent;
          candidate.reason = denied ? "denied" : "empty-table";
        } else {
          candidate.evidence = Evidence::kUsable;
          candidate.outcome = head.missing.empty() ? Outcome::kPass : Outcome::kPartial;
          candidate.reason = head.missing.empty() ? "found" : "columns-missing";
          candidate.say["parts"] = head.missing;
        }
        Keep(best, std::move(candidate));
      }
    }
  }
  return best;
}

Finding FindParts(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    // "| | Chủ quản | Đơn vị vận hành |" over "| Địa chỉ | … | … |": the column is the place, the row names the part.
    const auto is_column_of_it = [&](const Unit& unit) {
      return unit.kind == UnitKind::kColumn && !unit.ancestors.empty() && MatchesAny(look.section, unit.label) &&
             !MatchesAny(look.label_not, unit.label);
    };
    const auto in_scope = [&](const Unit& unit) {
      if (look.section.empty())
        return unit.label_block < 0 || InPlace(part, unit.label_block, look.place);
      if (is_column_of_it(unit)) return true;
      const std::string_view label = Trim(unit.label);  // "Chủ quản:" of a line, too
      if (unit.kind != UnitKind::kColumn && MatchesAny(look.section, label) && !MatchesAny(look.label_not, label)) return true;
      for (const std::string& label : unit.ancestors) {
        if (MatchesAny(look.section, label) && !MatchesAny(look.label_not, label)) return true;
        // The nearest heading that belongs to something else closes the scope.
        if (MatchesAny(look.label_not, label)) return false;
      }
      return false;
    };
    std::vector<int> state(look.parts.size(), 0);  // 0 missing, 1 blank, 2 filled
    std::vector<Passage> where(look.parts.size());
    bool any_scope = false;
    Passage scope_at, hollow_at;
    std::string hollow;
    for (const Unit& unit : part.units) {
      if (!in_scope(unit)) continue;
      if (unit.label_block >= 0 && !part.IsContent(unit.label_block)) continue;
      any_scope = true;
      if (scope_at.block < 0 && unit.label_block >= 0)
        scope_at = {p,
                    unit.label_block,
                    {0, static_cast<std::uint32_t>(part.block(unit.label_block).text.size())}};
      const std::string& part_label = is_column_of_it(unit) ? unit.ancestors.front() : unit.label;
      for (std::size_t k = 0; k < look.parts.size(); ++k) {
        if (state[k] == 2) continue;
        const bool labelled = LabelCoverage(look.parts[k].patterns, part_label) >= 0.3;
        if (labelled && unit.kind == UnitKind::kSection && !unit.leaf && !look.mention) continue;
        std::vector<Passage> pieces;
        if (!labelled && unit.label_block >= 0)
          pieces.push_back({p, unit.label_block, unit.label_span});
        for (const UnitValue& value : unit.values) {
          if (value.block >= 0 && !value.span.empty() && value.role != "figure")
            pieces.push_back({p, value.block, value.span});
        }
        for (const Passage& at : pieces) {
          if (state[k] == 2) break;
          std::string text = NormOf(part, at);
          if (!labelled) {
            // In prose: the words, with something said behind them.
            const auto match = LongestMatch(look.parts[k].patterns, text);
            if (!match) continue;
            // The clause that begins with these words, up to the next semicolon: what is said of
            // this part.
            text = text.substr(match->whole.begin);
            const std::size_t clause = text.find(';');
            if (clause != std::string::npos &&
                MatchesAny(dossier.words().substance.placeholder, text.substr(0, clause)))
              text.resize(clause);
            if (!look.mention && text::CountWords(text) < 4) continue;
          }
          const TextVerdict verdict = JudgeText(text, dossier.words().substance, part.year);
          // Nobody is called "Có".
          const bool bare = labelled && verdict.status && verdict.good_words == 0;
          const bool good = !IsBlank(text, dossier.words().substance) && !verdict.denied_first &&
                            !verdict.promised_first && !bare &&
                            !(verdict.placeholder && verdict.good_words == 0);
          if (!good) {
            hollow = verdict.denied_first     ? "denied"
                     : verdict.promised_first ? "promised"
                     : bare                   ? "status-only"
                                              : "placeholder";
            hollow_at = at;
          }
          if ((good ? 2 : 1) > state[k]) {
            state[k] = good ? 2 : 1;
            where[k] = at;
          }
        }
        if (labelled && state[k] == 0) state[k] = 1;
        if (labelled && look.mention) {
          state[k] = 2;
          where[k] = {p, unit.label_block, unit.label_span};
        }
      }
    }
    if (!any_scope) continue;
    const std::string date = part.fields.count("date") != 0 ? part.fields.at("date") : "";
    std::string missing;
    int filled = 0, wanted = 0, blank = 0;
    Finding candidate;
    for (std::size_t k = 0; k < look.parts.size(); ++k) {
      if (look.parts[k].optional) continue;
      if (!look.parts[k].from.empty() && (date.empty() || date < look.parts[k].from)) continue;
      ++wanted;
      filled += state[k] == 2;
      blank += state[k] == 1;
      if (state[k] == 2) {
        candidate.passages.push_back(where[k]);
      } else {
        missing += (missing.empty() ? "" : ", ") + look.parts[k].name;
      }
    }
    candidate.say["parts"] = missing;
    if (wanted == 0) continue;
    if (filled == wanted) {
      candidate.evidence = Evidence::kUsable;
      candidate.outcome = Outcome::kPass;
      candidate.reason = "found";
    } else if (filled * 2 >= wanted && filled > 0) {
      candidate.evidence = Evidence::kUsable;
      candidate.outcome = Outcome::kPartial;
      candidate.reason = "parts-missing";
    } else if (filled + blank > 0 || !look.section.empty()) {
      candidate.evidence = Evidence::kPresent;
      candidate.outcome = Outcome::kFail;
      candidate.reason = hollow.empty() ? (filled > 0 ? "parts-missing" : "empty") : hollow;
      if (candidate.passages.empty())
        candidate.passages.push_back(hollow_at.block >= 0 ? hollow_at : scope_at);
    } else {
      continue;
    }
    candidate.passages.resize(std::min<std::size_t>(candidate.passages.size(), 5));
    Keep(best, std::move(candidate));
  }
  return best;
}

}  // namespace capdo::analysis
