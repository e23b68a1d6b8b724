#include <cmath>

#include "result/compare.h"
#include "result/json_writer.h"

namespace capdo::result {

namespace {

long long Hundredths(double points) { return std::llround(points * 100); }

const DocumentEntry* Find(const Result& result, const std::string& id) {
  for (const DocumentEntry& document : result.documents)
    if (document.id == id) return &document;
  return nullptr;
}

void WriteNumber(JsonWriter& json, std::string_view name, int value) {
  json.Key(name);
  if (value > 0) {
    json.Number(value);
  } else {
    json.Null();
  }
}

void WriteSide(JsonWriter& json, std::string_view name, const Result& result) {
  json.Key(name).Open('{').Member("result", result.digest).Member("as_of", result.as_of);
  json.Member("version", result.tool_version).Member("rules", result.rules_id);
  json.Member("rules_version", result.rules_version).Member("rules_digest", result.rules_digest);
  json.Member("checklist", result.checklist_id).Member("points_status", result.points_status);
  json.Member("agency", result.subject.agency).Member("system", result.subject.system);
  WriteNumber(json, "level", result.subject.level);
  json.PointsMember("awarded", Hundredths(result.score.awarded));
  json.PointsMember("possible", Hundredths(result.score.possible));
  json.PointsMember("max", Hundredths(result.score.max)).Close();
}

void WriteFinding(JsonWriter& json, std::string_view name, const Result& result, const CheckResult* check) {
  json.Key(name);
  if (check == nullptr) {
    json.Null();
    return;
  }
  json.Open('{').Member("result", OutcomeName(check->outcome)).Member("reason", check->reason);
  json.Member("message", check->message).Member("fingerprint", Fingerprint(*check));
  json.Key("citations").Open('[');
  for (const Citation& citation : check->citations) {
    const DocumentEntry* document = Find(result, citation.document);
    json.Open('{').Member("path", document != nullptr ? document->path : citation.document);
    WriteNumber(json, "page", citation.page);
    json.Member("locator", citation.locator).Member("quote", citation.quote).Close();
  }
  json.Close().Close();
}

}  // namespace

std::string ToJson(const Comparison& comparison) {
  const Result &before = *comparison.before, &after = *comparison.after;
  JsonWriter json;
  json.Open('{').Member("schema", "capdo.compare/1");
  WriteSide(json, "before", before);
  WriteSide(json, "after", after);
  json.Key("same").Open('{').Member("rules", comparison.same_rules).Member("checklist", comparison.same_checklist);
  json.Member("agency", comparison.same_agency).Member("system", comparison.same_system).Close();
  json.Key("difference").Open('{');
  json.PointsMember("awarded", Hundredths(after.score.awarded) - Hundredths(before.score.awarded));
  json.PointsMember("possible", Hundredths(after.score.possible) - Hundredths(before.score.possible)).Close();
  json.Key("counts").Open('{');
  for (const Change change : kAllChanges) json.Member(ChangeName(change), comparison.Count(change));
  json.Close().Key("changes").Open('[');
  for (const GapChange& change : comparison.changes) {
    const CheckResult& check = change.check();
    json.Open('{').Member("change", ChangeName(change.change)).Member("id", check.id).Member("title", check.title);
    json.Member("block", check.block).Member("need", check.need).Member("fix", check.fix);
    WriteFinding(json, "before", before, change.before);
    WriteFinding(json, "after", after, change.after);
    json.Close();
  }
  json.Close().Close();
  return json.Take();
}

}  // namespace capdo::result
