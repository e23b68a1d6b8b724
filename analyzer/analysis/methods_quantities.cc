// What two places tell in the same words and not alike, of things that no fact lists.
//
// A quantity: "khóa sau 03 lần nhập sai" and "Hạn chế số lần đăng nhập sai | Khóa sau 10 lần nhập sai liên tiếp". Two places tell
// the same one where their units agree and nearly all words of the shorter stand in the longer, its row, its heading or its
// sentence; where one names for whom or of what sort and the other does not, or another one, they do not.
// A count of one thing by its whole name: "350 tài khoản nhân viên y tế", "tổng cộng 120 tài khoản nhân viên y tế".
// A thing that one place denies by its whole name and another one has: "chưa bao giờ được cài giải pháp chống thay đổi giao diện".
#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/answers.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"
#include "text/syllables.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMostTold = 1500;   // quantities of a dossier that are compared
constexpr std::size_t kMostNumbers = 3;   // in one clause; more are a list
constexpr std::size_t kLeastShared = 4;   // syllables: two words of Vietnamese
constexpr std::size_t kMostValues = 2;    // of one quantity; more are told of several things
constexpr std::size_t kLongestClause = 40;
constexpr int kMaxFound = 3;


std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool inside = (c == '.' || c == ',') && i > 0 && i + 1 < text.size() && IsDigit(text[i - 1]) && IsDigit(text[i + 1]);
    const bool part = static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || inside;
    if (part) {
      word += c;
    } else {
      close();
      if (c != ' ') out.emplace_back(1, c);
    }
  }
  close();
  return out;
}

bool IsWord(const std::string& word) { return word.size() > 1 || std::isalpha(static_cast<unsigned char>(word[0])) != 0; }

// "fortigate", "dr": a name or an abbreviation, which tells things apart.
bool IsName(const std::string& word) {
  return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80 && (std::isalnum(c) != 0 || c == '-'); }) &&
         !text::IsVietnameseSyllable(word);
}

struct Told {
  std::vector<Passage> at;
  std::string unit;  // "time", "each", or the word itself
  Quantity quantity;
  std::set<std::string> core, wide;  // words of the clause and its row; of the sentence, the heading, the column
  std::set<std::string> pairs;       // of words that follow one another in the clause
  std::set<std::string> scopes, years;
  int table = -1;
};

class Reader {
 public:
  Reader(const Dossier& dossier, const rules::Look& look) : dossier_(dossier), look_(look) {
    clock_.period = true;
    again_.period = again_.frequency = true;
  }

