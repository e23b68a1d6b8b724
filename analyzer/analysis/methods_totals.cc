// Numbers of one table, or of one list of lines, that must add up: the row "Tổng cộng" against the rows over it, group rows
// against their own rows, the column "Tổng" against the columns beside it, quantity × price = amount, part and whole against
// their percentage. Without a word that says so, a relation counts only where most rows keep it and one breaks it.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/number_grid.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxTables = 3;
constexpr int kLeastRows = 2;
constexpr int kLeastKept = 3;        // rows that keep a relation which no heading announces
constexpr double kSame = 0.005;      // of sums: their decimals
constexpr double kRoundingPoints = 0.6;   // of one percentage without decimals
constexpr double kRoundingDecimals = 0.06;

bool Same(double a, double b) { return std::fabs(a - b) < kSame + 1e-9 * std::fabs(a); }

std::string Shown(double number, const std::string& unit) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (!text.empty() && text.back() == '.') text.pop_back();
  std::replace(text.begin(), text.end(), '.', ',');
  // 585000000 reads better as 585.000.000
  for (std::size_t i = std::min(text.find(','), text.size()); i > 4 || (i == 4 && text.size() > 4); i -= 3) text.insert(i - 3, ".");
  return unit.empty() ? text : text + " " + unit;
}

struct Fault {
  std::string reason, said, counted;
  std::vector<int> blocks;
};

class Sums {
 public:
  Sums(const Dossier& dossier, const NumberGrid& grid) : dossier_(dossier), grid_(grid) {}

  void Run() {
    std::set<int> columns;
    for (const NumberRow& row : grid_.rows)
      for (const auto& [column, cell] : row.cells) columns.insert(column);
    for (int column : columns) numeric_[column] = Numeric(column);
    MarkUnnamedTotal();
    for (const auto& [column, numeric] : numeric_)
      if (numeric) ReadColumn(column);
    ReadWhole();
    if (grid_.lines || grid_.header.empty()) return;
    ReadTotalColumns();
    ReadProducts();
    ReadDifferences();
    ReadPercentages();
  }

  std::string before;  // what stands over lines, normalized
  int compared = 0;
  std::vector<Fault> faults;

 private:
  bool Heads(const char* marker, int column) const {
    const auto head = grid_.header.find(column);
    return head != grid_.header.end() && MatchesAny(Marker(dossier_.words(), marker), head->second);
  }
  static const Amount* NumberOf(const NumberRow& row, int column) {
    const auto cell = row.cells.find(column);
    return cell == row.cells.end() || !cell->second.number ? nullptr : &*cell->second.number;
  }
  static int BlockOf(const NumberRow& row, int column) {
    const auto cell = row.cells.find(column);
    return cell == row.cells.end() ? -1 : cell->second.block;
  }
  // An empty cell, and a dash, are nothing.
  static bool Empty(const NumberRow& row, int column) {
    const auto cell = row.cells.find(column);
    return cell == row.cells.end() || cell->second.text.empty() || cell->second.text == "-" || cell->second.text == "–";
  }

  // Numbers that can be added up: at least two, nothing else between them, no running numbers.
  bool Numeric(int column) const {
    int numbers = 0;
    bool running = true;
    for (const NumberRow& row : grid_.rows) {
      if (row.total) continue;
      if (const Amount* amount = NumberOf(row, column)) {
        ++numbers;
        running = running && amount->value == numbers;
      } else if (!Empty(row, column) && !grid_.lines) {
        return false;
      }
    }
    return numbers >= kLeastRows && (!running || Heads("quantity-column", column) || grid_.lines);
  }

  // A last row without such a word is a total where two of its columns prove it.
  void MarkUnnamedTotal() {
    if (grid_.lines || grid_.rows.size() < kLeastKept + 1 || grid_.rows.back().total) return;
    int proven = 0;
    for (const auto& [column, numeric] : numeric_) {
      const Amount* said = numeric ? NumberOf(grid_.rows.back(), column) : nullptr;
      if (said == nullptr || said->value < kLeastKept) continue;
      double sum = 0;
      int rows = 0;
      for (std::size_t i = 0; i + 1 < grid_.rows.size(); ++i)
        if (const Amount* amount = NumberOf(grid_.rows[i], column)) {
          sum += amount->value;
          ++rows;
        }
      proven += rows >= kLeastKept && Same(sum, said->value);
    }
    if (proven >= 2) unnamed_total_ = grid_.rows.size() - 1;
  }
  bool IsTotal(std::size_t row) const { return grid_.rows[row].total || row == unnamed_total_; }

