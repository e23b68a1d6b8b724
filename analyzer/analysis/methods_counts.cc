// Numbers that running text gives of things that stand beside it: "12 lỗ hổng, gồm 02 cao, 05 trung bình và 04 thấp";
// "18/20 (90 %)"; a sentence that announces a table of 07 devices over a table of six.
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/shares.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxFound = 4;
constexpr int kNearTable = 3;         // paragraphs between the sentence and its table
constexpr double kRoundingPoints = 1;  // of a percentage: written without decimals, cut or rounded

bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

double Decimal(std::string text) {
  for (char& c : text)
    if (c == ',') c = '.';
  return std::atof(text.c_str());
}

std::string Group(const std::string& text, const text::Span& span) { return text.substr(span.begin, span.size()); }

class Counts {
 public:
  Counts(const Dossier& dossier, const rules::Look& look) : dossier_(dossier), look_(look) {}

  void Read(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      if (norm.find_first_of("0123456789") == std::string::npos) continue;
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        ReadBreakdown(part, p, index, s, sentence);
        ReadPercentages(part, p, index, s, sentence);
      }
      if (part.block(index).cell.table < 0) ReadAnnouncement(part, p, index, norm);
    }
    const SharesRead shares = ReadShares(dossier_, look_, p);
    compared += shares.compared;
    for (const ShareFault& fault : shares.faults) Fault(fault.reason, fault.said, fault.counted, fault.at, p);
  }

  Finding finding;
  int compared = 0, faults = 0;

 private:
  void Fault(const char* reason, const std::string& said, const std::string& counted, const std::vector<Passage>& at,
             int p) {
    if (faults++ == 0) {
      finding.reason = reason;
      finding.say["value"] = said;
      finding.say["other"] = counted;
    }
    for (const Passage& passage : at)
      if (faults <= kMaxFound) finding.passages.push_back(WithPart(passage, p));
  }

  // look.say: the total, and the list of its shares behind "gồm".
  void ReadBreakdown(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    const auto match = MatchesAny(look_.say_not, sentence) ? std::nullopt : FirstMatch(look_.say, sentence);
    if (!match || match->groups.size() < 2 || match->groups[1].empty()) return;
    const long total = std::atol(Group(sentence, match->groups[0]).c_str());
    const std::string list = Group(sentence, match->groups[1]);
    long sum = 0;
    int shares = 0;
    for (std::size_t begin = 0; begin <= list.size();) {
      std::size_t end = list.find_first_of(",;", begin);
      if (end == std::string::npos) end = list.size();
      // "… và 04 thấp" is one more share.
      std::size_t and_at = list.find(" và ", begin);
      if (and_at != std::string::npos && and_at < end && and_at > begin) end = and_at;
      std::string_view item = Trim(std::string_view(list).substr(begin, end - begin));
      if (item.starts_with("và ")) item = Trim(item.substr(std::string_view("và ").size()));
      begin = end + 1;
      if (item.empty()) continue;
      // What is not counted may be anything: "gồm 02 máy chủ web và một số thiết bị".
      std::size_t digits = 0;
      while (digits < item.size() && IsDigit(item[digits])) ++digits;
      if (digits == 0 || digits > 6 || digits == item.size() || item[digits] != ' ') return;
      sum += std::atol(std::string(item.substr(0, digits)).c_str());
      ++shares;
    }
    if (shares < 2) return;
    ++compared;
    if (sum != total)
      Fault("counts-differ", std::to_string(total), std::to_string(sum), {PassageOf(part, index, s.begin, s.end)}, p);
  }

  // look.value: part, whole and percentage.
  void ReadPercentages(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    for (const text::Pattern& pattern : look_.value) {
      for (std::size_t from = 0; from < sentence.size();) {
        const auto match = pattern.Find(sentence, from);
        if (!match) break;
        from = match->whole.end;
        if (match->groups.size() < 3) continue;
        double share = Decimal(Group(sentence, match->groups[0])), whole = Decimal(Group(sentence, match->groups[1]));
        if (share > whole) std::swap(share, whole);  // "trong số 200 máy có 50 máy …"
        const double said = Decimal(Group(sentence, match->groups[2]));
        if (whole <= 0) continue;
        ++compared;
        if (std::fabs(100 * share / whole - said) < kRoundingPoints) continue;
        Fault("percentage-differs", Group(sentence, match->groups[2]) + " %",
              std::to_string(static_cast<long>(std::lround(100 * share / whole))) + " %",
              {PassageOf(part, index, s.begin + match->whole.begin, s.begin + match->whole.end)}, p);
      }
    }
  }

  // look.label: "gồm 07 thiết bị như bảng sau"; the table that follows has that many rows, or quantities.
  void ReadAnnouncement(const Part& part, int p, int index, const std::string& norm) {
    const auto match = FirstMatch(look_.label, norm);
    if (!match || match->groups.empty() || match->groups[0].empty()) return;
    int table = -1, first = -1;
    for (int next = index + 1; next < static_cast<int>(part.last) && next <= index + kNearTable && table < 0; ++next) {
      table = part.block(next).cell.table;
      first = next;
    }
    if (table < 0) return;
    const long said = std::atol(Group(norm, match->groups[0]).c_str());
    const document::Table& t = part.doc->tables[static_cast<std::size_t>(table)];
    std::map<int, std::vector<std::string>> rows;
    std::map<int, long> quantity;
    bool merged = false;
    int quantity_column = -1;
    for (const document::Cell& cell : t.cells) {
      merged = merged || cell.row_span > 1 || (cell.row > 0 && cell.column_span > 1);
      std::string text;
      for (int b : cell.blocks)
        if (b >= static_cast<int>(part.first) && b < static_cast<int>(part.last) && part.IsContent(b))
          text += (text.empty() ? "" : " ") + part.prepared(b).norm.text;
      if (cell.row == 0 && MatchesAny(look_.section, text)) quantity_column = cell.column;
      if (cell.row > 0 && !Trim(text).empty()) rows[cell.row].push_back(text);
      if (cell.row > 0 && cell.column == quantity_column) {
        const std::string_view number = Trim(text);
        if (!number.empty() && number.size() <= 6 && number.find_first_not_of("0123456789") == std::string_view::npos)
          quantity[cell.row] = std::atol(std::string(number).c_str());
      }
    }
    // Groups of rows and totals have rows of their own: then the count of rows is no count of things.
    long filled = 0, sum = 0;
    for (const auto& [row, texts] : rows) {
      if (texts.size() < 2 || MatchesAny(Marker(dossier_.words(), "total-row"), texts.front())) merged = true;
      ++filled;
    }
    for (const auto& [row, number] : quantity) sum += number;
    const bool has_quantities = quantity.size() == rows.size() && !quantity.empty();
    if (merged || filled < 2) return;
    ++compared;
    if (said == filled || (has_quantities && said == sum)) return;
    const std::size_t size = part.block(first).text.size();
    Fault("table-count-differs", std::to_string(said), std::to_string(has_quantities ? sum : filled),
          {PassageOf(part, index, match->whole.begin, match->whole.end), {p, first, {0, static_cast<std::uint32_t>(size)}}}, p);
  }

  const Dossier& dossier_;
  const rules::Look& look_;
};

}  // namespace

Finding FindCounts(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Counts counts(dossier, look);
  for (int p : dossier.PartsOf(check.documents)) counts.Read(p);
  Finding finding = std::move(counts.finding);
  finding.say["count"] = std::to_string(counts.compared);
  finding.say["faults"] = std::to_string(counts.faults);
  finding.evidence = counts.faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  if (counts.compared == 0) {
    finding.outcome = Outcome::kNotApplicable;
    finding.reason = "nothing-to-compare";
  } else {
    finding.outcome = counts.faults > 0 ? Outcome::kReview : Outcome::kPass;
    if (counts.faults == 0) finding.reason = "found";
  }
  return finding;
}

}  // namespace capdo::analysis
