#include "analysis/generic.h"

#include <algorithm>
#include <string_view>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/requirement_row.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kManyUnits = 4;     // one sentence under so many requirements is no plan for any of them
constexpr std::size_t kLeastTokens = 5;   // shorter ones are status words, which are judged elsewhere
constexpr std::size_t kCopiedPercent = 85;

std::vector<std::string> TokensOf(std::string_view normalized) {
  std::vector<std::string> tokens;
  std::string word;
  for (char c : std::string(normalized) + " ") {
    if (std::string_view(" ,.;:\"()/-").find(c) == std::string_view::npos) {
      word += c;
    } else if (!word.empty()) {
      tokens.push_back(std::move(word));
      word.clear();
    }
  }
  return tokens;
}

std::string Joined(const std::vector<std::string>& tokens) {
  std::string text = " ";
  for (const std::string& token : tokens) text += token + " ";
  return text;
}

// "công tác tuyển dụng được thực hiện …" without "tuyển dụng": the words that stand around every name.
std::string Without(const std::string& name, std::string text) {
  const std::size_t at = name.size() > 1 ? text.find(name) : std::string::npos;
  return at == std::string::npos ? text : text.replace(at, name.size(), " ");
}

struct Said {
  std::vector<std::string> tokens;  // of all sentences of substance
  Passage first;
};

Said SubstanceOf(const Dossier& dossier, int p, const RequirementRow& row) {
  Said said;
  const Part& part = dossier.part(p);
  for (const RowCell* cell : {&row.state, &row.plan, &row.other}) {
    for (const Passage& at : cell->at) {
      const std::string norm = NormOf(part, at);
      for (const text::Span& s : Sentences(norm)) {
        const std::string_view sentence = std::string_view(norm).substr(s.begin, s.size());
        const TextVerdict verdict = JudgeText(sentence, dossier.words().substance, part.year);
        if (verdict.good_words == 0 && !verdict.by_rule) continue;
        const std::vector<std::string> tokens = TokensOf(sentence);
        said.tokens.insert(said.tokens.end(), tokens.begin(), tokens.end());
        if (said.first.block < 0) said.first = WithPart(at, p);
      }
    }
  }
  return said;
}

std::set<std::string> RequirementOf(const Part& part, const Unit& unit, const RequirementRow& row) {
  std::set<std::string> tokens;
  if (unit.sentence) return tokens;  // its label is the plan
  for (std::string& token : TokensOf(unit.label)) tokens.insert(std::move(token));
  for (const Passage& at : row.asked)
    for (std::string& token : TokensOf(NormOf(part, at))) tokens.insert(std::move(token));
  return tokens;
}

}  // namespace

std::map<std::pair<int, int>, GenericPlan> FindGeneric(const Dossier& dossier) {
  std::map<std::pair<int, int>, GenericPlan> generic;
  std::map<std::pair<int, std::string>, std::map<int, Passage>> units_of;  // part and words → unit → place
  std::set<std::pair<int, int>> seen;
  for (const auto& [check, claims] : dossier.claims.by_check) {
    for (const Claim& claim : claims) {
      const Part& part = dossier.part(claim.part);
      // A regulation repeats its phrases by nature: it is a norm, not a plan.
      if (part.kind != "level-dossier" || !seen.insert({claim.part, claim.unit}).second) continue;
      const Unit& unit = part.units[static_cast<std::size_t>(claim.unit)];
      const RequirementRow row = ReadRequirementRow(part, unit, dossier.words());
      const Said said = SubstanceOf(dossier, claim.part, row);
      if (said.tokens.size() < kLeastTokens) continue;
      const std::set<std::string> requirement = RequirementOf(part, unit, row);
      const std::size_t own = static_cast<std::size_t>(
          std::count_if(said.tokens.begin(), said.tokens.end(),
                        [&](const std::string& token) { return requirement.count(token) == 0; }));
      const bool copied = requirement.size() >= kLeastTokens &&
                          (said.tokens.size() - own) * 100 >= said.tokens.size() * kCopiedPercent;
      if (copied) {
        generic[{claim.part, claim.unit}] = {"copied-requirement", {}};
      } else {
        // A clause that is its own label ("a. QT-08 phân công 02 người trực …") leaves nothing that others could repeat.
        std::string around = Without(Joined(TokensOf(unit.label)), Joined(said.tokens));
        if (TokensOf(around).size() >= kLeastTokens) units_of[{claim.part, std::move(around)}][claim.unit] = said.first;
      }
    }
  }
  for (const auto& [key, units] : units_of) {
    if (units.size() < kManyUnits) continue;
    for (const auto& [unit, place] : units) {
      const Passage& other = unit == units.begin()->first ? std::next(units.begin())->second : units.begin()->second;
      generic[{key.first, unit}] = {"repeated-plan", other};
    }
  }
  return generic;
}

}  // namespace capdo::analysis
