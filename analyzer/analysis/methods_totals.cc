// Totals of tables: what stands in the row "Tổng cộng" against the sum of the rows over it.
#include <cctype>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxTables = 3;
constexpr int kLeastRows = 2;

struct Column {
  long long sum = 0;
  int rows = 0;
  bool other = false;  // something that is no number
  bool counting = true;  // 1, 2, 3: a column of numbers of rows
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
    for (const document::Table& table : part.doc->tables) {
      if (!table.bordered || table.rows < kLeastRows + 1 || table.cells.empty()) continue;
      std::map<int, Column> columns;
      std::map<int, std::map<int, const document::Cell*>> rows;
      for (const document::Cell& cell : table.cells) rows[cell.row][cell.column] = &cell;
      for (const auto& [row, cells] : rows) {
        bool total = false, spans = false;
        std::map<int, std::pair<std::string, int>> texts;  // column → normalized text, block
        for (const auto& [column, cell] : cells) {
          spans = spans || cell->row_span > 1;
          std::string text;
          int block = -1;
          for (int b : cell->blocks) {
            if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last) || !part.IsContent(b)) continue;
            text += (text.empty() ? "" : " ") + part.prepared(b).norm.text;
            if (block < 0) block = b;
          }
          total = total || (column <= 1 && MatchesAny(Marker(dossier.words(), "total-row"), text));
          texts[column] = {text, block};
        }
        if (total) {
          for (const auto& [column, text] : texts) {
            const std::optional<long long> said = WholeNumber(text.first);
            const auto over = columns.find(column);
            if (!said || over == columns.end() || over->second.other || over->second.rows < kLeastRows ||
                over->second.counting)
              continue;
            ++totals;
            if (over->second.sum == *said) continue;
            if (++faults > kMaxTables) continue;
            finding.passages.push_back({p, text.second, {0, static_cast<std::uint32_t>(part.block(text.second).text.size())}});
            finding.say["value"] = std::to_string(*said);
            finding.say["other"] = std::to_string(over->second.sum);
          }
          columns.clear();  // a table may have several totals
          continue;
        }
        if (spans) {
          columns.clear();
          continue;
        }
        for (const auto& [column, text] : texts) {
          Column& over = columns[column];
          const std::optional<long long> number = WholeNumber(text.first);
          if (number) {
            over.sum += *number;
            ++over.rows;
            over.counting = over.counting && *number == over.rows;
          } else if (!Trim(text.first).empty() && over.rows > 0) {
            over.other = true;
          }
        }
      }
    }
  }
  finding.say["count"] = std::to_string(totals);
  finding.say["faults"] = std::to_string(faults);
  if (totals == 0) return finding;
  finding.outcome = faults > 0 ? Outcome::kReview : Outcome::kPass;
  finding.evidence = faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  finding.reason = faults > 0 ? "totals-differ" : "found";
  return finding;
}

}  // namespace capdo::analysis
