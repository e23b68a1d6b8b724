// The decisions of a reviewer: a small YAML file beside a result, written by people and by `capdo review`.
//
//   schema: capdo.decisions/1
//   checks:
//     - check: decision.a1.number
//       decision: override            # or accept, or note
//       result: pass                  # pass, partial, fail, review, not-applicable
//       reason: "Số ghi tay, đọc được trên bản giấy."
//       who: Nguyễn Văn A
//       when: 2026-11-22
//       until: 2027-11-22             # optional: an error from the day after
//       evidence: sha256:3f0c…        # what the decision was made on (evidence.h)
//   documents:
//     - sha256: 9ab4…                 # of the file; `part` where it holds several documents
//       number: 15/QĐ-UBND
//       who: Nguyễn Văn A
//       when: 2026-11-22
//
// Everything wrong with the file is found at once, each fault with its line. docs/decisions.md is the manual,
// docs/decisions.schema.json the JSON Schema.
#ifndef CAPDO_DECISIONS_DECISIONS_H_
#define CAPDO_DECISIONS_DECISIONS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "result/result.h"

namespace capdo::decisions {

inline constexpr char kSchemaName[] = "capdo.decisions/1";
inline constexpr char kFileName[] = "decisions.yaml";

struct CheckDecision {
  std::string check, decision;                         // "accept" | "override" | "note"
  result::Outcome result = result::Outcome::kReview;   // of an override
  std::string reason, note, who, when, until, evidence;
  int line = 0;
};

struct DocumentStatement {
  std::string sha256, path;  // bare hexadecimal; the path is for people, and tells a changed file from a lost one
  int part = 0;              // 0: not said
  std::map<std::string, std::string> fields;
  std::string who, when, reason;
  int line = 0;
};

// `code` names a message: "decisions.fault-" code, with {value}.
struct Fault {
  int line = 0;
  std::string code, value;
};

struct Decisions {
  std::vector<CheckDecision> checks;
  std::vector<DocumentStatement> documents;
  std::string digest;  // "sha256:…" of the file
};

struct Loaded {
  Decisions decisions;
  std::vector<Fault> faults;  // in the order of the lines
};

Loaded Read(std::string_view text);

// What may be stated of a document, besides its kind.
const std::vector<std::string>& StatedFields();

// "decisions.yaml:4: …", with what to do.
std::string FaultText(Language language, std::string_view path, const Fault& fault);

}  // namespace capdo::decisions

#endif  // CAPDO_DECISIONS_DECISIONS_H_
