// Numbers of one table, or of one list of lines, that must add up: the row "Tổng cộng" against the rows over it, group rows
// against their own rows, shares against their whole; and what holds within each row (number_relations.h).
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/methods.h"
#include "analysis/number_grid.h"
#include "analysis/number_relations.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxTold = 3;       // faults whose places are cited
constexpr int kMaxTotals = 20;    // of one column; each looks at all rows before it
constexpr int kLeastRows = 2;
constexpr double kSame = 0.005;   // of sums: their decimals
constexpr double kRoundingPoints = 0.6;  // of one number without decimals that is rounded
constexpr double kRoundingDecimals = 0.06;

// What stands in total rows and group rows against the rows that they add up.
class Totals {
 public:
  // `above`, `before`, `after`: the two paragraphs over the numbers and the one under them, normalized.
  Totals(const GridView& grid, std::string above, std::string before, std::string after, NumbersRead& read)
      : grid_(grid), above_(std::move(above)), before_(std::move(before)), after_(std::move(after)), read_(read) {
    rounded_ = !grid.grid().lines && (MatchesAny(grid.Words("table-rounded"), before_) || MatchesAny(grid.Words("table-rounded"), after_));
  }

  void Run() {
    for (int column : grid_.numeric()) ReadColumn(column);
    ReadWhole();
    ReadBySeverity();
    ReadLinesUnder();
    ReadLinesWithin();
  }

 private:
  // "Tổng số máy chủ": of the rows that name it.
  static bool Names(const std::string& label, const std::string& total) {
    const std::set<std::string> words = NameTokens(total), own = NameTokens(label);
    std::size_t known = 0;
    for (const std::string& word : words) known += own.count(word);
    return known >= 2 && known + 2 >= words.size();
  }

  double Sum(const std::vector<std::size_t>& rows, int column, const std::function<bool(std::size_t)>& counts) const {
    double sum = 0;
    for (std::size_t row : rows)
      if (const Amount* amount = GridView::NumberOf(grid_.rows()[row], column); amount != nullptr && counts(row)) sum += amount->value;
    return sum;
  }

  // Has rows of a deeper number right below it.
  bool IsGroup(std::size_t row) const {
    return row + 1 < grid_.rows().size() && !grid_.IsTotal(row + 1) && grid_.rows()[row + 1].depth > grid_.rows()[row].depth;
  }

  // All sums that the total may be meant to be.
  std::vector<double> Candidates(const std::vector<std::size_t>& rows, int column, const std::string& total) const {
    int top = 1000;
    for (std::size_t row : rows)
      if (GridView::NumberOf(grid_.rows()[row], column) != nullptr) top = std::min(top, grid_.rows()[row].depth);
    std::vector<double> sums = {
        Sum(rows, column, [&](std::size_t row) { return grid_.rows()[row].depth == top; }),
        Sum(rows, column, [&](std::size_t row) { return !IsGroup(row); }),
        Sum(rows, column, [](std::size_t) { return true; }),
        Sum(rows, column, [&](std::size_t row) { return !MatchesAny(grid_.Words("total-part"), grid_.rows()[row].label); }),
    };
    const double named = Sum(rows, column, [&](std::size_t row) { return Names(grid_.rows()[row].label, total); });
    if (named > 0) sums.push_back(named);
    return sums;
  }

  // Lines count one thing only where all of them name it: "02 switch", "03 switch"; not "3 máy chủ", "85 người".
  bool OneThing() const {
    std::set<std::string> things;
    for (const NumberRow& row : grid_.rows())
      if (const Amount* amount = GridView::NumberOf(row, 1)) things.insert(amount->unit.substr(0, amount->unit.find(' ')));
    return things.size() == 1;
  }

  // What rounding may make of one number.
  double Slack(const Amount& amount) const {
    if (amount.unit == "%" || rounded_) return amount.whole ? kRoundingPoints : kRoundingDecimals;
    return 0;
  }

