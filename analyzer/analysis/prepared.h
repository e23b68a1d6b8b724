// One document of the evidence, prepared for checks: its blocks normalized, its sections and
// regions known, its tables read by the meaning of their columns, and all of it cut into units.
//
// A part is one administrative document; a file may hold several (a decision with its regulation).
// A unit is the smallest thing that a requirement can be met by: a heading with its body, a table
// row, a labelled line. Checks look at units and blocks of a part, never at the file.
#ifndef CAPDO_ANALYSIS_PREPARED_H_
#define CAPDO_ANALYSIS_PREPARED_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/section_tree.h"
#include "result/result.h"
#include "rules/ruleset.h"
#include "text/fields.h"
#include "text/normalized.h"

namespace capdo::analysis {

// What a block is for. Only kContent can be evidence of substance.
enum class Region {
  kContent,
  kContents,       // table of contents
  kAbbreviations,  // list of abbreviations, definitions of terms
  kLaw,            // quotation of law, legal bases listed as such
  kExample,        // sample rows, "Ví dụ: …"
  kFurniture,      // running heads, page numbers, unseen layers
};
const char* RegionName(Region region);

// Zones of an administrative document by Decree 30/2020.
enum class Place { kHead, kPreamble, kOperative, kClosing };

// A stretch of a block's original text, or what a person stated instead.
struct Passage {
  int part = -1;  // index in Dossier::parts
  int block = -1;
  text::Span span;
  int stated = -1;  // index in Part::stated; such a passage has no block

  bool known() const { return block >= 0 || stated >= 0; }
};

enum class UnitKind { kSection, kRow, kCard, kLine, kColumn };

struct UnitValue {
  int block = -1;
  text::Span span;   // of the block's original text
  std::string role;  // "state", "plan", "remark", "requirement", ... or ""
};

struct Unit {
  UnitKind kind = UnitKind::kLine;
  std::string label;     // normalized, without enumerator
  std::string own_code;  // "7.2.2.1" where the label or its number column carries a clause number
  int label_block = -1;
  text::Span label_span;
  int section = 0;
  int heading_section = -1;            // kSection: the section that it stands for
  std::vector<std::string> ancestors;  // normalized labels around it, nearest first; of kColumn, its row's label before them
  std::vector<UnitValue> values;
  std::vector<int> requirement_blocks;  // what is asked for, where it stands beside the answer
  int words_in_label = 0;
  bool run_in = false;    // the label is a first short sentence ("Xác thực. …")
  bool sentence = false;  // the label is a whole clause, not a title
  bool leaf = true;       // no other labelled unit inside
};

struct PreparedBlock {
  text::NormalizedText norm;
  std::string folded;  // norm without marks; only of blocks that were recognised
  Region region = Region::kContent;
  Place place = Place::kOperative;
  bool own = false;  // of an output of this program (own_output.h); its region is kFurniture
};

struct Part {
  const document::Document* doc = nullptr;
  int file = -1;                    // index of the input file
  std::size_t first = 0, last = 0;  // blocks of the document
  std::vector<int> tables;          // of the document, those with blocks of the part; in order
  std::string kind, kind_confidence;
  int year = 0;           // of the run: a later one speaks of plans
  bool draft = false;     // says "DỰ THẢO" at its head
  std::string form_kind;  // what an unfilled form ("template") would be if it were filled
  std::string title;      // title lines, normalized
  std::vector<Passage> title_passages;
  document::SectionTree tree;
  const std::vector<PreparedBlock>* blocks = nullptr;  // by block index of the document
  std::vector<Unit> units;
  std::map<std::string, std::string> fields;    // typed fields by name
  std::map<std::string, Passage> field_places;  // where they stand; `part` is set only for those of a copy
  std::vector<std::string> issuer_lines;        // of the letterhead (issuer.h); the field "issuer" holds all of them
  std::map<std::string, Passage> blank_fields;  // where a field is announced but left blank
  std::vector<result::Statement> stated;  // what a person said of it (stated.h)
  int copy_of = -1;         // the part that is judged in its place (copies.h)
  std::vector<int> copies;  // parts that it stands for; fields may stand there
  int number = 0, of = 1;                       // position among the parts of the file (1-based)

  const document::Block& block(int index) const {
    return doc->blocks[static_cast<std::size_t>(index)];
  }
  const document::Table& table(int index) const {
    return doc->tables[static_cast<std::size_t>(index)];
  }
  const PreparedBlock& prepared(int index) const {
    return (*blocks)[static_cast<std::size_t>(index)];
  }
  bool IsContent(int index) const { return prepared(index).region == Region::kContent; }
  int FirstPage() const;
  int LastPage() const;
};

// Normalizes all blocks of a file once.
std::vector<PreparedBlock> PrepareBlocks(const document::Document& doc,
                                         const rules::Vocabulary& vocabulary);

// Cuts a file into its documents (block ranges), by letterheads and attached regulations.
std::vector<std::pair<std::size_t, std::size_t>> SplitDocument(
    const document::Document& doc, const std::vector<PreparedBlock>& blocks,
    const rules::Vocabulary& vocabulary);

// Fills part.tables, part.tree, places, regions (in `blocks`), title.
void MapRegions(Part& part, std::vector<PreparedBlock>& blocks,
                const rules::Vocabulary& vocabulary);

void ReadTitle(Part& part, const rules::Vocabulary& vocabulary);
void DetectKind(Part& part, const rules::RuleSet& rules);
void ReadFields(Part& part, const rules::RuleSet& rules);
void BuildUnits(Part& part, const rules::Vocabulary& vocabulary);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_PREPARED_H_