  void Read(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (part.IsContent(index) && part.block(index).cell.table < 0) ReadText(part, p, index, {}, {}, "");
    }
    for (const Answered& one : ReadAnswers(part, p, dossier_.words())) {
      if (!one.row || one.at.block < 0) continue;
      std::vector<Passage> places = {one.at};
      std::string label = one.topic;
      if (one.entity_at.block >= 0) {
        places.push_back(one.entity_at);
        label += " " + one.entity;
      }
      for (const UnitValue& value : one.answers) {
        if (value.block < 0 || value.span.empty() || !part.IsContent(value.block) || value.role == "number") continue;
        ReadText(part, p, value.block, places, label, HeaderOf(part, value.block));
      }
    }
  }

  std::vector<Told> told;

 private:
  const rules::Patterns& Words(std::string_view name) const { return PartWords(look_, name); }

  bool IsStop(const std::string& word) {
    const auto known = stop_.find(word);
    if (known != stop_.end()) return known->second;
    return stop_[word] = !IsWord(word) || MatchesAny(Words("stop"), word);
  }

  // Words that say the same become one: "lưu giữ", "lưu trữ".
  std::string Alike(std::string text) const {
    for (const rules::NamedPatterns& part : look_.parts) {
      if (part.name.front() != '=') continue;
      for (const text::Pattern& pattern : part.patterns)
        for (std::size_t from = 0; from < text.size();) {
          const auto match = pattern.Find(text, from);
          if (!match) break;
          text.replace(match->whole.begin, match->whole.size(), part.name.substr(1));
          from = match->whole.begin + part.name.size() - 1;
        }
    }
    return text;
  }

  void Add(const std::string& text, std::set<std::string>& to) {
    for (const std::string& word : WordsOf(Alike(text)))
      if (!IsDigit(word.front()) && !IsStop(word)) to.insert(word);
  }

  void ReadText(const Part& part, int p, int block, const std::vector<Passage>& places, const std::string& label, const std::string& header) {
    const std::string& norm = part.prepared(block).norm.text;
    if (norm.find_first_of("0123456789") == std::string::npos || told.size() >= kMostTold) return;
    const int section = part.tree.section_of_block[static_cast<std::size_t>(block)];
    const int title = section > 0 ? part.tree.sections[static_cast<std::size_t>(section)].title_block : -1;
    for (const text::Span& s : Sentences(norm)) {
      const std::string sentence = norm.substr(s.begin, s.size());
      if (sentence.find('?') != std::string::npos || MatchesAny(look_.say_not, sentence) || MatchesAny(dossier_.rules->fact_words.neutral, sentence)) continue;
      for (std::size_t begin = 0; begin < sentence.size();) {
        std::size_t end = std::min(sentence.find(", ", begin), sentence.size());
        const std::string clause = sentence.substr(begin, end - begin);
        begin = end + 2;
        ReadClause(part, clause, sentence, label, header, title, [&] {
          std::vector<Passage> at = places;
          at.push_back(WithPart(PassageOf(part, block, s.begin, s.end), p));
          return at;
        }, part.block(block).cell.table);
      }
    }
  }

  template <typename Places>
  void ReadClause(const Part& part, const std::string& clause, const std::string& sentence, const std::string& label, const std::string& header,
                  int title, Places places, int table) {
    const std::vector<std::string> words = WordsOf(Alike(clause));
    if (words.size() > kLongestClause) return;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (IsDigit(words[i].front())) numbers.push_back(i);
    if (numbers.empty() || numbers.size() > kMostNumbers) return;
    for (std::size_t i : numbers) {
      Told one;
      if (!ReadNumber(part, words, i, label + " " + header, one)) continue;
      Add(label, one.core);
      std::string last;
      const auto own = [&](std::size_t k) {  // the number and its unit say how much, not of what
        return k == i || (k == i + 1 && (one.unit == words[k] || one.unit == "time" || one.unit == "each"));
      };
      for (std::size_t k = 0; k < words.size(); ++k) {
        if (own(k) || IsDigit(words[k].front()) || IsStop(words[k])) continue;
        one.core.insert(words[k]);
        if (!last.empty()) one.pairs.insert(last + " " + words[k]);
        last = words[k];
      }
      last.clear();
      for (const std::string& word : WordsOf(Alike(label))) {
        if (IsDigit(word.front()) || IsStop(word)) continue;
        if (!last.empty()) one.pairs.insert(last + " " + word);
        last = word;
      }
      Add(sentence, one.wide);
      Add(header, one.wide);
      if (title >= 0) Add(part.prepared(title).norm.text, one.wide);
      const std::string all = label + " ; " + sentence;
      for (const text::Pattern& scope : Words("scope"))
        for (std::size_t from = 0; from < all.size();) {
          const auto match = scope.Find(all, from);
          if (!match) break;
          one.scopes.insert(all.substr(match->whole.begin, match->whole.size()));
          from = std::max<std::size_t>(match->whole.end, from + 1);
        }
      for (std::size_t k = 0; k < words.size(); ++k)
        if (words[k].size() == 4 && words[k].starts_with("20") && words[k].find_first_not_of("0123456789") == std::string::npos) one.years.insert(words[k]);
      if (one.core.size() < kLeastShared) continue;
      one.table = table;
      one.at = places();
      told.push_back(std::move(one));
    }
  }

  // "90 ngày", "05 lần", "18 m2", "12 ký tự": a time or a measure; of things that are counted, facts and lists know.
  bool ReadNumber(const Part& part, const std::vector<std::string>& words, std::size_t i, const std::string& around, Told& one) {
    if (i + 1 >= words.size()) return false;
    const auto number = NumberOf(words[i], dossier_.rules->fact_words);
    if (!number) return false;
    std::string before;
    for (std::size_t k = i > 4 ? i - 4 : 0; k < i; ++k) before += words[k] + " ";
    if (MatchesAny(Words("no-number"), before)) return false;
    const std::string& unit = words[i + 1];
    const bool rule = part.kind == "regulation";
    if (const auto minutes = dossier_.rules->fact_words.units.find(unit); minutes != dossier_.rules->fact_words.units.end()) {
      std::string behind;
      for (std::size_t k = i + 2; k < std::min(words.size(), i + 6); ++k) behind += words[k] + " ";
      // "ngày 20 tháng 11", "12 tháng 4"
      if (!behind.empty() && IsDigit(behind.front())) return false;
      const bool again = MatchesAny(Words("each-before"), before) || MatchesAny(Words("each-behind"), behind) || (before.empty() && MatchesAny(Words("each-before"), around));
      one.unit = again ? "each" : "time";
      const bool least = rule && !MatchesAny(Words("no-least"), before + behind);
      one.quantity = Bounded(*dossier_.rules, again ? again_ : clock_, static_cast<double>(*number * minutes->second), before, least);
      return true;
    }
    if (!MatchesAny(Words("measure"), unit)) return false;
    one.unit = unit;
    one.quantity = Bounded(*dossier_.rules, plain_, static_cast<double>(*number), before, false);
    return true;
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  rules::Fact plain_, clock_, again_;
  std::map<std::string, bool> stop_;
};