  // "Tổng số máy chủ": of the rows that name it.
  static bool Names(const std::string& label, const std::string& total) {
    const std::set<std::string> words = NameTokens(total), own = NameTokens(label);
    std::size_t known = 0;
    for (const std::string& word : words) known += own.count(word);
    return known >= 2 && known + 2 >= words.size();
  }

  struct Open {  // rows that wait for their total
    std::vector<std::size_t> rows;
    std::vector<double> subtotals;
  };

  double Sum(const std::vector<std::size_t>& rows, int column, const std::function<bool(std::size_t)>& counts) const {
    double sum = 0;
    for (std::size_t row : rows)
      if (const Amount* amount = NumberOf(grid_.rows[row], column); amount != nullptr && counts(row)) sum += amount->value;
    return sum;
  }

  // Has rows of a deeper number right below it.
  bool IsGroup(std::size_t row) const {
    return row + 1 < grid_.rows.size() && !IsTotal(row + 1) && grid_.rows[row + 1].depth > grid_.rows[row].depth;
  }

  // All sums that the total may be meant to be.
  std::vector<double> Candidates(const std::vector<std::size_t>& rows, int column, const std::string& total) const {
    int top = 1000;
    for (std::size_t row : rows)
      if (NumberOf(grid_.rows[row], column) != nullptr) top = std::min(top, grid_.rows[row].depth);
    std::vector<double> sums = {
        Sum(rows, column, [&](std::size_t row) { return grid_.rows[row].depth == top; }),
        Sum(rows, column, [&](std::size_t row) { return !IsGroup(row); }),
        Sum(rows, column, [](std::size_t) { return true; }),
    };
    const double named = Sum(rows, column, [&](std::size_t row) { return Names(grid_.rows[row].label, total); });
    if (named > 0) sums.push_back(named);
    return sums;
  }

  // Lines count one thing only where all of them name it: "02 switch", "03 switch"; not "3 máy chủ", "85 người".
  bool OneThing() const {
    std::set<std::string> things;
    for (const NumberRow& row : grid_.rows)
      if (const Amount* amount = NumberOf(row, 1)) things.insert(amount->unit.substr(0, amount->unit.find(' ')));
    return things.size() == 1;
  }

  void ReadColumn(int column) {
    if (grid_.lines && !OneThing()) return;
    ReadGroups(column);
    std::vector<std::size_t> since, all;  // rows since the last total, and since the beginning
    std::vector<double> subtotals;
    std::optional<std::size_t> leading;   // a total over its rows
    double slack = kSame;
    for (std::size_t i = 0; i < grid_.rows.size(); ++i) {
      const NumberRow& row = grid_.rows[i];
      const Amount* amount = NumberOf(row, column);
      if (!IsTotal(i)) {
        if (amount == nullptr) continue;
        if (MatchesAny(Marker(dossier_.words(), "total-part"), row.label)) leading.reset();
        since.push_back(i);
        all.push_back(i);
        if (amount->unit == "%") slack += amount->whole ? kRoundingPoints : kRoundingDecimals;
        continue;
      }
      if (amount == nullptr) continue;
      // "Số máy chủ: 3", "Tổng số phòng: 9": without a word that says of what, only a bare "Tổng cộng" adds up lines.
      if (grid_.lines && amount->unit.empty() && text::CountWords(row.label) > 2) continue;
      if (since.empty() && subtotals.empty()) {
        if (!grid_.lines) leading = i;  // lines under a total may be of anything
        continue;
      }
      double behind = 0;
      for (double subtotal : subtotals) behind += subtotal;
      std::vector<double> sums = Candidates(since, column, row.label);
      const std::vector<double> grand = Candidates(all, column, row.label);
      const double own = since.empty() ? behind : sums.front();
      for (std::size_t k = 0, n = sums.size(); k < n; ++k) sums.push_back(sums[k] + behind);
      sums.insert(sums.end(), grand.begin(), grand.end());
      const std::size_t parts = since.size() + subtotals.size();
      if (parts >= kLeastRows && !Heads("no-sum-column", column) && !MatchesAny(Marker(dossier_.words(), "total-rounded"), row.label))
        Judge(*amount, sums, own + (subtotals.empty() || since.empty() ? 0 : behind), slack, {BlockOf(row, column), FirstBlock(since, all, column)});
      if (!since.empty()) subtotals.push_back(amount->value);
      since.clear();
    }
    if (leading && !since.empty() && subtotals.empty() && since.size() >= kLeastRows && !Heads("no-sum-column", column)) {
      const NumberRow& row = grid_.rows[*leading];
      const std::vector<double> sums = Candidates(since, column, row.label);
      Judge(*NumberOf(row, column), sums, sums.front(), slack, {BlockOf(row, column), BlockOf(grid_.rows[since.front()], column)});
    }
  }

