// Regions and places of a part: which of its text can be evidence at all, and where the head, the
// preamble, the operative text and the closing of an administrative document stand.
#include <algorithm>
#include <set>
#include <string>

#include "analysis/prepared.h"
#include "analysis/words.h"
#include "text/names.h"

namespace capdo::analysis {

using document::Block;
using document::EnumeratorKind;
using document::Section;

namespace {

constexpr std::size_t kHeadBlocks = 60;
constexpr std::size_t kLetterheadBlocks = 8;
constexpr int kMaxHeadingWords = 40;
constexpr int kLetterheadColumns = 2;

std::vector<int> TablesIn(const Part& part) {
  std::set<int> tables;
  for (std::size_t i = part.first; i < part.last; ++i)
    if (part.doc->blocks[i].cell.table >= 0) tables.insert(part.doc->blocks[i].cell.table);
  return {tables.begin(), tables.end()};
}

class RegionMapper {
 public:
  RegionMapper(Part& part, std::vector<PreparedBlock>& blocks, const rules::Vocabulary& vocabulary)
      : part_(part), blocks_(blocks), words_(vocabulary) {}

  void Run() {
    part_.tables = TablesIn(part_);
    MapContents();
    // The contents list has no sections of its own: its entries would stand for the headings they
    // name.
    std::vector<bool> skip(part_.last - part_.first);
    for (std::size_t i = part_.first; i < part_.last; ++i)
      skip[i - part_.first] = blocks_[i].region == Region::kContents;
    part_.tree = document::BuildSectionTree(*part_.doc, part_.first, part_.last, skip);
    MapSections();
    MapQuotations();
    MapPlaces();
  }

 private:
  const std::string& Norm(std::size_t i) const { return blocks_[i].norm.text; }
  const Block& At(std::size_t i) const { return part_.doc->blocks[i]; }
  void Set(std::size_t i, Region region) {
    if (blocks_[i].region == Region::kContent) blocks_[i].region = region;
  }

  // "2.1 Mô hình lô-gic ........ 12": leaders or a page number at the end.
  static bool EndsLikeEntry(std::string_view norm) {
    std::size_t end = norm.size();
    while (end > 0 && norm[end - 1] >= '0' && norm[end - 1] <= '9') --end;
    if (end == norm.size() || norm.size() - end > 4)
      return false;  // leaders without a page number are a blank
    std::size_t dots = end;
    int leaders = 0;
    while (dots > 0 && (norm[dots - 1] == '.' || norm[dots - 1] == ' ' || norm[dots - 1] == '_')) {
      leaders += norm[dots - 1] != ' ';
      --dots;
    }
    return leaders >= 3;
  }

  static std::string EntryTitle(std::string_view norm) {
    std::size_t end = norm.size();
    while (end > 0 && ((norm[end - 1] >= '0' && norm[end - 1] <= '9') || norm[end - 1] == '.' ||
                       norm[end - 1] == ' '))
      --end;
    std::string title(norm.substr(0, end));
    const std::size_t begin = document::ParseEnumerator(title).length;
    return std::string(Trim(std::string_view(title).substr(std::min(begin, title.size()))));
  }

  void MapContents() {
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      if (blocks_[i].region != Region::kContent) continue;
      const std::string& norm = Norm(i);
      if (norm.size() < 300 && EndsLikeEntry(norm)) {
        Set(i, Region::kContents);
        continue;
      }
      if (norm.size() < 80 && MatchesAny(words_.regions.contents, norm)) MapTypedContents(i);
    }
  }

  // A list of contents without leaders goes on until its first entry comes again as the real
  // heading.
  void MapTypedContents(std::size_t heading) {
    std::set<std::string> entries;
    std::size_t end = heading + 1;
    for (std::size_t i = heading + 1; i < part_.last && i < heading + 400; ++i) {
      if (!document::IsEvidence(At(i).layer) || Norm(i).empty()) continue;
      if (text::CountWords(Norm(i)) > kMaxHeadingWords) break;
      const std::string title = EntryTitle(Norm(i));
      if (!title.empty() && !entries.insert(title).second) {
        end = i;
        break;
      }
    }
    Set(heading, Region::kContents);
    const auto mark = [&](std::size_t i) {
      if (document::IsEvidence(At(i).layer)) Set(i, Region::kContents);
    };
    for (std::size_t i = heading + 1; i < end; ++i) mark(i);
    if (end > heading + 1) return;
    // No repetition: lines that end with a page number, as long as they follow one another.
    for (std::size_t i = heading + 1; i < part_.last; ++i) {
      if (!document::IsEvidence(At(i).layer)) continue;
      const char final = Norm(i).empty() ? ' ' : Norm(i).back();
      if (blocks_[i].region == Region::kContents) continue;
      if (final < '0' || final > '9' || text::CountWords(Norm(i)) > kMaxHeadingWords) break;
      mark(i);
    }
  }

