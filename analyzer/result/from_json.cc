#include <stdexcept>
#include <utility>

#include "result/json_tree.h"

namespace capdo::result {

namespace {

// Never leaves this file: FromJson turns it into an Error.
struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One value of the tree with the way to it, so that an error names the place
// ("checks[3].citations[0].page").
class Node {
 public:
  Node(const Json& json, std::string path) : json_(json), path_(std::move(path)) {}

  Node At(const char* key) const {
    const auto found = Object().find(key);
    if (found == json_.end()) Fail(std::string("\"") + key + "\" is missing");
    return Node(*found, path_.empty() ? key : path_ + '.' + key);
  }

  bool Has(const char* key) const {
    const auto found = Object().find(key);
    return found != json_.end() && !found->is_null();
  }

  std::string String(const char* key) const { return At(key).AsString(); }
  std::string StringOr(const char* key, std::string other) const {
    return Has(key) ? String(key) : std::move(other);
  }
  // A number that may be null or absent: 0 stands for unknown in the model.
  int IntOr(const char* key, int other) const { return Has(key) ? At(key).AsInt() : other; }
  double Double(const char* key) const { return At(key).AsDouble(); }
  bool Bool(const char* key) const {
    const Node node = At(key);
    if (!node.json_.is_boolean()) node.Fail("expected true or false");
    return node.json_.get<bool>();
  }

