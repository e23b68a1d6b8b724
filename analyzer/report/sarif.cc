#include "report/sarif.h"

#include <map>

#include "report/view.h"
#include "report/wording.h"
#include "result/compare.h"
#include "result/json_writer.h"

namespace capdo::report {

namespace {

using result::CheckResult;
using result::JsonWriter;
using result::Outcome;

// RFC 3986: a path below the folder as a relative reference.
std::string UriOf(const std::string& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return uri;
}

const char* KindOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kPartial:
    case Outcome::kFail:
      return "fail";
    case Outcome::kReview:
      return "review";
    case Outcome::kNotApplicable:
      return "notApplicable";
    case Outcome::kNotChecked:
      return "open";
  }
  return "open";
}

const char* LevelOf(const CheckResult& check) {
  if (check.outcome != Outcome::kFail && check.outcome != Outcome::kPartial) return "none";
  if (check.need == "advisory") return "note";
  return check.outcome == Outcome::kFail ? "error" : "warning";
}

class Sarif {
 public:
  Sarif(const result::Result& result, Language language) : result_(result), view_(result), words_(language, view_) {}

  std::string Write() {
    json_.Open('{').Member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").Member("version", "2.1.0");
    json_.Key("runs").Open('[').Open('{');
    Tool();
    Artifacts();
    json_.Key("results").Open('[');
    for (std::size_t i = 0; i < result_.checks.size(); ++i) Finding(result_.checks[i], i);
    json_.Close().Member("columnKind", "unicodeCodePoints");
    json_.Key("properties").Open('{').Member("agency", result_.subject.agency).Member("system", result_.subject.system);
    json_.Member("asOf", result_.as_of).Member("digest", result_.digest).Member("pointsStatus", result_.points_status);
    json_.Member("scoreLine", ScoreLine()).Close();
    json_.Close().Close().Close();
    return json_.Take();
  }

 private:
  std::string ScoreLine() const {
    return words_.Say("report.score-of", {{"awarded", words_.Points(result_.score.awarded)},
                                          {"max", words_.WholePoints(result_.score.max)}});
  }

  // SARIF 2.1.0, 3.11.6: "[words](target)" would be a link, and file names and quotations are the evidence's.
  void Text(std::string_view name, const std::string& text) {
    std::string escaped;
    for (const char c : text) {
      if (c == '[' || c == ']') escaped += '\\';
      escaped += c;
    }
    json_.Key(name).Open('{').Member("text", escaped).Close();
  }

  void Tool() {
    json_.Key("tool").Open('{').Key("driver").Open('{').Member("name", "capdo");
    json_.Member("version", result_.tool_version).Member("language", "vi").Key("rules").Open('[');
    for (const CheckResult& check : result_.checks) {
      json_.Open('{').Member("id", check.id);
      Text("shortDescription", check.title);
      if (!check.fix.empty()) Text("help", check.fix);
      json_.Key("properties").Open('{').Member("block", check.block).Member("need", check.need);
      json_.Member("certainty", check.certainty).Texts("basis", check.basis).Close().Close();
    }
    json_.Close().Close().Close();
  }

  void Artifacts() {
    json_.Key("artifacts").Open('[');
    for (const result::DocumentEntry& document : result_.documents) {
      // A file that holds several documents is one artifact.
      if (!artifacts_.emplace(document.path, artifacts_.size()).second) continue;
      json_.Open('{').Key("location").Open('{').Member("uri", UriOf(document.path)).Close();
      if (!document.sha256.empty()) json_.Key("hashes").Open('{').Member("sha-256", document.sha256).Close();
      json_.Close();
    }
    json_.Close();
  }

  void Location(const result::Citation& citation) {
    const std::string path = words_.Path(citation.document);
    json_.Open('{').Key("physicalLocation").Open('{').Key("artifactLocation").Open('{');
    json_.Member("uri", UriOf(path));
    if (const auto place = artifacts_.find(path); place != artifacts_.end()) json_.Member("index", place->second);
    json_.Close().Close();
    if (!citation.locator.empty())
      json_.Key("logicalLocations").Open('[').Open('{').Member("fullyQualifiedName", citation.locator).Close().Close();
    Text("message", words_.Place(citation) + ": " + words_.Quoted(citation.quote));
    json_.Key("properties").Open('{');
    if (citation.page > 0) json_.Member("page", citation.page);
    json_.Member("pageCertainty", result::PageCertaintyName(citation.page_certainty)).Member("quote", citation.quote);
    json_.Close().Close();
  }

  void Finding(const CheckResult& check, std::size_t index) {
    json_.Open('{').Member("ruleId", check.id).Member("ruleIndex", index);
    json_.Member("kind", KindOf(check.outcome)).Member("level", LevelOf(check));
    Text("message", check.message.empty() ? check.title : check.message);
    if (!check.citations.empty()) {
      json_.Key("locations").Open('[');
      for (const result::Citation& citation : check.citations) Location(citation);
      json_.Close();
    }
    json_.Key("partialFingerprints").Open('{').Member("capdoFinding/v1", result::Fingerprint(check)).Close();
    json_.Key("properties").Open('{').Member("result", result::OutcomeName(check.outcome));
    json_.Member("reason", check.reason).Member("evidence", result::EvidenceName(check.evidence));
    if (check.citations.empty()) json_.Member("searched", words_.Searched(check));
    json_.Close().Close();
  }

  const result::Result& result_;
  const View view_;
  const Wording words_;
  std::map<std::string, std::size_t> artifacts_;
  JsonWriter json_;
};

}  // namespace

std::string ToSarif(const result::Result& result, Language language) { return Sarif(result, language).Write(); }

}  // namespace capdo::report
