#include <algorithm>
#include <string>

#include "text/fields.h"
#include "text/scan.h"

namespace capdo::text {

namespace {

// How a level is written after "cấp độ".
constexpr char kFigure[] = R"((0?[1-5]|(?-i:III|II|IV|I|V|iii|ii|iv)|một|hai|ba|bốn|tư|năm))";

// Words that may follow a number that counts nothing: after "cấp 3" or "cấp độ 3, 4" they show that
// it is a level and not "cấp 3 tài khoản", "cấp độ 3, 2 máy chủ".
constexpr char kPlainFollowers[] =
    R"((?:của|theo|trở|tại|được|thì|phải|là|có|do|như|quy|nêu|trong|đối|cho|về|và|hoặc|đến|đã|đang|bao|gồm|với|này|trên|từ|khi|để|các|bảo|đảm|an)(?:\P{L}|$))";

int LevelOf(std::string_view figure) {
  const std::string folded = FoldAccents(figure);
  if (folded.empty()) return 0;
  if (IsDigit(folded[0])) return ToInt(folded);
  static constexpr struct {
    std::string_view word;
    int level;
  } kWords[] = {{"mot", 1}, {"hai", 2}, {"ba", 3}, {"bon", 4}, {"tu", 4}, {"nam", 5}};
  for (const auto& entry : kWords)
    if (folded == entry.word) return entry.level;
  return ParseRoman(folded);
}

// What stands behind the figure does not make another number of it: "cấp độ 3.1", "cấp độ 1..5",
// "cấp độ năm 2024".
bool EndsFigure(std::string_view text, const Span& figure) {
  if (WordAfter(text, figure.end)) return false;
  std::size_t dot = figure.end;
  while (dot < text.size() && text[dot] == '.') ++dot;
  if (dot > figure.end && dot < text.size() && IsDigit(text[dot])) return false;
  // "Hồ sơ đề xuất cấp độ số 05/HS-SYT" is the number of a document.
  if (figure.end + 1 < text.size() && text[figure.end] == '/' && !IsDigit(text[figure.end + 1]) && text[figure.end + 1] != ' ') return false;
  const std::string folded = FoldAccents(Slice(text, figure));
  const std::size_t next = SkipSpace(text, figure.end);
  if (folded == "nam" && next < text.size() && IsDigit(text[next])) return false;
  // "một cửa", "một số", "một trong", "một cách": no level.
  if (folded == "mot") {
    const std::string after = FoldAccents(text.substr(next, 8));
    for (std::string_view word : {"cach", "cua", "so ", "trong", "phan", "vai", "he thong", "co quan", "nganh", "tinh"})
      if (after.starts_with(word)) return false;
  }
  return true;
}

bool CountsNothing(std::string_view text, std::size_t position) {
  static const Expression kFollowers(kPlainFollowers);
  const std::size_t next = SkipSpace(text, position);
  if (!WordAfter(text, next)) return true;
  std::vector<Span> groups;
  return kFollowers.FindAt(text, next, groups);
}

// A list that goes on without the word ("cấp độ 3, 4 và 5") names levels, it does not give one.
// Returns its end, or 0 where there is none.
std::size_t ListEnd(std::string_view text, std::size_t position) {
  static const Expression kMore(std::string("~(?:,|/|-|–|và|hoặc|hay|đến)~") + kFigure);
  std::vector<Span> groups;
  std::size_t end = 0;
  while (kMore.FindAt(text, position, groups)) {
    if (!EndsFigure(text, groups[1])) break;
    // In "cấp độ 3, năm" or "cấp độ 3, hai" the words count something else.
    if (!IsDigit(text[groups[1].begin]) && ParseRoman(Slice(text, groups[1])) == 0) break;
    if (!CountsNothing(text, groups[0].end)) break;
    position = end = groups[0].end;
  }
  return end;
}

// "cấp 3" alone. "cấp" is also the verb "to issue", the class of a school and the force of a storm.
bool IsBareLevel(std::string_view text, const Span& whole, const Span& figure) {
  constexpr std::size_t kNear = 8;  // "cấp" and a blank, nothing between
  if (figure.begin - whole.begin > kNear) return false;
  if (!IsDigit(text[figure.begin]) && ParseRoman(Slice(text, figure)) == 0) return false;
  if (!CountsNothing(text, figure.end)) return false;
  const std::size_t end = SkipSpaceBack(text, whole.begin);
  const std::string before =
      FoldAccents(text.substr(end > 16 ? end - 16 : 0, std::min<std::size_t>(end, 16)));
  for (std::string_view word :
       {"truong", "sinh", "hoc", "dai ly", "bao", "gio", "tai", "bang", "xay dung", "cong trinh"})
    if (before.ends_with(word)) return false;
  return true;
}

}  // namespace

std::vector<LevelField> FindLevels(std::string_view text) {
  static const Expression kLevel(
      std::string(
          R"(cấp(~độ)?(?: an toàn)?(?: hệ thống)?(?: thông tin| HTTT| ATTT)?(?: mạng)?(?: được)?(?: đề xuất| phê duyệt| đề nghị)?(?:~[:=]~| là | số |~)~)") +
      kFigure);
  static const Expression kBetween(R"(~(?:,|;|và)~)");
  static const Expression kRange(R"(~(?:đến|tới|-|–|hoặc|hay)(?: hết)?~)");
  static const Expression kThreshold(R"( trở (?:lên|xuống))");

  std::vector<LevelField> found;
  std::vector<Span> groups;
  for (std::size_t from = 0; kLevel.Find(text, from, groups);) {
    const Span whole = groups[0], figure = groups[2];
    const bool bare = groups[1].empty();  // "cấp 3": "cấp" is also the verb "to issue"
    from = NextChar(text, whole.begin);
    if (WordBefore(text, whole.begin) || !EndsFigure(text, figure)) continue;
    if (bare && !IsBareLevel(text, whole, figure)) continue;
    const std::size_t list = ListEnd(text, figure.end);
    from = list != 0 ? list : whole.end;
    if (list != 0 || kThreshold.FindAt(text, figure.end, groups)) continue;
    found.push_back({LevelOf(Slice(text, figure)), whole});
  }

  // "từ cấp độ 1 đến cấp độ 5" and "cấp độ 1, cấp độ 2 và cấp độ 3" are the law's scale, not a
  // level of a system.
  std::vector<LevelField> out;
  for (std::size_t i = 0; i < found.size();) {
    std::size_t run = i + 1;
    bool range = false;
    auto joined = [&](const Expression& between) {
      return between.FindAt(text, found[run - 1].span.end, groups) &&
             groups[0].end == found[run].span.begin;
    };
    for (; run < found.size(); ++run) {
      if (joined(kRange))
        range = true;
      else if (!joined(kBetween))
        break;
    }
    if (!range && run - i < 3)
      out.insert(out.end(), found.begin() + static_cast<std::ptrdiff_t>(i),
                 found.begin() + static_cast<std::ptrdiff_t>(run));
    i = run;
  }
  return out;
}

}  // namespace capdo::text
