#include <algorithm>

#include "analysis/own_output.h"
#include "analysis/prepared.h"
#include "analysis/words.h"

namespace capdo::analysis {

using document::Block;
using document::BlockKind;

const char* RegionName(Region region) {
  switch (region) {
    case Region::kContent:
      return "content";
    case Region::kContents:
      return "table-of-contents";
    case Region::kAbbreviations:
      return "abbreviations";
    case Region::kLaw:
      return "law-quotation";
    case Region::kExample:
      return "example";
    case Region::kFurniture:
      return "furniture";
  }
  return "content";
}

int Part::FirstPage() const {
  for (std::size_t i = first; i < last; ++i)
    if (doc->blocks[i].page > 0 && IsEvidence(doc->blocks[i].layer)) return doc->blocks[i].page;
  return 0;
}

int Part::LastPage() const {
  int page = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Block& b = doc->blocks[i];
    if (!IsEvidence(b.layer)) continue;
    page = std::max(page, b.page);
    if (!b.fragments.empty()) page = std::max(page, b.fragments.back().page);
  }
  return page;
}

std::vector<PreparedBlock> PrepareBlocks(const document::Document& doc,
                                         const rules::Vocabulary& vocabulary) {
  std::vector<PreparedBlock> out(doc.blocks.size());
  for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
    const Block& block = doc.blocks[i];
    out[i].norm = block.read_by == document::ReadBy::kOcr
                      ? text::NormalizeRecognised(block.text, vocabulary.lexicon, vocabulary.phrases)
                      : text::Normalize(block.text, vocabulary.lexicon);
    if (block.read_by == document::ReadBy::kOcr) out[i].folded = text::FoldAccents(out[i].norm.text);
    if (!IsEvidence(block.layer)) out[i].region = Region::kFurniture;
    if (block.toc) out[i].region = Region::kContents;
  }
  MarkOwnOutput(doc, out);
  return out;
}

namespace {
constexpr int kMinWordsOfADocument = 80;
constexpr std::size_t kMaxCoverWords = 150;
constexpr std::size_t kMaxLinkWords = 15;  // what a saved page shows above its title
}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> SplitDocument(
    const document::Document& doc, const std::vector<PreparedBlock>& blocks,
    const rules::Vocabulary& vocabulary) {
  // A document begins at its letterhead. The motto may stand in the right-hand cell: the part
  // begins with the first block of that table, or with the issuer's lines just above the motto.
  std::vector<std::size_t> starts;
  const auto add = [&](std::size_t at) {
    if (starts.empty() || at > starts.back()) starts.push_back(at);
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0 && blocks[i].own != blocks[i - 1].own) add(i);
    if (blocks[i].region != Region::kContent) continue;
    const std::string& norm = blocks[i].norm.text;
    if (norm.size() < 400 && MatchesAny(Marker(vocabulary, "nation"), norm)) {
      std::size_t at = i;
      const int table = doc.blocks[i].cell.table;
      while (at > 0 && table >= 0 && doc.blocks[at - 1].cell.table == table) --at;
      for (int back = 0; table < 0 && back < 4 && at > 0 && !blocks[at - 1].own; ++back) {
        const Block& above = doc.blocks[at - 1];
        if (above.text.size() > 160 || !(document::LooksLikeHeading(above) || above.centred)) break;
        --at;
      }
      add(at);
    } else if (norm.size() < 300 && doc.blocks[i].cell.table < 0 &&
               document::LooksLikeHeading(doc.blocks[i]) &&
               (doc.blocks[i].centred || doc.blocks[i].outline_level == 1) &&
               MatchesAny(Marker(vocabulary, "document-title"), norm)) {
      int words_above = 0;
      for (std::size_t j = starts.empty() ? 0 : starts.back(); j < i; ++j) {
        if (blocks[j].region == Region::kContent)
          words_above += text::CountWords(doc.blocks[j].text);
      }
      if (!starts.empty() && words_above >= kMinWordsOfADocument) add(i);
    } else if (norm.size() < 200 && MatchesAny(Marker(vocabulary, "attached-title"), norm)) {
      // "QUY CHẾ" as a title line, followed by "(Ban hành kèm theo Quyết định số …)" or by its first chapter; under a
      // letterhead of its own it is the title of that document.
      if (doc.blocks[i].cell.table >= 0 || !document::LooksLikeHeading(doc.blocks[i])) continue;
      bool attached = false;
      for (std::size_t j = i + 1; j < std::min(blocks.size(), i + 8); ++j) {
        attached = attached || MatchesAny(Marker(vocabulary, "attached-line"), blocks[j].norm.text) ||
                   MatchesAny(Marker(vocabulary, "first-chapter"), blocks[j].norm.text);
      }
      // A numbered heading of a dossier ("3.1 Chính sách …") is no title of a document.
      if (document::ParseEnumerator(doc.blocks[i].text).kind != document::EnumeratorKind::kNone ||
          !doc.blocks[i].label.empty())
        continue;
      int words_above = 0;
      for (std::size_t j = starts.empty() ? 0 : starts.back(); j < i; ++j) {
        if (blocks[j].region == Region::kContent)
          words_above += text::CountWords(doc.blocks[j].text);
      }
      if (attached && words_above >= kMinWordsOfADocument) add(i);
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  if (starts.empty() || starts.front() != 0) {
    // Text before the first letterhead: a cover belongs to what follows; pages of it are a document
    // of their own.
    std::size_t words = 0;
    const std::size_t end = starts.empty() ? blocks.size() : starts.front();
    for (std::size_t i = 0; i < end; ++i)
      if (blocks[i].region == Region::kContent)
        words += static_cast<std::size_t>(text::CountWords(doc.blocks[i].text));
    if (starts.empty() || words > (blocks[starts.front()].own ? kMaxLinkWords : kMaxCoverWords)) {
      starts.insert(starts.begin(), 0);
    } else {
      starts.front() = 0;
    }
  }
  for (std::size_t i = 0; i < starts.size(); ++i) {
    ranges.emplace_back(starts[i], i + 1 < starts.size() ? starts[i + 1] : blocks.size());
  }
  return ranges;
}

}  // namespace capdo::analysis
