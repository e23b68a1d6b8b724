// Documents in code and the results of an analysis of them, for the tests of this room.
//
//   Paper paper;
//   paper.Title("QUYẾT ĐỊNH").Text("Điều 1. …").Table({{"Yêu cầu", "Hiện trạng"}, {"Xác thực", "Đã có"}});
//   const result::Result r = Check({paper.File()});
#ifndef CAPDO_TESTS_ANALYSIS_BUILDER_H_
#define CAPDO_TESTS_ANALYSIS_BUILDER_H_

#include <gtest/gtest.h>

#include <cstdlib>
#include <deque>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analyze.h"
#include "analysis/dossier.h"
#include "analysis/prepared.h"
#include "document/lines.h"
#include "rules/ruleset.h"

namespace capdo::analysis {

// CAPDO_RULES_DIR names other rule data, to measure what a change of them does.
inline const rules::RuleSet& Rules() {
  static const rules::RuleSet* rules = [] {
    const char* other = std::getenv("CAPDO_RULES_DIR");
    return new rules::RuleSet(rules::Load(other != nullptr ? other : CAPDO_SOURCE_DIR, "decree-85-2016", "")->rules);
  }();
  return *rules;
}

inline std::string Norm(const std::string& text) { return text::Normalize(text, Rules().vocabulary.lexicon).text; }

// A document, written line by line.
class Paper {
 public:
  explicit Paper(std::string path = "tai-lieu.docx") : path_(std::move(path)) { doc_.format = "docx"; }

  Paper& Text(const std::string& text) {
    Add(text);
    return *this;
  }
  Paper& Bold(const std::string& text) {
    Last(Add(text)).bold = true;
    return *this;
  }
  Paper& Title(const std::string& text) {
    document::Block& block = Last(Add(text));
    block.bold = block.centred = true;
    return *this;
  }
  Paper& Heading(const std::string& text, int level = 1) {
    document::Block& block = Last(Add(text));
    block.bold = true;
    block.outline_level = level;
    return *this;
  }
  // A paragraph for each line.
  Paper& Lines(const std::string& lines) {
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);)
      if (!line.empty()) Add(line);
    return *this;
  }
  Paper& InLayer(document::Layer layer, const std::string& text) {
    Last(Add(text)).layer = layer;
    return *this;
  }
  Paper& Figure(double width = 400, double height = 300) {
    document::Block& block = Last(Add(""));
    block.kind = document::BlockKind::kFigure;
    block.width = width;
    block.height = height;
    return *this;
  }
  // The first row is the header, in bold. "" makes an empty cell; "^" merges with the cell above, "<" with the left one.
  Paper& Table(const std::vector<std::vector<std::string>>& rows, bool header = true, bool bordered = true) {
    const int id = static_cast<int>(doc_.tables.size());
    document::Table table;
    table.rows = static_cast<int>(rows.size());
    table.bordered = bordered;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      table.columns = std::max(table.columns, static_cast<int>(rows[r].size()));
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        const std::string& text = rows[r][c];
        if (text == "^" || text == "<") continue;
        document::Cell cell;
        cell.row = static_cast<int>(r);
        cell.column = static_cast<int>(c);
        for (std::size_t k = r + 1; k < rows.size() && c < rows[k].size() && rows[k][c] == "^"; ++k) ++cell.row_span;
        for (std::size_t k = c + 1; k < rows[r].size() && rows[r][k] == "<"; ++k) ++cell.column_span;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) {
          const int block = Add(line);
          Last(block).cell = {id, cell.row, cell.column};
          Last(block).bold = header && r == 0;
          cell.blocks.push_back(block);
        }
        table.cells.push_back(std::move(cell));
      }
    }
    doc_.tables.push_back(std::move(table));
    return *this;
  }
  // The two columns of a letterhead without borders.
  Paper& Letterhead(const std::string& left, const std::string& right) {
    Table({{left, right}}, false, false);
    for (document::Block& block : doc_.blocks) block.bold = block.bold || block.cell.table >= 0;
    return *this;
  }
  // What follows stands on this page.
  Paper& Page(int number) {
    page_ = number;
    while (static_cast<int>(doc_.pages.size()) < number) {
      document::Page page;
      page.number = static_cast<int>(doc_.pages.size()) + 1;
      page.width = 595;
      page.height = 842;
      doc_.pages.push_back(page);
    }
    doc_.page_count = static_cast<int>(doc_.pages.size());
    doc_.page_certainty = document::PageCertainty::kExact;
    return *this;
  }

  document::Document& doc() { return doc_; }
  InputFile File(const std::string& forced_kind = "") const {
    InputFile file;
    file.path = path_;
    file.sha256 = std::string(64, 'a');
    file.format = doc_.format;
    file.document = doc_;
    file.forced_kind = forced_kind;
    return file;
  }

 private:
  document::Block& Last(int index) { return doc_.blocks[static_cast<std::size_t>(index)]; }
  int Add(const std::string& text) {
    document::Block block;
    block.text = text;
    block.page = page_;
    block.page_certainty = page_ > 0 ? document::PageCertainty::kExact : document::PageCertainty::kNone;
    if (!text.empty()) block.fragments.push_back({0, static_cast<std::uint32_t>(text.size()), page_, {}});
    doc_.blocks.push_back(std::move(block));
    return static_cast<int>(doc_.blocks.size()) - 1;
  }

  std::string path_;
  document::Document doc_;
  int page_ = 0;
};

