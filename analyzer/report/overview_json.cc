#include "report/overview.h"
#include "result/json_writer.h"

namespace capdo::report {

namespace {

using result::JsonWriter;

void WritePoints(JsonWriter& json, const Points& points) {
  json.PointsMember("awarded", points.awarded);
  json.PointsMember("possible", points.possible);
  json.PointsMember("max", points.max);
}

void WriteCounts(JsonWriter& json, const Counts& counts) {
  json.Key("counts").Open('{');
  json.Member("gaps", counts.gaps).Member("advisory", counts.advisory).Member("review", counts.review);
  json.Member("passed", counts.passed).Member("not_applicable", counts.not_applicable);
  json.Member("not_checked", counts.not_checked).Member("documents", counts.documents);
  json.Member("unread", counts.unread).Close();
}

void WriteBlocks(JsonWriter& json, const std::vector<BlockPoints>& blocks, bool totals) {
  json.Key("blocks").Open('[');
  for (const BlockPoints& block : blocks) {
    json.Open('{').Member("id", block.id).Member("of", block.of).Member("title", block.title);
    json.Member("points_status", block.points_status);
    WritePoints(json, block.points);
    if (totals) json.Member("agencies", block.agencies);
    json.Close();
  }
  json.Close();
}

void WriteGrade(JsonWriter& json, std::string_view name, char grade) {
  json.Key(name);
  if (grade == 0) {
    json.Null();
  } else {
    json.Text(std::string_view(&grade, 1));
  }
}

void WriteNumber(JsonWriter& json, std::string_view name, int value) {
  json.Key(name);
  if (value > 0) {
    json.Number(value);
  } else {
    json.Null();
  }
}

void WriteAgency(JsonWriter& json, const AgencySummary& agency) {
  json.Open('{').Member("id", agency.id).Member("folder", agency.folder).Member("group", agency.group);
  json.Member("agency", agency.agency).Member("agency_source", NameSourceName(agency.agency_source));
  json.Member("system", agency.system).Member("system_source", NameSourceName(agency.system_source));
  json.Member("contact", agency.contact).Member("status", AgencyStatusName(agency.status));
  json.Member("failure", agency.failure).Member("result", agency.digest);
  WriteNumber(json, "level", agency.level);
  WriteNumber(json, "rank", agency.rank);
  WriteGrade(json, "grade", agency.grade);
  WriteGrade(json, "grade_possible", agency.grade_possible);
  WritePoints(json, agency.points);
  WriteCounts(json, agency.counts);
  if (agency.decisions.given) {
    json.Key("decisions").Open('{').Member("applied", agency.decisions.applied).Member("changed", agency.decisions.changed);
    json.Member("faults", agency.decisions.faults).Key("before").Open('{');
    WritePoints(json, agency.decisions.before);
    json.Close().Close();
  }
  WriteBlocks(json, agency.blocks, false);
  std::vector<std::string> gaps, advisory, review, unread;
  for (const GapRow& row : agency.gaps) (row.advisory() ? advisory : gaps).push_back(row.check);
  for (const GapRow& row : agency.review) review.push_back(row.check);
  for (const DocumentRow& row : agency.documents)
    if (row.outcome != "read" && (unread.empty() || unread.back() != row.path)) unread.push_back(row.path);
  json.Texts("gaps", gaps).Texts("advisory", advisory).Texts("review", review).Texts("unread", unread).Close();
}

void WriteCommon(JsonWriter& json, std::string_view name, const Overview& overview,
                 const std::vector<CommonFinding>& findings) {
  json.Key(name).Open('[');
  for (const CommonFinding& finding : findings) {
    json.Open('{').Member("check", finding.check).Member("title", finding.title).Member("block", finding.block);
    json.Member("basis", finding.basis).Member("advisory", finding.advisory);
    std::vector<std::string> ids;
    for (const std::size_t i : finding.agencies) ids.push_back(overview.agencies[i].id);
    json.Texts("agencies", ids).Close();
  }
  json.Close();
}

void WriteShared(JsonWriter& json, const std::vector<SharedTextRow>& rows) {
  json.Key("shared_text").Open('[');
  for (const SharedTextRow& row : rows) {
    json.Open('{').Member("words", row.words).Member("passages", row.passages).Key("longest").Open('[');
    for (const SharedTextRow::Side* side : {&row.one, &row.two}) {
      json.Open('{').Member("agency", side->id).Member("path", side->path);
      WriteNumber(json, "page", side->page);
      json.Member("quote", side->quote).Close();
    }
    json.Close().Close();
  }
  json.Close();
}

}  // namespace

std::string ToSummaryJson(const Overview& overview) {
  JsonWriter json;
  json.Open('{').Member("schema", "capdo.summary/1");
  json.Key("tool").Open('{').Member("name", "capdo").Member("version", overview.tool_version).Close();
  json.Key("rules").Open('{').Member("id", overview.rules_id).Member("version", overview.rules_version);
  json.Member("digest", overview.rules_digest).Close();
  json.Key("checklist").Open('{').Member("id", overview.checklist_id).Member("points_status", overview.points_status);
  json.Close().Member("grades_status", "assumed").Member("as_of", overview.as_of);
  json.Key("totals").Open('{').Member("agencies", overview.agencies.size()).Member("checked", overview.checked);
  json.Member("nothing_read", overview.nothing_read).Member("failed", overview.failed);
  WritePoints(json, overview.points);
  WriteCounts(json, overview.counts);
  WriteBlocks(json, overview.blocks, true);
  json.Close();
  json.Key("grades").Open('[');
  for (const GradeTotal& grade : overview.grades) {
    json.Open('{').Member("grade", std::string_view(&grade.grade, 1)).Member("agencies", grade.agencies.size());
    json.Member("possible", grade.possible.size()).Close();
  }
  json.Close().Key("groups").Open('[');
  for (const GroupTotal& group : overview.groups) {
    json.Open('{').Member("group", group.name).Member("agencies", group.agencies).Member("checked", group.checked);
    WritePoints(json, group.points);
    WriteCounts(json, group.counts);
    json.Close();
  }
  json.Close();
  WriteCommon(json, "common_gaps", overview, overview.common_gaps);
  WriteCommon(json, "common_review", overview, overview.common_review);
  json.Key("agencies").Open('[');
  for (const AgencySummary& agency : overview.agencies) WriteAgency(json, agency);
  json.Close();
  if (!overview.shared.empty()) WriteShared(json, overview.shared);
  json.Texts("unlisted", overview.unlisted).Close();
  return json.Take();
}

}  // namespace capdo::report
