// The rule data of one legal regime, loaded from templates/<id>/ and checklists/, ready to be
// applied.
//
// Rules are data: what a form must contain, how it may be worded, what counts as substance, how
// points are given. C++ knows only the methods (how a requirement can be looked for), never a
// requirement. docs/rules.md is the manual for authors; the schema is enforced by Load and
// explained by `capdo rules lint`.
//
//   Result<LoadedRules> loaded = Load("/usr/share/capdo", "decree-85-2016", "");
//   for (const Check& check : loaded->rules.checks) ...
//
// A RuleSet is immutable after loading and safe to share between threads.
#ifndef CAPDO_RULES_RULESET_H_
#define CAPDO_RULES_RULESET_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "text/classifier.h"
#include "text/fields.h"
#include "text/names.h"
#include "text/normalized.h"
#include "text/pattern.h"
#include "text/phrases.h"

namespace capdo::rules {

using Patterns = std::vector<text::Pattern>;

// Where an entry stands in the rule data, for messages to authors.
struct Origin {
  std::string file;          // relative to the data directory
  int line = 0, column = 0;  // 1-based
};

// One way to look for a requirement; a check tries all of its looks and keeps the best evidence.
enum class Method {
  kDocument,      // a document of the kind exists, with content
  kField,         // a typed field of the document (number, date, motto, ...) is filled
  kLabelled,      // "label: value" in a line, a table row or under a column heading
  kStatement,     // a sentence that says it, neither denied nor promised
  kTopic,         // a heading, row or clause on the topic, with substance under it
  kFigure,        // a topic whose substance is a figure or a description
  kTable,         // a table with the named columns and at least one filled row
  kParts,         // several labelled parts under one heading; partial where some are absent
  kPeriodic,      // the newest date is not older than the period of the level
  kDateOrder,     // the date of one kind of document is not after that of another
  kMinimumLevel,  // the level is at least the checklist's minimum
  kIndependent,   // the bodies named by two fields differ
  kConsistent,    // one field has the same value in all documents
  kPromulgated,   // a regulation's decision has number, date and signer
  kPlaceholders,  // no blanks, sample rows or template text are left
  kLaws,          // the acts that are cited were in force on the day of the document
  kContradiction, // facts that are said in several places agree
  kStatus,        // rows that say "met" do not say otherwise beside it
  kTotals,        // totals of tables are the sums of their rows
  kReferences,    // annexes, tables and figures that are pointed to are there
  kOwnDocuments,  // numbers and dates of the dossier's own documents are told alike
  kCitedDates,    // no document cites a younger one
  kAddresses,     // the address plan adds up
  kCounts,        // totals and percentages in the text add up
  kLevelBasis,    // the level fits what the dossier says of the system
  kAuthority,     // the decision is signed for the body that may approve the level
  kForeignPlaces, // no names of other provinces are left
  kLicensed,      // a statement of standing, by a licence that had not ended on the day of the document
  kCompleted,     // what was planned is said to be carried out, and no item is left open
  kForeignBodies, // no other body of the dossier's own sort acts in it
  kImpossibleDates,  // no day that no calendar has, none told as done before it was, no version older than the one before it
  kQuantities,    // one quantity, told in several places, has one value
  kEvents,        // what one document dates stands in the order in which it can have happened
  kUnsupported,   // registered, but no method decides it yet: not-checked
};

// As rule data spells it: "own-documents".
const char* MethodName(Method method);

struct NamedPatterns {
  std::string name;  // as a person reads it
  Patterns patterns;
  Patterns then;  // what must go with them, for methods that compare pairs
  Patterns given;  // some document must say it, or the part is not looked at; empty: none needs to
  std::string where;  // "group", "row": only what stands under one heading or number, in one row of a table; "" anywhere in a document
  bool optional = false;
  std::string from;  // "YYYY-MM-DD": asked for only in documents of this date or later
};

// A topic by the words of its titles, whatever their order ("Soạn thảo, ký và phổ biến"): a short title of nothing but these
// and filler, with one key word or two of the others, names it where no pattern does.
struct TitleWords {
  Patterns key, words;
  std::optional<text::Pattern> all;  // a title of nothing but its words and filler; none where the topic has no words
};

struct Look {
  Method method = Method::kUnsupported;
  Origin origin;
  Patterns label;           // labels and headings that name the topic by themselves
  Patterns label_in_group;  // short labels that name it only inside its group ("Xác thực" under "An
                            // toàn máy chủ")
  Patterns label_not;                // labels that look alike but mean something else
  TitleWords title_words;            // of its topic
  Patterns section;                  // only under a heading that matches
  Patterns say, say_not;             // sentences
  Patterns value;                    // what a labelled value must match
  std::vector<NamedPatterns> parts;  // parts of kParts, columns of kTable
  std::string field;                 // typed field of kField, kPeriodic, kDateOrder, kConsistent
  std::string other;                 // second field of kDateOrder, kIndependent
  std::string place;                 // "" whole document | "head" | "operative" | "closing"
  int min_words = 0;  // substance needs at least this many words; 0: the method's own default
  int min_rows = 1;
  bool future = false;        // what will be done is what is asked for (a plan to repair)
  bool law = false;           // the law it rests on is what is asked for (why a level is proposed)
  bool mention = false;       // naming it in the right place is enough (a list of zones)
  std::map<int, int> months;  // kPeriodic: level → months
  std::string reason;  // reason code in place of the method's own for a gap, where a check has several looks of one method
  std::string
      review;  // reason code: evidence of this look needs a person, it never passes by itself
};

struct Sample {
  Origin origin;
  std::string text;
};

struct Check {
  std::string id, title;
  std::vector<std::string> basis;
  std::string certainty;  // "verbatim" | "inferred"
  std::string need;       // "required" | "conditional" | "advisory"
  std::string note;
  std::vector<int> levels;             // sorted; all five where the data names none
  std::map<int, std::string> tcvn;     // level → clause of TCVN 11930:2017
  std::vector<std::string> documents;  // kinds that can satisfy it
  std::string needs_check;  // "" or the X.exists check without which this one is not checked
  std::string family;       // checks that compete for the same headings and rows
  std::string group;        // of Form::groups, "" none
  bool doubt = false;  // where a heading of its kind is left unrecognized, absence is doubtful: a
                       // person must look
  bool exact = false;  // decided by a number, a date or a level: what only recognition saw goes to a person
  bool every = false;  // all looks must hold; else the best one decides
  std::vector<Look> looks;
  std::string pass, fail, fix;                 // sentences for a person
  std::map<std::string, std::string> reasons;  // reason code → sentence that replaces `fail`
  std::string review;  // reason code: a pass becomes review, because a person must look
  std::vector<Sample> pass_samples, fail_samples;
  Origin origin;
  std::string block;  // from the checklist
};

// A part of a form that gives its rows their meaning: "Bảo đảm an toàn máy chủ".
struct Group {
  std::string id;
  Patterns label, label_not;
  Patterns codes;  // clause numbers that belong to it
};

struct KindRule {
  std::string kind;
  Patterns title, title_not;  // over the title lines
  Patterns body;              // over the content
  int min_body = 0;           // body patterns that must match when the title does not say it
  bool body_decides = false;  // body patterns alone are enough
};

// What makes a cell or sentence hollow, by the words of substance.yaml.
struct Substance {
  Patterns denial_strong, promise_strong;  // tried before `normative`
  Patterns lasting;                        // why a year to come is no promise
  Patterns denial, promise, placeholder, example, status, partial, not_applicable, reference,
      normative;
  Patterns by_rule;  // "thực hiện theo quy định": says that it is done and not how
  Patterns placeholder_value;  // hollow where a value stands; elsewhere a heading or a label: "tên đơn vị vận hành"
};

// Words that type regions of a document (regions.yaml).
struct Regions {
  Patterns contents, abbreviations, law_heading, law_lead, definition, example;
  Patterns term_column, meaning_column;  // headers that make a table a list of terms only together
};

struct Vocabulary {
  text::Lexicon lexicon;
  text::PhraseModel phrases;   // of the rules and of the law, to repair recognised text
  text::Classifier sense;      // what a text under a requirement does: there, deny, promise, …; may be empty
  text::Classifier topics;     // which check a title with its text is about ("other": none); may be empty
  text::Classifier denials;    // whether a sentence denies what it names; may be empty
  text::NameWords names;       // of offices and systems, for names in capitals
  std::map<std::string, Patterns> columns;  // role → column headings
  Substance substance;
  Regions regions;
  std::map<std::string, Patterns>
      fields;  // words that introduce typed fields ("system", "operator", ...)
  std::map<std::string, Patterns> markers;  // other named word lists
};

struct ScoreBlock {
  std::string id, of, title, basis, points_status;
  double points = 0;
  std::vector<std::string> checks;  // ids, expanded
};

struct Checklist {
  std::string id, title, points_status, note;
  double total_points = 15;
  int minimum_level = 3;
  std::vector<ScoreBlock> blocks;  // in order; children name their parent in `of`
};

// An act of law that dossiers cite, and when it was in force (laws.yaml).
struct Act {
  std::string number, kind;  // "86/2015/QH13", "luật"
  Patterns title;            // names of it alone; empty where the number is needed
  Patterns about;            // what it is said to be about has one of these words; empty: not compared
  Patterns issuer;           // who issued it
  std::optional<text::Date> issued, from, until;  // unknown where absent; in force from `from` to the day before `until`
  std::optional<text::Date> review_by;            // decisions older than `from` had to be reviewed by this day
  std::optional<text::Date> transition_until;     // may still be cited until then: a person decides
  std::string replaced_by, source, certainty;     // "verbatim" | "secondary"
  int articles = 0;             // how many it has; 0: unknown
  std::map<int, int> clauses;   // of its articles, those whose clauses are known
};

// Where the law has its criteria for the levels (levels.yaml).
struct LevelArticles {
  std::string act;              // how citations of it begin: "85/2016"
  std::map<int, int> level_of;  // article → level
};

// A criterion of the law for a level (levels.yaml).
struct Criterion {
  int level = 0;
  std::string name, basis, certainty;  // "verbatim": the law's own words; "inferred": today's words for them
  Patterns say, say_not;
  Patterns within;     // some sentence of the same document says it, too; empty: none needs to
  Patterns without;    // no sentence of the same document says it
  Patterns count;      // the first group is a number
  long at_least = 0;   // that must reach this
  Patterns column;     // headings and titles of tables whose numbers are added up to such a number
};

// Words of one article's criterion that no other has: "của một cơ quan" is article 8, clause 3 (levels.yaml).
struct ArticleWords {
  int article = 0;
  Patterns say, say_not;
};

// What only some levels have: a clause about who appraises them, an annex of the circular (levels.yaml).
struct LevelPlace {
  Patterns say;
  std::vector<int> levels;
};

// Something that a dossier says in several places and that cannot be both so (facts.yaml).
struct Fact {
  std::string id, name;  // name as a person reads it
  Patterns thing;        // what it is about: "tường lửa"
  Patterns thing_not;    // longer names of other things: "tường lửa ứng dụng web"
  Patterns denied, affirmed;
  bool mention = false;  // a thing: a sentence that speaks of it has it, unless it denies it
  Patterns between_not;  // between a denying verb and the thing: then something else is denied
  Patterns listed;       // labels of rows that stand for it
  std::vector<std::string> checks;  // which rest on it
  bool needed = false;   // none of them is met without it
  Patterns denied_by;    // what denies it without naming it: "mạng phẳng"
  Patterns affirmed_by;  // what says it without naming it: "ai cũng biết mật khẩu của sóng ở sảnh"
  Patterns count;        // the first group is the number; of a period the second is its unit
  bool period = false;     // the number is a time, in `units`
  bool frequency = false;  // … after which something is done again: "at least every 3 months" is 3 months or less
  Patterns aspects;        // what it is said of; two places that name different ones do not contradict each other
  Patterns beside;       // sentences that say nothing about this: what another one has, what is planned
  std::string value;     // "name", "date", "address": a value that is the same wherever it is said; "" none
  std::string field;     // the typed field that holds it
  Patterns said;         // sentences that say the value; the first group is it
  Patterns value_not;    // what stands there and is none
  Patterns rows;         // what stands over a list of them: its rows count
  Patterns inventory;    // rows of a list of devices whose quantities add up
  std::string told_by;   // the check that judges it: a difference is no finding of its own
};

// How numbers and places are said, for all facts.
struct FactWords {
  std::map<std::string, long> numbers;  // "ba" → 3
  std::map<std::string, long> units;    // "tháng" → minutes
  Patterns local;      // names a part of the house ("tại xã Khe Vàng"); the first group is the name
  Patterns local_not;  // what stands there and is no name ("tại huyện khác")
  Patterns scope;      // for whom or where something is said; the first group is it
  Patterns month;         // "tháng 5/2023": the first group is its number
  Patterns house_number;  // of an address; the first group is it
  Patterns neutral;  // sentences that say nothing of the house: what a word means, what another one has, what is to be
  Patterns lost;  // behind a thing that is only named: broken, taken away, still in its box
  Patterns denied_again;  // "chưa triển khai hệ thống này": denies what the sentence before names
};

struct RuleSet {
  std::string id, version, title, digest;
  Vocabulary vocabulary;
  std::vector<KindRule> kinds;
  std::vector<Group> groups;
  Patterns filler;  // words of titles that name no topic: "quản lý", "công tác", "về việc"
  std::vector<Check> checks;  // in the order of the score sheet
  std::vector<Act> acts;
  std::vector<Fact> facts;
  FactWords fact_words;
  LevelArticles level_articles;
  std::vector<ArticleWords> article_words;
  std::vector<LevelPlace> level_places;
  std::vector<Criterion> criteria;
  Checklist checklist;
  const Check* Find(const std::string& id) const;
};

struct Diagnostic {
  Origin origin;
  std::string code;     // stable: "unknown-key", "bad-pattern", ...
  std::string message;  // what is wrong
  std::string hint;     // what to do
  std::string source_line;
};

struct LoadedRules {
  RuleSet rules;
  std::vector<Diagnostic> diagnostics;  // empty: the data is sound
};

// Reads `<data_dir>/templates/<ruleset_id>/` and the checklist (a path, or "" for the rule set's
// own). Errors: kNotFound where there is no such rule set. Faults inside the data come back as
// diagnostics, all of them at once.
Result<LoadedRules> Load(const std::string& data_dir, const std::string& ruleset_id,
                         const std::string& checklist_file);

// Beyond what loading needs: a check without samples, a pattern that can match nothing, words that
// normalizing rewrites so that the pattern can never match, a check outside every score block, ...
std::vector<Diagnostic> Lint(const RuleSet& rules);

// "file:line:column: message [code]", the line, a caret, and the hint, like a compiler.
std::string FormatDiagnostic(const Diagnostic& diagnostic);

// Rule sets under data_dir/templates.
std::vector<std::string> ListRuleSets(const std::string& data_dir);

}  // namespace capdo::rules

#endif  // CAPDO_RULES_RULESET_H_