  void ReadColumn(int column) {
    if (grid_.grid().lines && !OneThing()) return;
    ReadGroups(column);
    std::vector<std::size_t> since, all;  // rows since the last total, and since the beginning
    std::vector<double> subtotals;
    std::optional<std::size_t> leading;   // a total over its rows
    double slack = kSame, largest = 0;
    int totals = 0;
    for (std::size_t i = 0; i < grid_.rows().size() && totals < kMaxTotals; ++i) {
      const NumberRow& row = grid_.rows()[i];
      const Amount* amount = GridView::NumberOf(row, column);
      if (!grid_.IsTotal(i)) {
        if (amount == nullptr) continue;
        if (MatchesAny(grid_.Words("total-part"), row.label)) leading.reset();
        since.push_back(i);
        all.push_back(i);
        slack += Slack(*amount);
        largest = std::max(largest, amount->value);
        continue;
      }
      if (amount == nullptr) continue;
      if (grid_.Percent(column) && amount->value <= largest) continue;  // below a part of it: a mean ("Tỷ lệ đạt"), no sum
      // "Số máy chủ: 3", "Tổng số phòng: 9": without a word that says of what, only a bare "Tổng cộng" adds up lines.
      if (grid_.grid().lines && amount->unit.empty() && text::CountWords(row.label) > 2) continue;
      if (since.empty() && subtotals.empty()) {
        if (!grid_.grid().lines) leading = i;  // lines under a total may be of anything
        continue;
      }
      ++totals;
      double behind = 0;
      for (double subtotal : subtotals) behind += subtotal;
      std::vector<double> sums = Candidates(since, column, row.label);
      const std::vector<double> grand = Candidates(all, column, row.label);
      const double own = since.empty() ? behind : sums.front();
      for (std::size_t k = 0, n = sums.size(); k < n; ++k) sums.push_back(sums[k] + behind);
      sums.insert(sums.end(), grand.begin(), grand.end());
      const std::size_t parts = since.size() + subtotals.size();
      if (parts >= kLeastRows && !grid_.Heads("no-sum-column", column) && !MatchesAny(grid_.Words("total-rounded"), row.label))
        Judge(*amount, sums, own + (subtotals.empty() || since.empty() ? 0 : behind), slack, {GridView::BlockOf(row, column), FirstBlock(since, all, column)});
      if (!since.empty()) subtotals.push_back(amount->value);
      since.clear();
    }
    if (leading && !since.empty() && subtotals.empty() && since.size() >= kLeastRows && !grid_.Heads("no-sum-column", column)) {
      const NumberRow& row = grid_.rows()[*leading];
      const std::vector<double> sums = Candidates(since, column, row.label);
      Judge(*GridView::NumberOf(row, column), sums, sums.front(), slack, {GridView::BlockOf(row, column), GridView::BlockOf(grid_.rows()[since.front()], column)});
    }
  }

  int FirstBlock(const std::vector<std::size_t>& since, const std::vector<std::size_t>& all, int column) const {
    const std::vector<std::size_t>& rows = since.empty() ? all : since;
    return rows.empty() ? -1 : GridView::BlockOf(grid_.rows()[rows.front()], column);
  }

  void Judge(const Amount& said, const std::vector<double>& sums, double counted, double slack, std::vector<int> blocks) {
    ++read_.compared;
    for (double sum : sums)
      if (std::fabs(sum - said.value) <= slack + 1e-9 * std::fabs(said.value)) return;
    read_.faults.push_back({"totals-differ", ShownNumber(said.value, said.unit), ShownNumber(counted, said.unit), std::move(blocks)});
  }

  // "I | Thiết bị mạng | 12" over its rows. A column in which no other group proves that groups are sums, must say so itself.
  void ReadGroups(int column) {
    int kept = 0;
    std::vector<NumberFault> broken;
    for (std::size_t i = 0; i < grid_.rows().size(); ++i) {
      const Amount* said = GridView::NumberOf(grid_.rows()[i], column);
      if (said == nullptr || grid_.IsTotal(i) || !IsGroup(i)) continue;
      if (MatchesAny(grid_.Words("total-part"), grid_.rows()[i].label)) continue;
      double sum = 0;
      int children = 0, first = -1;
      bool all = true;
      const int depth = grid_.rows()[i + 1].depth;
      for (std::size_t k = i + 1; k < grid_.rows().size() && !grid_.IsTotal(k) && grid_.rows()[k].depth > grid_.rows()[i].depth; ++k) {
        if (grid_.rows()[k].depth != depth) continue;
        const Amount* amount = GridView::NumberOf(grid_.rows()[k], column);
        all = all && amount != nullptr && !MatchesAny(grid_.Words("total-part"), grid_.rows()[k].label);
        if (amount == nullptr) continue;
        sum += amount->value;
        ++children;
        if (first < 0) first = GridView::BlockOf(grid_.rows()[k], column);
      }
      if (!all || children < kLeastRows) continue;
      if (SameSum(sum, said->value)) {
        ++kept;
      } else {
        broken.push_back({"totals-differ", ShownNumber(said->value, said->unit), ShownNumber(sum, said->unit), {GridView::BlockOf(grid_.rows()[i], column), first}});
      }
    }
    const bool announced = kept > 0 || grid_.Heads("quantity-column", column) || grid_.Heads("amount-column", column);
    if (broken.empty() || !announced || static_cast<int>(broken.size()) > kept + 1) {
      read_.compared += kept;
      return;
    }
    read_.compared += kept + static_cast<int>(broken.size());
    read_.faults.insert(read_.faults.end(), broken.begin(), broken.end());
  }