  int FirstBlock(const std::vector<std::size_t>& since, const std::vector<std::size_t>& all, int column) const {
    const std::vector<std::size_t>& rows = since.empty() ? all : since;
    return rows.empty() ? -1 : BlockOf(grid_.rows[rows.front()], column);
  }

  void Judge(const Amount& said, const std::vector<double>& sums, double counted, double slack, std::vector<int> blocks) {
    ++compared;
    for (double sum : sums)
      if (std::fabs(sum - said.value) <= slack + 1e-9 * std::fabs(said.value)) return;
    faults.push_back({"totals-differ", Shown(said.value, said.unit), Shown(counted, said.unit), std::move(blocks)});
  }

  // "I | Thiết bị mạng | 12" over its rows. A column in which no other group proves that groups are sums, must say so itself.
  void ReadGroups(int column) {
    int kept = 0;
    std::vector<Fault> broken;
    for (std::size_t i = 0; i < grid_.rows.size(); ++i) {
      const Amount* said = NumberOf(grid_.rows[i], column);
      if (said == nullptr || IsTotal(i) || !IsGroup(i)) continue;
      if (MatchesAny(Marker(dossier_.words(), "total-part"), grid_.rows[i].label)) continue;
      double sum = 0;
      int children = 0, first = -1;
      bool all = true;
      const int depth = grid_.rows[i + 1].depth;
      for (std::size_t k = i + 1; k < grid_.rows.size() && !IsTotal(k) && grid_.rows[k].depth > grid_.rows[i].depth; ++k) {
        if (grid_.rows[k].depth != depth) continue;
        const Amount* amount = NumberOf(grid_.rows[k], column);
        all = all && amount != nullptr && !MatchesAny(Marker(dossier_.words(), "total-part"), grid_.rows[k].label);
        if (amount == nullptr) continue;
        sum += amount->value;
        ++children;
        if (first < 0) first = BlockOf(grid_.rows[k], column);
      }
      if (!all || children < kLeastRows) continue;
      if (Same(sum, said->value)) {
        ++kept;
      } else {
        broken.push_back({"totals-differ", Shown(said->value, said->unit), Shown(sum, said->unit), {BlockOf(grid_.rows[i], column), first}});
      }
    }
    const bool announced = kept > 0 || Heads("quantity-column", column) || Heads("amount-column", column);
    if (broken.empty() || !announced || static_cast<int>(broken.size()) > kept + 1) {
      compared += kept;
      return;
    }
    compared += kept + static_cast<int>(broken.size());
    faults.insert(faults.end(), broken.begin(), broken.end());
  }

  // Shares of a whole, "Cơ cấu hồ sơ: - Cấp tỉnh: 25% …", of which no row says the total.
  void ReadWhole() {
    for (const auto& [column, numeric] : numeric_) {
      const bool shares = grid_.lines ? grid_.before >= 0 && MatchesAny(Marker(dossier_.words(), "shares-of-whole"), before)
                                      : Heads("shares-column", column);
      if (!numeric || !shares) continue;
      double sum = 0, slack = kSame;
      int count = 0;
      std::vector<int> blocks;
      for (const NumberRow& row : grid_.rows) {
        const Amount* amount = NumberOf(row, column);
        if (row.total || amount == nullptr || (amount->unit != "%" && !Percent(column))) break;
        sum += amount->value;
        slack += amount->whole ? kRoundingPoints : kRoundingDecimals;
        ++count;
        blocks.push_back(BlockOf(row, column));
      }
      if (count != static_cast<int>(grid_.rows.size()) || count < kLeastRows) continue;
      ++compared;
      if (std::fabs(sum - 100) > slack) faults.push_back({"percentage-differs", "100 %", Shown(sum, "%"), blocks});
    }
  }

