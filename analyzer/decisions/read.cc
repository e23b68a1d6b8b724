#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/hash.h"
#include "base/utf8.h"
#include "decisions/decisions.h"
#include "text/fields.h"

namespace capdo::decisions {

namespace {

using result::Outcome;

constexpr std::size_t kDigestLength = 64;

bool IsHex(std::string_view text) {
  return text.size() == kDigestLength && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool IsDay(const std::string& text) {
  const auto date = text::Date::FromIso(text);
  return text.size() == 10 && date && date->valid();
}

bool IsBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// The members of one map as texts, with the line of each.
struct Members {
  std::map<std::string, std::string> texts;
  std::map<std::string, int> lines;
  int line = 0;  // where the map begins

  std::string Take(const std::string& name) const {
    const auto found = texts.find(name);
    return found == texts.end() ? "" : found->second;
  }
  int LineOf(const std::string& name) const {
    const auto found = lines.find(name);
    return found == lines.end() ? line : found->second;
  }
};

class Reader {
 public:
  Loaded Take() {
    std::stable_sort(loaded_.faults.begin(), loaded_.faults.end(),
                     [](const Fault& a, const Fault& b) { return a.line < b.line; });
    return std::move(loaded_);
  }

  void Run(std::string_view text) {
    loaded_.decisions.digest = "sha256:" + Sha256Hex(text);
    if (!IsValidUtf8(text)) return Complain(1, "not-utf8");
    try {
      Root(YAML::Load(std::string(text)));
    } catch (const YAML::Exception& error) {
      Complain(error.mark.line + 1, "bad-yaml", error.msg);
    }
  }

 private:
  void Complain(int line, std::string code, std::string value = "") {
    loaded_.faults.push_back({line, std::move(code), std::move(value)});
  }

  static int Line(const YAML::Node& node) { return node.Mark().line + 1; }

  void Root(const YAML::Node& root) {
    if (!root.IsMap()) return Complain(1, "not-a-map");
    bool schema = false;
    std::set<std::string> seen;
    for (const auto& member : root) {
      const std::string name = member.first.IsScalar() ? member.first.Scalar() : "";
      if (!seen.insert(name).second) {
        Complain(Line(member.first), "twice", name);
      } else if (name == "schema") {
        schema = true;
        if (!member.second.IsScalar() || member.second.Scalar() != kSchemaName)
          Complain(Line(member.first), "bad-schema", member.second.IsScalar() ? member.second.Scalar() : "");
      } else if (name == "checks") {
        List(member.second, Line(member.first), name, [this](const YAML::Node& node) { Check(node); });
      } else if (name == "documents") {
        List(member.second, Line(member.first), name, [this](const YAML::Node& node) { Document(node); });
      } else {
        Complain(Line(member.first), "unknown-key", name);
      }
    }
    if (!schema) Complain(1, "no-schema");
  }

  void List(const YAML::Node& list, int line, const std::string& name, const std::function<void(const YAML::Node&)>& read) {
    if (list.IsNull()) return;
    if (!list.IsSequence()) return Complain(line, "not-a-list", name);
    for (const YAML::Node& node : list) read(node);
  }

  // False where it is no entry at all; every other fault is said and leaves its member out.
  bool ReadMembers(const YAML::Node& node, const std::vector<std::string>& known, Members& out) {
    out.line = Line(node);
    if (!node.IsMap()) {
      Complain(out.line, "not-an-entry");
      return false;
    }
    for (const auto& member : node) {
      const std::string name = member.first.IsScalar() ? member.first.Scalar() : "";
      const int line = Line(member.first);
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        Complain(line, "unknown-key", name);
      } else if (!out.lines.emplace(name, line).second) {
        Complain(line, "twice", name);
      } else if (member.second.IsScalar()) {
        out.texts[name] = member.second.Scalar();
      } else if (!member.second.IsNull()) {
        Complain(line, "not-a-text", name);
      }
    }
    for (const char* name : {"who", "when"})
      if (IsBlank(out.Take(name))) Complain(out.LineOf(name), "missing", name);
    for (const char* name : {"when", "until"})
      if (const std::string day = out.Take(name); !IsBlank(day) && !IsDay(day)) Complain(out.LineOf(name), "bad-day", day);
    return true;
  }

  void Check(const YAML::Node& node) {
    Members members;
    if (!ReadMembers(node, {"check", "decision", "result", "reason", "note", "who", "when", "until", "evidence"}, members))
      return;
    CheckDecision one;
    one.check = members.Take("check");
    one.decision = members.Take("decision");
    one.reason = members.Take("reason");
    one.note = members.Take("note");
    one.who = members.Take("who");
    one.when = members.Take("when");
    one.until = members.Take("until");
    one.evidence = members.Take("evidence");
    one.line = members.line;
    if (one.check.empty()) return Complain(one.line, "missing", "check");
    for (const CheckDecision& other : loaded_.decisions.checks)
      if (other.check == one.check) return Complain(members.LineOf("check"), "duplicate", one.check);
    const bool override = one.decision == "override";
    if (!override && one.decision != "accept" && one.decision != "note")
      Complain(members.LineOf("decision"), "bad-decision", one.decision);
    if (override) {
      if (!ReadOutcome(members.Take("result"), one.result))
        Complain(members.LineOf("result"), "bad-result", members.Take("result"));
      if (IsBlank(one.reason)) Complain(members.LineOf("reason"), "no-reason", one.check);
    } else if (members.lines.contains("result")) {
      Complain(members.LineOf("result"), "result-not-override", one.decision);
    }
    if (one.decision == "note" && IsBlank(one.note)) Complain(members.LineOf("note"), "no-note", one.check);
    if (IsDay(one.when) && IsDay(one.until) && one.until < one.when) Complain(members.LineOf("until"), "until-before-when", one.until);
    if (one.evidence.empty()) {
      Complain(one.line, "no-evidence", one.check);
    } else if (!one.evidence.starts_with("sha256:") || !IsHex(std::string_view(one.evidence).substr(7))) {
      Complain(members.LineOf("evidence"), "bad-evidence", one.check);
    }
    // One that stands twice is told also where the first is faulty.
    loaded_.decisions.checks.push_back(std::move(one));
  }

  static bool ReadOutcome(const std::string& name, Outcome& outcome) {
    for (const Outcome one : {Outcome::kPass, Outcome::kPartial, Outcome::kFail, Outcome::kReview, Outcome::kNotApplicable}) {
      if (name != OutcomeName(one)) continue;
      outcome = one;
      return true;
    }
    return false;
  }

  void Document(const YAML::Node& node) {
    Members members;
    std::vector<std::string> known = StatedFields();
    known.insert(known.end(), {"kind", "sha256", "part", "path", "who", "when", "reason"});
    if (!ReadMembers(node, known, members)) return;
    DocumentStatement one;
    one.sha256 = members.Take("sha256");
    if (one.sha256.starts_with("sha256:")) one.sha256.erase(0, 7);
    one.path = members.Take("path");
    one.who = members.Take("who");
    one.when = members.Take("when");
    one.reason = members.Take("reason");
    one.line = members.line;
    const std::string part = members.Take("part");
    if (!part.empty()) {
      const bool whole = part.size() <= 4 && part.find_first_not_of("0123456789") == std::string::npos;
      one.part = whole ? std::stoi(part) : 0;
      if (one.part < 1) Complain(members.LineOf("part"), "bad-part", part);
    }
    if (!IsHex(one.sha256)) Complain(members.LineOf("sha256"), "bad-sha256", one.sha256);
    for (const auto& [name, value] : members.texts) {
      const bool stated = name == "kind" || std::find(StatedFields().begin(), StatedFields().end(), name) != StatedFields().end();
      if (stated && !IsBlank(value)) one.fields[name] = value;
    }
    if (one.fields.empty()) Complain(one.line, "nothing-stated");
    if (const auto date = one.fields.find("date"); date != one.fields.end() && !IsDay(date->second))
      Complain(members.LineOf("date"), "bad-day", date->second);
    if (const auto level = one.fields.find("level");
        level != one.fields.end() && (level->second.size() != 1 || level->second < "1" || level->second > "5"))
      Complain(members.LineOf("level"), "bad-level", level->second);
    for (const DocumentStatement& other : loaded_.decisions.documents)
      if (other.sha256 == one.sha256 && std::max(other.part, 1) == std::max(one.part, 1))
        Complain(one.line, "duplicate", one.sha256);
    loaded_.decisions.documents.push_back(std::move(one));
  }

  Loaded loaded_;
};

}  // namespace

const std::vector<std::string>& StatedFields() {
  static const std::vector<std::string> kFields = {"level",        "number", "date",     "issuer", "signer",
                                                   "signer-title", "system", "operator", "owner"};
  return kFields;
}

Loaded Read(std::string_view text) {
  Reader reader;
  reader.Run(text);
  return reader.Take();
}

std::string FaultText(Language language, std::string_view path, const Fault& fault) {
  // What was written wrongly is shown as it was written.
  const std::string value = fault.code == "bad-day" ? fault.value : DayText(language, fault.value);
  return std::string(path) + ':' + std::to_string(fault.line) + ": " +
         Message(language, "decisions.fault-" + fault.code, {{"value", value}});
}

}  // namespace capdo::decisions
