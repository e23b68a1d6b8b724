// Citations are read in two steps: first the elements (điểm, khoản, Điều, act), then chains of
// elements with nothing but connecting words between them. Within a chain the order says what
// belongs together: "điểm c khoản 2 Điều 20 Nghị định …" rises from the point to the act, "Điều 9
// khoản 2 điểm a" falls from the article to the point.
#include <algorithm>
#include <string>

#include "text/fields.h"
#include "text/scan.h"

namespace capdo::text {

namespace {

enum class Rank { kPoint, kClause, kArticle, kAct };

struct Element {
  Rank rank;
  std::string value;
  Span span;
};

Span Union(const Span& a, const Span& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

// ---- Acts

// Laws that are cited without their number. The longest name that fits wins.
constexpr char kLawNames[] =
    R"((an toàn thông tin mạng|an ninh mạng|công nghệ thông tin|giao dịch điện tử|viễn thông|dữ liệu|bảo vệ dữ liệu cá nhân|bảo vệ bí mật nhà nước|cơ yếu|lưu trữ|tiếp cận thông tin|tổ chức chính phủ|tổ chức chính quyền địa phương|ban hành văn bản quy phạm pháp luật|tiêu chuẩn và quy chuẩn kỹ thuật|đầu tư công|đấu thầu|căn cước|cư trú|chuyển đổi số|công nghiệp công nghệ số|sở hữu trí tuệ|khiếu nại|tố cáo|xử lý vi phạm hành chính))";

// The date and the body that may follow a number: "ngày 01/7/2016 của Chính phủ".
constexpr char kTail[] =
    R"(~[,(]?~(?:ngày~\d{1,2}~(?:[/.-]~\d{1,2}~[/.-]|tháng~\d{1,2}~năm)~\d{4}~\)?)?(?:~,?~của (?:thủ tướng )?(?:chính phủ|quốc hội|(?:bộ trưởng )?bộ (?:thông tin và truyền thông|công an|quốc phòng|khoa học và công nghệ|nội vụ|tài chính)))?)";

std::uint32_t WithTail(std::string_view text, std::uint32_t end) {
  static const Expression kAfter(kTail);
  std::vector<Span> groups;
  if (!kAfter.FindAt(text, end, groups)) return end;
  // A tail of nothing but marks belongs to the sentence.
  const std::string_view tail = Slice(text, groups[0]);
  if (std::none_of(tail.begin(), tail.end(),
                   [](char c) { return IsDigit(c) || (c & 0x80) != 0; }) ||
      SkipSpace(text, groups[0].begin) >= groups[0].end)
    return end;
  return static_cast<std::uint32_t>(SkipSpaceBack(text, groups[0].end));
}

// Decisions and directives are law only from the Prime Minister or a ministry, or with a year in
// the number.
bool IsLaw(std::string_view kind, std::string_view number) {
  const std::string folded = FoldAccents(kind);
  if (!folded.starts_with("quyet dinh") && !folded.starts_with("chi thi") && folded != "qd" &&
      folded != "ct")
    return true;
  if (std::count(number.begin(), number.end(), '/') >= 2) return true;
  for (std::string_view issuer : {"-TTg", "-BTTTT", "-BCA", "-BKHCN", "-BQP", "-BNV", "-BTC"})
    if (number.ends_with(issuer)) return true;
  return false;
}

// "Nghị định số 85/2016/NĐ-CP", "NĐ 85/2016", "Luật An ninh mạng số 116/2025/QH15".
void FindNumberedActs(std::string_view text, std::vector<Element>& out) {
  static const Expression kKind(
      R"((nghị~định|thông~tư(?: liên tịch)?|quyết~định|nghị~quyết|chỉ~thị|pháp lệnh|luật|(?-i:NĐ|TT|QĐ|NQ|CT))(?:~số~:?~|[ .:-]|~)~(\d{1,6}))");
  static const Expression kShort(R"(\d{1,5}~/~((?:19|20)\d\d))");
  std::vector<Span> groups;
  for (std::size_t from = 0; kKind.Find(text, from, groups);) {
    from = groups[0].end;
    const Span whole = groups[0], kind = groups[1], digits = groups[2];
    if (WordBefore(text, whole.begin)) continue;
    const std::size_t reach = std::min<std::size_t>(text.size(), digits.begin + 80u);
    const std::vector<NumberField> numbers =
        FindNumbers(text.substr(digits.begin, reach - digits.begin));
    std::string act;
    std::uint32_t end = 0;
    if (!numbers.empty() && numbers[0].span.begin == 0) {
      act = numbers[0].number;
      end = digits.begin + numbers[0].span.end;
      if (!IsLaw(Slice(text, kind), act)) continue;
    } else if (kShort.FindAt(text, digits.begin, groups) && !WordAfter(text, groups[0].end)) {
      // Without its symbol: a decree is always the government's; for others the issuer stays open.
      const std::string folded = FoldAccents(Slice(text, kind));
      end = groups[0].end;
      act = CompactSymbol(Slice(text, groups[0]));
      if (folded == "nghi dinh" || folded == "nd")
        act += "/NĐ-CP";
      else if (folded.starts_with("thong tu") || folded == "tt")
        act += "/TT";
      else
        continue;
    } else {
      continue;
    }
    end = WithTail(text, end);
    out.push_back({Rank::kAct, act, {whole.begin, end}});
    from = end;
  }
}

void FindNamedLaws(std::string_view text, std::vector<Element>& out) {
  static const Expression kNamed(std::string("luật ") + kLawNames);
  static const Expression kNumber(
      R"(~[,(]?~(?:ngày~\d{1,2}~(?:[/.-]~\d{1,2}~[/.-]|tháng~\d{1,2}~năm)~\d{4}~,?~)?(?:luật )?(?:số~:?~)?(\d{1,3}~/~\d{4}~/~QH~\d{1,2})~\)?)");
  static const Expression kYear(R"(,? năm (\d{4}))");
  std::vector<Span> groups;
  for (std::size_t from = 0; kNamed.Find(text, from, groups);) {
    from = groups[0].end;
    const Span whole = groups[0];
    if (WordBefore(text, whole.begin) || WordAfter(text, whole.end)) continue;
    Element act{Rank::kAct, {}, whole};
    if (kNumber.FindAt(text, whole.end, groups)) {
      act.value = CompactSymbol(Slice(text, groups[1]));
      std::uint32_t end = groups[0].end;
      // The bracket is part of the citation only where it was opened inside.
      if (Slice(text, groups[0]).find('(') == std::string_view::npos) end = groups[1].end;
      act.span.end = end;
      std::transform(act.value.begin(), act.value.end(), act.value.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    } else {
      // Named as the law is titled, so that every spelling gives one act: "LUẬT AN NINH MẠNG" too.
      std::string name = Normalize(Slice(text, whole), Lexicon{}).text;
      for (std::size_t i : {std::size_t{0}, name.find(' ') + 1}) {
        std::string_view first = name;
        if (i >= first.size()) continue;
        if (first[i] >= 'a' && first[i] <= 'z')
          name[i] = static_cast<char>(name[i] - 32);
        else if (first.substr(i, 2) == "đ")
          name.replace(i, 2, "Đ");
      }
      act.value = name;
      if (kYear.FindAt(text, whole.end, groups)) act.span.end = groups[0].end;
    }
    act.span.end = WithTail(text, act.span.end);
    out.push_back(act);
    from = act.span.end;
  }
}

// "TCVN 11930:2017", "TCVN ISO/IEC 27001:2019", "QCVN 80:2014/BTTTT".
void FindStandards(std::string_view text, std::vector<Element>& out) {
  static const Expression kStandard(
      R"((TCVN|QCVN)(?:~số~:?)?~((?:ISO(?:~/~IEC)?)?)~:?~(\d{2,6}(?:-\d{1,2})?)(?:~:~((?:19|20)\d\d))?(/BTTTT|/BCA|/BKHCN)?)");
  std::vector<Span> groups;
  for (std::size_t from = 0; kStandard.Find(text, from, groups); from = groups[0].end) {
    if (WordBefore(text, groups[0].begin) || WordAfter(text, groups[0].end)) continue;
    std::string act(Slice(text, groups[1]));
    std::transform(act.begin(), act.end(), act.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (!groups[2].empty()) act += " " + CompactSymbol(Slice(text, groups[2]));
    act += " " + std::string(Slice(text, groups[3]));
    if (!groups[4].empty()) act += ":" + std::string(Slice(text, groups[4]));
    if (!groups[5].empty()) act += std::string(Slice(text, groups[5]));
    out.push_back({Rank::kAct, act, groups[0]});
  }
}

// ---- Parts of an act

std::string LowerSymbol(std::string_view text) {
  return Normalize(CompactSymbol(text), Lexicon{}).text;
}

// "khoản 2", "điểm a", and their lists "khoản 1, 2 và 3 Điều 9", "Điều 9, 10 Nghị định": a list
// counts only where the next higher element follows, for elsewhere the figures are something else.
void FindParts(std::string_view text, std::vector<Element>& out) {
  static const Expression kPart(
      R"((?:(điều)~(\d{1,3}[a-zđ]?)|(khoản)~(\d{1,3}[a-zđ]?)|(điểm) ([a-zđ]\d{0,2})))");
  static const Expression kMoreNumbers(R"(~(?:,|;|và|hoặc)~(\d{1,3}[a-zđ]?))");
  static const Expression kMoreLetters(R"(~(?:,|;|và|hoặc)~([a-zđ]\d{0,2}))");
  static const Expression kBeforeArticle(R"(~,?~(?:của |tại )?điều)");
  static const Expression kBeforeClause(R"(~,?~(?:của |tại )?(?:khoản|điều))");
  static const Expression kBeforeAct(
      R"(~,?~(?:của |tại )?(?:nghị~định|thông~tư|luật|quyết~định|(?-i:NĐ|TT) ))");
  std::vector<Span> groups, more;
  for (std::size_t from = 0; kPart.Find(text, from, groups);) {
    const Span whole = groups[0];
    from = NextChar(text, whole.begin);
    if (WordBefore(text, whole.begin) || WordAfter(text, whole.end)) continue;
    from = whole.end;
    const Rank rank = !groups[1].empty()   ? Rank::kArticle
                      : !groups[3].empty() ? Rank::kClause
                                           : Rank::kPoint;
    const Span value = rank == Rank::kArticle  ? groups[2]
                       : rank == Rank::kClause ? groups[4]
                                               : groups[6];
    out.push_back({rank, LowerSymbol(Slice(text, value)), whole});

    const Expression& item = rank == Rank::kPoint ? kMoreLetters : kMoreNumbers;
    const Expression& above = rank == Rank::kArticle  ? kBeforeAct
                              : rank == Rank::kClause ? kBeforeArticle
                                                      : kBeforeClause;
    std::vector<Element> list;
    std::size_t end = whole.end;
    while (item.FindAt(text, end, more) && !WordAfter(text, more[0].end)) {
      list.push_back({rank, LowerSymbol(Slice(text, more[1])), more[1]});
      end = more[0].end;
    }
    if (!list.empty() && above.FindAt(text, end, more)) {
      out.insert(out.end(), list.begin(), list.end());
      from = end;
    }
  }
}

// ---- Chains

// Only connecting words stand between two elements.
bool Connected(std::string_view text, const Element& left, const Element& right) {
  static const Expression kBetween(
      R"(~[,;(]?~(?:(?:và|hoặc|của|tại|thuộc|theo|trong|ở|quy định tại|ban hành kèm theo|kèm theo)~)?[,(]?~)");
  if (right.span.begin < left.span.end) return false;
  std::vector<Span> groups;
  return kBetween.FindAt(text.substr(0, right.span.begin), left.span.end, groups) &&
         groups[0].end == right.span.begin;
}

using Elements = std::vector<Element>::const_iterator;

void AddTo(LawCitation& citation, const Element& element) {
  switch (element.rank) {
    case Rank::kPoint:
      citation.point = element.value;
      break;
    case Rank::kClause:
      citation.clause = element.value;
      break;
    case Rank::kArticle:
      citation.article = element.value;
      break;
    case Rank::kAct:
      citation.act = element.value;
      break;
  }
  citation.span = Union(citation.span, element.span);
}

const std::string& FieldOf(const LawCitation& citation, Rank rank) {
  switch (rank) {
    case Rank::kPoint:
      return citation.point;
    case Rank::kClause:
      return citation.clause;
    case Rank::kArticle:
      return citation.article;
    case Rank::kAct:
      break;
  }
  return citation.act;
}

// Each element belongs to all citations before it that still lack its rank and hold nothing above
// it.
std::vector<LawCitation> Rising(Elements begin, Elements end) {
  std::vector<LawCitation> out;
  for (Elements e = begin; e != end; ++e) {
    bool taken = false;
    for (LawCitation& citation : out) {
      bool open = true, lower = false;
      for (Rank rank : {Rank::kPoint, Rank::kClause, Rank::kArticle, Rank::kAct}) {
        if (rank >= e->rank && !FieldOf(citation, rank).empty()) open = false;
        if (rank < e->rank && !FieldOf(citation, rank).empty()) lower = true;
      }
      if (!open || !lower) continue;
      AddTo(citation, *e);
      taken = true;
    }
    if (taken) continue;
    LawCitation fresh;
    AddTo(fresh, *e);
    out.push_back(fresh);
  }
  return out;
}

// Each element narrows the citation before it, or begins a new one beside it.
std::vector<LawCitation> Falling(Elements begin, Elements end) {
  std::vector<LawCitation> out;
  for (Elements e = begin; e != end; ++e) {
    if (!out.empty()) {
      LawCitation& last = out.back();
      bool free = true;
      for (Rank rank : {Rank::kPoint, Rank::kClause, Rank::kArticle})
        if (rank <= e->rank && !FieldOf(last, rank).empty()) free = false;
      if (free) {
        AddTo(last, *e);
        continue;
      }
    }
    LawCitation next;
    if (!out.empty()) {
      if (e->rank < Rank::kArticle) next.article = out.back().article;
      if (e->rank < Rank::kClause) next.clause = out.back().clause;
    }
    AddTo(next, *e);
    out.push_back(next);
  }
  return out;
}

// The parts of one chain [begin, end) with the act that they belong to (end: none).
void Resolve(Elements begin, Elements end, const Element* act, std::vector<LawCitation>& out) {
  std::vector<LawCitation> citations;
  if (begin != end) {
    const Rank first = begin->rank, last = (end - 1)->rank;
    citations = first > last ? Falling(begin, end) : Rising(begin, end);
    if (act != nullptr)
      for (LawCitation& citation : citations) AddTo(citation, *act);
  } else if (act != nullptr) {
    citations.emplace_back();
    AddTo(citations.back(), *act);
  }
  // "Điều 9" alone is a heading or says "this document"; a clause with its article is a citation
  // even so.
  for (LawCitation& citation : citations) {
    const bool place = !citation.article.empty() && !citation.clause.empty();
    if (!citation.act.empty() || place) out.push_back(std::move(citation));
  }
}

}  // namespace

std::vector<LawCitation> FindLawCitations(std::string_view text) {
  std::vector<Element> elements;
  FindNumberedActs(text, elements);
  FindNamedLaws(text, elements);
  FindStandards(text, elements);
  FindParts(text, elements);
  std::stable_sort(elements.begin(), elements.end(), [](const Element& a, const Element& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  // "Luật An ninh mạng số 116/2025/QH15": found by its name and again by its number.
  elements.erase(
      std::unique(elements.begin(), elements.end(),
                  [](const Element& a, const Element& b) { return b.span.begin < a.span.end; }),
      elements.end());

  std::vector<LawCitation> out;
  for (Elements chain = elements.cbegin(); chain != elements.cend();) {
    Elements end = chain + 1;
    while (end != elements.cend() && Connected(text, *(end - 1), *end)) ++end;
    // Cut the chain at its acts. Parts belong to the act behind them, else to the one before.
    const Element* before = nullptr;
    for (Elements part = chain; part != end;) {
      Elements act = std::find_if(part, end, [](const Element& e) { return e.rank == Rank::kAct; });
      if (act != end) {
        if (part == act && act + 1 != end &&
            std::none_of(act + 1, end, [](const Element& e) { return e.rank == Rank::kAct; })) {
          before = &*act;  // "Nghị định 85/2016/NĐ-CP, Điều 9"
        } else {
          Resolve(part, act, &*act, out);
        }
        part = act + 1;
      } else {
        Resolve(part, end, before, out);
        part = end;
      }
    }
    chain = end;
  }
  return out;
}

}  // namespace capdo::text
