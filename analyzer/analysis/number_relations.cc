#include "analysis/number_relations.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace capdo::analysis {

namespace {

constexpr int kLeastRows = 2;
constexpr std::size_t kMaxColumns = 12;  // of numbers; beyond, columns that agree by chance are many
constexpr int kLeastKept = 3;  // rows that keep a relation which no heading announces
constexpr double kWholePercent = 1.0;     // a percentage without decimals may be cut or rounded
constexpr double kDecimalPercent = 0.12;  // one with a decimal

class Relations {
 public:
  Relations(const GridView& grid, NumbersRead& read) : grid_(grid), read_(read) {}

  void Run() {
    if (grid_.numeric().size() > kMaxColumns) return;
    ReadTotalColumns();
    ReadProducts();
    ReadDifferences();
    ReadPercentages();
  }

 private:
  // Rows by whether they keep a relation; nullopt where it says nothing of the row.
  struct Kept {
    int kept = 0;
    std::vector<std::size_t> broken;
  };
  template <typename Relation>
  Kept Test(const Relation& keeps) const {
    Kept out;
    for (std::size_t i = 0; i < grid_.rows().size(); ++i) {
      const std::optional<bool> kept = keeps(grid_.rows()[i]);
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
    for (int column : grid_.numeric())
      if (!grid_.Heads("no-sum-column", column) && !grid_.Percent(column)) columns.push_back(column);
    return columns;
  }

  // "Lãnh đạo | Chuyên viên | Văn thư | Cộng": the columns on its left, on its right, or all others.
  void ReadTotalColumns() {
    const std::vector<int> columns = Addable();
    for (int total : columns) {
      if (!grid_.Heads("total-column", total)) continue;
      std::vector<int> left, right, all;
      for (int column : columns) {
        if (column == total || grid_.Heads("total-column", column)) continue;
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
      // Its heading says what it is: one row that keeps it proves it of another one.
      const int least = found.broken.size() == 1 ? 1 : kLeastRows;
      if (best == nullptr || found.kept < least) continue;
      Tell(found, least, [&](const NumberRow& row) {
        double sum = 0;
        for (int column : *best)
          if (const Amount* amount = GridView::NumberOf(row, column)) sum += amount->value;
        return std::make_pair(total, sum);
      }, best->front());
    }
  }

  static std::optional<bool> KeepsSum(const NumberRow& row, int total, const std::vector<int>& parts) {
    const Amount* said = GridView::NumberOf(row, total);
    if (said == nullptr) return std::nullopt;
    double sum = 0;
    int seen = 0;
    for (int column : parts) {
      const Amount* amount = GridView::NumberOf(row, column);
      if (amount == nullptr && !GridView::Empty(row, column)) return std::nullopt;
      sum += amount != nullptr ? amount->value : 0;
      seen += amount != nullptr;
    }
    return seen == 0 ? std::nullopt : std::optional<bool>(SameSum(sum, said->value));
  }

  // Which rows are told: few against those that keep the relation.
  template <typename Counted>
  void Tell(const Kept& found, int least, const Counted& counted, int beside, const char* reason = "totals-differ") {
    read_.compared += found.kept + static_cast<int>(found.broken.size());
    if (found.kept < least || static_cast<int>(found.broken.size()) * 2 > std::max(found.kept, least == 1 ? 2 : 0)) return;
    for (std::size_t i : found.broken) {
      const auto [column, value] = counted(grid_.rows()[i]);
      const Amount* said = GridView::NumberOf(grid_.rows()[i], column);
      if (said == nullptr || Told(GridView::BlockOf(grid_.rows()[i], column))) continue;
      read_.faults.push_back({reason, ShownNumber(said->value, said->unit), ShownNumber(value, said->unit), {GridView::BlockOf(grid_.rows()[i], column), GridView::BlockOf(grid_.rows()[i], beside)}});
    }
  }
  bool Told(int block) const {
    return std::any_of(read_.faults.begin(), read_.faults.end(), [&](const NumberFault& fault) { return !fault.blocks.empty() && fault.blocks.front() == block; });
  }

  // "Số lượng | Đơn giá | Thành tiền".
  void ReadProducts() {
    int quantity = -1, price = -1, amount = -1;
    for (int column : grid_.numeric()) {
      if (grid_.Heads("quantity-column", column) && quantity < 0) quantity = column;
      if (grid_.Heads("price-column", column) && price < 0) price = column;
      if (grid_.Heads("amount-column", column) && amount < 0) amount = column;
    }
    if (quantity < 0 || price < 0 || amount < 0) return;
    const auto product = [&](const NumberRow& row) -> std::optional<double> {
      const Amount* a = GridView::NumberOf(row, quantity);
      const Amount* b = GridView::NumberOf(row, price);
      if (row.total || a == nullptr || b == nullptr || GridView::NumberOf(row, amount) == nullptr) return std::nullopt;
      return a->value * b->value;
    };
    const Kept found = Test([&](const NumberRow& row) -> std::optional<bool> {
      const auto counted = product(row);
      return counted ? std::optional<bool>(SameSum(*counted, GridView::NumberOf(row, amount)->value)) : std::nullopt;
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
          if (one == whole || two == whole || (grid_.Heads("total-column", whole) && columns.size() > 3)) continue;
          // "Số lượng | Đang dùng | Dự phòng": the last says that it is the rest.
          const bool rest = grid_.Heads("rest-column", two) && whole < one;
          const int least = rest ? kLeastRows : kLeastKept;
          const Kept found = Test([&](const NumberRow& row) -> std::optional<bool> {
            const Amount *a = GridView::NumberOf(row, one), *b = GridView::NumberOf(row, two), *c = GridView::NumberOf(row, whole);
            if (a == nullptr || b == nullptr || c == nullptr || (!rest && (a->value <= 0 || b->value <= 0))) return std::nullopt;
            return SameSum(a->value + b->value, c->value);
          });
          if (found.kept >= least && found.broken.size() == 1)
            Tell(found, least, [&](const NumberRow& row) {
              return std::make_pair(whole, GridView::NumberOf(row, one)->value + GridView::NumberOf(row, two)->value);
            }, one);
        }
  }

  // Part, whole and their percentage in one row; or each row's share of the column's sum.
  void ReadPercentages() {
    const std::vector<int> columns = Addable();
    for (int percent : grid_.numeric()) {
      if (!grid_.Percent(percent)) continue;
      for (int part : columns) {
        for (int whole : columns) {
          if (part == whole) continue;
          const auto share = [&](const NumberRow& row) -> std::optional<double> {
            const Amount *a = GridView::NumberOf(row, part), *b = GridView::NumberOf(row, whole), *p = GridView::NumberOf(row, percent);
            if (a == nullptr || b == nullptr || p == nullptr || b->value <= 0 || a->value > b->value) return std::nullopt;
            return 100 * a->value / b->value;
          };
          TellShares(percent, part, share);
        }
        double sum = 0;
        for (std::size_t i = 0; i < grid_.rows().size(); ++i)
          if (const Amount* amount = GridView::NumberOf(grid_.rows()[i], part); amount != nullptr && !grid_.IsTotal(i)) sum += amount->value;
        if (sum <= 0) continue;
        TellShares(percent, part, [&](const NumberRow& row) -> std::optional<double> {
          const Amount* a = GridView::NumberOf(row, part);
          if (row.total || a == nullptr || GridView::NumberOf(row, percent) == nullptr) return std::nullopt;
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
      const Amount& said = *GridView::NumberOf(row, percent);
      const bool same = std::fabs(*counted - said.value) <= (said.whole ? kWholePercent : kDecimalPercent);
      telling += same && said.value > 0 && said.value < 100;
      return same;
    });
    if ((telling >= kLeastRows || (telling == 1 && found.broken.size() == 1)) && found.kept >= kLeastRows)
      Tell(found, kLeastRows, [&](const NumberRow& row) { return std::make_pair(percent, std::round(*share(row) * 10) / 10); }, part, "percentage-differs");
  }

  const GridView& grid_;
  NumbersRead& read_;
};

}  // namespace

void ReadRelations(const GridView& grid, NumbersRead& read) {
  if (!grid.grid().lines && !grid.grid().header.empty()) Relations(grid, read).Run();
}

}  // namespace capdo::analysis
