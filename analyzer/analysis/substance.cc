#include "analysis/substance.h"

#include <algorithm>

#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr int kLongestCaption = 30;  // words

enum class SentenceKind {
  kGood,
  kDenial,
  kPromise,
  kStatus,
  kPartial,
  kNotApplicable,
  kBlank,
  kExample,
  kReference,
  kByRule
};

// A year after `year` that is neither part of a document's number nor of a standard's name.
bool NamesLaterYear(std::string_view s, int year) {
  for (std::size_t i = 0; i + 4 <= s.size(); ++i) {
    if (s[i] != '2' || s[i + 1] != '0') continue;
    const auto digit = [&](std::size_t k) { return k < s.size() && s[k] >= '0' && s[k] <= '9'; };
    if (!digit(i + 2) || !digit(i + 3) || digit(i + 4) ||
        (i > 0 && (digit(i - 1) || s[i - 1] == ':' || s[i - 1] == '.')))
      continue;
    if (i + 4 < s.size() && (s[i + 4] == '/' || s[i + 4] == '.')) {
      if (s[i + 4] == '/' || digit(i + 5)) continue;
    }
    const int found =
        (s[i] - '0') * 1000 + (s[i + 1] - '0') * 100 + (s[i + 2] - '0') * 10 + (s[i + 3] - '0');
    if (found > year && found <= year + 20) return true;
  }
  return false;
}

// "- ", "a. ", "2) ": a mark of a list, of which the reader of "7.1.5.4.a." may have left a rest.
std::string_view WithoutMark(std::string_view sentence) {
  constexpr std::size_t kLongestMark = 4;  // bytes
  const std::size_t end = sentence.find(' ');
  if (end == std::string_view::npos || end == 0 || end > kLongestMark) return sentence;
  const std::string_view mark = sentence.substr(0, end);
  const bool bullet = mark == "-" || mark == "+" || mark == "*" || mark == "–" || mark == "•";
  return bullet || mark.back() == ')' || mark.back() == '.' ? Trim(sentence.substr(end)) : sentence;
}

SentenceKind JudgeSentence(std::string_view raw, const rules::Substance& words, int year) {
  if (IsBlank(raw, words)) return SentenceKind::kBlank;
  // "… gồm có: ………": an announced value that was left open makes the sentence a blank.
  int blanks = 0;
  for (const text::Pattern& pattern : words.placeholder) {
    for (std::size_t from = 0; from < raw.size();) {
      const auto match = pattern.Find(raw, from);
      if (!match) break;
      ++blanks;
      from = match->whole.end + 1;
    }
  }
  if (blanks >= 2 || (blanks == 1 && text::CountWords(raw) <= 20)) return SentenceKind::kBlank;
  std::string_view sentence = WithoutMark(Trim(raw));
  while (!sentence.empty() &&
         std::string_view("([\"").find(sentence.front()) != std::string_view::npos)
    sentence.remove_prefix(1);
  while (!sentence.empty() &&
         std::string_view(")]\".").find(sentence.back()) != std::string_view::npos)
    sentence.remove_suffix(1);
  if (MatchesAny(words.example, sentence)) return SentenceKind::kExample;
  if (MatchesAny(words.not_applicable, sentence)) return SentenceKind::kNotApplicable;
  if (MatchesAny(words.denial_strong, sentence)) return SentenceKind::kDenial;
  if (MatchesAny(words.promise_strong, sentence)) return SentenceKind::kPromise;
  if (year > 0 && NamesLaterYear(sentence, year) && !MatchesAny(words.lasting, sentence))
    return SentenceKind::kPromise;
  // "Thiết bị chưa được kiểm tra thì không được kết nối" is a rule, not a confession.
  const bool normative = MatchesAny(words.normative, sentence);
  if (!normative && MatchesAny(words.denial, sentence)) return SentenceKind::kDenial;
  if (!normative && MatchesAny(words.promise, sentence)) return SentenceKind::kPromise;
  if (MatchesAny(words.partial, sentence)) return SentenceKind::kPartial;
  if (MatchesAny(words.status, sentence)) return SentenceKind::kStatus;
  if (MatchesAny(words.reference, sentence)) return SentenceKind::kReference;
  if (MatchesAny(words.by_rule, sentence)) return SentenceKind::kByRule;
  return SentenceKind::kGood;
}