  // Rows by whether they keep a relation; nullopt where it says nothing of the row.
  struct Kept {
    int kept = 0;
    std::vector<std::size_t> broken;
  };
  template <typename Relation>
  Kept Test(const Relation& keeps) const {
    Kept out;
    for (std::size_t i = 0; i < grid_.rows.size(); ++i) {
      const std::optional<bool> kept = keeps(grid_.rows[i]);
      if (!kept) continue;
      if (*kept) {
        ++out.kept;
      } else {
        out.broken.push_back(i);
      }
    }
    return out;
  }

  std::vector<int> Addable() const {
    std::vector<int> columns;
    for (const auto& [column, numeric] : numeric_)
      if (numeric && !Heads("no-sum-column", column) && !Percent(column)) columns.push_back(column);
    return columns;
  }
  bool Percent(int column) const {
    if (Heads("percent-column", column)) return true;
    return std::any_of(grid_.rows.begin(), grid_.rows.end(), [&](const NumberRow& row) {
      const Amount* amount = NumberOf(row, column);
      return amount != nullptr && amount->unit == "%";
    });
  }

  // "Lãnh đạo | Chuyên viên | Văn thư | Cộng": the columns on its left, on its right, or all others.
  void ReadTotalColumns() {
    const std::vector<int> columns = Addable();
    for (int total : columns) {
      if (!Heads("total-column", total)) continue;
      std::vector<int> left, right, all;
      for (int column : columns) {
        if (column == total || Heads("total-column", column)) continue;
        (column < total ? left : right).push_back(column);
        all.push_back(column);
      }
      const std::vector<int>* best = nullptr;
      Kept found;
      for (const std::vector<int>* parts : {&left, &right, &all}) {
        if (parts->size() < 2) continue;
        const Kept kept = Test([&](const NumberRow& row) { return KeepsSum(row, total, *parts); });
        if (best == nullptr || kept.kept > found.kept) {
          best = parts;
          found = kept;
        }
      }
      if (best == nullptr || found.kept < kLeastRows) continue;
      Tell(found, kLeastRows, [&](const NumberRow& row) {
        double sum = 0;
        for (int column : *best)
          if (const Amount* amount = NumberOf(row, column)) sum += amount->value;
        return std::make_pair(total, sum);
      }, best->front());
    }
  }

  static std::optional<bool> KeepsSum(const NumberRow& row, int total, const std::vector<int>& parts) {
    const Amount* said = NumberOf(row, total);
    if (said == nullptr) return std::nullopt;
    double sum = 0;
    int seen = 0;
    for (int column : parts) {
      const Amount* amount = NumberOf(row, column);
      if (amount == nullptr && !Empty(row, column)) return std::nullopt;
      sum += amount != nullptr ? amount->value : 0;
      seen += amount != nullptr;
    }
    return seen == 0 ? std::nullopt : std::optional<bool>(Same(sum, said->value));
  }

