// Numbers that running text gives of things that stand beside it: "12 lỗ hổng, gồm 02 cao, 05 trung bình và 04 thấp";
// "18/20 (90 %)"; a sentence that announces a table of 07 devices over a table of six.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/fact_lists.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/number_grid.h"
#include "analysis/shares.h"
#include "analysis/told_sums.h"
#include "analysis/words.h"
#include "text/number_words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxFound = 4;
constexpr long kMaxListed = 60;       // items of a list in one sentence
constexpr int kNearTable = 3;         // paragraphs between the sentence and its table
constexpr std::size_t kMostSums = 64;
constexpr double kRoundingPoints = 1;  // of a percentage: written without decimals, cut or rounded


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
      if (norm.find_first_of("0123456789") == std::string::npos) {
        if (part.block(index).cell.table < 0) ReadAnnouncement(part, p, index, norm);
        continue;
      }
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        ReadBreakdown(part, p, index, s, sentence);
        ReadPercentages(part, p, index, s, sentence);
        ReadEach(part, p, index, s, sentence);
        ReadIncrease(part, p, index, s, sentence);
      }
      ReadInWords(part, p, index, norm);
      if (part.block(index).cell.table >= 0) continue;
      ReadAnnouncement(part, p, index, norm);
      ReadInlineList(part, p, index, norm);
      ReadSeries(part, p, index, norm);
    }
    for (const SharesRead& shares : {ReadShares(dossier_, look_, p), ReadToldSums(dossier_, look_, p)}) {
      compared += shares.compared;
      for (const ShareFault& fault : shares.faults) Fault(fault.reason, fault.said, fault.counted, fault.at, p);
    }
  }

  // The one list of a thing in the dossier ("Danh mục máy chủ"), with as many rows, or quantities that add up to as much, as what
  // other documents tell of all of it ("toàn bộ máy chủ theo danh mục (08 máy chủ)"); of quantities, its own document as well.
  void ReadLists(const std::vector<int>& parts) {
    struct Listed {
      ListTable list;
      int part = -1, times = 0;
    };
    std::map<std::string, Listed> lists;
    for (int p : parts)
      for (const ListTable& list : ListsOf(dossier_.part(p), dossier_.words())) {
        const auto title = FirstMatch(Words("title"), list.above);
        if (!title || title->groups.empty()) continue;
        Listed& one = lists[std::string(Trim(GroupOf(list.above, *title)))];
        one.list = list;
        one.part = p;
        ++one.times;
      }
    for (const auto& [thing, one] : lists) {
      if (one.times != 1 || text::CountWords(thing) < 2) continue;
      long sum = 0;
      for (const ListRow& row : one.list.rows) sum += row.quantity.value_or(1);
      const double rows = static_cast<double>(one.list.rows.size());
      std::optional<Passage> other;
      double said = 0;
      bool agrees = false;
      for (int p : parts) {
        const Part& part = dossier_.part(p);
        for (std::size_t i = part.first; i < part.last; ++i) {
          const int index = static_cast<int>(i);
          const std::string& norm = part.prepared(index).norm.text;
          if (!part.IsContent(index) || part.block(index).cell.table >= 0 || norm.find(thing) == std::string::npos) continue;
          for (const text::Span& s : Sentences(norm)) {
            const std::string sentence = norm.substr(s.begin, s.size());
            if (MatchesAny(look_.say_not, sentence) || MatchesAny(Words("counted-not"), sentence) || !MatchesAny(Words("listed-whole"), sentence)) continue;
            // Beside its own list, rows are counted by what the sentence says of it.
            if (p == one.part && !one.list.quantities && !MatchesAny(Words("of-the-list"), sentence)) continue;
            for (const text::Pattern& pattern : Words("listed-thing"))
              for (std::size_t from = 0; from < sentence.size();) {
                const auto match = pattern.Find(sentence, from);
                if (!match || match->groups.size() < 2) break;
                from = match->groups[1].end;
                const auto number = CountIn(GroupOf(sentence, *match));
                if (!number || *number < 2 || GroupOf(sentence, *match, 1) != thing) continue;
                said = static_cast<double>(*number);
                agrees = agrees || said == rows || said == static_cast<double>(sum);
                if (!other) other = WithPart(PassageOf(part, index, s.begin, s.end), p);
              }
          }
        }
      }
      if (!other) continue;
      ++compared;
      if (agrees) continue;
      const int block = one.list.above_block;
      Fault("table-count-differs", ShownNumber(said) + " " + thing, ShownNumber(one.list.quantities ? static_cast<double>(sum) : rows), {}, other->part);
      if (faults <= kMaxFound) {
        finding.passages.push_back(*other);
        finding.passages.push_back({one.part, block, {0, static_cast<std::uint32_t>(dossier_.part(one.part).block(block).text.size())}});
      }
    }
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
    if (MatchesAny(look_.say_not, sentence)) return;
    auto match = FirstMatch(look_.say, sentence);
    // "trong đó" may leave something out: then a part that is larger than the whole is wrong, and what "còn lại" completes.
    const bool within = !match;
    if (within) match = FirstMatch(Words("within"), sentence);
    if (!match || match->groups.size() < 2 || match->groups[1].empty()) return;
    // "1.214 dịch vụ" is no 214, "2.1 Máy móc" no 1.
    std::size_t first = match->groups[0].begin;
    while (first > 0 && (IsDigit(sentence[first - 1]) || sentence[first - 1] == '.' || sentence[first - 1] == ',')) --first;
    if (first > 0 && (sentence[first - 1] == '/' || sentence[first - 1] == '-')) return;  // the year of a day
    const auto whole = AmountIn(sentence.substr(first, match->groups[0].end - first), 0);
    if (!whole || !whole->whole) return;
    const long total = std::lround(whole->value);
    const std::string list = Group(sentence, match->groups[1]);
    const bool rest = list.find("còn lại") != std::string::npos;
    long largest = 0;
    long sum = 0;
    int shares = 0;
    std::set<long> sums = {0};  // with another number of an item in place of its first: "06 máy vật lý chạy 24 máy ảo"
    for (std::size_t begin = 0; begin <= list.size();) {
      std::size_t end = list.find_first_of(",;", begin);
      if (end == std::string::npos) end = list.size();
      // "… và 04 thấp" is one more share.
      std::size_t and_at = list.find(" và ", begin);
      if (and_at != std::string::npos && and_at < end && and_at > begin) end = and_at;
      std::string_view item = Trim(std::string_view(list).substr(begin, end - begin));
      for (const std::string_view word : {"và ", "số ", "còn lại ", "là ", "có "})
        if (item.starts_with(word)) item = Trim(item.substr(word.size()));
      begin = end + 1;
      if (item.empty()) continue;
      // What is not counted may be anything: "gồm 02 máy chủ web và một số thiết bị".
      std::size_t digits = 0;
      while (digits < item.size() && IsDigit(item[digits])) ++digits;
      if (digits == 0 || digits > 6 || digits == item.size() || item[digits] != ' ') return;
      // "02 kênh (600 Mbps và 400 Mbps)" says how large each is.
      const std::string_view unit = item.substr(digits + 1, item.find(' ', digits + 1) - digits - 1);
      if (MatchesAny(Words("size"), unit) && !sentence.substr(match->groups[0].end, 1 + unit.size()).ends_with(unit)) return;
      sum += std::atol(std::string(item.substr(0, digits)).c_str());
      largest = std::max(largest, std::atol(std::string(item.substr(0, digits)).c_str()));
      ++shares;
      std::set<long> longer;
      for (std::size_t at = 0; at < item.size() && sums.size() <= kMostSums;) {
        std::size_t stop = at;
        while (stop < item.size() && IsDigit(item[stop])) ++stop;
        if (stop > at && stop - at <= 6)
          for (const long before : sums) longer.insert(before + std::atol(std::string(item.substr(at, stop - at)).c_str()));
        at = std::max(stop, at + 1);
      }
      if (!longer.empty()) sums = std::move(longer);
    }
    if (within && !rest) {
      ++compared;
      if (largest > total)
        Fault("counts-differ", std::to_string(total), std::to_string(largest), {PassageOf(part, index, s.begin, s.end)}, p);
      return;
    }
    if (shares < 2) return;
    ++compared;
    if (sums.count(total) == 0)
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
        // "7/2025 là 100%" is a month.
        const bool month = share <= 12 && whole >= 1990 && whole < 2100 && sentence[match->groups[0].end] == '/';
        if (month) continue;
        // "2/2 máy đạt 91%": all of them, each by a measure of its own
        const std::string between = sentence.substr(match->whole.begin, match->whole.size());
        if (share == whole && between.find('(') == std::string::npos && between.find("tỷ lệ") == std::string::npos) continue;
        // "11/14 máy chủ đạt trên 90 % mục" measures each of them
        const std::string before(Trim(std::string_view(between).substr(0, match->groups[2].begin - match->whole.begin)));
        if (MatchesAny(Marker(dossier_.words(), "threshold-before"), before)) continue;
        ++compared;
        if (std::fabs(100 * share / whole - said) < kRoundingPoints) continue;
        Fault("percentage-differs", Group(sentence, match->groups[2]) + " %",
              std::to_string(static_cast<long>(std::lround(100 * share / whole))) + " %",
              {PassageOf(part, index, s.begin + match->whole.begin, s.begin + match->whole.end)}, p);
      }
    }
  }

  const rules::Patterns& Words(std::string_view name) const { return PartWords(look_, name); }

  // A slip of the pen, not another thing that happens to stand there.
  static bool Near(double said, double counted) { return std::fabs(said - counted) <= std::max(2.0, said / 3); }

  // "4 tầng, mỗi tầng 8 camera, tổng cộng 30 camera".
  void ReadEach(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    const auto match = FirstMatch(Words("each"), sentence);
    if (!match || match->groups.size() < 5 || Group(sentence, match->groups[1]) != Group(sentence, match->groups[2])) return;
    const auto times = CountIn(Group(sentence, match->groups[0])), each = CountIn(Group(sentence, match->groups[3]));
    const auto said = AmountIn(Group(sentence, match->groups[4]));
    if (!times || !each || !said) return;
    ++compared;
    const double counted = static_cast<double>(*times) * static_cast<double>(*each);
    if (std::fabs(counted - said->value) > 0.5)
      Fault("counts-differ", Group(sentence, match->groups[4]), std::to_string(std::lround(counted)), {PassageOf(part, index, s.begin, s.end)}, p);
  }

  // "tăng từ 120 lên 150 máy, tăng 40 máy".
  void ReadIncrease(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    const auto match = FirstMatch(Words("increase"), sentence);
    if (!match || match->groups.size() < 4) return;
    const auto from = AmountIn(Group(sentence, match->groups[0])), to = AmountIn(Group(sentence, match->groups[1])),
               said = AmountIn(Group(sentence, match->groups[2]));
    if (!from || !to || !said || from->value <= 0) return;
    const bool percent = Group(sentence, match->groups[3]) == "%";
    const double counted = std::fabs(to->value - from->value) * (percent ? 100 / from->value : 1);
    ++compared;
    if (std::fabs(counted - said->value) < (percent ? kRoundingPoints : 0.5)) return;
    Fault(percent ? "percentage-differs" : "counts-differ", Group(sentence, match->groups[2]), std::to_string(std::lround(counted)),
          {PassageOf(part, index, s.begin, s.end)}, p);
  }

  // "486.500.000 đồng (Bằng chữ: Bốn trăm sáu mươi tám triệu …)".
  void ReadInWords(const Part& part, int p, int index, const std::string& norm) {
    for (const text::Pattern& pattern : Words("in-words")) {
      for (std::size_t from = 0; from < norm.size();) {
        const auto match = pattern.Find(norm, from);
        if (!match || match->groups.size() < 2) break;
        from = match->groups[1].begin;
        // The number may stand before its words or behind them: "03 (ba) bản", "ba (03) bản".
        const bool first = IsDigit(norm[match->groups[0].begin]);
        const text::Span digits = match->groups[first ? 0 : 1], spelt = match->groups[first ? 1 : 0];
        const auto said = AmountIn(Group(norm, digits));
        const auto words = text::ReadNumberWords(std::string_view(norm).substr(spelt.begin, spelt.size()));
        if (!said || !words || words->value == 0) continue;
        ++compared;
        if (std::fabs(said->value - static_cast<double>(words->value)) < 0.5) continue;
        Fault("in-words-differs", Group(norm, digits), norm.substr(spelt.begin, words->length),
              {PassageOf(part, index, match->whole.begin, std::max(spelt.begin + static_cast<std::uint32_t>(words->length), digits.end))}, p);
      }
    }
  }

  // "ba phân hệ: (1) …; (2) …; (3) …; (4) …".
  void ReadInlineList(const Part& part, int p, int index, const std::string& norm) {
    const auto match = FirstMatch(Words("inline"), norm);
    if (!match || match->groups.empty() || MatchesAny(Words("list-not"), norm.substr(0, match->whole.end))) return;
    const auto said = CountIn(Group(norm, match->groups[0]));
    if (!said || *said < 2) return;
    constexpr std::array<std::array<const char*, 3>, 2> kMarks = {{{"(", "1", ")"}, {"(", "a", ")"}}};
    const std::string rest = norm.substr(match->whole.end);
    for (const auto& mark : kMarks) {
      long count = 0;
      std::size_t at = 0;
      for (; count < kMaxListed; ++count) {
        const std::string next = mark[1][0] == '1' ? std::to_string(count + 1) : std::string(1, static_cast<char>('a' + count));
        std::size_t found = rest.find(mark[0] + next + mark[2], at);
        // "1) …" without the first bracket, at the beginning of a word
        if (found == std::string::npos) found = rest.find(" " + next + mark[2], at);
        if (found == std::string::npos || (count == 0 && found > 2)) break;
        at = found + 1;
      }
      if (count < 2) continue;
      ++compared;
      if (count != *said)
        Fault("list-count-differs", std::to_string(*said), std::to_string(count), {PassageOf(part, index, match->whole.begin, norm.size())}, p);
      return;
    }
  }

  // "bốn lớp với tổng cộng 340 lượt học viên. Lớp thứ nhất … 45 người; lớp thứ hai … 60 người; …": a series that is complete.
  void ReadSeries(const Part& part, int p, int index, const std::string& norm) {
    const auto total = FirstMatch(Words("series-total"), norm);
    if (!total || total->groups.empty()) return;
    const auto said = AmountIn(Group(norm, total->groups[0]));
    if (!said) return;
    for (const text::Pattern& pattern : Words("series")) {
      std::vector<std::size_t> at;
      std::string noun;
      for (std::size_t from = total->groups[0].end; from < norm.size();) {
        const auto match = pattern.Find(norm, from);
        if (!match || match->groups.size() < 2) break;
        from = match->groups[1].end;
        const std::string ordinal = Group(norm, match->groups[1]);
        const long number = ordinal == "nhất" || ordinal == "đầu tiên" ? 1 : ordinal == "nhì" ? 2 : CountIn(ordinal).value_or(0);
        if (number != static_cast<long>(at.size()) + 1 || (!noun.empty() && noun != Group(norm, match->groups[0]))) break;
        noun = Group(norm, match->groups[0]);
        at.push_back(match->groups[1].end);
      }
      if (at.size() < 2) continue;
      // The thing that every entry counts once.
      std::map<std::string, std::pair<int, double>> counted;
      for (std::size_t i = 0; i < at.size(); ++i) {
        const std::string entry = norm.substr(at[i], (i + 1 < at.size() ? at[i + 1] : norm.size()) - at[i]);
        std::map<std::string, double> seen;
        for (const text::Pattern& quantity : Words("quantity"))
          for (std::size_t from = 0; from < entry.size();) {
            const auto match = quantity.Find(entry, from);
            if (!match || match->groups.size() < 2) break;
            from = match->groups[1].end;
            const auto amount = AmountIn(Group(entry, match->groups[0]));
            if (amount) seen.emplace(Group(entry, match->groups[1]), amount->value);  // the first: what follows may be of the next
          }
        for (const auto& [thing, value] : seen) {
          counted[thing].first += 1;
          counted[thing].second += value;
        }
      }
      for (const auto& [thing, sum] : counted) {
        if (sum.first != static_cast<int>(at.size()) || !Near(said->value, sum.second)) continue;
        ++compared;
        if (std::fabs(sum.second - said->value) > 0.5)
          Fault("counts-differ", Group(norm, total->groups[0]), std::to_string(std::lround(sum.second)), {PassageOf(part, index, total->whole.begin, norm.size())}, p);
        return;
      }
    }
  }

  // look.label: "gồm 07 thiết bị như bảng sau"; the table that follows has that many rows, or quantities. `announce` knows the
  // sentence by its form alone; then only a number close by is a slip.
  void ReadAnnouncement(const Part& part, int p, int index, const std::string& norm) {
    auto match = FirstMatch(look_.label, norm);
    const bool sure = match && !match->groups.empty() && !match->groups[0].empty();
    if (!sure) {
      match = FirstMatch(Words("announce"), norm);
      if (!match || match->groups.empty() || MatchesAny(Words("list-not"), norm)) return;
    }
    const auto told = CountIn(Group(norm, match->groups[0]));
    if (!told || *told < 2) return;
    const long said = *told;
    int table = -1, first = -1;
    for (int next = index + 1; next < static_cast<int>(part.last) && next <= index + kNearTable && table < 0; ++next) {
      table = part.block(next).cell.table;
      first = next;
    }
    if (table < 0) return;
    const document::Table& t = part.doc->tables[static_cast<std::size_t>(table)];
    std::map<int, std::vector<std::string>> rows;
    std::map<int, long> quantity;
    bool merged = false;
    int quantity_column = -1;
    for (const document::Cell& cell : t.cells) {
      merged = merged || cell.row_span > 1 || (cell.row > 0 && cell.column_span > 1);
      const std::string text = CellNorm(part, cell);
      if (cell.row == 0 && MatchesAny(look_.section, text)) quantity_column = cell.column;
      if (cell.row > 0 && !text.empty()) rows[cell.row].push_back(text);
      if (cell.row > 0 && cell.column == quantity_column) {
        if (!text.empty() && text.size() <= 6 && text.find_first_not_of("0123456789") == std::string::npos)
          quantity[cell.row] = std::atol(text.c_str());
      }
    }
    // Groups of rows and totals have rows of their own: then the count of rows is no count of things.
    long filled = 0, sum = 0;
    for (const auto& [row, texts] : rows) {
      if (texts.size() < 2 || IsTotalRow(dossier_.words(), texts.front())) merged = true;
      ++filled;
    }
    for (const auto& [row, number] : quantity) sum += number;
    const bool has_quantities = quantity.size() == rows.size() && !quantity.empty();
    if (merged || filled < 2) return;
    const bool close = Near(static_cast<double>(said), static_cast<double>(filled)) ||
                       (has_quantities && Near(static_cast<double>(said), static_cast<double>(sum)));
    if (!sure && !close) return;
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
  counts.ReadLists(dossier.PartsOf(check.documents));
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
