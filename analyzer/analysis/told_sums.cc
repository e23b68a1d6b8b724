#include "analysis/told_sums.h"

#include <algorithm>
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
      ReadShareOf(at);
      ReadNamedLines(at);
      ReadSentences(at);
    }
    ReadCommonWhole();
    return std::move(read_);
  }

 private:
  const rules::Patterns& Words(std::string_view name) const { return PartWords(look_, name); }
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

  // A number of a sentence and what it counts; dates, ordinals and percentages are none.
  struct Mention {
    Amount amount;
    std::string unit;  // the first word behind it, "người" of all people
    std::size_t begin = 0, end = 0;
    int depth = 0;     // inside brackets
  };

  std::string UnitOf(const std::string& unit) const {
    return MatchesAny(Marker(dossier_.words(), "people"), unit) ? "người" : FirstWord(unit);
  }

  std::vector<Mention> MentionsIn(const std::string& text) const {
    std::vector<Mention> found;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
      if (!IsDigit(text[i]) || (i > 0 && text[i - 1] != ' ' && text[i - 1] != '(' && text[i - 1] != ':')) continue;
      std::size_t end = i;
      while (end < text.size() && (IsDigit(text[end]) || ((text[end] == '.' || text[end] == ',') && end + 1 < text.size() && IsDigit(text[end + 1])))) ++end;
      const std::size_t begin = i;
      i = end;
      if (end < text.size() && (text[end] == '/' || text[end] == '-' || text[end] == '%' || text.compare(end, 2, " %") == 0)) continue;
      if (MatchesAny(Words("number-not"), text.substr(0, begin))) continue;
      // "200 triệu đồng", "24 tb", "3"
      std::size_t stop = end;
      int words = 0;
      if (end < text.size() && text[end] == ' ')
        for (stop = end + 1; stop < text.size() && std::string_view(",;:.()").find(text[stop]) == std::string_view::npos; ++stop)
          if (text[stop] == ' ' && ++words == 2) break;
      auto amount = AmountIn(std::string(Trim(std::string_view(text).substr(begin, stop - begin))), 6);
      if (!amount) amount = AmountIn(text.substr(begin, end - begin), 0);
      if (!amount) continue;
      Mention one{*amount, UnitOf(amount->unit), begin, end, depth};
      found.push_back(std::move(one));
    }
    return found;
  }

  // Long sentences: ";" goes on.
  void ReadSentences(std::size_t at) {
    const std::string& norm = Norm(at);
    if (norm.find_first_of("0123456789") == std::string::npos || MatchesAny(look_.say_not, norm)) return;
    for (std::size_t begin = 0; begin < norm.size();) {
      const std::size_t end = EndOfList(norm, begin);
      const std::string sentence = norm.substr(begin, end - begin);
      const std::vector<Mention> mentions = MentionsIn(sentence);
      const Passage place = At(at, begin, end);
      if (!ReadWholeAndParts(sentence, mentions, place)) ReadRest(sentence, mentions, place);
      if (!ReadFractions(sentence, place)) ReadPercentOf(sentence, mentions, place);
      ReadEachFirst(sentence, mentions, place);
      ReadAllShares(sentence, place);
      ReadPlainList(sentence, place);
      ReadPartsThenTotal(sentence, mentions, place);
      ReadSharesOfFirst(sentence, mentions, place);
      if (end + 2 < norm.size()) ReadTotalBehind(norm, end + 2, mentions, At(at, begin, norm.size()));
      // "Tổng kinh phí 500 triệu đồng. Năm 2024: 200 triệu đồng; năm 2025: 250 triệu đồng."
      if (end + 2 < norm.size() && mentions.size() == 1 && MatchesAny(Words("sum-total"), sentence.substr(0, mentions[0].begin))) {
        const std::string next = norm.substr(end + 2, EndOfList(norm, end + 2) - end - 2);
        const std::vector<Mention> parts = MentionsIn(next);
        double sum = 0;
        const bool complete = next.starts_with("trong đó") && MatchesAny(Words("complement"), next) && !MatchesAny(Words("sum-not"), next);
        bool labelled = parts.size() >= kLeastItems;
        for (const Mention& part : parts) {
          labelled = labelled && part.unit == mentions[0].unit && !part.unit.empty() && ((part.begin >= 2 && next[part.begin - 2] == ':') || complete);
          sum += part.amount.value;
        }
        if (labelled && Near(mentions[0].amount.value, sum))
          Compare(SameSum(sum, mentions[0].amount.value), "counts-differ", ShownNumber(mentions[0].amount.value), ShownNumber(sum), {At(at, begin, std::min(norm.size(), end + 2 + next.size()))});
      }
      begin = std::max(end + 1, begin + 1);
    }
  }

  // "Tổng số 120 máy: đã cài 95 máy, chưa cài 30 máy", "40 TB, gồm SAN 24 TB và NAS 12 TB": a number, and all others behind it that
  // count the same and are said to make it up. True where it was judged.
  bool ReadWholeAndParts(const std::string& sentence, const std::vector<Mention>& mentions, const Passage& place) {
    for (std::size_t i = 0; i + kLeastItems < mentions.size(); ++i) {
      const Mention& whole = mentions[i];
      if (whole.unit.empty() || whole.depth > 0) continue;
      const std::string between = sentence.substr(whole.end, mentions[i + 1].begin - whole.end);
      const bool total = MatchesAny(Words("sum-total"), sentence.substr(0, whole.begin));
      const bool parted = between.find("; ") != std::string::npos || (total && between.find(", ") != std::string::npos);
      const bool told = MatchesAny(Words("sum-lead"), between) || parted;
      const bool within = between.find("trong đó") != std::string::npos;
      if (!told && !within) continue;
      double sum = 0;
      bool same = true;
      const std::string behind = sentence.substr(mentions[i + 1].begin);
      for (std::size_t k = i + 1; k < mentions.size(); ++k) {
        if (mentions[k].depth > 0) continue;
        same = same && (mentions[k].unit == whole.unit || mentions[k].unit.empty());
        sum += mentions[k].amount.value;
      }
      const std::string rest = sentence.substr(whole.end);
      const bool complement = MatchesAny(Words("complement"), rest);
      if (!same || MatchesAny(Words("sum-not"), rest) || (within && !complement) || (!within && !complement && !MatchesAny(Words("sum-lead"), between))) continue;
      if (!Near(whole.amount.value, sum)) continue;
      Compare(SameSum(sum, whole.amount.value), "counts-differ", ShownNumber(whole.amount.value), ShownNumber(sum), {place});
      return true;
    }
    return false;
  }

  // "Cấp tỉnh 120, cấp huyện 340, cấp xã 560; tổng cộng 1.020 người dùng".
  void ReadPartsThenTotal(const std::string& sentence, const std::vector<Mention>& mentions, const Passage& place) {
    if (mentions.size() < 3 || MatchesAny(Words("sum-not"), sentence)) return;
    const Mention& total = mentions.back();
    const std::size_t from = mentions[mentions.size() - 2].end;
    if (!MatchesAny(Words("sum-total"), sentence.substr(from, total.begin - from)) || MatchesAny(Words("sum-total"), sentence.substr(0, mentions.front().begin))) return;
    double sum = 0;
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
      if (mentions[i].depth > 0 || (mentions[i].unit != total.unit && !mentions[i].unit.empty())) return;
      if (i > 0 && sentence.substr(mentions[i - 1].end, mentions[i].begin - mentions[i - 1].end).find_first_of(",;") == std::string::npos &&
          sentence.substr(mentions[i - 1].end, mentions[i].begin - mentions[i - 1].end).find(" và ") == std::string::npos)
        return;
      sum += mentions[i].amount.value;
    }
    if (Near(total.amount.value, sum))
      Compare(SameSum(sum, total.amount.value), "counts-differ", ShownNumber(total.amount.value), ShownNumber(sum), {place});
  }

  // "44 tiêu chí, trong đó 36 tiêu chí đạt (81,8%), 8 tiêu chí không đạt (18,2%)": of the first number, as the others prove.
  void ReadSharesOfFirst(const std::string& sentence, const std::vector<Mention>& mentions, const Passage& place) {
    if (mentions.size() < 3 || mentions[0].unit.empty()) return;
    int fits = 0;
    std::optional<std::pair<double, double>> broken;
    for (std::size_t i = 1; i < mentions.size(); ++i) {
      if (mentions[i].unit != mentions[0].unit || mentions[i].amount.value > mentions[0].amount.value) return;
      const std::size_t until = i + 1 < mentions.size() ? mentions[i + 1].begin : sentence.size();
      const auto share = FirstMatch(Words("in-brackets"), sentence.substr(mentions[i].end, until - mentions[i].end));
      if (!share || share->groups.empty()) continue;
      const auto said = AmountIn(GroupOf(sentence.substr(mentions[i].end, until - mentions[i].end), *share));
      if (!said) continue;
      const double counted = 100 * mentions[i].amount.value / mentions[0].amount.value;
      if (std::fabs(counted - said->value) < (said->whole ? kWholePercent : kDecimalPercent)) {
        ++fits;
      } else {
        broken = {said->value, counted};
      }
    }
    if (fits == 0) return;
    Compare(!broken, "percentage-differs", broken ? ShownNumber(broken->first, "%") : "", broken ? ShownNumber(std::round(10 * broken->second) / 10, "%") : "", {place});
  }

  // "… lớp 1: 30 người; lớp 2: 28 người. Tổng số người được tập huấn là 130."
  void ReadTotalBehind(const std::string& norm, std::size_t begin, const std::vector<Mention>& parts, const Passage& place) {
    const std::string next = norm.substr(begin, EndOfList(norm, begin) - begin);
    const std::vector<Mention> totals = MentionsIn(next);
    if (totals.size() != 1 || parts.size() < 3 || !MatchesAny(Words("sum-total"), next.substr(0, totals[0].begin)) || MatchesAny(Words("sum-not"), next)) return;
    const std::string& unit = parts.back().unit;
    if (unit.empty() || (totals[0].unit != unit && !(totals[0].unit.empty() && next.find(unit) != std::string::npos))) return;
    double sum = 0;
    int count = 0;
    for (const Mention& part : parts) {
      if (part.unit != unit) {
        if (count > 0) return;
        continue;
      }
      sum += part.amount.value;
      ++count;
    }
    if (count >= 3 && Near(totals[0].amount.value, sum))
      Compare(SameSum(sum, totals[0].amount.value), "counts-differ", ShownNumber(totals[0].amount.value), ShownNumber(sum), {place});
  }

  // "Hồ sơ gồm 04 phần:" over lines that begin with "Phần I", "Phần II".
  void ReadNamedLines(std::size_t at) {
    const auto match = FirstMatch(Words("named-lines"), Norm(at));
    if (!match || match->groups.size() < 2 || MatchesAny(Words("list-not"), Norm(at))) return;
    const auto said = CountIn(GroupOf(Norm(at), *match, 0));
    const std::string thing = GroupOf(Norm(at), *match, 1) + " ";
    long count = 0;
    std::size_t i = at + 1;
    while (i < blocks_.size() && Norm(i).starts_with(thing)) {
      ++count;
      ++i;
    }
    if (said && count >= kLeastItems)
      Compare(*said == count, "list-count-differs", std::to_string(*said), std::to_string(count), {At(at, match->whole.begin, match->whole.end), At(i - 1, 0, Norm(i - 1).size())});
  }

  // "82/100 điểm (nhóm quản lý 40/45; nhóm kỹ thuật 45/55)": the lower numbers make up the first one, and so do the upper ones. True
  // where the sentence has such a number, which is no quantity by itself.
  bool ReadFractions(const std::string& sentence, const Passage& place) {
    std::vector<std::pair<double, double>> found;
    for (const text::Pattern& pattern : Words("fraction"))
      for (std::size_t from = 0; from < sentence.size();) {
        const auto match = pattern.Find(sentence, from);
        if (!match || match->groups.size() < 2) break;
        from = match->groups[1].end;
        found.emplace_back(std::atof(GroupOf(sentence, *match, 0).c_str()), std::atof(GroupOf(sentence, *match, 1).c_str()));
      }
    if (found.empty()) return false;
    if (found.size() == 1 && MatchesAny(Words("pair-of"), sentence)) return false;  // "đạt 92% (276/320 máy)"
    if (found.size() < 3) return true;
    double upper = 0, lower = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
      upper += found[i].first;
      lower += found[i].second;
    }
    if (SameSum(lower, found[0].second) && Near(found[0].first, upper))
      Compare(SameSum(upper, found[0].first), "counts-differ", ShownNumber(found[0].first), ShownNumber(upper), {place});
    return true;
  }

  // "Mỗi tầng lắp 3 điểm phát, tòa nhà 6 tầng nên có tất cả 18 điểm phát".
  void ReadEachFirst(const std::string& sentence, const std::vector<Mention>& mentions, const Passage& place) {
    const auto each = FirstMatch(Words("each-first"), sentence), all = FirstMatch(Words("all-of-them"), sentence);
    if (!each || !all || each->groups.size() < 3 || all->groups.size() < 2 || GroupOf(sentence, *each, 2) != GroupOf(sentence, *all, 1)) return;
    std::optional<double> times;
    for (const Mention& one : mentions) {
      if (FirstWord(one.amount.unit) != GroupOf(sentence, *each, 0)) continue;
      if (times) return;
      times = one.amount.value;
    }
    const auto said = AmountIn(GroupOf(sentence, *all, 0));
    if (!times || !said) return;
    const double counted = *times * std::atof(GroupOf(sentence, *each, 1).c_str());
    Compare(SameSum(counted, said->value), "counts-differ", ShownNumber(said->value), ShownNumber(counted), {place});
  }

  // "Ngân sách nhà nước 70%, nguồn thu 20%, tài trợ 10%": of sources and the like nothing is left out.
  void ReadAllShares(const std::string& sentence, const Passage& place) {
    if (!MatchesAny(Words("all-shares"), sentence) || MatchesAny(Words("sum-not"), sentence)) return;
    double sum = 0;
    int count = 0;
    for (std::size_t at = sentence.find('%'); at != std::string::npos; at = sentence.find('%', at + 1)) {
      std::size_t end = at;
      while (end > 0 && sentence[end - 1] == ' ') --end;
      std::size_t begin = end;
      while (begin > 0 && (IsDigit(sentence[begin - 1]) || sentence[begin - 1] == ',' || sentence[begin - 1] == '.')) --begin;
      const auto share = AmountIn(sentence.substr(begin, end - begin), 0);
      if (!share) return;
      sum += share->value;
      ++count;
    }
    if (count < 3 || sum < 80 || sum > 125) return;
    Compare(std::fabs(sum - 100) < 1.5, "percentage-differs", "100 %", ShownNumber(sum, "%"), {place});
  }

  // "Phát hiện 24 lỗ hổng; còn 6 lỗ hổng; đã xử lý 20 lỗ hổng": what was, what is done and what is left.
  void ReadRest(const std::string& sentence, const std::vector<Mention>& mentions, const Passage& place) {
    if (mentions.size() != 3 || mentions[0].unit.empty()) return;
    int left = -1, done = -1;
    for (int k = 1; k < 3; ++k) {
      const Mention& one = mentions[static_cast<std::size_t>(k)];
      const std::size_t from = mentions[static_cast<std::size_t>(k) - 1].end;
      if (one.unit != mentions[0].unit && !one.unit.empty()) return;
      const std::string before = sentence.substr(from, one.begin - from);
      if (MatchesAny(Words("left"), before)) {
        left = k;
      } else if (MatchesAny(Words("done"), before)) {
        done = k;
      }
    }
    if (left < 0 || done < 0 || MatchesAny(Words("sum-not"), sentence)) return;
    const double sum = mentions[1].amount.value + mentions[2].amount.value;
    Compare(SameSum(sum, mentions[0].amount.value), "counts-differ", ShownNumber(mentions[0].amount.value), ShownNumber(sum), {place});
  }

  // The only percentage of a sentence, beside the only two numbers of one thing: a share, or a change where it says so.
  void ReadPercentOf(const std::string& sentence, const std::vector<Mention>& mentions, const Passage& place) {
    const auto percent = FirstMatch(Words("percent-of"), sentence);
    if (!percent || percent->groups.size() < 2 || sentence.find('%', percent->whole.end) != std::string::npos) return;
    const auto said = AmountIn(GroupOf(sentence, *percent, 1));
    if (!said) return;
    const std::string change = GroupOf(sentence, *percent, 0);
    std::vector<double> numbers;
    if (const auto pair = FirstMatch(Words("pair-of"), sentence)) {
      numbers = {std::atof(GroupOf(sentence, *pair, 0).c_str()), std::atof(GroupOf(sentence, *pair, 1).c_str())};
      if (!mentions.empty() || numbers[0] > numbers[1]) return;
    } else {
      for (const Mention& one : mentions) {
        if (one.unit.empty() || one.unit != mentions[0].unit) return;
        numbers.push_back(one.amount.value);
      }
    }
    if (numbers.size() != 2 || MatchesAny(Words("sum-not"), sentence)) return;
    const double small = std::min(numbers[0], numbers[1]), large = std::max(numbers[0], numbers[1]);
    if (small <= 0 || small == large) return;
    const double slack = said->whole ? kWholePercent : kDecimalPercent;
    const double counted = change == "giảm" ? 100 * (large - small) / large : change == "tăng" ? 100 * (large - small) / small : 100 * small / large;
    if (change.empty() && std::fabs(100 - counted - said->value) < slack) return;  // of the others
    // "34 nội dung đạt, 6 nội dung không đạt; tỷ lệ đạt 85%": the two make up the whole.
    const double both = 100 * large / (small + large);
    if (change.empty() && (std::fabs(both - said->value) < slack || std::fabs(100 - both - said->value) < slack)) return;
    Compare(std::fabs(counted - said->value) < slack, "percentage-differs", ShownNumber(said->value, "%"), ShownNumber(std::round(10 * counted) / 10, "%"), {place});
  }

  // "5 phòng, gồm: Văn phòng, Phòng Tài chính, Phòng Nội vụ và Thanh tra": short items without numbers up to the end. A comma or "và"
  // inside a name makes more of them, so both ways of counting must miss the number.
  void ReadPlainList(const std::string& sentence, const Passage& place) {
    const auto match = FirstMatch(Words("plain-list"), sentence);
    if (!match || match->groups.size() < 2 || MatchesAny(Words("list-not"), sentence.substr(0, match->groups[1].begin))) return;
    const auto said = CountIn(GroupOf(sentence, *match, 0));
    const std::string list = GroupOf(sentence, *match, 1);
    if (!said || *said < 2 || *said > 15 || list.find_first_of("0123456789(:") != std::string::npos || MatchesAny(Words("sum-not"), list)) return;
    long commas = 1, ands = 0;
    std::size_t last = 0;
    const bool semicolons = list.find(';') != std::string::npos;  // then a comma parts no items
    for (std::size_t i = 0; i < list.size(); ++i) {
      const bool comma = list[i] == ';' || (!semicolons && list[i] == ',');
      if (!comma && list.compare(i, 4, " và ") != 0) continue;
      if (text::CountWords(list.substr(last, i - last)) > 6) return;
      last = i + 1;
      (comma ? commas : ands)++;
    }
    if (text::CountWords(list.substr(last)) > 7 || commas < 2) return;
    const long most = commas + ands;
    Compare(*said >= commas && *said <= most, "list-count-differs", std::to_string(*said), std::to_string(*said < commas ? commas : most), {place});
  }

  // "Trong 43 yêu cầu của phương án, đã hoàn thành 34 yêu cầu, đạt tỷ lệ 79%": the number before the percentage and the larger ones of
  // the same thing before it, of which none gives it.
  void ReadShareOf(std::size_t at) {
    const std::string& norm = Norm(at);
    if (norm.find('%') == std::string::npos) return;
    const std::vector<text::Span> sentences = Sentences(norm);
    for (std::size_t k = 0; k < sentences.size(); ++k) {
      const text::Span& s = sentences[k];
      const std::string sentence = norm.substr(s.begin, s.size());
      const auto share = FirstMatch(Words("share-of"), sentence);
      if (!share || share->groups.size() < 3) continue;
      const auto part = AmountIn(GroupOf(sentence, *share, 0)), percent = AmountIn(GroupOf(sentence, *share, 2));
      const std::string thing = GroupOf(sentence, *share, 1);
      std::string before = sentence.substr(0, share->groups[0].begin);
      // "Huyện có 250 máy tính. Đã cài cho 215 máy, đạt 92 %": the whole may stand in the sentence before.
      // Where several shares are told, they may be of another one.
      if (k > 0 && before.find_first_of("0123456789") == std::string::npos && norm.find('%') == norm.rfind('%')) before.insert(0, norm.substr(sentences[k - 1].begin, sentences[k - 1].size()) + " ");
      if (!part || !percent || sentence.find('%', share->whole.end) != std::string::npos || FirstMatch(Words("fraction"), sentence)) continue;
      std::optional<double> whole;
      bool fits = false;
      int others = 0, depth = 0;
      for (std::size_t i = 0; i < before.size(); ++i) {
        depth += before[i] == '(' ? 1 : before[i] == ')' ? -1 : 0;
        if (!IsDigit(before[i]) || (i > 0 && before[i - 1] != ' ' && before[i - 1] != '(')) continue;
        std::size_t end = i;
        while (end < before.size() && (IsDigit(before[end]) || before[end] == '.')) ++end;
        const auto number = AmountIn(before.substr(i, end - i));
        const std::string behind = end < before.size() && before[end] == ' ' ? before.substr(end + 1) : "";
        i = end;
        if (!number || !behind.starts_with(thing) || number->value <= 0) continue;
        fits = fits || std::fabs(100 * part->value / number->value - percent->value) < (percent->whole ? kWholePercent : kDecimalPercent);
        if (depth > 0 || number->value <= part->value) continue;
        whole = number->value;
        ++others;
      }
      if (!whole || others != 1) continue;
      Compare(fits, "percentage-differs", ShownNumber(percent->value, "%"), ShownNumber(std::round(1000 * part->value / *whole) / 10, "%"), {At(at, s.begin, s.end)});
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
