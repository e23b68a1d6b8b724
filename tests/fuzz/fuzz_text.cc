// Text as a document holds it, through everything that reads single paragraphs: normalizing (with the real words of
// the rule set), folding, dates, numbers, levels, citations of law, enumerators.
//
// Holds: what is made is UTF-8; every mapped place lies in the original, on the edges of code points, and never goes
// backwards; fields come in order, inside the text, and hold what their header says; the same call gives the same.
#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "document/enumerator.h"
#include "document_checks.h"
#include "fuzz.h"
#include "rules/ruleset.h"
#include "text/fields.h"
#include "text/normalized.h"
#include "text/pattern.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program
using fuzz::IsBoundary;
using fuzz::ComesBackAsUtf8;

const rules::RuleSet& Rules() {
  static const rules::RuleSet* rules = [] {
    auto loaded = rules::Load(CAPDO_SOURCE_DIR, "decree-85-2016", "");
    FUZZ_CHECK(loaded && loaded->diagnostics.empty());
    return new rules::RuleSet((*std::move(loaded)).rules);  // lives as long as the process
  }();
  return *rules;
}

// Edges of code points of text that may be no UTF-8, as DecodeUtf8 steps through it.
std::vector<bool> Edges(std::string_view text) {
  std::vector<bool> edges(text.size() + 1, false);
  for (std::size_t at = 0; at < text.size();) {
    edges[at] = true;
    (void)DecodeUtf8(text, at);
  }
  edges[text.size()] = true;
  return edges;
}

void CheckNormalized(std::string_view original, const text::Lexicon& lexicon) {
  const text::NormalizedText made = text::Normalize(original, lexicon);
  FUZZ_CHECK(ComesBackAsUtf8(made.text));
  FUZZ_CHECK(made.origin.size() == made.text.size());
  FUZZ_CHECK(!made.text.starts_with(' ') && !made.text.ends_with(' '));
  FUZZ_CHECK(made.text.find("  ") == std::string::npos);
  const std::vector<bool> edges = Edges(original);
  text::Span last;
  for (const text::Span& span : made.origin) {
    FUZZ_CHECK(span.begin < span.end && span.end <= original.size());
    FUZZ_CHECK(edges[span.begin] && edges[span.end]);
    FUZZ_CHECK(span.begin >= last.begin && span.end >= last.end);
    last = span;
  }
  const text::Span whole = made.Original(0, made.text.size());
  FUZZ_CHECK(whole.begin <= whole.end && whole.end <= original.size());
  FUZZ_CHECK(text::Normalize(original, lexicon).text == made.text);
}

template <typename Field>
void CheckOrder(std::string_view text, const std::vector<Field>& fields, bool apart) {
  std::uint32_t at = 0;
  for (const Field& field : fields) {
    FUZZ_CHECK(field.span.begin < field.span.end && field.span.end <= text.size());
    FUZZ_CHECK(field.span.begin >= at);
    FUZZ_CHECK(IsBoundary(text, field.span.begin) && IsBoundary(text, field.span.end));
    at = apart ? field.span.end : field.span.begin;
  }
}

void CheckFields(std::string_view text) {
  const auto dates = text::FindDates(text);
  CheckOrder(text, dates, true);
  for (const text::DateField& date : dates) {
    FUZZ_CHECK(date.date.valid());
    FUZZ_CHECK(text::Date::FromIso(date.date.ToIso()) == date.date);
    FUZZ_CHECK(date.date.PlusMonths(24).year == date.date.year + 2);
  }
  const auto numbers = text::FindNumbers(text);
  CheckOrder(text, numbers, true);
  for (const text::NumberField& number : numbers) {
    FUZZ_CHECK(number.number.find_first_of(" \t\n") == std::string::npos && number.number.find('/') != std::string::npos);
    FUZZ_CHECK(ComesBackAsUtf8(number.number));
  }
  const auto levels = text::FindLevels(text);
  CheckOrder(text, levels, true);
  for (const text::LevelField& level : levels) FUZZ_CHECK(level.level >= 1 && level.level <= 5);
  const auto citations = text::FindLawCitations(text);
  CheckOrder(text, citations, false);
  for (const text::LawCitation& law : citations) {
    FUZZ_CHECK(ComesBackAsUtf8(law.act) && ComesBackAsUtf8(law.article) && ComesBackAsUtf8(law.clause) && ComesBackAsUtf8(law.point));
    FUZZ_CHECK(!law.act.empty() || !law.article.empty());
  }
  const auto again = text::FindLawCitations(text);
  FUZZ_CHECK(again.size() == citations.size());
  const int roman = text::ParseRoman(text);
  FUZZ_CHECK(roman >= 0 && roman <= 3999);
}

void CheckEnumerator(std::string_view text) {
  const document::Enumerator found = document::ParseEnumerator(text);
  FUZZ_CHECK(found.length <= text.size() && IsBoundary(text, found.length));
  FUZZ_CHECK(ComesBackAsUtf8(found.text));
  for (int number : found.numbers) FUZZ_CHECK(number >= 0);
  if (found.kind == document::EnumeratorKind::kNone) FUZZ_CHECK(found.length == 0 && found.numbers.empty());
}

void CheckPatterns(const std::string& normalized, const rules::Patterns& patterns) {
  for (const text::Pattern& pattern : patterns) {
    std::size_t from = 0;
    for (int times = 0; times < 3; ++times) {
      const auto match = pattern.Find(normalized, from);
      if (!match) break;
      FUZZ_CHECK(match->whole.begin >= from && match->whole.end <= normalized.size() && !match->whole.empty());
      FUZZ_CHECK(IsBoundary(normalized, match->whole.begin) && IsBoundary(normalized, match->whole.end));
      from = match->whole.end;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::View(data, size);
  static const text::Lexicon kNoWords;
  const rules::Vocabulary& vocabulary = Rules().vocabulary;

  const std::string nfc = text::ToNfc(bytes);
  FUZZ_CHECK(ComesBackAsUtf8(nfc) && text::ToNfc(nfc) == nfc);
  CheckNormalized(bytes, kNoWords);
  CheckNormalized(bytes, vocabulary.lexicon);
  CheckNormalized(nfc, vocabulary.lexicon);

  const std::string folded = text::FoldAccents(bytes), dense = text::WithoutSpaces(bytes);
  FUZZ_CHECK(ComesBackAsUtf8(folded) && text::FoldAccents(nfc) == folded);
  FUZZ_CHECK(ComesBackAsUtf8(dense) && text::WithoutSpaces(nfc) == dense && text::WithoutSpaces(dense) == dense);
  FUZZ_CHECK(text::CountWords(bytes) >= 0);

  CheckFields(nfc);
  (void)text::FindDates(bytes);  // bytes that are no UTF-8 may give anything but a crash
  (void)text::FindNumbers(bytes);
  (void)text::FindLevels(bytes);
  (void)text::FindLawCitations(bytes);
  CheckEnumerator(nfc);
  (void)document::ParseEnumerator(bytes);

  const std::string normalized = text::Normalize(nfc, vocabulary.lexicon).text;
  CheckPatterns(normalized, vocabulary.substance.denial);
  CheckPatterns(normalized, vocabulary.regions.law_lead);
  return 0;
}
