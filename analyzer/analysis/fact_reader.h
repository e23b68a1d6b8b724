// Reads what the documents say of one fact: that it is there, that it is not, how many, which name or date.
//
// A place is a sentence, a row of a table, a labelled line, or a question with its answer. What is planned, asked for, or
// of somebody else says nothing.
//
//   const FactReader said(dossier, fact, ToldBy(dossier, kinds));
//   if (!said.denied.empty() && !said.affirmed.empty()) Compare(said.denied.front(), said.affirmed.front());
#ifndef CAPDO_ANALYSIS_FACT_READER_H_
#define CAPDO_ANALYSIS_FACT_READER_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/answers.h"
#include "analysis/dossier.h"
#include "analysis/fact_lists.h"

namespace capdo::analysis {

// For whom and where something is said: the sort (of person, of room, ...) and the name.
using Scopes = std::set<std::pair<int, std::string>>;

// One place that says a fact; of a row, its label and its cell.
struct Said {
  std::vector<Passage> at;
  Quantity quantity = {};
  std::optional<Quantity> joined = {};  // with the other rows of its table: from the least of them to all together
  std::string value = {};            // a name, a date or an address, normalized
  std::string words = {};            // all of it, normalized
  std::set<std::string> years = {};  // that it names
  std::vector<bool> aspects = {};    // of the fact, that it names
  std::string local = {};            // the part of the house that it speaks of
  Scopes scopes = {};
};

// What one part tells, for all facts: its answers, and the blocks that only name a fact (headings, labels of rows,
// questions) or tell a plan beside a denied state.
struct Told {
  std::set<int> silent;
  std::vector<Answered> answers;
  std::vector<ListTable> lists;
};

// By part, of the parts of these kinds.
std::map<int, Told> ToldBy(const Dossier& dossier, const std::vector<std::string>& kinds);

class FactReader {
 public:
  FactReader(const Dossier& dossier, const rules::Fact& fact, const std::map<int, Told>& told);

  std::vector<Said> denied, affirmed, counts, values;

 private:
  enum class Answer { kNothing, kThere, kNotThere, kOther };

  void Tell(std::vector<Said>& where, std::vector<Passage> at, const Quantity& quantity = {}, std::string value = "",
            const std::string& entity = "") const;
  std::vector<std::string> ContextOf(const Passage& at) const;
  Scopes ScopesIn(const std::string& words) const;
  void JoinRows();
  void ReadFields(int p);
  void ReadList(int p, const ListTable& list);
  void ReadSentences(int p, const std::set<int>& silent);
  void ReadSentence(const std::string& sentence, const std::string& kind, const Passage& at);
  bool DeniedBy(const std::string& sentence, bool turned = false) const;
  bool Denies(const std::string& sentence) const;
  bool OfAPart(const std::string& sentence, const text::Span& match) const;
  bool DeniedOtherwise(const std::string& sentence, const text::Span& match) const;
  bool OfACompound(const std::string& sentence, const text::Span& match) const;
  bool Affirms(const std::string& sentence) const;
  bool Beside(const std::string& sentence, const text::Span& match) const;
  bool OtherThing(const std::string& sentence, const text::Span& match) const;
  void ReadAnswered(int p, const Answered& one);
  bool InMatrix(const Part& part, const Answered& one) const;
  void Count(const std::string& cell, const Answered& one, const Passage& at, std::vector<Passage> places);
  Answer AnswerOf(const Part& part, const UnitValue& value) const;
  bool IsYesOrNo(const Part& part, const UnitValue& value) const;

  const Dossier& dossier_;
  const rules::Fact& fact_;
};

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_FACT_READER_H_