  std::string AsString() const {
    if (!json_.is_string()) Fail("expected a text");
    return json_.get<std::string>();
  }
  int AsInt() const {
    if (!json_.is_number_integer()) Fail("expected a whole number");
    // Beyond 2^63 get() would wrap around: 2^64-1 would be read as -1.
    if (json_.is_number_unsigned() && json_.get<std::uint64_t>() > 1'000'000'000) Fail("the number is out of range");
    const auto value = json_.get<std::int64_t>();
    if (value < -1'000'000'000 || value > 1'000'000'000) Fail("the number is out of range");
    return static_cast<int>(value);
  }
  double AsDouble() const {
    if (!json_.is_number()) Fail("expected a number");
    return json_.get<double>();
  }
  // A field is text in the model, but "level" is a number in the JSON.
  std::string AsText() const { return json_.is_number_integer() ? json_.dump() : AsString(); }

  std::vector<Node> Items() const {
    if (!json_.is_array()) Fail("expected a list");
    std::vector<Node> items;
    for (std::size_t i = 0; i < json_.size(); ++i)
      items.emplace_back(json_[i], path_ + '[' + std::to_string(i) + ']');
    return items;
  }
  std::vector<Node> ItemsOf(const char* key) const {
    return Has(key) ? At(key).Items() : std::vector<Node>{};
  }

  std::vector<std::pair<std::string, Node>> Entries() const {
    std::vector<std::pair<std::string, Node>> entries;
    for (const auto& [key, value] : Object().items())
      entries.emplace_back(key, Node(value, path_ + '.' + key));
    return entries;
  }

  [[noreturn]] void Fail(const std::string& what) const {
    throw Fault((path_.empty() ? "result" : path_) + ": " + what);
  }

 private:
  const Json& Object() const {
    if (!json_.is_object()) Fail("expected an object");
    return json_;
  }

  const Json& json_;
  std::string path_;
};

template <typename Enum, std::size_t kCount>
Enum Named(const Node& node, const char* (*name)(Enum), const Enum (&values)[kCount]) {
  const std::string text = node.AsString();
  for (const Enum value : values)
    if (text == name(value)) return value;
  node.Fail("unknown value \"" + text + "\"");
}

PageCertainty ReadPageCertainty(const Node& node) {
  static constexpr PageCertainty kValues[] = {PageCertainty::kExact, PageCertainty::kEstimated,
                                              PageCertainty::kNone};
  return Named(node, PageCertaintyName, kValues);
}

Evidence ReadEvidence(const Node& node) {
  static constexpr Evidence kValues[] = {Evidence::kUsable, Evidence::kPresent,
                                         Evidence::kUnreadable, Evidence::kMissing};
  return Named(node, EvidenceName, kValues);
}

Outcome ReadOutcome(const Node& node) {
  static constexpr Outcome kValues[] = {Outcome::kPass,          Outcome::kPartial,
                                        Outcome::kFail,          Outcome::kReview,
                                        Outcome::kNotApplicable, Outcome::kNotChecked};
  return Named(node, OutcomeName, kValues);
}

std::vector<std::string> ReadStrings(const Node& node) {
  std::vector<std::string> strings;
  for (const Node& item : node.Items()) strings.push_back(item.AsString());
  return strings;
}

Citation ReadCitation(const Node& node) {
  Citation citation;
  citation.document = node.String("document");
  citation.page = node.IntOr("page", 0);
  citation.page_certainty = ReadPageCertainty(node.At("page_certainty"));
  citation.locator = node.String("locator");
  citation.quote = node.String("quote");
  if (node.Has("box")) {
    const std::vector<Node> box = node.At("box").Items();
    if (box.size() != 4) node.At("box").Fail("expected four numbers");
    citation.box =
        Box{box[0].AsDouble(), box[1].AsDouble(), box[2].AsDouble(), box[3].AsDouble()};
  }
  citation.read_by = node.String("read_by");
  citation.confidence = node.Double("confidence");
  return citation;
}

std::vector<Citation> ReadCitations(const Node& list) {
  std::vector<Citation> citations;
  for (const Node& node : list.Items()) citations.push_back(ReadCitation(node));
  return citations;
}

// Blocks nest two deep in every checklist; the bound keeps a hostile file from using up the stack.
constexpr int kMaxBlockDepth = 8;

Block ReadBlock(const Node& node, const std::string& parent, int depth) {
  if (depth > kMaxBlockDepth) node.Fail("blocks are nested too deep");
  Block block;
  block.id = node.String("id");
  block.of = parent;
  block.title = node.StringOr("title", "");
  block.basis = node.StringOr("basis", "");
  block.max = node.Double("max");
  block.points_status = node.StringOr("points_status", "assumed");
  block.awarded = node.Double("awarded");
  block.possible = node.Double("possible");
  block.sum = node.StringOr("sum", "");
  if (node.Has("counts")) {
    const Node counts = node.At("counts");
    block.required = counts.IntOr("required", 0);
    block.passed = counts.IntOr("passed", 0);
    block.partial = counts.IntOr("partial", 0);
    block.failed = counts.IntOr("failed", 0);
    block.review = counts.IntOr("review", 0);
    block.not_checked = counts.IntOr("not_checked", 0);
  }
  for (const Node& child : node.ItemsOf("blocks"))
    block.blocks.push_back(ReadBlock(child, block.id, depth + 1));
  return block;
}

DocumentEntry ReadDocument(const Node& node) {
  DocumentEntry document;
  document.id = node.String("id");
  document.path = node.String("path");
  document.sha256 = node.String("sha256");
  document.format = node.String("format");
  document.kind = node.String("kind");
  document.kind_confidence = node.String("kind_confidence");
  document.outcome = node.String("outcome");
  document.reason = node.StringOr("reason", "");
  document.message = node.StringOr("message", "");
  document.pages = node.IntOr("pages", 0);
  document.part = node.IntOr("part", 1);
  document.parts = node.IntOr("parts", 1);
  document.first_page = node.IntOr("first_page", 0);
  document.last_page = node.IntOr("last_page", 0);
  for (const Node& page : node.ItemsOf("page_status"))
    document.page_status.push_back({page.At("page").AsInt(), page.String("read_by"),
                                    page.String("quality"), page.StringOr("why", "")});
  if (node.Has("fields"))
    for (const auto& [name, value] : node.At("fields").Entries())
      document.fields[name] = value.AsText();
  for (const Node& item : node.ItemsOf("signatures")) {
    SignatureEntry signature;
    signature.signer = item.String("signer");
    signature.time = item.StringOr("time", "");
    signature.note = item.StringOr("note", "");
    signature.covers_whole_file = item.Bool("covers_whole_file");
    signature.digest_matches = item.Bool("digest_matches");
    document.signatures.push_back(std::move(signature));
  }
  for (const Node& warning : node.ItemsOf("warnings"))
    document.warnings.push_back(
        {warning.String("code"), warning.StringOr("message", ""), warning.IntOr("page", 0)});
  for (const Node& stated : node.ItemsOf("stated"))
    document.stated.push_back({stated.String("field"), stated.At("value").AsText(), stated.At("read").AsText(),
                               stated.String("who"), stated.String("when"), stated.StringOr("reason", "")});
  return document;
}

Searched ReadSearched(const Node& node) {
  Searched searched;
  searched.documents = ReadStrings(node.At("documents"));
  searched.pages = node.IntOr("pages", 0);
  if (node.Has("nearest")) {
    const Node nearest = node.At("nearest");
    searched.nearest =
        Nearest{nearest.String("document"), nearest.IntOr("page", 0), nearest.String("quote")};
  }
  return searched;
}

Decision ReadDecision(const Node& node) {
  Decision decision;
  decision.decision = node.String("decision");
  decision.state = node.String("state");
  decision.result = node.StringOr("result", "");
  const Node proposed = node.At("proposed");
  decision.proposed = ReadOutcome(proposed.At("result"));
  decision.proposed_reason = proposed.String("reason");
  decision.proposed_message = proposed.String("message");
  decision.proposed_fix = proposed.StringOr("fix", "");
  decision.who = node.String("who");
  decision.when = node.String("when");
  decision.until = node.StringOr("until", "");
  decision.reason = node.StringOr("reason", "");
  decision.note = node.StringOr("note", "");
  decision.evidence = node.String("evidence");
  return decision;
}

DecisionsSummary ReadDecisions(const Node& node) {
  DecisionsSummary decisions;
  decisions.digest = node.String("digest");
  decisions.awarded_before = node.At("score_before").Double("awarded");
  decisions.possible_before = node.At("score_before").Double("possible");
  decisions.applied = node.IntOr("applied", 0);
  decisions.changed = node.IntOr("changed", 0);
  for (const Node& one : node.ItemsOf("changed_documents"))
    decisions.changed_documents.push_back(
        {one.String("path"), one.String("sha256"), one.String("who"), one.String("when")});
  if (node.Has("faults")) decisions.faults = ReadStrings(node.At("faults"));
  return decisions;
}

CheckResult ReadCheck(const Node& node) {
  CheckResult check;
  check.id = node.String("id");
  check.title = node.String("title");
  check.block = node.StringOr("block", "");
  check.need = node.StringOr("need", "required");
  check.basis = ReadStrings(node.At("basis"));
  check.certainty = node.String("certainty");
  check.applies = node.Bool("applies");
  check.evidence = ReadEvidence(node.At("evidence"));
  check.outcome = ReadOutcome(node.At("result"));
  check.reason = node.String("reason");
  check.message = node.String("message");
  check.fix = node.StringOr("fix", "");
  check.citations = ReadCitations(node.At("citations"));
  if (node.Has("searched")) check.searched = ReadSearched(node.At("searched"));
  if (node.Has("decision")) check.decision = ReadDecision(node.At("decision"));
  for (const Node& stated : node.ItemsOf("stated"))
    check.stated.push_back({stated.String("document"), stated.String("field")});
  for (const Node& place : node.ItemsOf("rejected"))
    check.rejected.push_back({place.String("why"), ReadCitation(place.At("citation"))});
  return check;
}

FactEntry ReadFact(const Node& node) {
  FactEntry fact;
  fact.id = node.String("id");
  fact.name = node.String("name");
  fact.differs = node.Bool("differs");
  fact.count = node.At("count").AsInt();
  for (const Node& said : node.ItemsOf("said"))
    fact.said.push_back({said.String("says"), said.StringOr("value", ""), ReadCitations(said.At("citations"))});
  return fact;
}

Result ReadResult(const Node& root) {
  if (root.String("schema") != kSchemaName)
    root.At("schema").Fail(std::string("expected \"") + kSchemaName + '"');
  Result result;
  result.tool_version = root.At("tool").String("version");
  const Node rules = root.At("rules");
  result.rules_id = rules.String("id");
  result.rules_version = rules.String("version");
  result.rules_digest = rules.String("digest");
  result.checklist_id = root.At("checklist").String("id");
  result.points_status = root.At("checklist").String("points_status");
  result.as_of = root.String("as_of");
  result.digest = root.String("digest");
  const Node subject = root.At("subject");
  result.subject.agency = subject.String("agency");
  result.subject.system = subject.String("system");
  result.subject.level = subject.IntOr("level", 0);
  result.subject.citations = ReadCitations(subject.At("citations"));
  const Node score = root.At("score");
  result.score.max = score.Double("max");
  result.score.awarded = score.Double("awarded");
  result.score.possible = score.Double("possible");
  for (const Node& block : score.At("blocks").Items())
    result.score.blocks.push_back(ReadBlock(block, "", 1));
  for (const Node& document : root.At("documents").Items())
    result.documents.push_back(ReadDocument(document));
  for (const Node& check : root.At("checks").Items()) result.checks.push_back(ReadCheck(check));
  if (root.Has("facts"))
    for (const Node& fact : root.At("facts").Items()) result.facts.push_back(ReadFact(fact));
  if (root.Has("limits"))
    for (const Node& limit : root.At("limits").Items())
      result.limits.push_back({limit.String("name"), limit.Double("value"), limit.At("hits").AsInt(),
                               limit.Bool("changed")});
  if (root.Has("decisions")) result.decisions = ReadDecisions(root.At("decisions"));
  if (root.Has("run")) {
    result.run_started = root.At("run").StringOr("started", "");
    if (root.At("run").Has("seconds")) result.run_seconds = root.At("run").Double("seconds");
    if (root.At("run").Has("readers")) {
      const Node readers = root.At("run").At("readers");
      result.readers = {ReadStrings(readers.At("missing_layers")), readers.IntOr("processes", 0),
                        readers.IntOr("stopped", 0), readers.IntOr("died", 0),
                        readers.IntOr("from_cache", 0)};
    }
  }
  return result;
}

}  // namespace

capdo::Result<Result> FromJson(std::string_view json) {
  try {
    const Json tree = Json::parse(json);
    return ReadResult(Node(tree, ""));
  } catch (const Fault& fault) {
    return Error{ErrorCode::kInvalid, fault.what()};
  } catch (const Json::exception& error) {
    // nlohmann puts its own name in brackets in front of what is wrong.
    const std::string what = error.what();
    const std::size_t name = what.find("] ");
    return Error{ErrorCode::kInvalid,
                 "not JSON: " + (name == std::string::npos ? what : what.substr(name + 2))};
  }
}

}  // namespace capdo::result