  // A sum of lines [first, last) of one depth that all count `unit`; none where one of them counts something else.
  std::optional<double> SumOfLines(std::size_t first, std::size_t last, const std::string& unit) const {
    double sum = 0;
    int count = 0;
    for (std::size_t i = first; i < last; ++i) {
      if (grid_.rows()[i].depth > grid_.rows()[first].depth) continue;
      const Amount* amount = GridView::NumberOf(grid_.rows()[i], 1);
      if (amount == nullptr || grid_.rows()[i].depth < grid_.rows()[first].depth || FirstWord(amount->unit) != FirstWord(unit)) return std::nullopt;
      sum += amount->value;
      ++count;
    }
    return count >= kLeastRows ? std::optional<double>(sum) : std::nullopt;
  }
  // People are counted by what they are: "86 học viên", "12 người".
  std::string FirstWord(const std::string& unit) const {
    return MatchesAny(grid_.Words("people"), unit) ? "người" : unit.substr(0, unit.find(' '));
  }

  // "Hồ sơ gồm 05 tài liệu, tổng cộng 186 trang:" over "Ý kiến thẩm định: 06 trang".
  void ReadLinesUnder() {
    if (!grid_.grid().lines || std::any_of(grid_.rows().begin(), grid_.rows().end(), [](const NumberRow& row) { return row.total; })) return;
    auto match = FirstMatch(grid_.Words("lines-total"), before_);
    const bool within = !match && MatchesAny(grid_.Words("nothing-else"), after_);
    const std::string over = within ? above_ + " " + before_ : before_;
    if (within) match = FirstMatch(grid_.Words("lines-total-within"), over);
    if (!match || match->groups.size() < 2) return;
    const auto group = [&](std::size_t i) { return over.substr(match->groups[i].begin, match->groups[i].size()); };
    const auto said = AmountIn(group(0) + " " + group(1));
    if (!said || said->unit.empty()) return;
    if (const auto sum = SumOfLines(0, grid_.rows().size(), said->unit))
      Judge(*said, {*sum}, *sum, kSame, {grid_.grid().before, GridView::BlockOf(grid_.rows().front(), 1)});
  }

  // "1. Tổng số cán bộ: 58 người", "2. Trong đó:" and lines of a deeper number, of which a line after them says that they are all.
  void ReadLinesWithin() {
    if (!grid_.grid().lines || !MatchesAny(grid_.Words("nothing-else"), after_)) return;
    for (std::size_t i = 1; i + 1 < grid_.rows().size(); ++i) {
      const NumberRow& head = grid_.rows()[i];
      const Amount* said = GridView::NumberOf(grid_.rows()[i - 1], 1);
      if (said == nullptr || said->unit.empty() || GridView::NumberOf(head, 1) != nullptr || !MatchesAny(grid_.Words("total-part"), head.label) || !IsGroup(i)) continue;
      std::size_t last = i + 1;
      while (last < grid_.rows().size() && grid_.rows()[last].depth > head.depth && !grid_.IsTotal(last)) ++last;
      if (last != grid_.rows().size()) continue;  // what follows the list says nothing of lines before its end
      if (const auto sum = SumOfLines(i + 1, last, said->unit))
        Judge(*said, {*sum}, *sum, kSame, {GridView::BlockOf(grid_.rows()[i - 1], 1), GridView::BlockOf(grid_.rows()[i + 1], 1)});
    }
  }