// "Vùng DMZ – Hiện trạng: trống.", "Thuê ngoài phần mềm: chưa làm": behind a short name, what is said of it.
SentenceKind JudgeNamed(std::string_view sentence, const rules::Substance& words, int year) {
  constexpr int kLongestName = 8;  // words
  const SentenceKind whole = JudgeSentence(sentence, words, year);
  if (whole != SentenceKind::kGood) return whole;
  for (const std::string_view mark : {" - ", " – ", " — ", ": "}) {
    const std::size_t at = sentence.find(mark);
    if (at == std::string_view::npos || text::CountWords(sentence.substr(0, at)) > kLongestName) continue;
    const SentenceKind said = JudgeSentence(sentence.substr(at + mark.size()), words, year);
    if (said == SentenceKind::kDenial || said == SentenceKind::kPromise || said == SentenceKind::kByRule || said == SentenceKind::kBlank) return said;
  }
  return whole;
}

}  // namespace

TextVerdict JudgeText(std::string_view normalized, const rules::Substance& words, int year) {
  TextVerdict verdict;
  if (MatchesAny(words.placeholder_value, normalized)) {
    verdict.placeholder = true;
    return verdict;
  }
  bool first = true;
  for (const text::Span& span : Sentences(normalized)) {
    const std::string_view sentence = normalized.substr(span.begin, span.size());
    const int count = text::CountWords(sentence);
    const auto negative = [&] {
      if (!verdict.has_negative) verdict.negative = span;
      verdict.has_negative = true;
    };
    switch (JudgeNamed(sentence, words, year)) {
      case SentenceKind::kGood:
        verdict.good_words += count;
        if (!verdict.has_best) verdict.best = span;
        verdict.has_best = true;
        break;
      case SentenceKind::kDenial:
        verdict.denied_words += count;
        verdict.denied_first = verdict.denied_first || first;
        negative();
        break;
      case SentenceKind::kPromise:
        verdict.promised_words += count;
        verdict.promised_first = verdict.promised_first || first;
        negative();
        break;
      case SentenceKind::kStatus:
        verdict.status = true;
        break;
      case SentenceKind::kPartial:
        verdict.partial = true;
        negative();
        break;
      case SentenceKind::kNotApplicable:
        verdict.not_applicable = true;
        if (!verdict.has_best) verdict.best = span;
        verdict.has_best = true;
        break;
      case SentenceKind::kReference:
        verdict.reference = true;
        if (!verdict.has_best) verdict.best = span;
        verdict.has_best = true;
        break;
      case SentenceKind::kByRule:
        verdict.by_rule = true;
        if (!verdict.has_best) verdict.best = span;
        verdict.has_best = true;
        break;
      case SentenceKind::kBlank:
      case SentenceKind::kExample:
        verdict.placeholder = true;
        break;
    }
    first = false;
  }
  return verdict;
}

bool MayShow(const document::Block& figure) {
  constexpr double kLeastSide = 60;  // points
  return !figure.blank && figure.width >= kLeastSide && figure.height >= kLeastSide;
}

bool IsLarge(const document::Block& figure) {
  constexpr double kLeastArea = 20'000;  // square points: 5 cm by 5 cm
  return figure.width * figure.height >= kLeastArea;
}

