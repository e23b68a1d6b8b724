// What many results say together. Every output of `capdo batch` (page, workbook, tables, JSON) draws this one model,
// so that no two of them can count differently, and every figure is a sum over the agencies that can be redone.
//
// Points are whole hundredths: sums of them are exact.
//
//   OverviewBuilder builder(language, head);
//   builder.Add({.id = "bo-a", .folder = "Bộ A"}, result);
//   builder.AddFailure({.id = "bo-b", .folder = "Bộ B"}, "empty");
//   Overview overview = builder.Finish({});
//   overview.totals.gaps == overview.agencies[0].counts.gaps
#ifndef CAPDO_REPORT_OVERVIEW_H_
#define CAPDO_REPORT_OVERVIEW_H_

#include <string>
#include <vector>

#include "base/messages.h"
#include "report/gap_rows.h"
#include "result/result.h"

namespace capdo::report {

enum class NameSource { kManifest, kDocuments, kFolder, kNone };
const char* NameSourceName(NameSource source);  // "manifest", "documents", "folder", "none"

// Who an agency is, as the caller knows it; what is "" is taken from the result.
struct AgencyIdentity {
  std::string id;      // of its outputs: agencies/<id>/
  std::string folder;  // below the root of the batch
  std::string title = {};   // the name to fall back to
  std::string group = {}, agency = {}, system = {}, contact = {};
};

// Nothing was read: there is a result, but it judges nothing. Failed: there is no result.
enum class AgencyStatus { kChecked, kNothingRead, kFailed };
const char* AgencyStatusName(AgencyStatus status);  // "checked", "nothing-read", "failed"

struct Points {
  long long awarded = 0, possible = 0, max = 0;  // hundredths
  void Add(const Points& other);
};

// As View counts; documents are files, unread those that were not read or not read in full. Of an agency of which nothing
// was read only these two: nobody has to decide what readable files will show.
struct Counts {
  int gaps = 0, advisory = 0, review = 0, passed = 0, not_applicable = 0, not_checked = 0;
  int documents = 0, unread = 0;
  void Add(const Counts& other);
};

struct BlockPoints {
  std::string id, of, title, points_status;
  Points points;
  int agencies = 0;  // in totals: how many results have it
};

struct DocumentRow {
  std::string path, number, date, outcome, reason, sha256, format;
  std::string kind, how_read, why, remedy;  // words, in the language of the overview
  int pages = 0, part = 1, parts = 1;
};

// What people decided of an agency's checks and documents.
struct DecisionCounts {
  bool given = false;
  int applied = 0, changed = 0, faults = 0;
  Points before;  // by the program alone
};

struct AgencySummary {
  std::string id, folder, group, contact;
  std::string agency, system;
  std::string label;  // `agency`, with the folder where others have the same name
  NameSource agency_source = NameSource::kNone, system_source = NameSource::kNone;
  AgencyStatus status = AgencyStatus::kFailed;
  std::string failure;  // a stable code where it failed
  std::string digest;   // of the result
  int level = 0;        // 0 unknown
  int rank = 0;         // from 1, equal points share one; 0 where nothing was judged
  char grade = 0, grade_possible = 0;  // 'A' to 'E'; 0 where nothing was judged
  Points points;
  Counts counts;
  DecisionCounts decisions;
  std::vector<BlockPoints> blocks;   // in the order of the score sheet, blocks before what they hold
  std::vector<GapRow> gaps, review;  // advisory ones too, marked
  std::vector<DocumentRow> documents;
};

// One check and the agencies (indices) in which it came out that way.
struct CommonFinding {
  std::string check, title, block, block_title, basis;
  bool advisory = false;
  std::vector<std::size_t> agencies;
};

// Text of their own that two agencies have word for word. For a person; it changes no result.
struct SharedTextRow {
  struct Side {
    std::string id;  // of the agency
    std::string path, quote;
    int page = 0;  // 0 unknown
    std::size_t agency = 0;  // index; Finish fills it
  };
  Side one, two;  // the longest shared passage on both sides
  int words = 0, passages = 0;
};

struct GradeTotal {
  char grade = 'A';
  std::vector<std::size_t> agencies, possible;  // by what is awarded; by what could be
};

struct GroupTotal {
  std::string name;  // "" for agencies of no group
  std::vector<std::size_t> members;
  int agencies = 0, checked = 0;
  Points points;
  Counts counts;
};

struct Overview {
  std::string tool_version, rules_id, rules_version, rules_digest, checklist_id, as_of;
  std::string points_status = "assumed";
  std::vector<AgencySummary> agencies;  // by rank, then what was not judged, then by folder
  int checked = 0, nothing_read = 0, failed = 0;
  Points points;  // of the agencies that were judged
  Counts counts;  // of all that have a result
  std::vector<BlockPoints> blocks;
  std::vector<GradeTotal> grades;  // A to E, all five
  std::vector<GroupTotal> groups;  // by name
  std::vector<CommonFinding> common_gaps, common_review;  // most agencies first, then in the order of the rules
  std::vector<SharedTextRow> shared;  // most words first
  std::vector<std::string> unlisted;  // files and folders that belong to no agency
};

class OverviewBuilder {
 public:
  // `head` says with which rules, for which day: all results of one batch share them.
  OverviewBuilder(Language language, Overview head) : language_(language), overview_(std::move(head)) {}
  void Add(const AgencyIdentity& identity, const result::Result& result);
  void AddFailure(const AgencyIdentity& identity, const std::string& reason);
  void AddShared(SharedTextRow row) { overview_.shared.push_back(std::move(row)); }
  Overview Finish(std::vector<std::string> unlisted);

 private:
  AgencySummary& Start(const AgencyIdentity& identity);

  Language language_;
  Overview overview_;
};

// The level of a share of points on the ministry's scale (A from 90 %, B from 80, C from 65, D from 50, E below).
// The scale is public for all 100 points; that it is applied to one group of them is an assumption.
char GradeOf(const Points& points, long long value);

// capdo.summary/1 (docs/summary.schema.json).
std::string ToSummaryJson(const Overview& overview);
// One row for each agency.
std::string ToSummaryCsv(const Overview& overview, Language language);
// One row for each gap and for each check that a person must decide, agency by agency.
std::string ToFindingsCsv(const Overview& overview, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_OVERVIEW_H_
