#include "analysis/told_sums.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/number_grid.h"
#include "analysis/words.h"
#include "text/number_words.h"

namespace capdo::analysis {

namespace {

constexpr int kLeastItems = 2;
constexpr int kOver = 3;    // paragraphs over a list in which its total stands
constexpr int kMaxTries = 50;  // matches of one paragraph, each of which is read to its end
constexpr std::size_t kPresent = 60;  // paragraphs before the votes in which those who were present stand
constexpr int kVotes = 10;  // paragraphs in which the votes of one ballot stand
constexpr std::size_t kMaxPairs = 200;  // shares in a row; more come from machines
constexpr double kWholePercent = 1.0;    // written without decimals: cut or rounded
constexpr double kDecimalPercent = 0.12;

bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// A slip of the pen, not another thing that happens to stand there.
bool Near(double said, double counted) { return std::fabs(said - counted) <= std::max(2.0, said / 3); }

std::string FirstWord(const std::string& text) { return text.substr(0, text.find(' ')); }

// The items of "a, b; c và d", trimmed; what stands in brackets is left out.
std::vector<std::string> ItemsOf(std::string_view list) {
  std::vector<std::string> items(1);
  int depth = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '(') ++depth;
    if (depth == 0) {
      // "2,5" is one number
      const bool decimal = c == ',' && i > 0 && i + 1 < list.size() && IsDigit(list[i - 1]) && IsDigit(list[i + 1]);
      if ((c == ',' && !decimal) || c == ';') {
        items.emplace_back();
      } else if (list.substr(i).starts_with(" và ")) {
        items.emplace_back();
        i += std::string_view(" và ").size() - 1;
      } else {
        items.back() += c;
      }
    }
    if (c == ')' && depth > 0) --depth;
  }
  std::vector<std::string> out;
  for (const std::string& item : items) {
    std::string_view text = Trim(item);
    while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.remove_suffix(1);
    if (text.starts_with("và ")) text = Trim(text.substr(std::string_view("và ").size()));
    if (!text.empty()) out.emplace_back(text);
  }
  return out;
}

// Where the sentence that goes on at `from` ends; lists go on over ";".
std::size_t EndOfList(const std::string& text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at)
    if (text[at] == '.' && (at + 1 == text.size() || text[at + 1] == ' ')) return at;
  return text.size();
}

struct Sum {
  double value = 0;
  int items = 0;
  std::set<std::string> units;  // the words right behind the numbers, "" where nothing follows
};

// "nam 25 người, nữ 18 người": one number in each item; an item without a number goes on with the one before it or leads to the
// next. None where one has two, or where something uncounted is left over.
std::optional<Sum> SumOfItems(const std::string& list) {
  Sum sum;
  for (const std::string& item : ItemsOf(list)) {
    std::optional<double> own;
    std::string unit;
    bool behind = false;
    for (std::size_t at = 0; at < item.size();) {
      const std::size_t end = std::min(item.find(' ', at), item.size());
      const std::string word = item.substr(at, end - at);
      if (IsDigit(word.front())) {
        const auto amount = AmountIn(word, 0);
        if (!amount || own) return std::nullopt;
        own = amount->value;
        behind = true;
      } else if (word == "%") {
        return std::nullopt;
      } else if (behind) {
        unit = word;
        behind = false;
      }
      at = end + 1;
    }
    if (!own && (item.find("khác") != std::string::npos || item.find("còn lại") != std::string::npos)) return std::nullopt;
    if (!own) continue;
    sum.value += *own;
    ++sum.items;
    sum.units.insert(unit);
  }
  return sum.items >= kLeastItems ? std::optional<Sum>(sum) : std::nullopt;
}

class ToldSums {
 public:
  ToldSums(const Dossier& dossier, const rules::Look& look, int p) : dossier_(dossier), look_(look), part_(dossier.part(p)), p_(p) {}

