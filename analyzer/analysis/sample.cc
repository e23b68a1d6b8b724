// Samples of rule data: a few lines of text that stand for a document (docs/rules.md, "Samples").
//
//   # Tiêu đề lớn          heading level 1      | a | b |     table row (rows that follow one
//   another: one table)                         also "[hình nhỏ]", "[hình trống]"
//   ## 2.1 Tiêu đề         heading level 2      [hình]        a figure
//   Đoạn văn               paragraph            === kind      begins another document of that kind
#include <algorithm>
#include <sstream>

#include "analysis/analyze.h"

namespace capdo::analysis {

namespace {

class SampleBuilder {
 public:
  explicit SampleBuilder(const std::string& kind) { Open(kind); }

  void Line(const std::string& raw) {
    const std::size_t begin = raw.find_first_not_of(" \t");
    const std::string line = begin == std::string::npos ? "" : raw.substr(begin);
    if (line.rfind("=== ", 0) == 0) {
      const std::string kind = line.substr(4);
      if (Doc().blocks.empty()) files_.pop_back();
      Open(kind);
      return;
    }
    if (line.empty()) {
      table_ = -1;
      return;
    }
    if (line[0] == '|') {
      Row(line);
      return;
    }
    table_ = -1;
    document::Block block;
    if (line == "[hình]" || line == "[hình nhỏ]" || line == "[hình trống]") {
      block.kind = document::BlockKind::kFigure;
      block.width = line == "[hình nhỏ]" ? 90 : 400;
      block.height = line == "[hình nhỏ]" ? 90 : 300;
      block.blank = line == "[hình trống]";
    } else {
      std::size_t hashes = line.find_first_not_of('#');
      if (hashes == std::string::npos) hashes = 0;
      block.outline_level = static_cast<int>(hashes);
      block.bold = hashes > 0;
      const std::size_t text = line.find_first_not_of(' ', hashes);
      block.text = text == std::string::npos ? "" : line.substr(text);
    }
    Add(std::move(block));
  }

  std::vector<InputFile> Take() { return std::move(files_); }

 private:
  document::Document& Doc() { return *files_.back().document; }

  void Open(const std::string& kind) {
    InputFile file;
    file.path = "sample-" + std::to_string(files_.size() + 1);
    file.format = "text";
    file.forced_kind = kind;
    file.document.emplace();
    file.document->format = "text";
    files_.push_back(std::move(file));
    table_ = -1;
  }

  int Add(document::Block block) {
    if (!block.text.empty())
      block.fragments.push_back({0, static_cast<std::uint32_t>(block.text.size()), 0, {}});
    Doc().blocks.push_back(std::move(block));
    return static_cast<int>(Doc().blocks.size()) - 1;
  }

  void Row(const std::string& line) {
    if (table_ < 0) {
      table_ = static_cast<int>(Doc().tables.size());
      Doc().tables.emplace_back();
    }
    const auto at = static_cast<std::size_t>(table_);
    const int row = Doc().tables[at].rows++;
    int column = 0;
    std::size_t begin = 1;
    const std::size_t line_end = line.find_last_not_of(" \t\r") + 1;
    while (begin < line_end) {
      const std::size_t end = std::min(line.find('|', begin), line_end);  // the last mark may be left out
      std::string text = line.substr(begin, end - begin);
      const std::size_t first = text.find_first_not_of(' ');
      text = first == std::string::npos
                 ? ""
                 : text.substr(first, text.find_last_not_of(' ') - first + 1);
      document::Cell cell;
      cell.row = row;
      cell.column = column;
      if (!text.empty()) {
        document::Block block;
        block.text = text;
        block.bold = row == 0;
        block.cell = {table_, row, column};
        cell.blocks.push_back(Add(std::move(block)));
      }
      Doc().tables[at].cells.push_back(std::move(cell));
      ++column;
      begin = end + 1;
    }
    Doc().tables[at].columns = std::max(Doc().tables[at].columns, column);
  }

  std::vector<InputFile> files_;
  int table_ = -1;
};

}  // namespace

result::CheckResult RunSample(const std::string& sample, const rules::Check& check,
                              const rules::RuleSet& rules) {
  SampleBuilder builder(check.documents.empty() ? "other" : check.documents.front());
  std::istringstream in(sample);
  for (std::string line; std::getline(in, line);) builder.Line(line);
  Options options;
  options.as_of = {2026, 11, 22};
  // A sample that speaks of the level itself brings its own.
  const bool own_level = std::any_of(
      check.looks.begin(), check.looks.end(),
      [](const rules::Look& look) {
        return look.method == rules::Method::kMinimumLevel || look.method == rules::Method::kLevelBasis ||
               look.method == rules::Method::kAuthority;
      });
  if (!own_level)
    options.forced_level =
        check.levels.empty() ? 3
        : check.levels.size() > 1 && check.levels.front() <= 3 && check.levels.back() >= 3
            ? 3
            : check.levels.back();
  const result::Result result = Analyze(builder.Take(), rules, options);
  for (const result::CheckResult& found : result.checks)
    if (found.id == check.id) return found;
  return {};
}

}  // namespace capdo::analysis
