#include "result/json_tree.h"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace capdo::result {

namespace {

// Binary fractions such as 1.7000000000000002 would differ between compilers: every number is
// written with a fixed number of decimals, and a whole one without any.
Json Number(double value, double per_unit) {
  const double scaled = std::round(value * per_unit);
  if (std::fmod(scaled, per_unit) == 0) return static_cast<std::int64_t>(scaled / per_unit);
  return scaled / per_unit;
}

Json Points(double value) { return Number(value, 100); }

// Boxes keep their decimal even where it is zero, so that a reader sees one type.
Json Coordinate(double value) {
  const double rounded = std::round(value * 10) / 10;
  return rounded == 0 ? 0.0 : rounded;  // never "-0.0"
}

Json KnownOrNull(int value) { return value > 0 ? Json(value) : Json(nullptr); }

Json CitationTree(const Citation& citation) {
  Json box = nullptr;
  if (citation.box)
    box = Json::array({Coordinate(citation.box->left), Coordinate(citation.box->top),
                       Coordinate(citation.box->right), Coordinate(citation.box->bottom)});
  return {{"document", citation.document},
          {"page", KnownOrNull(citation.page)},
          {"page_certainty", PageCertaintyName(citation.page_certainty)},
          {"locator", citation.locator},
          {"quote", citation.quote},
          {"box", std::move(box)},
          {"read_by", citation.read_by},
          {"confidence", Number(citation.confidence, 100)}};
}

Json CitationTrees(const std::vector<Citation>& citations) {
  Json list = Json::array();
  for (const Citation& citation : citations) list.push_back(CitationTree(citation));
  return list;
}

Json LimitTrees(const std::vector<LimitEntry>& limits) {
  Json list = Json::array();
  for (const LimitEntry& limit : limits)
    list.push_back({{"name", limit.name},
                    {"value", static_cast<std::int64_t>(limit.value)},
                    {"hits", limit.hits},
                    {"changed", limit.changed}});
  return list;
}

Json BlockTree(const Block& block) {
  Json blocks = Json::array();
  for (const Block& child : block.blocks) blocks.push_back(BlockTree(child));
  return {{"id", block.id},
          {"title", block.title},
          {"basis", block.basis},
          {"max", Points(block.max)},
          {"points_status", block.points_status},
          {"awarded", Points(block.awarded)},
          {"possible", Points(block.possible)},
          {"sum", block.sum},
          {"counts",
           {{"required", block.required},
            {"passed", block.passed},
            {"partial", block.partial},
            {"failed", block.failed},
            {"review", block.review},
            {"not_checked", block.not_checked}}},
          {"blocks", std::move(blocks)}};
}

// A field that is a number in the documents is a number in the JSON too ("level": 3).
Json FieldTree(const std::string& name, const std::string& value) {
  if (name != "level") return value;
  int number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  return error == std::errc() && stop == end ? Json(number) : Json(value);
}

Json StatementTrees(const std::vector<Statement>& statements) {
  Json list = Json::array();
  for (const Statement& stated : statements)
    list.push_back({{"field", stated.field},
                    {"value", FieldTree(stated.field, stated.value)},
                    {"read", FieldTree(stated.field, stated.read)},
                    {"who", stated.who},
                    {"when", stated.when},
                    {"reason", stated.reason}});
  return list;
}

Json DocumentTree(const DocumentEntry& document) {
  Json status = Json::array();
  for (const PageStatus& page : document.page_status)
    status.push_back({{"page", page.page},
                      {"read_by", page.read_by},
                      {"quality", page.quality},
                      {"why", page.why}});
  Json fields = Json::object();
  for (const auto& [name, value] : document.fields) fields[name] = FieldTree(name, value);
  Json signatures = Json::array();
  for (const SignatureEntry& signature : document.signatures)
    signatures.push_back({{"signer", signature.signer},
                          {"time", signature.time},
                          {"covers_whole_file", signature.covers_whole_file},
                          {"digest_matches", signature.digest_matches},
                          {"note", signature.note}});
  Json warnings = Json::array();
  for (const WarningEntry& warning : document.warnings)
    warnings.push_back({{"code", warning.code},
                        {"message", warning.message},
                        {"page", KnownOrNull(warning.page)}});
  Json tree = {{"id", document.id},
          {"path", document.path},
          {"sha256", document.sha256},
          {"format", document.format},
          {"kind", document.kind},
          {"kind_confidence", document.kind_confidence},
          {"outcome", document.outcome},
          {"reason", document.reason},
          {"message", document.message},
          {"pages", KnownOrNull(document.pages)},
          {"part", document.part},
          {"parts", document.parts},
          {"first_page", KnownOrNull(document.first_page)},
          {"last_page", KnownOrNull(document.last_page)},
          {"page_status", std::move(status)},
          {"fields", std::move(fields)},
          {"signatures", std::move(signatures)},
          {"warnings", std::move(warnings)}};
  if (!document.stated.empty()) tree["stated"] = StatementTrees(document.stated);
  return tree;
}

Json SearchedTree(const Searched& searched) {
  Json nearest = nullptr;
  if (searched.nearest)
    nearest = {{"document", searched.nearest->document},
               {"page", KnownOrNull(searched.nearest->page)},
               {"quote", searched.nearest->quote}};
  return {{"documents", searched.documents},
          {"pages", searched.pages},
          {"nearest", std::move(nearest)}};
}

Json FactTree(const FactEntry& fact) {
  Json said = Json::array();
  for (const FactStatement& statement : fact.said)
    said.push_back({{"says", statement.says},
                    {"value", statement.value},
                    {"citations", CitationTrees(statement.citations)}});
  return {{"id", fact.id}, {"name", fact.name}, {"differs", fact.differs}, {"count", fact.count}, {"said", std::move(said)}};
}

Json DecisionTree(const Decision& decision) {
  return {{"decision", decision.decision},
          {"state", decision.state},
          {"result", decision.result},
          {"proposed",
           {{"result", OutcomeName(decision.proposed)},
            {"reason", decision.proposed_reason},
            {"message", decision.proposed_message},
            {"fix", decision.proposed_fix}}},
          {"who", decision.who},
          {"when", decision.when},
          {"until", decision.until},
          {"reason", decision.reason},
          {"note", decision.note},
          {"evidence", decision.evidence}};
}

// Members of decisions stand only where there are some: without them a result is what it was before there were any.
Json CheckTree(const CheckResult& check) {
  Json tree = {{"id", check.id},
          {"title", check.title},
          {"block", check.block},
          {"need", check.need},
          {"basis", check.basis},
          {"certainty", check.certainty},
          {"applies", check.applies},
          {"evidence", EvidenceName(check.evidence)},
          {"result", OutcomeName(check.outcome)},
          {"reason", check.reason},
          {"message", check.message},
          {"fix", check.fix},
          {"citations", CitationTrees(check.citations)},
          {"searched", SearchedTree(check.searched)}};
  // Results of earlier versions have none; their digest must stay what it was.
  for (const RejectedPlace& place : check.rejected)
    tree["rejected"].push_back({{"why", place.why}, {"citation", CitationTree(place.citation)}});
  if (check.decision) tree["decision"] = DecisionTree(*check.decision);
  for (const StatedField& stated : check.stated)
    tree["stated"].push_back({{"document", stated.document}, {"field", stated.field}});
  return tree;
}

Json DecisionsTree(const DecisionsSummary& decisions) {
  Json documents = Json::array();
  for (const ChangedStatement& one : decisions.changed_documents)
    documents.push_back(
        {{"path", one.path}, {"sha256", one.sha256}, {"who", one.who}, {"when", one.when}});
  return {{"digest", decisions.digest},
          {"score_before",
           {{"awarded", Points(decisions.awarded_before)}, {"possible", Points(decisions.possible_before)}}},
          {"applied", decisions.applied},
          {"changed", decisions.changed},
          {"changed_documents", std::move(documents)},
          {"faults", decisions.faults}};
}

}  // namespace

