#include "analysis/own_output.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/messages.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kNearTitle = 8;       // blocks: how far below the title its sentence may stand
constexpr std::size_t kMoreInLine = 200;    // characters that a line may go on with after a title
constexpr std::size_t kMinOfTitle = 20;     // characters: a narrow page breaks a title into lines
constexpr std::size_t kJsonHead = 16;       // lines
constexpr std::size_t kMaxOfMark = 40;      // characters of a sentence, before its line may break

// Letters and figures alone: two readers, a scan and an office program agree on them.
std::string Compact(std::string_view text) {
  std::string out;
  for (const char c : text::FoldAccents(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

struct Words {
  std::vector<std::string> titles, marks, heads;

  Words() {
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      const auto say = [&](const char* key) {
        const std::string message = Message(language, key);
        return Compact(std::string_view(message).substr(0, message.find('{')));
      };
      for (const char* key : {"report.title", "report.title-agency", "batch.title", "compare.title", "letter.list-title"})
        titles.push_back(say(key));
      for (const char* key : {"own.mark", "method.proposes", "method.footer"}) marks.push_back(say(key).substr(0, kMaxOfMark));
      const auto head = [&](std::initializer_list<const char*> keys) {
        std::string& all = heads.emplace_back();
        for (const char* key : keys) all += say(key);
      };
      head({"report.block", "sheet.check", "sheet.title", "sheet.result"});
      head({"report.agency", "report.block", "sheet.check", "sheet.title"});
      head({"batch.rank", "report.agency", "report.system", "batch.group"});
    }
  }
};

class Marker {
 public:
  Marker(const document::Document& doc, std::vector<PreparedBlock>& blocks) : doc_(doc), blocks_(blocks) {
    for (const document::Block& block : doc.blocks)
      compact_.push_back(IsEvidence(block.layer) ? Compact(block.text) : "");
  }

  void Run() {
    if (IsData()) return Set(0, blocks_.size());
    for (std::size_t begin = NextTitle(0); begin < blocks_.size();) {
      const std::size_t next = NextOutput(begin + 1);
      std::size_t end = begin;
      for (std::size_t i = begin; i < next; ++i)
        if (IsMark(i)) end = i + 1;
      if (end == begin) {
        begin = NextTitle(begin + 1);
        continue;
      }
      // Only the sentence at the title: the end was not printed.
      if (end <= begin + kNearTitle) end = next;
      // Digests stand under the last sentence.
      while (end < next && (compact_[end].empty() || doc_.blocks[end].text.find("sha256:") != std::string::npos)) ++end;
      Set(begin, end);
      begin = next < blocks_.size() ? next : NextTitle(end);
    }
  }

 private:
  static const Words& Known() {
    static const Words words;
    return words;
  }

  bool IsTitle(std::size_t i) const {
    const std::string& text = compact_[i];
    return std::any_of(Known().titles.begin(), Known().titles.end(), [&](const std::string& title) {
      return (text.starts_with(title) && text.size() <= title.size() + kMoreInLine) ||
             (text.size() >= kMinOfTitle && title.starts_with(text));
    });
  }
  bool IsMark(std::size_t i) const {
    return std::any_of(Known().marks.begin(), Known().marks.end(),
                       [&](const std::string& mark) { return compact_[i].starts_with(mark); });
  }
  // A workbook has no title among its cells, a CSV file no sentence, JSON and SARIF neither.
  bool IsData() const {
    for (std::size_t i = 0; i < std::min(blocks_.size(), kJsonHead); ++i)
      if (doc_.blocks[0].text.starts_with('{') && (compact_[i].starts_with("schemacapdo") || compact_[i] == "namecapdo"))
        return true;
    const bool workbook = doc_.format == "xlsx" || doc_.format == "xls" || doc_.format == "ods";
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (workbook && IsMark(i)) return true;
      if (i == 0 && std::any_of(Known().heads.begin(), Known().heads.end(),
                                [&](const std::string& head) { return compact_[0].starts_with(head); }))
        return true;
    }
    return false;
  }

  std::size_t NextTitle(std::size_t i) const {
    while (i < blocks_.size() && !IsTitle(i)) ++i;
    return i;
  }
  // A title may stand at the head of every page; with its sentence it begins another output.
  std::size_t NextOutput(std::size_t i) const {
    for (i = NextTitle(i); i < blocks_.size(); i = NextTitle(i + 1))
      for (std::size_t j = i + 1; j < std::min(blocks_.size(), i + kNearTitle); ++j)
        if (IsMark(j)) return i;
    return i;
  }

  void Set(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      blocks_[i].own = true;
      blocks_[i].region = Region::kFurniture;
    }
  }

  const document::Document& doc_;
  std::vector<PreparedBlock>& blocks_;
  std::vector<std::string> compact_;
};

}  // namespace

void MarkOwnOutput(const document::Document& doc, std::vector<PreparedBlock>& blocks) { Marker(doc, blocks).Run(); }

}  // namespace capdo::analysis
