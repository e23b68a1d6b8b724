// Small helpers over normalized text that several steps share.
#ifndef CAPDO_ANALYSIS_WORDS_H_
#define CAPDO_ANALYSIS_WORDS_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/ruleset.h"
#include "text/normalized.h"
#include "text/pattern.h"

namespace capdo::analysis {

bool MatchesAny(const rules::Patterns& patterns, std::string_view text);

// The longest match of any of the patterns.
std::optional<text::Match> LongestMatch(const rules::Patterns& patterns, std::string_view text);
// What group `i` of a match in `text` says; "" where it took no part.
std::string GroupOf(std::string_view text, const text::Match& match, std::size_t i = 0);
// The first match of any of the patterns, in pattern order.
std::optional<text::Match> FirstMatch(const rules::Patterns& patterns, std::string_view text);

// A sentence that tells what the law asks for, and not what the house does: it quotes an act (regions.yaml `law-lead`), or names
// one with what it asks (markers `law-cited`, `law-asks`) and nothing that was done (`law-answered`).
bool TellsLaw(const rules::Vocabulary& vocabulary, std::string_view sentence);

// Spans of the sentences of normalized text: cut at ". ", ";", line ends are gone already.
std::vector<text::Span> Sentences(std::string_view normalized);

// Dots, underscores, brackets with a hint, {{...}}: the text announces a value and gives none.
bool IsBlank(std::string_view normalized, const rules::Substance& substance);

// "label: value" in normalized text; begin of the value, or npos. The label has at most `max_words`
// words.
std::size_t ColonAt(std::string_view normalized, int max_words);

// The clause of TCVN 11930 that a label names ("… (Mục 7.1.3.1 TCVN 11930:2017)", "7.1.3.1 Tuyển
// dụng"); "" if none.
std::string ClauseIn(std::string_view normalized);
// The label without such a reference and without brackets that only hold one.
std::string WithoutClause(std::string_view normalized);

// "Tổng cộng", "Cộng A", "Toàn tỉnh": the label of a row that adds up others (markers `total-row`, `total-row-not`).
bool IsTotalRow(const rules::Vocabulary& vocabulary, std::string_view label);

std::set<std::string> NameTokens(const std::string& normalized);
// Two normalized names of one thing: most words of the shorter stand in the longer.
bool SameName(const std::string& a, const std::string& b);

std::string_view Trim(std::string_view text);
bool IsDigit(char c);

// A named word list of markers.yaml or fields.yaml; empty where the data has none.
const rules::Patterns& Marker(const rules::Vocabulary& vocabulary, const char* name);
const rules::Patterns& FieldWords(const rules::Vocabulary& vocabulary, const std::string& name);
// The words of a look's named part and what goes with them; empty where the look has none of this name.
const rules::Patterns& PartWords(const rules::Look& look, std::string_view name);
const rules::Patterns& PartThen(const rules::Look& look, std::string_view name);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_WORDS_H_
