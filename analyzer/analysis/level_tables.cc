#include "analysis/level_tables.h"

#include <cstdlib>
#include <map>

#include "analysis/lookup.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr int kMaxRows = 500;  // a list of systems is shorter

class Reader {
 public:
  Reader(const Dossier& dossier, int p, const rules::Patterns& component)
      : dossier_(dossier), words_(dossier.words()), part_(dossier.part(p)), p_(p), component_(component) {}

  std::vector<SystemRow> Run() {
    for (int id : part_.tables) {
      const document::Table& table = part_.table(id);
      if (!table.cells.empty() && table.rows > 1 && table.rows <= kMaxRows) Read(table);
    }
    return std::move(rows_);
  }

 private:
  void Read(const document::Table& table) {
    int level = -1, name = -1, levels = 0;
    bool component = false;
    for (const document::Cell& cell : table.cells) {
      if (cell.row != 0) continue;
      const std::string head = CellNorm(part_, cell);
      component = component || MatchesAny(component_, head);
      if (MatchesAny(Marker(words_, "level-column"), head)) {
        level = cell.column;
        ++levels;
      } else if (name < 0 && MatchesAny(Marker(words_, "system-column"), head)) {
        name = cell.column;
      }
    }
    if (levels != 1) return;
    std::map<int, SystemRow> found;
    for (const document::Cell& cell : table.cells) {
      if (cell.row == 0 || cell.blocks.empty() || !part_.IsContent(cell.blocks.front())) continue;
      const int b = cell.blocks.front();
      const Passage whole{p_, b, {0, static_cast<std::uint32_t>(part_.block(b).text.size())}};
      const std::string text = CellNorm(part_, cell);
      SystemRow& row = found[cell.row];
      if (cell.column == name) row.name = text;
      if (cell.column == level) {
        const auto levels_said = text::FindLevels(text.starts_with("cấp") ? text : "cấp độ " + text);
        if (levels_said.size() == 1) {
          row.level = levels_said.front().level;
          row.at = whole;
        }
      }
      if (const auto article = FirstMatch(Marker(words_, "level-article"), text); article && !article->groups.empty()) {
        row.article = std::atoi(text.c_str() + article->groups[0].begin);
        row.article_at = whole;
      }
    }
    for (auto& [at, row] : found) {
      if (row.level == 0) continue;
      row.component = component;
      rows_.push_back(std::move(row));
    }
  }

  const Dossier& dossier_;
  const rules::Vocabulary& words_;
  const Part& part_;
  const int p_;
  const rules::Patterns& component_;
  std::vector<SystemRow> rows_;
};

}  // namespace

std::vector<SystemRow> ReadSystemRows(const Dossier& dossier, int part, const rules::Patterns& component) {
  return Reader(dossier, part, component).Run();
}

}  // namespace capdo::analysis
