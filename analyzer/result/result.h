// The capdo.result/1 model: what an analysis found, as plain values. Every report is a view of it
// and can be made from its JSON alone. ../docs/result.md and docs/result.schema.json describe the
// JSON; contract invariants are enforced where the model is filled (analysis, scoring), not here.
//
//   result::Result r = ...;
//   result::Seal(r);                          // computes the digest over everything but `run`
//   std::string json = result::ToJson(r);     // stable key order, two-space indent, '\n' at the
//   end Result<result::Result> back = result::FromJson(json);
#ifndef CAPDO_RESULT_RESULT_H_
#define CAPDO_RESULT_RESULT_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capdo::result {

enum class Evidence { kUsable, kPresent, kUnreadable, kMissing };
enum class Outcome { kPass, kPartial, kFail, kReview, kNotApplicable, kNotChecked };
enum class PageCertainty { kExact, kEstimated, kNone };

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;  // points, origin top left
};

struct Citation {
  std::string document;  // id of a DocumentEntry
  int page = 0;          // 0 where page_certainty is none
  PageCertainty page_certainty = PageCertainty::kNone;
  std::string locator;  // "Điều 1, khoản 1, điểm b", "Bảng 3, hàng 2", ...
  std::string quote;    // original text of the file
  std::optional<Box> box;
  std::string read_by = "text";  // "text" | "ocr"
  double confidence = 1.0;
};

struct Nearest {
  std::string document;
  int page = 0;
  std::string quote;
};

struct Searched {
  std::vector<std::string> documents;
  int pages = 0;  // pages of these documents; 0 where none has pages
  std::optional<Nearest> nearest;
};

// What a person decided of a check (analyzer/decisions/). Where it is applied, `outcome`, `reason`, `message` and `fix`
// of the check are the person's, and the program's own stand here.
struct Decision {
  std::string decision;  // "accept" | "override" | "note"
  std::string state;     // "applied", or "changed": made on other evidence, so it only is shown
  Outcome proposed = Outcome::kFail;
  std::string proposed_reason, proposed_message, proposed_fix;
  std::string who, when, until;  // days; `until` may be ""
  std::string reason, note;      // in the person's words
  std::string evidence;          // "sha256:…" of what the person saw
  std::string result = {};       // of an override: what the person decides, also where it is not applied
};

// A field that a person read in a document and that a check rests on: it is in no quotation.
struct StatedField {
  std::string document, field;
};

// A place whose words fit the check and that did not count.
struct RejectedPlace {
  std::string why;  // stable code: "table-of-contents", "denied", "other-topic", …
  Citation citation;
};

struct CheckResult {
  std::string id, title, block;  // block is "" for cross-checks
  std::string need;              // "required" | "conditional" | "advisory"
  std::vector<std::string> basis;
  std::string certainty;  // "verbatim" | "inferred"
  bool applies = true;
  Evidence evidence = Evidence::kMissing;
  Outcome outcome = Outcome::kFail;
  std::string reason;   // stable code
  std::string message;  // for a person
  std::string fix;      // what to do; "" where there is nothing to do
  std::vector<Citation> citations;
  Searched searched;
  std::optional<Decision> decision;
  std::vector<StatedField> stated;
  std::vector<RejectedPlace> rejected;  // the first of them; only where the check does not hold

  // A person decided how it comes out.
  bool overridden() const {
    return decision && decision->decision == "override" && decision->state == "applied";
  }
};

struct PageStatus {
  int page = 0;
  std::string read_by, quality, why;
};

struct SignatureEntry {
  std::string signer, time, note;
  bool covers_whole_file = false, digest_matches = false;
};

struct WarningEntry {
  std::string code, message;
  int page = 0;
};

// What a person says of a document after reading it: its kind or one of its fields.
struct Statement {
  std::string field, value;  // "kind", "number", "date", …
  std::string read;          // what the program had read there; "" nothing
  std::string who, when, reason;
};