  // Which rows are told: few against those that keep the relation.
  template <typename Counted>
  void Tell(const Kept& found, int least, const Counted& counted, int beside, const char* reason = "totals-differ") {
    compared += found.kept + static_cast<int>(found.broken.size());
    if (found.kept < least || static_cast<int>(found.broken.size()) * 2 > found.kept) return;
    for (std::size_t i : found.broken) {
      const auto [column, value] = counted(grid_.rows[i]);
      const Amount* said = NumberOf(grid_.rows[i], column);
      if (said == nullptr || Told(BlockOf(grid_.rows[i], column))) continue;
      faults.push_back({reason, Shown(said->value, said->unit), Shown(value, said->unit), {BlockOf(grid_.rows[i], column), BlockOf(grid_.rows[i], beside)}});
    }
  }
  bool Told(int block) const {
    return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) { return !fault.blocks.empty() && fault.blocks.front() == block; });
  }

  // "Số lượng | Đơn giá | Thành tiền".
  void ReadProducts() {
    int quantity = -1, price = -1, amount = -1;
    for (const auto& [column, numeric] : numeric_) {
      if (Heads("quantity-column", column) && quantity < 0) quantity = column;
      if (Heads("price-column", column) && price < 0) price = column;
      if (Heads("amount-column", column) && amount < 0) amount = column;
    }
    if (quantity < 0 || price < 0 || amount < 0) return;
    const auto product = [&](const NumberRow& row) -> std::optional<double> {
      const Amount* a = NumberOf(row, quantity);
      const Amount* b = NumberOf(row, price);
      if (row.total || a == nullptr || b == nullptr || NumberOf(row, amount) == nullptr) return std::nullopt;
      return a->value * b->value;
    };
    const Kept found = Test([&](const NumberRow& row) -> std::optional<bool> {
      const auto counted = product(row);
      return counted ? std::optional<bool>(Same(*counted, NumberOf(row, amount)->value)) : std::nullopt;
    });
    Tell(found, kLeastRows, [&](const NumberRow& row) { return std::make_pair(amount, *product(row)); }, price);
  }

  // "Kế hoạch | Đã thực hiện | Còn lại": one number of each row is the sum of the two others.
  void ReadDifferences() {
    const std::vector<int> columns = Addable();
    for (int whole : columns)
      for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t k = i + 1; k < columns.size(); ++k) {
          const int one = columns[i], two = columns[k];
          if (one == whole || two == whole || (Heads("total-column", whole) && columns.size() > 3)) continue;
          const Kept found = Test([&](const NumberRow& row) -> std::optional<bool> {
            const Amount *a = NumberOf(row, one), *b = NumberOf(row, two), *c = NumberOf(row, whole);
            if (a == nullptr || b == nullptr || c == nullptr || a->value <= 0 || b->value <= 0) return std::nullopt;
            return Same(a->value + b->value, c->value);
          });
          if (found.kept >= kLeastKept && found.broken.size() == 1)
            Tell(found, kLeastKept, [&](const NumberRow& row) {
              return std::make_pair(whole, NumberOf(row, one)->value + NumberOf(row, two)->value);
            }, one);
        }
  }

  // Part, whole and their percentage in one row; or each row's share of the column's sum.
  void ReadPercentages() {
    const std::vector<int> columns = Addable();
    for (const auto& [percent, numeric] : numeric_) {
      if (!numeric || !Percent(percent)) continue;
      for (int part : columns) {
        for (int whole : columns) {
          if (part == whole) continue;
          const auto share = [&](const NumberRow& row) -> std::optional<double> {
            const Amount *a = NumberOf(row, part), *b = NumberOf(row, whole), *p = NumberOf(row, percent);
            if (a == nullptr || b == nullptr || p == nullptr || b->value <= 0 || a->value > b->value) return std::nullopt;
            return 100 * a->value / b->value;
          };
          TellShares(percent, part, share);
        }
        double sum = 0;
        for (std::size_t i = 0; i < grid_.rows.size(); ++i)
          if (const Amount* amount = NumberOf(grid_.rows[i], part); amount != nullptr && !IsTotal(i)) sum += amount->value;
        if (sum <= 0) continue;
        TellShares(percent, part, [&](const NumberRow& row) -> std::optional<double> {
          const Amount* a = NumberOf(row, part);
          if (row.total || a == nullptr || NumberOf(row, percent) == nullptr) return std::nullopt;
          return 100 * a->value / sum;
        });
      }
    }
  }

  template <typename Share>
  void TellShares(int percent, int part, const Share& share) {
    int telling = 0;  // 0 % and 100 % prove nothing
    const Kept found = Test([&](const NumberRow& row) -> std::optional<bool> {
      const auto counted = share(row);
      if (!counted) return std::nullopt;
      const Amount& said = *NumberOf(row, percent);
      const bool same = std::fabs(*counted - said.value) <= (said.whole ? 1.0 : 2 * kRoundingDecimals);
      telling += same && said.value > 0 && said.value < 100;
      return same;
    });
    if (telling >= kLeastRows && found.kept >= kLeastRows)
      Tell(found, kLeastRows, [&](const NumberRow& row) { return std::make_pair(percent, std::round(*share(row) * 10) / 10); }, part, "percentage-differs");
  }

  const Dossier& dossier_;
  const NumberGrid& grid_;
  std::map<int, bool> numeric_;
  std::size_t unnamed_total_ = static_cast<std::size_t>(-1);
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
      Sums sums(dossier, grid);
      if (grid.before >= 0) sums.before = part.prepared(grid.before).norm.text;
      sums.Run();
      totals += sums.compared;
      for (const Fault& fault : sums.faults) {
        if (++faults > kMaxTables) continue;
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