inline result::Result Check(const std::vector<InputFile>& files, int level = 3, const rules::RuleSet& rules = Rules()) {
  Options options;
  options.as_of = {2026, 11, 22};
  options.forced_level = level;
  return Analyze(files, rules, options);
}

// By the rules alone: no text tells what its title does not.
inline result::Result CheckByTitles(const std::vector<InputFile>& files) {
  static const rules::RuleSet without = [] {
    rules::RuleSet rules = Rules();
    rules.vocabulary.topics = {};
    return rules;
  }();
  return Check(files, 3, without);
}

inline InputFile Unread(const std::string& path, ErrorCode code = ErrorCode::kDamaged) {
  InputFile file;
  file.path = path;
  file.sha256 = std::string(64, 'b');
  file.error = {code, "broken"};
  return file;
}

inline const result::CheckResult& Of(const result::Result& result, const std::string& id) {
  for (const result::CheckResult& check : result.checks)
    if (check.id == id) return check;
  ADD_FAILURE() << "no check " << id;
  static const result::CheckResult kNone;
  return kNone;
}

inline std::string Say(const result::CheckResult& check) {
  std::string out = std::string(result::OutcomeName(check.outcome)) + " " + result::EvidenceName(check.evidence) + " " + check.reason;
  for (const result::Citation& c : check.citations) out += "\n  " + c.locator + ": " + c.quote;
  return out;
}

// The parts of one file with everything that the steps before the checks make of it.
struct Prepared {
  std::unique_ptr<document::Document> doc;
  std::unique_ptr<std::vector<PreparedBlock>> blocks;
  std::vector<Part> parts;
};

inline Prepared Prepare(Paper& paper) {
  Prepared out;
  out.doc = std::make_unique<document::Document>(document::SplitForcedLines(paper.doc()));
  out.blocks = std::make_unique<std::vector<PreparedBlock>>(PrepareBlocks(*out.doc, Rules().vocabulary));
  for (const auto& [first, last] : SplitDocument(*out.doc, *out.blocks, Rules().vocabulary)) {
    Part part;
    part.doc = out.doc.get();
    part.first = first;
    part.last = last;
    part.blocks = out.blocks.get();
    MapRegions(part, *out.blocks, Rules().vocabulary);
    ReadTitle(part, Rules().vocabulary);
    DetectKind(part, Rules());
    BuildUnits(part, Rules().vocabulary);
    ReadFields(part, Rules());
    part.year = 2026;
    out.parts.push_back(std::move(part));
  }
  return out;
}

}  // namespace capdo::analysis

#endif  // CAPDO_TESTS_ANALYSIS_BUILDER_H_