Judgement JudgeUnit(const Part& part, const Unit& unit, const rules::Vocabulary& vocabulary,
                    int min_words, bool future) {
  const rules::Substance& words = vocabulary.substance;
  Judgement out;
  TextVerdict sum;
  bool state_denies = false, state_promises = false, any_text = false, first_piece = true;
  bool blank_figure = false;
  Passage negative, fallback;
  for (const UnitValue& value : unit.values) {
    if (value.block < 0) continue;
    if (value.role == "figure") {
      const document::Block& figure = part.block(value.block);
      blank_figure = blank_figure || figure.blank;
      out.has_figure = out.has_figure || MayShow(figure);
      continue;
    }
    if (value.span.empty()) continue;
    const text::NormalizedText& norm = part.prepared(value.block).norm;
    // The normalized bytes whose origin lies in the value's span.
    std::size_t begin = 0, end = norm.text.size();
    while (begin < end && norm.origin[begin].begin < value.span.begin) ++begin;
    while (end > begin && norm.origin[end - 1].end > value.span.end) --end;
    const std::string_view piece = std::string_view(norm.text).substr(begin, end - begin);
    if (Trim(piece).empty()) continue;
    any_text = true;
    // A caption without its picture says nothing; "Hình 3.1. Người bệnh từ Internet đi qua …" describes what it would show.
    if (MatchesAny(Marker(vocabulary, "caption"), piece) && text::CountWords(piece) <= kLongestCaption) continue;
    TextVerdict v = JudgeText(piece, words, part.year);
    if (future) {
      v.good_words += v.promised_words;
      v.promised_words = 0;
      v.promised_first = false;
      if (!v.has_best && v.has_negative && v.denied_words == 0) {
        v.best = v.negative;
        v.has_best = true;
      }
    }
    const auto passage = [&](const text::Span& span) {
      return Passage{-1, value.block, norm.Original(begin + span.begin, begin + span.end)};
    };
    if (fallback.block < 0) fallback = {-1, value.block, value.span};
    if (v.has_best && out.best.block < 0 && value.role != "remark") out.best = passage(v.best);
    if (v.has_negative && negative.block < 0) negative = passage(v.negative);
    if (value.role == "state") {
      state_denies = state_denies || v.denied_first;
      state_promises = state_promises || v.promised_first;
    }
    sum.good_words += v.good_words;
    sum.denied_words += v.denied_words;
    sum.promised_words += v.promised_words;
    sum.denied_first = sum.denied_first || (first_piece && v.denied_first);
    sum.promised_first = sum.promised_first || (first_piece && v.promised_first);
    sum.status = sum.status || v.status;
    sum.partial = sum.partial || v.partial;
    sum.not_applicable = sum.not_applicable || v.not_applicable;
    sum.placeholder = sum.placeholder || v.placeholder;
    sum.reference = sum.reference || v.reference;
    sum.by_rule = sum.by_rule || v.by_rule;
    first_piece = false;
  }
  out.words = sum.good_words;
  const auto decide = [&](SubstanceState state, const char* reason, const Passage& at) {
    out.state = state;
    out.reason = reason;
    out.best = at.block >= 0 ? at : fallback;
    return out;
  };
  const int bad_words = sum.denied_words + sum.promised_words;
  const char* bad = sum.denied_words >= sum.promised_words ? "denied" : "promised";
  if (!any_text) {
    if (out.has_figure) return decide(SubstanceState::kUsable, "figure", out.best);
    return decide(SubstanceState::kHollow, blank_figure ? "blank-figure" : "empty", out.best);
  }
  if (bad_words > 0) {
    // Decide by the whole text: a denial that opens it is the answer unless far more is said behind
    // it.
    const bool opens = sum.denied_first || sum.promised_first || state_denies || state_promises;
    if (sum.good_words < min_words || (opens && sum.good_words < 2 * bad_words + 8)) {
      return decide(SubstanceState::kHollow, bad, negative);
    }
    if (opens || sum.good_words < 3 * bad_words)
      return decide(SubstanceState::kPartial, "partly-denied", negative);
  }
  if (sum.partial) return decide(SubstanceState::kPartial, "partly-met", negative);
  if (sum.good_words >= min_words) return decide(SubstanceState::kUsable, "found", out.best);
  if (out.has_figure) return decide(SubstanceState::kUsable, "figure", out.best);
  if (sum.not_applicable) return decide(SubstanceState::kNotApplicable, "not-applicable", out.best);
  if (sum.by_rule) return decide(SubstanceState::kStatusOnly, "by-rule", out.best);
  if (sum.reference) return decide(SubstanceState::kStatusOnly, "reference-only", out.best);
  if (sum.status && sum.good_words > 0)
    return decide(SubstanceState::kStatusOnly, "status-only", out.best);
  if (sum.status) return decide(SubstanceState::kStatusOnly, "status-only", fallback);
  if (sum.good_words > 0) return decide(SubstanceState::kStatusOnly, "too-short", out.best);
  return decide(SubstanceState::kHollow, sum.placeholder ? "placeholder" : blank_figure ? "blank-figure" : "empty", fallback);
}

}  // namespace capdo::analysis