// "350 tài khoản nhân viên y tế"; `whole`: of all of them.
struct Counted {
  Passage at;
  std::string thing;
  Quantity quantity;
  std::set<std::string> years;
  bool whole = false;
};

// A name of a thing that is denied, or a clause that has it.
struct Thing {
  Passage at;
  std::string name, words;
  std::set<std::string> years;
};

std::set<std::string> YearsOf(const std::string& text) {
  std::set<std::string> years;
  for (const std::string& word : WordsOf(text))
    if (word.size() == 4 && word.starts_with("20") && word.find_first_not_of("0123456789") == std::string::npos) years.insert(word);
  return years;
}

bool OtherYears(const std::set<std::string>& a, const std::set<std::string>& b) { return !a.empty() && !b.empty() && a != b; }

// Things by their whole names: four syllables or more, up to a word that ends a name.
class Names {
 public:
  Names(const Dossier& dossier, const rules::Look& look) : dossier_(dossier), look_(look) {}

  void Read(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) || counted.size() + denied.size() + had.size() >= kMostTold) continue;
      const std::string& norm = part.prepared(index).norm.text;
      const bool heading = IsTitle(part, index);
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        if (heading || sentence.find('?') != std::string::npos || MatchesAny(look_.say_not, sentence) || MatchesAny(dossier_.rules->fact_words.neutral, sentence)) continue;
        const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
        ReadCounts(sentence, at);
        if (part.kind == "regulation" || ReadDenial(sentence, at)) continue;
        if (!MatchesAny(Words("denying"), sentence)) had.push_back({at, "", sentence, YearsOf(sentence)});
      }
    }
  }

  std::vector<Counted> counted;
  std::vector<Thing> denied, had;

 private:
  const rules::Patterns& Words(std::string_view name) const { return PartWords(look_, name); }

  static bool IsTitle(const Part& part, int block) {
    const int section = part.tree.section_of_block[static_cast<std::size_t>(block)];
    return section > 0 && part.tree.sections[static_cast<std::size_t>(section)].title_block == block;
  }

  // The name that begins at `from`; "" where it has fewer than four syllables.
  std::string NameAt(const std::string& text, std::size_t from) {
    std::string name;
    std::size_t count = 0;
    for (const std::string& word : WordsOf(text.substr(from))) {
      if (!IsWord(word) || IsDigit(word.front()) || Ends(word)) break;
      name += (name.empty() ? "" : " ") + word;
      if (++count > 12) break;
    }
    return count >= kLeastShared ? name : "";
  }

  bool Ends(const std::string& word) {
    const auto known = ends_.find(word);
    if (known != ends_.end()) return known->second;
    return ends_[word] = MatchesAny(Words("name-end"), word);
  }

  void ReadCounts(const std::string& sentence, const Passage& at) {
    const bool whole = MatchesAny(Words("whole"), sentence);
    std::vector<Counted> found;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (!IsDigit(sentence[i]) || (i > 0 && sentence[i - 1] != ' ' && sentence[i - 1] != '(')) continue;
      std::size_t end = i;
      while (end < sentence.size() && (IsDigit(sentence[end]) || sentence[end] == '.')) ++end;
      const auto number = NumberOf(sentence.substr(i, end - i), dossier_.rules->fact_words);
      const std::string before = sentence.substr(0, i);
      if (number && end < sentence.size() && sentence[end] == ' ' && !MatchesAny(Words("no-number"), before) && !MatchesAny(Words("part-of"), before)) {
        const std::string name = NameAt(sentence, end + 1);
        if (!name.empty() && !dossier_.rules->fact_words.units.count(name.substr(0, name.find(' '))))
          found.push_back({at, name, Bounded(*dossier_.rules, plain_, static_cast<double>(*number), before, false), YearsOf(sentence), whole});
      }
      i = end;
    }
    if (found.size() == 1) counted.push_back(found.front());  // several are a list of shares
  }

  bool ReadDenial(const std::string& sentence, const Passage& at) {
    const auto match = FirstMatch(Words("denial"), sentence);
    if (!match || match->groups.empty() || match->groups[0].empty()) return false;
    const std::string name = NameAt(sentence, match->groups[0].begin);
    if (name.empty()) return true;
    for (const rules::Fact& fact : dossier_.rules->facts)  // which know more of it than these words
      if (const auto known = LongestMatch(fact.thing, name); known && known->whole.size() * 2 > name.size()) return true;
    denied.push_back({at, name, sentence, YearsOf(sentence)});
    return true;
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  rules::Fact plain_;
  std::map<std::string, bool> ends_;
};