Json ContentTree(const Result& result) {
  Json blocks = Json::array();
  for (const Block& block : result.score.blocks) blocks.push_back(BlockTree(block));
  Json documents = Json::array();
  for (const DocumentEntry& document : result.documents)
    documents.push_back(DocumentTree(document));
  Json checks = Json::array();
  for (const CheckResult& check : result.checks) checks.push_back(CheckTree(check));
  Json facts = Json::array();
  for (const FactEntry& fact : result.facts) facts.push_back(FactTree(fact));
  Json tree = {{"schema", kSchemaName},
          {"tool", {{"name", "capdo"}, {"version", result.tool_version}}},
          {"rules",
           {{"id", result.rules_id},
            {"version", result.rules_version},
            {"digest", result.rules_digest}}},
          {"checklist", {{"id", result.checklist_id}, {"points_status", result.points_status}}},
          {"as_of", result.as_of},
          {"subject",
           {{"agency", result.subject.agency},
            {"system", result.subject.system},
            {"level", KnownOrNull(result.subject.level)},
            {"citations", CitationTrees(result.subject.citations)}}},
          {"score",
           {{"max", Points(result.score.max)},
            {"awarded", Points(result.score.awarded)},
            {"possible", Points(result.score.possible)},
            {"blocks", std::move(blocks)}}},
          {"documents", std::move(documents)},
          {"checks", std::move(checks)},
          {"limits", LimitTrees(result.limits)}};
  // Results of earlier versions have none; their digest must stay what it was.
  if (!facts.empty()) tree["facts"] = std::move(facts);
  if (result.decisions) tree["decisions"] = DecisionsTree(*result.decisions);
  return tree;
}

Json RunTree(const Result& result) {
  return {{"started", result.run_started},
          {"seconds", Number(result.run_seconds, 100)},
          {"readers",
           {{"missing_layers", result.readers.missing_layers},
            {"processes", result.readers.processes},
            {"stopped", result.readers.stopped},
            {"died", result.readers.died},
            {"from_cache", result.readers.from_cache}}}};
}

}  // namespace capdo::result