  std::string TitleOf(const Section& s) const { return WithoutEnumerator(static_cast<std::size_t>(s.title_block)); }

  // Enumerators are known by their capitals ("Điều 2."), which normalized text has not.
  std::string WithoutEnumerator(std::size_t i) const {
    const std::size_t length = document::ParseEnumerator(At(i).text).length;
    const text::NormalizedText& norm = blocks_[i].norm;
    std::size_t begin = 0;
    while (begin < norm.text.size() && norm.origin[begin].begin < length) ++begin;
    return norm.text.substr(begin);
  }

  void MapSections() {
    for (const Section& s : part_.tree.sections) {
      if (s.heading_block < 0 ||
          !document::IsEvidence(At(static_cast<std::size_t>(s.heading_block)).layer))
        continue;
      const std::string title = TitleOf(s);
      if (text::CountWords(title) > kMaxHeadingWords) continue;
      Region region = Region::kContent;
      if (MatchesAny(words_.regions.abbreviations, title) ||
          (text::CountWords(title) <= 2 && MatchesAny(words_.regions.term_column, title)))
        region = Region::kAbbreviations;
      if (MatchesAny(words_.regions.law_heading, title)) region = Region::kLaw;
      if (region == Region::kContent) continue;
      for (std::size_t i = s.first; i < s.last; ++i) {
        // A list under a loose heading ends where the next heading of any kind begins.
        if (i > s.first && !s.titled) break;
        const int inner = part_.tree.section_of_block[i];
        if (i > s.first && inner != s.id && inner >= 0 && At(i).cell.table < 0) {
          // Only its own sub-numbers ("1.1" under "1", "a)") belong to it; any other heading ends
          // it.
          const Section& sub = part_.tree.sections[static_cast<std::size_t>(inner)];
          const bool clause = s.enumerator.kind == EnumeratorKind::kArticle && sub.enumerator.kind > EnumeratorKind::kArticle &&
                              sub.enumerator.kind != EnumeratorKind::kNone;
          const bool own = clause || (s.enumerator.kind == EnumeratorKind::kDecimal &&
                                      sub.enumerator.kind == EnumeratorKind::kDecimal &&
                                      sub.enumerator.numbers.size() > s.enumerator.numbers.size());
          const bool articles = s.enumerator.kind < EnumeratorKind::kArticle &&
                                sub.enumerator.kind == EnumeratorKind::kArticle;
          if (sub.titled && sub.heading_block == static_cast<int>(i) && !own && !articles) break;
        }
        Set(i, region);
      }
    }
    for (int id : part_.tables) {
      const document::Table& table = part_.table(id);
      if (!ListsTerms(table)) continue;
      for (const document::Cell& cell : table.cells)
        for (int b : cell.blocks) Set(static_cast<std::size_t>(b), Region::kAbbreviations);
    }
  }

  // A table that announces itself by its header: "Từ viết tắt | Giải thích". One with more columns ("Tên hệ thống | Tên
  // viết tắt | Cấp độ | Đơn vị") lists other things.
  bool ListsTerms(const document::Table& table) const {
    constexpr int kMostColumns = 4;  // a number, the term, its meaning in two languages
    bool list = false, term = false, meaning = false;
    for (const document::Cell& cell : table.cells) {
      if (cell.row > 0) break;
      for (int b : cell.blocks) {
        const std::string& header = Norm(static_cast<std::size_t>(b));
        list = list || MatchesAny(words_.regions.abbreviations, header);
        term = term || MatchesAny(words_.regions.term_column, header);
        meaning = meaning || MatchesAny(words_.regions.meaning_column, header);
      }
    }
    return table.columns <= kMostColumns && (list || (term && meaning));
  }

  // "KQKTL: Kết quả kiểm tra lại." spells out the capitals before the colon.
  static bool SpellsAcronym(const std::string& text) {
    const std::size_t colon = text.find_first_of(":=");
    if (colon == std::string::npos || colon < 2 || colon > 24) return false;
    std::string acronym, initials;
    const std::string folded = text::FoldAccents(text);
    const std::size_t folded_colon = folded.find_first_of(":=");
    if (folded_colon == std::string::npos) return false;
    for (char c : folded.substr(0, folded_colon))
      if (c >= 'a' && c <= 'z') acronym += c;
    bool start = true;
    for (char c : folded.substr(folded_colon + 1)) {
      if (start && c >= 'a' && c <= 'z') initials += c;
      start = c == ' ' || c == '/' || c == '(';
    }
    return acronym.size() >= 3 && text.find(' ') >= colon &&
           acronym == initials.substr(0, acronym.size()) && initials.size() <= acronym.size() + 2;
  }