bool SamePlace(const Told& a, const Told& b) {
  if (a.table >= 0 && a.table == b.table && a.at.back().part == b.at.back().part) return true;
  return a.at.back().part == b.at.back().part && a.at.back().block == b.at.back().block;
}

bool SameThing(const Told& a, const Told& b) {
  if (a.unit != b.unit || a.scopes != b.scopes) return false;
  if (!a.years.empty() && !b.years.empty() && a.years != b.years) return false;
  const Told& small = a.core.size() <= b.core.size() ? a : b;
  const Told& large = &small == &a ? b : a;
  std::size_t shared = 0, known = 0;
  for (const std::string& word : small.core) {
    shared += large.core.count(word);
    const bool there = large.core.count(word) + large.wide.count(word) > 0;
    known += there ? 1 : 0;
    if (!there && IsName(word)) return false;
  }
  for (const std::string& word : large.core)
    if (IsName(word) && small.core.count(word) + small.wide.count(word) == 0) return false;
  std::size_t pairs = 0;
  for (const std::string& pair : small.pairs) pairs += large.pairs.count(pair);
  return shared >= kLeastShared && pairs >= 1 && known * 10 >= small.core.size() * 8;
}

}  // namespace

// `look.parts` by name: stop (words that say nothing), measure (units), scope, no-number (before a number that counts nothing),
// each-before and each-behind (a time after which something is done again), no-least, `=word` (what is written for it); of names: name-end (words that end one), whole (all of them are counted), part-of
// (before a number that counts a share), denial (the first group begins with the name), denying (clauses that have nothing), had.
Finding FindQuantities(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  Reader reader(dossier, look);
  for (int p : dossier.PartsOf(check.documents)) reader.Read(p);
  const std::vector<Told>& told = reader.told;
  int compared = 0, faults = 0;
  Names names(dossier, look);
  for (int p : dossier.PartsOf(check.documents)) names.Read(p);
  const auto fault = [&](const Passage& one, const Passage& two) {
    if (++faults > kMaxFound) return;
    finding.passages.push_back(one);
    finding.passages.push_back(two);
  };
  for (std::size_t i = 0; i < names.counted.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const Counted &a = names.counted[k], &b = names.counted[i];
      if (a.thing != b.thing || (!a.whole && !b.whole) || OtherYears(a.years, b.years) || (a.at.part == b.at.part && a.at.block == b.at.block)) continue;
      ++compared;
      if (!Agree(a.quantity, b.quantity)) fault(a.at, b.at);
    }
  const auto day = [&](const Passage& at) { return DayOf(dossier.part(at.part)); };
  for (const Thing& no : names.denied)
    for (const Thing& yes : names.had) {
      const std::size_t found = yes.words.find(no.name);
      if (found == std::string::npos || (no.at.part == yes.at.part && no.at.block == yes.at.block) || OtherYears(no.years, yes.years)) continue;
      const std::size_t end = found + no.name.size();
      if (end < yes.words.size() && yes.words[end] != ' ' && yes.words[end] != ',' && yes.words[end] != ':' && yes.words[end] != '.' && yes.words[end] != ')') continue;
      if (!MatchesAny(PartWords(look, "had"), yes.words)) continue;
      const auto from = day(no.at), until = day(yes.at);
      if (no.at.part != yes.at.part && from && until && *until > *from) continue;  // it may have come since
      ++compared;
      fault(no.at, yes.at);
      break;
    }
  for (std::size_t i = 0; i < told.size(); ++i) {
    std::set<std::pair<double, double>> values = {{told[i].quantity.low, told[i].quantity.high}};
    std::optional<std::size_t> other;
    bool same = false;
    for (std::size_t k = 0; k < told.size(); ++k) {
      if (k == i || SamePlace(told[i], told[k]) || !SameThing(told[i], told[k])) continue;
      same = true;
      values.insert({told[k].quantity.low, told[k].quantity.high});
      if (k < i && !other && !Agree(told[i].quantity, told[k].quantity)) other = k;
    }
    compared += same ? 1 : 0;
    if (!other || values.size() > kMostValues || ++faults > kMaxFound) continue;
    finding.passages.insert(finding.passages.end(), told[*other].at.begin(), told[*other].at.end());
    finding.passages.insert(finding.passages.end(), told[i].at.begin(), told[i].at.end());
  }
  finding.say["count"] = std::to_string(compared);
  finding.say["faults"] = std::to_string(faults);
  if (compared == 0) return finding;
  finding.outcome = faults > 0 ? Outcome::kReview : Outcome::kPass;
  finding.evidence = faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  finding.reason = faults > 0 ? "quantity-differs" : "found";
  return finding;
}

}  // namespace capdo::analysis