  // "Tổng số lỗ hổng ghi nhận: 34." over "Nghiêm trọng | 1", "Cao | 5", …
  void ReadBySeverity() {
    const auto match = [&] {
      const auto own = FirstMatch(grid_.Words("severity-total"), before_);
      return own ? std::pair{own, &before_} : std::pair{FirstMatch(grid_.Words("severity-total"), above_), &above_};
    }();
    if (grid_.grid().lines || !match.first || match.first->groups.empty()) return;
    const auto said = AmountIn(match.second->substr(match.first->groups[0].begin, match.first->groups[0].size()));
    std::vector<std::size_t> graded;
    for (std::size_t i = 0; i < grid_.rows().size(); ++i) {
      if (grid_.IsTotal(i)) return;  // ReadColumn judges it
      if (!MatchesAny(grid_.Words("severity-row"), grid_.rows()[i].label)) return;
      graded.push_back(i);
    }
    if (!said || graded.size() < 3) return;
    int counts = -1;
    for (int column : grid_.numeric())
      if (grid_.Heads("all-of-row-column", column) || (counts < 0 && grid_.Heads("severity-column", column))) counts = column;
    if (counts < 0) return;
    const double sum = Sum(graded, counts, [](std::size_t) { return true; });
    Judge(*said, {sum}, sum, kSame, {match.second == &before_ ? grid_.grid().before : grid_.grid().before - 1, GridView::BlockOf(grid_.rows()[graded.front()], counts)});
  }

  // Shares of a whole, "Cơ cấu hồ sơ: - Cấp tỉnh: 25% …", of which no row says the total.
  void ReadWhole() {
    for (int column : grid_.numeric()) {
      // "Tỷ lệ" over rows of which a last one holds all the others, or of which each thing has one.
      const bool of_all = grid_.Percent(column) && (MatchesAny(grid_.Words("nothing-else"), before_) || MatchesAny(grid_.Words("nothing-else"), after_) ||
                          (!grid_.rows().empty() && MatchesAny(grid_.Words("rest-row"), grid_.rows().back().label)));
      const bool shares = grid_.grid().lines ? MatchesAny(grid_.Words("shares-of-whole"), before_) : grid_.Heads("shares-column", column) || of_all;
      if (!shares) continue;
      double sum = 0, slack = kSame;
      int count = 0;
      std::vector<int> blocks;
      for (const NumberRow& row : grid_.rows()) {
        const Amount* amount = GridView::NumberOf(row, column);
        if (row.total || amount == nullptr || (amount->unit != "%" && !grid_.Percent(column))) break;
        sum += amount->value;
        slack += amount->whole ? kRoundingPoints : kRoundingDecimals;
        ++count;
        blocks.push_back(GridView::BlockOf(row, column));
      }
      if (count != static_cast<int>(grid_.rows().size()) || count < kLeastRows) continue;
      if (!grid_.grid().lines && !grid_.Heads("shares-column", column) && (sum < 80 || sum > 125)) continue;  // each of its own whole
      ++read_.compared;
      if (std::fabs(sum - 100) > slack) read_.faults.push_back({"percentage-differs", "100 %", ShownNumber(sum, "%"), blocks});
    }
  }

  const GridView& grid_;
  const std::string above_, before_, after_;
  bool rounded_ = false;
  NumbersRead& read_;
};

}  // namespace

Finding FindTotals(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)look;
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  int faults = 0, totals = 0;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (const NumberGrid& grid : ReadNumberGrids(dossier, part)) {
      const GridView view(dossier.words(), grid);
      NumbersRead read;
      const auto text = [&](int block) { return block >= static_cast<int>(part.first) ? part.prepared(block).norm.text : std::string(); };
      Totals(view, text(grid.before - 1), text(grid.before), text(grid.after), read).Run();
      ReadRelations(view, read);
      totals += read.compared;
      for (const NumberFault& fault : read.faults) {
        if (++faults > kMaxTold) continue;
        for (int block : fault.blocks)
          if (block >= 0) finding.passages.push_back({p, block, {0, static_cast<std::uint32_t>(part.block(block).text.size())}});
        if (faults > 1) continue;
        finding.reason = fault.reason;
        finding.say["value"] = fault.said;
        finding.say["other"] = fault.counted;
      }
    }
  }
  finding.say["count"] = std::to_string(totals);
  finding.say["faults"] = std::to_string(faults);
  if (totals == 0) return finding;
  finding.outcome = faults > 0 ? Outcome::kReview : Outcome::kPass;
  finding.evidence = faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  if (faults == 0) finding.reason = "found";
  return finding;
}

}  // namespace capdo::analysis