struct DocumentEntry {
  std::string id, path, sha256, format, kind;
  std::string kind_confidence;  // "sure" | "likely" | "unsure"
  std::string outcome;          // "read" | "partly-read" | "unreadable"
  std::string reason;           // stable code of base/error.h where not read
  std::string message;          // what that means and what to do, for a person
  int pages = 0;                // of the file; 0 unknown
  // Where one file holds several documents, each is an entry of its own with the same path and
  // sha256.
  int part = 1, parts = 1;
  int first_page = 0, last_page = 0;  // of this part; 0 unknown
  std::vector<PageStatus> page_status;
  // "number", "date" (YYYY-MM-DD), "level", "system", "operator", "issuer", "signer",
  // "signer_title", "title".
  std::map<std::string, std::string> fields;
  std::vector<SignatureEntry> signatures;
  std::vector<WarningEntry> warnings;
  std::vector<Statement> stated;
};

struct Block {
  std::string id, of, title, basis;
  std::string points_status = "assumed";
  double max = 0, awarded = 0, possible = 0;  // points, rounded down to 0.01
  std::string sum;                            // the arithmetic in words and figures
  int required = 0, passed = 0, partial = 0, failed = 0, review = 0, not_checked = 0;
  std::vector<Block> blocks;
};

struct Score {
  double max = 15, awarded = 0, possible = 0;
  std::vector<Block> blocks;
};

struct Subject {
  std::string agency, system;
  int level = 0;  // 0 unknown
  std::vector<Citation> citations;
};

// A bound of reading (base/limits.h) that was met, or that the user had set to something else.
struct LimitEntry {
  std::string name;
  double value = 0;  // whole
  int hits = 0;      // places where it was met
  bool changed = false;
};

// A statement about a document that is no longer there in those words: shown, not applied.
struct ChangedStatement {
  std::string path, sha256, who, when;
};

// That people decided, and what the points were before.
struct DecisionsSummary {
  std::string digest;                               // of the file
  double awarded_before = 0, possible_before = 0;  // by the program alone
  int applied = 0, changed = 0;                     // checks and documents
  std::vector<ChangedStatement> changed_documents;
  // Faults of the file, each with its line. Where there is one, nothing of the file was applied.
  std::vector<std::string> faults;
};

// How reading went on this machine, this time: not part of the digest.
struct ReaderRun {
  std::vector<std::string> missing_layers;  // of the sandbox, that the kernel does not have
  int processes = 0, stopped = 0, died = 0, from_cache = 0;
};

// One place that says something of a fact, with what it says: that a thing is there, that it is not, or how much.
struct FactStatement {
  std::string says;   // "there" | "not-there" | "number" | "value"
  std::string value;  // of a number: "6", "≥ 12 tháng"; a name, a date, an address
  std::vector<Citation> citations;
};

// A fact that the dossier states (facts.yaml of the rule set), with the places that state it.
struct FactEntry {
  std::string id, name;
  bool differs = false;  // two of the places cannot both be right; these two stand first
  int count = 0;         // places in all; `said` has the first of them
  std::vector<FactStatement> said;
};

struct Result {
  std::string tool_version;
  std::string rules_id, rules_version, rules_digest;
  std::string checklist_id, points_status = "assumed";
  std::string as_of;   // YYYY-MM-DD
  std::string digest;  // "sha256:..." by Seal
  Subject subject;
  Score score;
  std::vector<DocumentEntry> documents;
  std::vector<CheckResult> checks;
  std::vector<FactEntry> facts;  // in the order of the rule data
  std::vector<LimitEntry> limits;
  std::optional<DecisionsSummary> decisions;  // absent where none were given
  // Whatever changes from run to run.
  std::string run_started;
  double run_seconds = 0;
  ReaderRun readers;
};

const char* EvidenceName(Evidence value);
const char* OutcomeName(Outcome value);
const char* PageCertaintyName(PageCertainty value);

void Seal(Result& result);
// Whether the digest is that of the content: false where a result was changed after it was written.
bool IsSealed(const Result& result);
std::string ToJson(const Result& result);
// kInvalid with the place of the fault ("checks[3].citations[0].page: expected a whole number").
// Members beyond the contract's may be missing; unknown members are ignored, so that a later minor
// version can add some.
capdo::Result<Result> FromJson(std::string_view json);
// `text` as a JSON string with its quotation marks, for rooms that write small JSON of their own.
std::string JsonString(std::string_view text);

}  // namespace capdo::result

#endif  // CAPDO_RESULT_RESULT_H_