  void MapQuotations() {
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      if (blocks_[i].region != Region::kContent) continue;
      const std::string said = WithoutEnumerator(i);
      if (MatchesAny(words_.regions.definition, Norm(i)) || SpellsAcronym(At(i).text)) {
        Set(i, Region::kAbbreviations);
        continue;
      }
      if (MatchesAny(words_.regions.example, Norm(i))) {
        Set(i, Region::kExample);
        continue;
      }
      // The operative articles of a decision cite the law and decide by it: they do not quote it.
      const int at_section = part_.tree.section_of_block[i];
      const bool article =
          at_section >= 0 &&
          part_.tree.sections[static_cast<std::size_t>(at_section)].heading_block ==
              static_cast<int>(i) &&
          part_.tree.sections[static_cast<std::size_t>(at_section)].enumerator.kind ==
              EnumeratorKind::kArticle;
      if (article || !MatchesAny(words_.regions.law_lead, said)) continue;
      Set(i, Region::kLaw);
      // "… quy định như sau:" opens a quotation: the items under it are the law's own words.
      const std::string_view norm = Norm(i);
      if (norm.empty() || norm.back() != ':') continue;
      const int lead_section = part_.tree.section_of_block[i];
      const bool quoted = i + 1 < part_.last && !Norm(i + 1).empty() && Norm(i + 1)[0] == '"';
      for (std::size_t j = i + 1; j < part_.last; ++j) {
        const int section = part_.tree.section_of_block[j];
        const bool opens = section >= 0 && section != lead_section &&
                           part_.tree.sections[static_cast<std::size_t>(section)].heading_block ==
                               static_cast<int>(j);
        if (document::LooksLikeHeading(At(j)) && At(j).cell.table < 0) break;
        if (quoted) {
          Set(j, Region::kLaw);
          if (!Norm(j).empty() && Norm(j).find('"', j == i + 1 ? 1 : 0) != std::string::npos) break;
          continue;
        }
        const bool item =
            opens && part_.tree.sections[static_cast<std::size_t>(section)].enumerator.kind >=
                         EnumeratorKind::kLowerLetter;
        if (!item) break;
        Set(j, Region::kLaw);
      }
    }
  }

  void MapPlaces() {
    const std::size_t head_end = std::min(part_.last, part_.first + kHeadBlocks);
    std::size_t preamble = part_.first, operative = part_.first, closing = part_.last;
    for (std::size_t i = part_.first; i < head_end; ++i) {
      if (blocks_[i].region == Region::kFurniture) continue;
      if (MatchesAny(Marker(words_, "preamble"), Norm(i))) {
        preamble = i;
        break;
      }
    }
    if (preamble == part_.first) {
      // No words announce the body: it begins with the first long paragraph, or at once in a part
      // without a head.
      for (std::size_t i = part_.first; i < head_end; ++i) {
        if (blocks_[i].region == Region::kFurniture || At(i).cell.table >= 0) continue;
        if (text::CountWords(Norm(i)) <= 30) continue;
        preamble = i;
        break;
      }
    }
    // Nothing but short lines: what bears a number or a date within the first of them is a letterhead all the same.
    if (preamble == part_.first) {
      for (std::size_t i = part_.first; i < std::min(part_.last, part_.first + kLetterheadBlocks); ++i)
        if (MatchesAny(FieldWords(words_, "number"), Norm(i)) || MatchesAny(Marker(words_, "place-and-date"), Norm(i)))
          preamble = i + 1;
    }
    operative = preamble;
    for (std::size_t i = preamble; i < std::min(part_.last, preamble + kHeadBlocks); ++i) {
      if (MatchesAny(Marker(words_, "operative"), Norm(i))) {
        operative = i + 1;
        break;
      }
    }
    for (std::size_t i = part_.last; i-- > operative;) {
      if (MatchesAny(Marker(words_, "recipients"), Norm(i))) {
        closing = i;
        // The signer's cell may stand before the recipients in reading order.
        const int table = At(i).cell.table;
        while (closing > operative && table >= 0 && At(closing - 1).cell.table == table) --closing;
        break;
      }
    }
    // Typed in one column, the signer stands above the recipients.
    for (int back = 0; back < 6 && closing < part_.last && closing > operative; ++back) {
      const std::string& above = Norm(closing - 1);
      const bool signer =
          At(closing - 1).cell.table < 0 && text::CountWords(above) <= 10 && !above.empty() &&
          above.find_first_of(".;:/", above.size() - 1) == std::string::npos &&
          document::ParseEnumerator(At(closing - 1).text).kind == EnumeratorKind::kNone;
      if (!signer) break;
      --closing;
    }
    if (closing == part_.last) {
      for (std::size_t i = part_.last; i-- > operative;) {
        if (MatchesAny(Marker(words_, "signature"), Norm(i)) && document::LooksLikeHeading(At(i))) {
          closing = i;
          const int table = At(i).cell.table;
          while (closing > operative && table >= 0 && At(closing - 1).cell.table == table)
            --closing;
        }
        if (part_.last - i > 25) break;
      }
    }
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      blocks_[i].place = i < preamble    ? Place::kHead
                         : i < operative ? Place::kPreamble
                         : i < closing   ? Place::kOperative
                                         : Place::kClosing;
    }
    // Annexes may follow the signature: they are content again.
    bool annex = false;
    for (std::size_t i = closing; i < part_.last; ++i) {
      annex = annex || (At(i).cell.table < 0 &&
                        document::ParseEnumerator(At(i).text).kind == EnumeratorKind::kAnnex);
      if (annex) blocks_[i].place = Place::kOperative;
    }
  }

  Part& part_;
  std::vector<PreparedBlock>& blocks_;
  const rules::Vocabulary& words_;
};

}  // namespace

