#include <algorithm>
#include <array>
#include <utility>

#include "rules/loader.h"

namespace capdo::rules {

namespace {

constexpr std::array<std::pair<const char*, Method>, 34> kMethods = {{
    {"document", Method::kDocument},
    {"field", Method::kField},
    {"labelled", Method::kLabelled},
    {"statement", Method::kStatement},
    {"topic", Method::kTopic},
    {"figure", Method::kFigure},
    {"table", Method::kTable},
    {"parts", Method::kParts},
    {"periodic", Method::kPeriodic},
    {"date-order", Method::kDateOrder},
    {"minimum-level", Method::kMinimumLevel},
    {"independent", Method::kIndependent},
    {"consistent", Method::kConsistent},
    {"promulgated", Method::kPromulgated},
    {"placeholders", Method::kPlaceholders},
    {"laws", Method::kLaws},
    {"contradiction", Method::kContradiction},
    {"status", Method::kStatus},
    {"totals", Method::kTotals},
    {"references", Method::kReferences},
    {"own-documents", Method::kOwnDocuments},
    {"cited-dates", Method::kCitedDates},
    {"addresses", Method::kAddresses},
    {"counts", Method::kCounts},
    {"quantities", Method::kQuantities},
    {"level-basis", Method::kLevelBasis},
    {"authority", Method::kAuthority},
    {"foreign-places", Method::kForeignPlaces},
    {"completed", Method::kCompleted},
    {"licensed", Method::kLicensed},
    {"foreign-bodies", Method::kForeignBodies},
    {"impossible-dates", Method::kImpossibleDates},
    {"events", Method::kEvents},
    {"unsupported", Method::kUnsupported},
}};

void Append(Patterns& to, const Patterns& from) { to.insert(to.end(), from.begin(), from.end()); }

void Replace(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

std::vector<NamedPatterns> LoadParts(LoadContext& context, YamlReader& reader,
                                     const YAML::Node& look, const char* key) {
  std::vector<NamedPatterns> parts;
  const YAML::Node list = look[key];
  if (!list.IsDefined()) return parts;
  for (const auto& item : list) {
    reader.KnownKeys(item, {"name", "words", "then", "given", "where", "optional", "from"});
    NamedPatterns part;
    part.name = reader.Text(item, "name", true);
    part.patterns = reader.PatternList(item, "words", context.terms);
    part.then = reader.PatternList(item, "then", context.terms);
    part.given = reader.PatternList(item, "given", context.terms);
    part.where = reader.Text(item, "where");
    part.from = reader.Text(item, "from");
    part.optional = reader.Bool(item, "optional", false);
    parts.push_back(std::move(part));
  }
  return parts;
}

Look LoadLook(LoadContext& context, YamlReader& reader, const YAML::Node& node) {
  reader.KnownKeys(
      node, {"method",   "label",   "label_in_group", "label_not", "section", "say",   "say_not",
             "value",    "parts",   "columns",        "field",     "other",   "place", "min_words",
             "min_rows", "mention", "months",         "topic",     "review",  "future", "law", "reason"});
  Look look;
  look.origin = reader.At(node);
  const std::string method = reader.Text(node, "method", true);
  const auto known = std::find_if(kMethods.begin(), kMethods.end(),
                                  [&](const auto& m) { return method == m.first; });
  if (known == kMethods.end()) {
    std::string list;
    for (const auto& m : kMethods) list += (list.empty() ? "" : ", ") + std::string(m.first);
    reader.Complain(node, "unknown-method", "no method '" + method + "'", "methods: " + list);
  } else {
    look.method = known->second;
  }
  look.label = reader.PatternList(node, "label", context.terms);
  look.label_in_group = reader.PatternList(node, "label_in_group", context.terms);
  look.label_not = reader.PatternList(node, "label_not", context.terms);
  look.section = reader.PatternList(node, "section", context.terms);
  look.say = reader.PatternList(node, "say", context.terms);
  look.say_not = reader.PatternList(node, "say_not", context.terms);
  look.value = reader.PatternList(node, "value", context.terms);
  look.parts = LoadParts(context, reader, node, node["columns"].IsDefined() ? "columns" : "parts");
  look.field = reader.Text(node, "field");
  look.other = reader.Text(node, "other");
  look.place = reader.Text(node, "place");
  look.min_words = reader.Int(node, "min_words", 0);
  look.min_rows = reader.Int(node, "min_rows", 1);
  look.mention = reader.Bool(node, "mention", false);
  look.future = reader.Bool(node, "future", false);
  look.law = reader.Bool(node, "law", false);
  look.review = reader.Text(node, "review");
  look.reason = reader.Text(node, "reason");
  if (node["months"].IsDefined() && node["months"].IsMap()) {
    for (const auto& entry : node["months"])
      look.months[entry.first.as<int>(0)] = entry.second.as<int>(0);
  }
  const std::string topic_id = reader.Text(node, "topic");
  if (!topic_id.empty()) {
    const auto topic = context.topics.find(topic_id);
    if (topic == context.topics.end()) {
      reader.Complain(node["topic"], "unknown-topic", "no topic '" + topic_id + "'",
                      "add it to topics.yaml");
    } else {
      Append(look.label, topic->second.label);
      Append(look.label_in_group, topic->second.label_in_group);
      Append(look.label_not, topic->second.label_not);
      Append(look.say, topic->second.say);
      Append(look.say_not, topic->second.say_not);
      look.title_words = topic->second.title_words;
    }
  }
  return look;
}

std::vector<Sample> SampleList(YamlReader& reader, const YAML::Node& samples, const char* key) {
  std::vector<Sample> out;
  if (!samples.IsMap() || !samples[key].IsDefined()) return out;
  for (const auto& item : samples[key]) {
    if (item.IsScalar()) out.push_back({reader.At(item), item.Scalar()});
  }
  return out;
}

// Sentences begin with a capital, whatever the requirement's name begins with.
std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (text.rfind("đ", 0) == 0) text.replace(0, std::string_view("đ").size(), "Đ");
  return text;
}

// One pattern for titles that consist of the words of all lists and of nothing else.
std::optional<text::Pattern> OnlyOf(std::initializer_list<const Patterns*> lists) {
  std::string any;
  for (const Patterns* list : lists)
    for (const text::Pattern& pattern : *list) any += (any.empty() ? "" : "|") + ("(?:" + pattern.source() + ")");
  static const std::string kBetween = "[^\\p{L}\\p{N}]";
  auto all = text::Pattern::Compile("^" + kBetween + "*(?:" + any + ")(?:" + kBetween + "+(?:" + any + "))*" + kBetween + "*$");
  return all ? std::optional<text::Pattern>(*std::move(all)) : std::nullopt;
}

}  // namespace

const char* MethodName(Method method) {
  for (const auto& [name, value] : kMethods)
    if (value == method) return name;
  return "unsupported";
}

void LoadTopics(LoadContext& context, RuleSet& rules) {
  YamlReader reader(context.set_dir + "/topics.yaml", context.set_name + "/topics.yaml",
                    *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  reader.KnownKeys(reader.root(), {"groups", "filler", "topics", "note"});
  rules.filler = reader.PatternList(reader.root(), "filler", context.terms);
  for (const auto& node : reader.root()["groups"]) {
    reader.KnownKeys(node, {"id", "label", "label_not", "codes", "basis"});
    Group group;
    group.id = reader.Text(node, "id", true);
    group.label = reader.PatternList(node, "label", context.terms);
    group.label_not = reader.PatternList(node, "label_not", context.terms);
    group.codes = reader.PatternList(node, "codes", context.terms);
    rules.groups.push_back(std::move(group));
  }
  for (const auto& node : reader.root()["topics"]) {
    reader.KnownKeys(node,
                     {"id", "label", "label_in_group", "label_not", "say", "say_not", "key", "words", "basis"});
    Topic topic;
    topic.label = reader.PatternList(node, "label", context.terms);
    topic.label_in_group = reader.PatternList(node, "label_in_group", context.terms);
    topic.label_not = reader.PatternList(node, "label_not", context.terms);
    topic.say = reader.PatternList(node, "say", context.terms);
    topic.say_not = reader.PatternList(node, "say_not", context.terms);
    topic.title_words.key = reader.PatternList(node, "key", context.terms);
    topic.title_words.words = reader.PatternList(node, "words", context.terms);
    if (!topic.title_words.key.empty() || !topic.title_words.words.empty())
      topic.title_words.all = OnlyOf({&rules.filler, &topic.title_words.key, &topic.title_words.words});
    const std::string id = reader.Text(node, "id", true);
    if (!context.topics.emplace(id, std::move(topic)).second) {
      reader.Complain(node, "duplicate-id", "topic '" + id + "' stands twice",
                      "put its words into one entry");
    }
  }
}

void LoadKinds(LoadContext& context, RuleSet& rules) {
  YamlReader reader(context.set_dir + "/kinds.yaml", context.set_name + "/kinds.yaml",
                    *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  for (const auto& node : reader.root()["kinds"]) {
    reader.KnownKeys(node,
                     {"kind", "title", "title_not", "body", "min_body", "body_decides", "basis"});
    KindRule kind;
    kind.kind = reader.Text(node, "kind", true);
    kind.title = reader.PatternList(node, "title", context.terms);
    kind.title_not = reader.PatternList(node, "title_not", context.terms);
    kind.body = reader.PatternList(node, "body", context.terms);
    kind.min_body = reader.Int(node, "min_body", 0);
    kind.body_decides = reader.Bool(node, "body_decides", false);
    rules.kinds.push_back(std::move(kind));
  }
}

void LoadSamples(LoadContext& context, const std::string& file, RuleSet& rules) {
  YamlReader reader(context.set_dir + "/" + file, context.set_name + "/" + file,
                    *context.diagnostics);
  if (!reader.ok() || !reader.root().IsMap()) return;
  for (const auto& entry : reader.root()) {
    const auto check = std::find_if(rules.checks.begin(), rules.checks.end(),
                                    [&](const Check& c) { return c.id == entry.first.Scalar(); });
    if (check == rules.checks.end()) {
      reader.Complain(entry.first, "unknown-check", "no check '" + entry.first.Scalar() + "'",
                      "use an id of the forms");
      continue;
    }
    reader.KnownKeys(entry.second, {"pass", "fail"});
    for (Sample& s : SampleList(reader, entry.second, "pass"))
      check->pass_samples.push_back(std::move(s));
    for (Sample& s : SampleList(reader, entry.second, "fail"))
      check->fail_samples.push_back(std::move(s));
  }
}

void LoadForm(LoadContext& context, const std::string& file, RuleSet& rules) {
  YamlReader reader(context.set_dir + "/" + file, context.set_name + "/" + file,
                    *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  const YAML::Node& root = reader.root();
  reader.KnownKeys(root, {"form", "title", "basis", "documents", "checks", "note"});
  const std::vector<std::string> form_documents = reader.Texts(root, "documents");
  const std::vector<std::string> form_basis = reader.Texts(root, "basis");
  for (const auto& section : root["checks"]) {
    reader.KnownKeys(section, {"family", "needs", "documents", "basis", "certainty", "need", "pass",
                               "fail", "fix", "group", "list", "doubt"});
    for (const auto& node : section["list"]) {
      reader.KnownKeys(node, {"id", "title", "item", "basis", "certainty", "need", "note", "levels",
                              "requirement", "documents", "group", "look", "pass", "fail", "fix",
                              "reasons", "review", "exact", "every"});
      Check check;
      check.origin = reader.At(node);
      check.id = reader.Text(node, "id", true);
      check.title = reader.Text(node, "title", true);
      const auto own_or = [&](const char* key) {
        const std::string own = reader.Text(node, key);
        return own.empty() ? reader.Text(section, key) : own;
      };
      const auto list_or = [&](const char* key, const std::vector<std::string>& fallback) {
        std::vector<std::string> own = reader.Texts(node, key);
        if (own.empty()) own = reader.Texts(section, key);
        return own.empty() ? fallback : own;
      };
      check.basis = list_or("basis", form_basis);
      check.documents = list_or("documents", form_documents);
      check.certainty = own_or("certainty");
      check.need = own_or("need");
      if (check.need.empty()) check.need = "required";
      check.note = reader.Text(node, "note");
      check.family = reader.Text(section, "family");
      check.needs_check = reader.Text(section, "needs");
      if (check.needs_check == check.id) check.needs_check.clear();
      check.group = own_or("group");
      check.doubt = reader.Bool(section, "doubt", false);
      check.review = reader.Text(node, "review");
      check.exact = reader.Bool(node, "exact", false);
      check.every = reader.Bool(node, "every", false);
      for (const std::string& level : reader.Texts(node, "levels")) {
        if (level.size() == 1 && level[0] >= '1' && level[0] <= '5') {
          check.levels.push_back(level[0] - '0');
        } else {
          // Such a check would never apply, and nobody would see it.
          reader.Complain(node["levels"], "bad-level", "'" + level + "' is no level",
                          "write levels 1 to 5");
        }
      }
      const std::string requirement = reader.Text(node, "requirement");
      if (!requirement.empty()) {
        const auto found = context.requirements.find(requirement);
        if (found == context.requirements.end()) {
          reader.Complain(node["requirement"], "unknown-requirement",
                          "no requirement '" + requirement + "'",
                          "use an id of the requirement lists in checklists/");
        } else {
          check.levels = found->second.levels;
          check.tcvn = found->second.tcvn;
        }
      }
      if (check.levels.empty()) check.levels = {1, 2, 3, 4, 5};
      for (const auto& look : node["look"]) check.looks.push_back(LoadLook(context, reader, look));
      std::string item = reader.Text(node, "item");
      if (item.empty()) {
        const std::size_t colon = check.title.find(": ");
        item = colon == std::string::npos ? check.title : check.title.substr(colon + 2);
      }
      const auto sentence = [&](const char* key) {
        std::string text = own_or(key);
        Replace(text, "{item}", item);
        return Capitalized(std::move(text));
      };
      check.pass = sentence("pass");
      check.fail = sentence("fail");
      check.fix = sentence("fix");
      for (const auto& [code, text] : context.reasons) {
        std::string filled = text;
        Replace(filled, "{item}", item);
        check.reasons[code] = Capitalized(std::move(filled));
      }
      if (node["reasons"].IsDefined() && node["reasons"].IsMap()) {
        for (const auto& entry : node["reasons"])
          check.reasons[entry.first.Scalar()] = entry.second.Scalar();
      }
      if (rules.Find(check.id) != nullptr) {
        reader.Complain(node, "duplicate-id", "check '" + check.id + "' stands twice",
                        "give each check its own id");
      }
      rules.checks.push_back(std::move(check));
    }
  }
}

}  // namespace capdo::rules
