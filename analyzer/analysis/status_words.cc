#include "analysis/status_words.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>

#include "analysis/lookup.h"
#include "analysis/substance.h"
#include "analysis/words.h"
#include "text/syllables.h"

namespace capdo::analysis {

namespace {

constexpr int kDescribed = 6;          // words that tell how something else does it
constexpr std::size_t kLeastName = 3;  // letters of "IPS"

// Without the punctuation behind them.
std::vector<std::string> WordsOf(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back())) != 0) word.pop_back();
    out.push_back(std::move(word));
  }
  return out;
}

// "ips", "hsm": plain letters and digits, and no word of Vietnamese.
bool IsName(const std::string& word) {
  return word.size() >= kLeastName && !text::IsVietnameseSyllable(word) &&
         std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c) != 0; });
}

bool SharesName(const std::string& one, const std::string& two) {
  const std::vector<std::string> others = WordsOf(two);
  const std::vector<std::string> words = WordsOf(one);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return IsName(word) && std::find(others.begin(), others.end(), word) != others.end();
  });
}

// "Sao lưu dự phòng" and "sao lưu sang NAS": two words that follow one another in both.
bool SharesTwoWords(const std::string& one, const std::string& two) {
  const std::vector<std::string> words = WordsOf(one), others = WordsOf(two);
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (!words[i].empty() && !words[i + 1].empty() &&
        std::search(others.begin(), others.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i) + 2) != others.end())
      return true;
  return false;
}

}  // namespace

bool StatusWords::Is(const char* marker, const std::string& text) const { return MatchesAny(Marker(words_, marker), text); }

int StatusWords::GoodWords(const std::string& text) const { return JudgeText(text, words_.substance, year_).good_words; }

bool StatusWords::Denies(const std::string& sentence) const {
  if (Is("met-otherwise", sentence)) return false;
  bool fine = false;
  const std::vector<std::string> pieces = PiecesOf(sentence);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string& piece = pieces[i];
    // "Năm 2023 không tổ chức được, năm 2024 đã diễn tập ngày 25/9".
    const bool past = Is("status-once", piece) && std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, pieces.end(), [&](const std::string& later) {
                        return Is("status-now", later) && !PieceDenies(later);
                      });
    if (past || Is("status-fine", piece)) {
      fine = true;
    } else if (PieceDenies(piece)) {
      return true;
    }
  }
  return !fine && PieceDenies(sentence);
}

bool StatusWords::PieceDenies(const std::string& piece) const {
  const TextVerdict verdict = JudgeText(piece, words_.substance, year_);
  if (verdict.denied_words > 0 || verdict.not_applicable || verdict.promised_words > 0 || verdict.partial ||
      Is("status-denied", piece) || Is("status-idle", piece) || FallsShort(piece))
    return true;
  // "Không có / không còn" a good thing, "không được …": a bad one that is not there is what is wanted.
  if (Is("status-absence", piece) && !Is("status-bad-thing", piece)) return true;
  return Is("status-lacking", piece) && !MatchesAny(words_.substance.normative, piece);
}

std::vector<std::string> StatusWords::PiecesOf(const std::string& sentence) const {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  while (begin < sentence.size()) {
    std::size_t end = sentence.find(',', begin), next = end + 1;
    if (end == std::string::npos) end = next = sentence.size();
    const auto turn = FirstMatch(Marker(words_, "status-turn"), sentence.substr(begin, end - begin));
    if (turn && turn->whole.begin > 0) end = next = begin + turn->whole.begin;
    pieces.emplace_back(Trim(sentence.substr(begin, end - begin)));
    begin = std::max(next, begin + 1);
  }
  return pieces;
}

// "45/120 máy", where the second is not reached.
bool StatusWords::FallsShort(const std::string& text) const {
  const auto match = FirstMatch(Marker(words_, "share-of-things"), text);
  if (!match || match->groups.size() < 2) return false;
  const auto number = [&](std::size_t i) { return std::atol(text.substr(match->groups[i].begin, match->groups[i].size()).c_str()); };
  return number(0) < number(1);
}

// "Không mở cổng quản trị ra Internet": "cổng 22 chưa bao giờ mở"; "Xây dựng dự thảo quy chế": "dự thảo đang lấy ý kiến".
bool StatusWords::DeniesAsAsked(const std::string& sentence, const std::string& requirement) const {
  if (Is("forbidding-label", requirement) && Is("status-absent", sentence) && !Is("status-absent-not", sentence)) return true;
  return Is("draft-task", requirement) && Is("draft-words", sentence);
}

bool StatusWords::DoneOtherwise(const std::string& sentence, const std::string& behind, const std::string& requirement) const {
  const std::string rest(Trim(behind));
  if (rest.empty()) return false;
  // "Lần thử tháng 5 không thành công; đã thử lại ngày 03/6".
  if (Is("status-failed", sentence) && Is("status-mended", rest)) return !Denies(rest);
  // "Đợt kiểm tra năm 2023 ghi nhận chỉ có một đường; từ ngày 01/02/2024 đã có đường thứ hai".
  if (Is("status-once", sentence) && Is("status-now", rest)) return !Denies(rest);
  if (!Is("status-without", sentence)) return false;
  // "Không mua thiết bị riêng; dùng dịch vụ chống DDoS của nhà mạng".
  if (Is("status-instead", rest)) return true;
  // It does what the requirement asks for in its words, or what was denied as a thing of its own ("chức năng IPS của tường lửa").
  return !Denies(rest) && GoodWords(rest) >= kDescribed && (SharesName(sentence, rest) || SharesTwoWords(requirement, rest));
}

}  // namespace capdo::analysis