void MapRegions(Part& part, std::vector<PreparedBlock>& blocks,
                const rules::Vocabulary& vocabulary) {
  RegionMapper(part, blocks, vocabulary).Run();
}

// "QUYẾT ĐỊNH Về việc …", "BÁO CÁO kết quả …" on one line.
bool OpensInCapitals(const std::string& text) {
  const std::size_t first = text.find(' ');
  const std::size_t second = first == std::string::npos ? first : text.find(' ', first + 1);
  return second != std::string::npos && text::InCapitals(text.substr(0, second));
}

void ReadTitle(Part& part, const rules::Vocabulary& vocabulary) {
  const std::size_t end = std::min(part.last, part.first + kHeadBlocks);
  bool open = false;
  for (std::size_t i = part.first; i < end; ++i) {
    const int index = static_cast<int>(i);
    const PreparedBlock& prepared = part.prepared(index);
    if (prepared.region != Region::kContent || prepared.norm.text.empty()) continue;
    const Block& block = part.block(index);
    const std::string& norm = prepared.norm.text;
    // A letterhead has two columns; a table of more is the body.
    if (open && block.cell.table >= 0 && part.doc->tables[static_cast<std::size_t>(block.cell.table)].columns > kLetterheadColumns)
      break;
    const bool subject = MatchesAny(Marker(vocabulary, "subject"), norm);
    const bool title_word = MatchesAny(Marker(vocabulary, "title-word"), norm) &&
                            (document::LooksLikeHeading(block) || block.centred || OpensInCapitals(block.text)) &&
                            text::CountWords(norm) <= 80;
    // "BÁO CÁO", and under it, as bold or centred, "Thực hiện phương án …": half a title goes on, and bases end with a semicolon.
    const bool goes_on = open && text::CountWords(part.title) <= 4 && (document::LooksLikeHeading(block) || block.centred) &&
                         std::string_view(".;:,").find(norm.back()) == std::string_view::npos;
    const bool body = (MatchesAny(Marker(vocabulary, "preamble"), norm) && !goes_on) || text::CountWords(norm) > 80;
    if (open && body) break;
    bool take = subject || title_word;
    if (open && !take) {
      // "QUY CHẾ" alone is half a title: the line under it says of what, whatever it looks like.
      const bool half = text::CountWords(part.title) <= 4;
      take = (half || document::LooksLikeHeading(block) || block.centred || block.italic) &&
             document::ParseEnumerator(block.text).kind == EnumeratorKind::kNone &&
             !MatchesAny(Marker(vocabulary, "authority"), norm);
      if (!take && block.cell.table < 0) break;
    }
    if (!take) continue;
    open = open || title_word;
    part.title += (part.title.empty() ? "" : " ") + norm;
    part.title_passages.push_back({-1, index, {0, static_cast<std::uint32_t>(block.text.size())}});
  }
}

}  // namespace capdo::analysis