  SharesRead Run() {
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part_.IsContent(index) || part_.block(index).cell.table >= 0) continue;
      blocks_.push_back(index);
    }
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      if (!MatchesAny(look_.say_not, Norm(at))) ReadNamed(at);
      ReadWithinAll(at);
      ReadByKind(at);
      ReadIncreases(at);
      ReadPresence(at);
      ReadVotes(at);
    }
    ReadCommonWhole();
    return std::move(read_);
  }

 private:
  const rules::Patterns& Words(const char* name) const {
    static const rules::Patterns kNone;
    for (const rules::NamedPatterns& part : look_.parts)
      if (part.name == name) return part.patterns;
    return kNone;
  }
  const std::string& Norm(std::size_t at) const { return part_.prepared(blocks_[at]).norm.text; }
  Passage At(std::size_t at, std::size_t begin, std::size_t end) const { return WithPart(PassageOf(part_, blocks_[at], begin, end), p_); }
  void Compare(bool same, const char* reason, const std::string& said, const std::string& counted, std::vector<Passage> at) {
    ++read_.compared;
    if (!same) read_.faults.push_back({reason, said, counted, std::move(at)});
  }

  // "05 máy chủ: máy chủ ứng dụng, máy chủ dữ liệu và máy chủ tệp"; "ba đường, gồm hai đường Internet và một đường chuyên dùng":
  // the items that name the thing itself.
  void ReadNamed(std::size_t at) {
    const std::string& norm = Norm(at);
    for (const text::Pattern& pattern : Words("named")) {
      int tries = 0;
      for (std::size_t from = 0; from < norm.size() && tries < kMaxTries; ++tries) {
        const auto match = pattern.Find(norm, from);
        if (!match || match->groups.size() < 3) break;
        from = match->groups[1].end;
        const auto said = CountIn(GroupOf(norm, *match, 0));
        if (!said || *said < 2) continue;
        const std::size_t begin = match->groups[2].begin, end = EndOfList(norm, begin);
        if (JudgeNamed(at, match->whole.begin, *said, GroupOf(norm, *match, 1), norm.substr(begin, end - begin), end)) return;
      }
    }
  }

  bool JudgeNamed(std::size_t at, std::size_t begin, long said, const std::string& thing, std::string list, std::size_t end) {
    if (const std::size_t within = list.find("trong đó"); within != std::string::npos) list.resize(within);
    // "máy chủ web (02 chiếc)"
    for (std::size_t i = list.find('('); i != std::string::npos; i = list.find('(', i + 1))
      if (i + 1 < list.size() && IsDigit(list[i + 1])) return false;
    std::string noun = FirstWord(thing);
    if (noun.size() < thing.size()) noun = thing.substr(0, std::min(thing.find(' ', noun.size() + 1), thing.size()));
    long count = 0;
    int named = 0, others = 0;
    bool spelt = false;
    std::set<std::string> alike;  // the thing and the next word, of those that come without a number
    for (const std::string& item : ItemsOf(list)) {
      long number = 1;
      const std::size_t found = item.find(noun);
      const bool whole = found != std::string::npos && (found + noun.size() == item.size() || item[found + noun.size()] == ' ');
      if (whole && found > 0) {
        const auto own = CountIn(std::string(Trim(std::string_view(item).substr(0, found))));
        if (!own || *own <= 0) return false;  // "các máy chủ", "cụm máy chủ"
        spelt = spelt || !IsDigit(item[0]);
        number = *own;
      } else if (whole) {
        spelt = true;
        // "nhóm A gồm …, nhóm A có quyền …": the same once more; "tầng 1" and "tầng 2" are two
        std::size_t stop = std::min(item.find(' ', std::min(noun.size() + 1, item.size())), item.size());
        if (stop + 1 < item.size() && IsDigit(item[stop + 1])) stop = std::min(item.find(' ', stop + 1), item.size());
        if (!alike.insert(item.substr(0, stop)).second) return false;
      }
      if (item.find('/') != std::string::npos) return false;
      named += whole;
      others += !whole;
      count += whole ? number : 0;
    }
    // Where each has its number in digits, the breakdown has judged it already.
    if (named < kLeastItems || !spelt) return false;
    if (others > 0 && count <= said) return false;  // they may be further ones, or go on with the one before
    if (!Near(static_cast<double>(said), static_cast<double>(count))) return false;
    Compare(count == said, "list-count-differs", std::to_string(said), std::to_string(count), {At(at, begin, end)});
    return true;
  }

  // "512 tài khoản, trong đó: lãnh đạo 14, chuyên viên 238", and that nothing else is left is said beside it.
  void ReadWithinAll(std::size_t at) {
    const std::string& norm = Norm(at);
    const auto match = FirstMatch(Words("within-all"), norm);
    if (!match || match->groups.size() < 2) return;
    const rules::Patterns& nothing_else = Marker(dossier_.words(), "nothing-else");
    const auto closing = FirstMatch(nothing_else, norm);
    if (!closing && (at + 1 >= blocks_.size() || !MatchesAny(nothing_else, Norm(at + 1)))) return;
    const std::size_t begin = match->groups[1].begin;
    std::size_t end = EndOfList(norm, begin);
    if (closing && closing->whole.begin > begin) end = std::min<std::size_t>(end, closing->whole.begin);
    const auto said = AmountIn(GroupOf(norm, *match, 0));
    const auto sum = SumOfItems(norm.substr(begin, end - begin));
    if (!said || !sum) return;
    Compare(SameSum(sum->value, said->value), "counts-differ", ShownNumber(said->value), ShownNumber(sum->value), {At(at, match->whole.begin, end)});
  }

  // "Chia theo giới tính: nam 25 người, nữ 18 người" under "Tổng số viên chức: 42 người".
  void ReadByKind(std::size_t at) {
    const std::string& norm = Norm(at);
    const auto match = FirstMatch(Words("by-kind"), norm);
    if (!match || match->groups.empty()) return;
    const auto sum = SumOfItems(GroupOf(norm, *match, 0));
    if (!sum) return;
    for (std::size_t back = 0; back <= std::min<std::size_t>(at, kOver); ++back) {
      const std::string over = back == 0 ? norm.substr(0, match->whole.begin) : Norm(at - back);
      const auto total = FirstMatch(Words("by-kind-total"), over);
      if (!total || total->groups.empty()) continue;
      // "Tổng số máy tính: 60 bộ" is no total of people.
      const std::string unit = GroupOf(over, *total, 1);
      if (sum->units.size() == 1 && !sum->units.begin()->empty() && !unit.empty() && *sum->units.begin() != unit) continue;
      const auto said = AmountIn(GroupOf(over, *total, 0));
      if (!said || !Near(said->value, sum->value)) return;
      Compare(SameSum(sum->value, said->value), "counts-differ", ShownNumber(said->value), ShownNumber(sum->value),
              {At(at - back, total->whole.begin, total->whole.end), At(at, match->whole.begin, match->whole.end)});
      return;
    }
  }

  // "1.500 cảnh báo, tăng 25% so với năm 2023 (1.200 cảnh báo)": number, thing, direction, difference, its unit, number, thing.
  void ReadIncreases(std::size_t at) {
    const std::string& norm = Norm(at);
    for (const text::Pattern& pattern : Words("increase-over"))
      for (std::size_t from = 0; from < norm.size();) {
        const auto match = pattern.Find(norm, from);
        if (!match || match->groups.size() < 7) break;
        from = match->whole.end;
        const std::string thing = GroupOf(norm, *match, 1), unit = GroupOf(norm, *match, 4);
        const auto now = AmountIn(GroupOf(norm, *match, 0)), difference = AmountIn(GroupOf(norm, *match, 3)), then = AmountIn(GroupOf(norm, *match, 5));
        if (!now || !difference || !then || then->value <= 0 || thing != GroupOf(norm, *match, 6)) continue;
        const bool percent = unit == "%", up = GroupOf(norm, *match, 2) == "tăng";
        if (!percent && !unit.empty() && unit != thing) continue;
        const double counted = (now->value - then->value) * (up ? 1 : -1) * (percent ? 100 / then->value : 1);
        const double slack = !percent ? 0.5 : difference->whole ? kWholePercent : kDecimalPercent;
        Compare(std::fabs(counted - difference->value) < slack, percent ? "percentage-differs" : "counts-differ", ShownNumber(difference->value, unit),
                ShownNumber(std::round(counted * 10) / 10, unit), {At(at, match->whole.begin, match->whole.end)});
      }
  }

  // "09 thành viên, có mặt 08, vắng 01".
  void ReadPresence(std::size_t at) {
    const std::string& norm = Norm(at);
    const auto match = FirstMatch(Words("presence"), norm);
    if (!match || match->groups.size() < 3) return;
    const long all = std::atol(GroupOf(norm, *match, 0).c_str()), there = std::atol(GroupOf(norm, *match, 1).c_str()), absent = std::atol(GroupOf(norm, *match, 2).c_str());
    Compare(there + absent == all, "counts-differ", std::to_string(all), std::to_string(there + absent), {At(at, match->whole.begin, match->whole.end)});
  }

  // Votes of each sort against the valid ones, or the ones that came back; nobody votes who is not present.
  void ReadVotes(std::size_t at) {
    if (at < votes_until_ || !MatchesAny(Words("vote"), Norm(at))) return;
    double sum = 0;
    int sorts = 0;
    std::optional<double> valid;
    Passage place, first;
    for (std::size_t i = at; i < std::min(blocks_.size(), at + kVotes); ++i) {
      const std::string& norm = Norm(i);
      // The last total before the votes is the one that they make up: given out, returned, valid.
      if (const auto total = FirstMatch(Words("vote-total"), norm); total && sorts == 0) {
        for (std::size_t g = 0; g < total->groups.size(); ++g)
          if (!total->groups[g].empty()) valid = std::atof(GroupOf(norm, *total, g).c_str());
        place = At(i, total->whole.begin, total->whole.end);
      }
      for (const text::Pattern& pattern : Words("vote-part")) {
        const int before = sorts;
        for (std::size_t from = 0; from < norm.size();) {
          const auto match = pattern.Find(norm, from);
          if (!match || match->groups.empty()) break;
          from = match->groups[0].end;
          sum += std::atof(GroupOf(norm, *match, 0).c_str());
          if (sorts++ == 0) first = At(i, match->whole.begin, match->whole.end);
        }
        if (sorts > before) {
          votes_until_ = i + 1;
          break;
        }
      }
    }
    if (sorts < kLeastItems) return;
    if (valid) {
      Compare(SameSum(sum, *valid), "counts-differ", ShownNumber(*valid), ShownNumber(sum), {place, first});
      return;
    }
    for (std::size_t i = at; i-- > at - std::min(at, kPresent);) {
      const auto there = FirstMatch(Words("present"), Norm(i));
      if (!there || there->groups.empty()) continue;
      const double number = std::atof(GroupOf(Norm(i), *there, 0).c_str());
      // Fewer votes than people: somebody did not vote.
      Compare(sum <= number, "counts-differ", ShownNumber(number), ShownNumber(sum), {At(i, there->whole.begin, there->whole.end), first});
      return;
    }
  }

  // "Huyện có 24 xã. Có 12 xã lắp camera, đạt 50%. Có 18 xã …, đạt 75%": shares of one number that at least two of them prove.
  struct Pair {
    std::size_t at = 0;
    text::Span span;
    double number = 0, percent = 0;
    bool whole = true;
    std::string thing;
  };
  void ReadCommonWhole() {
    std::vector<Pair> run;
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      const std::string& norm = Norm(at);
      if (!run.empty() && at > run.back().at + 2) {
        JudgeCommonWhole(run);
        run.clear();
      }
      if (norm.find('%') == std::string::npos) continue;
      for (const text::Pattern& pattern : Words("share-pair"))
        for (std::size_t from = 0; from < norm.size();) {
          const auto match = pattern.Find(norm, from);
          if (!match || match->groups.size() < 3) break;
          from = match->whole.end;
          const std::size_t begin = match->groups[0].begin;
          if (begin > 0 && (norm[begin - 1] == '/' || norm[begin - 1] == ',' || norm[begin - 1] == '.')) continue;
          const auto number = AmountIn(GroupOf(norm, *match, 0), 0), percent = AmountIn(GroupOf(norm, *match, 2), 0);
          if (!number || !percent || run.size() >= kMaxPairs) continue;
          run.push_back({at, match->whole, number->value, percent->value, percent->whole, GroupOf(norm, *match, 1)});
        }
    }
    JudgeCommonWhole(run);
  }

  static bool Keeps(const Pair& pair, double whole) {
    return std::fabs(100 * pair.number / whole - pair.percent) < (pair.whole ? kWholePercent : kDecimalPercent);
  }

  void JudgeCommonWhole(const std::vector<Pair>& run) {
    if (run.size() < 3) return;
    std::set<double> wholes;
    for (std::size_t at = run.front().at - std::min<std::size_t>(run.front().at, kOver); at <= run.back().at; ++at)
      for (const text::Pattern& pattern : Words("quantity-of"))
        for (std::size_t from = 0; from < Norm(at).size();) {
          const auto match = pattern.Find(Norm(at), from);
          if (!match || match->groups.size() < 2) break;
          from = match->groups[0].end;
          const std::string thing = GroupOf(Norm(at), *match, 1);
          const auto number = AmountIn(GroupOf(Norm(at), *match, 0), 0);
          if (number && number->value > 1 && std::any_of(run.begin(), run.end(), [&](const Pair& pair) { return pair.thing == thing; })) wholes.insert(number->value);
        }
    double best = 0;
    int most = 0;
    for (double whole : wholes) {
      int kept = 0, telling = 0;  // 100 % proves nothing
      for (const Pair& pair : run) {
        kept += Keeps(pair, whole);
        telling += Keeps(pair, whole) && pair.percent < 100;
      }
      if (telling > 0 && kept > most) {
        most = kept;
        best = whole;
      }
    }
    const int broken = static_cast<int>(run.size()) - most;
    if (most < kLeastItems || broken * 2 > most) return;
    for (const Pair& pair : run) {
      if (pair.number > best) continue;
      Compare(Keeps(pair, best), "percentage-differs", ShownNumber(pair.percent, "%"), ShownNumber(std::round(1000 * pair.number / best) / 10, "%"),
              {At(pair.at, pair.span.begin, pair.span.end)});
    }
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  const Part& part_;
  const int p_;
  std::vector<int> blocks_;  // paragraphs
  std::size_t votes_until_ = 0;
  SharesRead read_;
};

}  // namespace

SharesRead ReadToldSums(const Dossier& dossier, const rules::Look& look, int part) { return ToldSums(dossier, look, part).Run(); }

}  // namespace capdo::analysis
