// Joins pieces of torn words. Among all ways to join a stretch of pieces the one with the fewest
// unknown words wins, then the one with the fewest joins: "c ác h ệ" is "các hệ", although "cách"
// is a word too.
#include <algorithm>
#include <limits>

#include "text/tokens.h"

namespace capdo::text {

namespace {

constexpr std::size_t kMaxPieces = 3;     // of a torn word
constexpr std::size_t kMaxLetters = 7;    // of a syllable: "nghiêng"
constexpr std::size_t kNeighbours = 2;    // known words that may be pieces of an unknown one
constexpr std::size_t kMaxStretch = 256;  // pieces looked at together
constexpr int kUnknownCost = 10, kJoinCost = 1;

// After these words a single letter is a label ("điểm c ở", "Trần Thị B"), not a piece of the next
// word.
constexpr std::string_view kLabelWords[] = {"điểm", "khoản", "mục", "lục",  "loại", "nhóm", "hạng",
                                            "phần", "bước",  "lớp", "hình", "bảng", "ông",  "bà",
                                            "thị",  "văn",   "mẫu", "án",   "ý",    "tiết"};

class Joiner {
 public:
  Joiner(const std::vector<CleanChar>& chars, const SyllableSet& syllables,
         std::vector<Token>& tokens, TokenText& text)
      : chars_(chars), syllables_(syllables), tokens_(tokens), text_(text) {}

  void Run() {
    known_.resize(tokens_.size());
    bool any = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      known_[i] = !IsPiece(i) || syllables_.Has(text_.Of(tokens_[i]));
      any = any || !known_[i];
    }
    if (!any) return;

    joined_.reserve(tokens_.size());
    std::size_t done = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (known_[i] || i < done) continue;
      std::size_t begin = i, end = i + 1, last_unknown = i;
      while (begin > done && i - begin < kNeighbours && Follows(begin)) --begin;
      while (end < tokens_.size() && end - last_unknown <= kNeighbours &&
             end - begin < kMaxStretch && Follows(end)) {
        if (!known_[end]) last_unknown = end;
        ++end;
      }
      joined_.insert(joined_.end(), tokens_.begin() + static_cast<std::ptrdiff_t>(done),
                     tokens_.begin() + static_cast<std::ptrdiff_t>(begin));
      Solve(begin, end);
      done = end;
    }
    joined_.insert(joined_.end(), tokens_.begin() + static_cast<std::ptrdiff_t>(done),
                   tokens_.end());
    tokens_ = std::move(joined_);
  }

 private:
  std::size_t Letters(std::size_t i) const { return tokens_[i].end - tokens_[i].begin; }
  bool IsPiece(std::size_t i) const {
    return tokens_[i].letters && !tokens_[i].abbreviation && Letters(i) <= kMaxLetters;
  }
  // Piece i stands after piece i - 1, only white space between them.
  bool Follows(std::size_t i) const {
    return i > 0 && IsPiece(i) && IsPiece(i - 1) && tokens_[i].space_before;
  }
  bool Capitals(std::size_t i) const {
    for (std::uint32_t k = tokens_[i].begin; k < tokens_[i].end; ++k)
      if ((chars_[k].kind & kLower) != 0) return false;
    return true;
  }

  // Fills indices_ with the characters of pieces [begin, end) and says whether they make one word.
  bool MakesWord(std::size_t begin, std::size_t end) {
    std::size_t letters = 0;
    bool unknown = false, single = true, inner_capital = false;
    for (std::size_t i = begin; i < end; ++i) {
      letters += Letters(i);
      unknown = unknown || !known_[i];
      single = single && Letters(i) == 1;
      inner_capital = inner_capital || (i > begin && tokens_[i].has_upper);
    }
    if (!unknown || letters > kMaxLetters || (end - begin > kMaxPieces && !single)) return false;
    for (std::size_t i = begin; i < end; ++i) {
      if (inner_capital && !Capitals(i)) return false;
    }
    if (!inner_capital && Letters(begin) > 1 && Capitals(begin) && tokens_[begin].has_upper)
      return false;  // "QUY ết"
    if (end - begin == 2 && Letters(begin) == 1 && known_[begin + 1] && begin > 0) {
      const std::string_view before = text_.Of(tokens_[begin - 1]);
      if (std::find(std::begin(kLabelWords), std::end(kLabelWords), before) !=
          std::end(kLabelWords))
        return false;
    }
    Gather(begin, end);
    scratch_.bytes.clear();
    scratch_.origin.clear();
    AppendWord(chars_, indices_.data(), indices_.size(), scratch_);
    return syllables_.Has(scratch_.bytes);
  }

  void Gather(std::size_t begin, std::size_t end) {
    indices_.clear();
    for (std::size_t i = begin; i < end; ++i)
      for (std::uint32_t k = tokens_[i].begin; k < tokens_[i].end; ++k) indices_.push_back(k);
  }

  void Solve(std::size_t begin, std::size_t end) {
    const std::size_t count = end - begin;
    std::vector<int> cost(count + 1, std::numeric_limits<int>::max());
    std::vector<std::size_t> from(count + 1, 0);
    cost[0] = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const int single = cost[k] + (known_[begin + k] ? 0 : kUnknownCost);
      if (single < cost[k + 1]) {
        cost[k + 1] = single;
        from[k + 1] = k;
      }
      for (std::size_t pieces = 2; pieces <= kMaxLetters && k + pieces <= count; ++pieces) {
        const int together = cost[k] + static_cast<int>(pieces - 1) * kJoinCost;
        if (together >= cost[k + pieces] || !MakesWord(begin + k, begin + k + pieces)) continue;
        cost[k + pieces] = together;
        from[k + pieces] = k;
      }
    }
    std::vector<std::size_t> cuts;
    for (std::size_t k = count; k > 0; k = from[k]) cuts.push_back(k);
    std::size_t start = begin;
    for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) {
      Emit(start, begin + *cut);
      start = begin + *cut;
    }
  }

  void Emit(std::size_t begin, std::size_t end) {
    Token token = tokens_[begin];
    if (end - begin > 1) {
      Gather(begin, end);
      token.end = tokens_[end - 1].end;
      token.text_begin = static_cast<std::uint32_t>(text_.bytes.size());
      AppendWord(chars_, indices_.data(), indices_.size(), text_);
      token.text_end = static_cast<std::uint32_t>(text_.bytes.size());
    }
    joined_.push_back(token);
  }

  const std::vector<CleanChar>& chars_;
  const SyllableSet& syllables_;
  std::vector<Token>& tokens_;
  TokenText& text_;
  std::vector<char> known_;
  std::vector<Token> joined_;
  std::vector<std::uint32_t> indices_;
  TokenText scratch_;
};

}  // namespace

void JoinBrokenWords(const std::vector<CleanChar>& chars, const SyllableSet& syllables,
                     std::vector<Token>& tokens, TokenText& text) {
  Joiner(chars, syllables, tokens, text).Run();
}

}  // namespace capdo::text
