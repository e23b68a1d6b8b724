// Documents as no reader has to make them, through the whole analysis with the real rules.
//
// The input is a bundle (bundle.h): one file per part, one block per line. Letters between "!" and a blank at the
// beginning of a line say what the block looks like (see Apply); lines that begin with "|" are rows of a table.
//
// Holds: every citation is text of the document that it names; the score stays between 0 and its maximum; the result
// can be written and read back; the same documents give the same bytes.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyze.h"
#include "base/utf8.h"
#include "bundle.h"
#include "document_checks.h"
#include "fuzz.h"
#include "rules/ruleset.h"
#include "scoring/score.h"
#include "text/normalized.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program
using document::Block;
using document::Document;

const rules::RuleSet& Rules() {
  static const rules::RuleSet* rules = [] {
    auto loaded = rules::Load(CAPDO_SOURCE_DIR, "decree-85-2016", "");
    FUZZ_CHECK(loaded && loaded->diagnostics.empty());
    return new rules::RuleSet((*std::move(loaded)).rules);  // lives as long as the process
  }();
  return *rules;
}

std::string Clean(std::string_view text) {
  std::string out;
  for (char c : text::ToNfc(text)) out += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? ' ' : c;
  return out;
}

void Apply(char letter, Block& block, int& page) {
  switch (letter) {
    case 'b': block.bold = true; break;
    case 'i': block.italic = true; break;
    case 'c': block.centred = true; break;
    case 't': block.toc = true; break;
    case 'F': block.kind = document::BlockKind::kFigure; break;
    case 'h': block.layer = document::Layer::kHeader; break;
    case 'n': block.layer = document::Layer::kFootnote; break;
    case 'x': block.layer = document::Layer::kHidden; break;
    case 'k': block.layer = document::Layer::kComment; break;
    case 'o': block.read_by = document::ReadBy::kOcr; break;
    case 'l': block.label = "1."; block.list_level = 0; break;
    case 'p': ++page; break;
    default:
      if (letter >= '1' && letter <= '9') block.outline_level = letter - '0';
  }
}

class Builder {
 public:
  explicit Builder(std::string_view text) {
    doc_.format = "docx";
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      Line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    CloseTable();
    doc_.page_count = page_;
  }
  Document Take() { return std::move(doc_); }

 private:
  void Line(std::string_view line) {
    if (line.starts_with('|')) return Row(line.substr(1));
    CloseTable();
    Block block;
    if (line.starts_with('!')) {
      const std::size_t end = std::min(line.find(' '), line.size());
      for (char letter : line.substr(1, end - 1)) Apply(letter, block, page_);
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    if (line.starts_with("?")) {
      doc_.warnings.push_back({"damaged-part", Clean(line), page_});
      return;
    }
    Add(std::move(block), line);
  }

  void Row(std::string_view line) {
    if (!table_) {
      table_ = static_cast<int>(doc_.tables.size());
      doc_.tables.emplace_back();
    }
    document::Table& table = doc_.tables[static_cast<std::size_t>(*table_)];
    for (int column = 0; column < 32; ++column) {
      const std::size_t end = std::min(line.find('|'), line.size());
      document::Cell cell;
      cell.row = table.rows;
      cell.column = column;
      cell.blocks = {static_cast<int>(doc_.blocks.size())};
      table.cells.push_back(cell);
      table.columns = std::max(table.columns, column + 1);
      Block block;
      block.cell = {*table_, table.rows, column};
      Add(std::move(block), line.substr(0, end));
      if (end == line.size()) break;
      line.remove_prefix(end + 1);
    }
    ++table.rows;
  }

  void CloseTable() { table_.reset(); }

  void Add(Block block, std::string_view text) {
    block.text = Clean(text);
    block.page = page_;
    block.page_certainty = document::PageCertainty::kEstimated;
    block.fragments.push_back({0, static_cast<std::uint32_t>(block.text.size()), page_, {}});
    doc_.blocks.push_back(std::move(block));
  }

  Document doc_;
  std::optional<int> table_;
  int page_ = 1;
};

void CheckCitation(const result::Citation& citation, const result::Result& result,
                   const std::vector<analysis::InputFile>& files) {
  const result::DocumentEntry* entry = nullptr;
  for (const result::DocumentEntry& known : result.documents) {
    if (known.id == citation.document) entry = &known;
  }
  FUZZ_CHECK(entry != nullptr && fuzz::ComesBackAsUtf8(citation.quote) && fuzz::ComesBackAsUtf8(citation.locator));
  std::string all;
  for (const analysis::InputFile& file : files) {
    if (file.path != entry->path || !file.document) continue;
    for (const Block& block : file.document->blocks) all += text::WithoutSpaces(block.label + block.text) + "\n";
  }
  // A quotation may be cut with an ellipsis: what stands before it must be there.
  const std::string quote = citation.quote.substr(0, citation.quote.find("…"));
  FUZZ_CHECK(all.find(text::WithoutSpaces(quote)) != std::string::npos);
}

result::Result Run(const std::vector<analysis::InputFile>& files) {
  result::Result result = analysis::Analyze(files, Rules(), {.as_of = {2026, 11, 22}});
  scoring::Score(result, Rules().checklist);
  result::Seal(result);
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 16384) return 0;
  std::vector<analysis::InputFile> files;
  for (const auto& [name, text] : fuzz::ParseBundle(fuzz::View(data, size))) {
    if (files.size() == 6) break;
    analysis::InputFile file;
    file.path = std::to_string(files.size()) + ".docx";
    file.sha256 = file.path;
    file.format = "docx";
    file.document = Builder(text).Take();
    fuzz::CheckDocument(*file.document, Limits{});
    files.push_back(std::move(file));
  }
  const result::Result result = Run(files);
  FUZZ_CHECK(result.score.awarded >= 0 && result.score.awarded <= result.score.possible &&
             result.score.possible <= result.score.max);
  FUZZ_CHECK(result.subject.level >= 0 && result.subject.level <= 5);
  for (const result::CheckResult& check : result.checks) {
    for (const result::Citation& citation : check.citations) CheckCitation(citation, result, files);
  }
  const std::string json = result::ToJson(result);
  const auto back = result::FromJson(json);
  FUZZ_CHECK(back && result::ToJson(*back) == json);
  if (size % 4 == 0) FUZZ_CHECK(result::ToJson(Run(files)) == json);
  return 0;
}
