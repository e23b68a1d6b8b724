#include "cli/review_documents.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/data_dir.h"
#include "report/sheet.h"
#include "report/text_layout.h"
#include "report/view.h"
#include "report/wording.h"
#include "rules/ruleset.h"
#include "text/fields.h"

namespace capdo::cli {

namespace {

using result::DocumentEntry;

constexpr std::size_t kMaxValue = 120;  // bytes of a number

// In the order of "review.document-keys", which gives each its letter.
constexpr std::array<const char*, 7> kAnswers = {"kind", "number", "date", "level", "skip", "back", "quit"};
constexpr std::array<const char*, 4> kFields = {"kind", "number", "date", "level"};

// What the rule data says of kinds: their names, and which of them must have which field.
struct KindData {
  std::vector<std::string> kinds;
  std::map<std::string, std::set<std::string>> with_field;
  std::set<std::string> promulgated;  // these have number and date, or those of what they are attached to
};

void AddFields(const rules::Check& check, const rules::Look& look, bool level, KindData& data) {
  const auto add = [&](const std::string& field) { data.with_field[field].insert(check.documents.begin(), check.documents.end()); };
  if (look.method == rules::Method::kField || look.method == rules::Method::kPeriodic) {
    add(look.field);
    add(look.other);
  }
  if (look.method == rules::Method::kPromulgated) data.promulgated.insert(check.documents.begin(), check.documents.end());
  if (level && look.method == rules::Method::kConsistent && look.field == "level") add("level");
}

KindData ReadKinds(const result::Result& result, const std::string& data_dir) {
  KindData data;
  const Result<std::string> folder = FindDataDir(data_dir);
  const auto loaded = folder ? rules::Load(*folder, result.rules_id, "") : Result<rules::LoadedRules>(folder.error());
  if (loaded) {
    for (const rules::KindRule& rule : loaded->rules.kinds)
      if (std::find(data.kinds.begin(), data.kinds.end(), rule.kind) == data.kinds.end()) data.kinds.push_back(rule.kind);
    for (const rules::Check& check : loaded->rules.checks)
      for (const rules::Look& look : check.looks) AddFields(check, look, result.subject.level == 0, data);
  }
  for (const char* kind : {"law", "template", "other"})
    if (std::find(data.kinds.begin(), data.kinds.end(), kind) == data.kinds.end()) data.kinds.push_back(kind);
  return data;
}

const decisions::DocumentStatement* StatementOf(const decisions::Decisions& given, const DocumentEntry& document) {
  for (const decisions::DocumentStatement& one : given.documents)
    if (one.sha256 == document.sha256 && std::max(one.part, 1) == document.part) return &one;
  return nullptr;
}

bool IsOpen(const DocumentEntry& document, const std::string& field, const KindData& data) {
  if (field == "kind")
    return document.kind_confidence == "unsure" || document.kind == "other" || document.outcome == "unreadable";
  const auto kinds = data.with_field.find(field);
  if (document.outcome == "unreadable" || document.fields.contains(field)) return false;
  if (kinds != data.with_field.end() && kinds->second.contains(document.kind)) return true;
  return (field == "number" || field == "date") && data.promulgated.contains(document.kind) &&
         !document.fields.contains("attached-" + field);
}

std::string DateOf(const std::string& typed) {
  const std::vector<text::DateField> dates = text::FindDates(typed);
  return dates.size() == 1 && dates[0].span.size() == typed.size() ? dates[0].date.ToIso() : "";
}

std::string KindOfTyped(const std::string& typed, const std::vector<std::string>& kinds) {
  if (std::find(kinds.begin(), kinds.end(), typed) != kinds.end()) return typed;
  const bool number = !typed.empty() && typed.size() <= 3 && typed.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t at = number ? static_cast<std::size_t>(std::stoi(typed)) : 0;
  return at >= 1 && at <= kinds.size() ? kinds[at - 1] : "";
}

class Walk {
 public:
  Walk(const result::Result& result, const std::vector<OpenDocument>& documents, const std::string& who, KeyReader& keys,
       DecisionsEditor& file, const std::string& data_dir, Language language)
      : documents_(documents), who_(who), keys_(keys), file_(file), language_(language), kinds_(ReadKinds(result, data_dir).kinds),
        view_(result), words_(language, view_) {}

  Walked Run() {
    if (documents_.empty()) return Walked::kDone;
    Tell(Say("review.documents", {{"count", std::to_string(documents_.size())}}));
    const int before = file_.saved();
    for (std::size_t i = 0; i < documents_.size();) {
      Show(documents_[i], i);
      switch (AskOne(documents_[i])) {
        case Step::kNext:
          ++i;
          break;
        case Step::kBack:
          i -= i > 0 ? 1 : 0;
          break;
        case Step::kQuit:
          return Walked::kQuit;
        case Step::kFailed:
          return Walked::kFailed;
      }
    }
    if (file_.saved() > before) Tell(Say("review.documents-done", {{"path", file_.path()}}));
    return Walked::kDone;
  }

 private:
  enum class Step { kNext, kBack, kQuit, kFailed };

  std::string Say(std::string_view key, MessageArguments arguments = {}) const { return Message(language_, key, arguments); }
  void Tell(std::string_view text) const { Print(report::Printable(text) + '\n'); }
  std::string FieldName(const std::string& field) const { return Say("field." + field); }

  void Show(const OpenDocument& open, std::size_t number) const {
    const DocumentEntry& document = *open.entry;
    report::Sheet sheet(std::clamp(OutputWidth(), 40, 100), OutputHasColour());
    sheet.Heading(Say("review.point", {{"number", std::to_string(number + 1)}, {"total", std::to_string(documents_.size())}}) + "  " +
                  Say("review.document"));
    std::string name = document.path;
    if (document.parts > 1)
      name += " (" + Say("document.part", {{"part", std::to_string(document.part)}, {"parts", std::to_string(document.parts)}}) + ')';
    sheet.Text("", report::Printable(name), report::Style::kBold);
    std::string line = words_.Kind(document);
    if (const std::string known = words_.NumberAndDate(document); !known.empty()) line += " · " + known;
    sheet.Text("  ", report::Printable(line + " · " + words_.HowRead(document)));
    std::string missing;
    for (const std::string& field : open.fields) missing += (missing.empty() ? "" : ", ") + FieldName(field);
    sheet.Text("  ", Say("review.document-missing", {{"fields", missing}}));
    if (const auto* said = StatementOf(file_.given(), document))
      for (const auto& [field, value] : said->fields)
        sheet.Text("  ", report::Printable(Say("review.document-said", {{"field", FieldName(field)}, {"value", value}, {"who", said->who}})),
                   report::Style::kGreen);
    sheet.Blank();
    Print(sheet.Take());
  }

  bool Asks(const OpenDocument& open, std::size_t answer) const {
    return answer >= kFields.size() || std::find(open.fields.begin(), open.fields.end(), kAnswers[answer]) != open.fields.end();
  }

  std::string KeyLine(const OpenDocument& open) const {
    const std::string keys = Say("review.document-keys");
    std::string line;
    for (std::size_t i = 0; i < kAnswers.size(); ++i)
      if (Asks(open, i))
        line += (line.empty() ? "" : " · ") + keys.substr(i, 1) + ' ' +
                (i < kFields.size() ? FieldName(kAnswers[i]) : Say(std::string("review.") + kAnswers[i]));
    return line;
  }

  // Until the person goes on, or everything that is open of the document is said.
  Step AskOne(const OpenDocument& open) {
    std::set<std::string> said;
    while (said.size() < open.fields.size()) {
      Tell(KeyLine(open));
      Print("> ");
      const std::optional<char> key = keys_.Key();
      if (!key) return Step::kQuit;
      if (keys_.terminal()) Print(std::string(1, *key >= ' ' && *key <= '~' ? *key : ' '));
      Print("\n");
      const std::size_t at = Say("review.document-keys").find(*key);
      if (at >= kAnswers.size() || !Asks(open, at)) {
        Tell(Say("review.unknown-key"));
        continue;
      }
      const std::string answer = kAnswers[at];
      if (answer == "quit") return Step::kQuit;
      if (answer == "back") return Step::kBack;
      if (answer == "skip") return Step::kNext;
      const std::optional<std::string> value = AskValue(answer);
      if (!value) return Step::kQuit;
      if (value->empty() || !MayState(*open.entry)) continue;
      if (!State(*open.entry, answer, *value)) return Step::kFailed;
      said.insert(answer);
    }
    return Step::kNext;
  }

  // Asks until the value is one; "" where nothing is typed, nothing at the end of the input.
  std::optional<std::string> AskValue(const std::string& field) {
    if (field == "kind")
      for (std::size_t i = 0; i < kinds_.size(); ++i)
        Tell("  " + std::to_string(i + 1) + "  " + MessageOr(language_, "kind." + kinds_[i], "kind.other") + " (" + kinds_[i] + ')');
    for (;;) {
      const std::optional<std::string> typed = AskLine(keys_, Say("review.ask-" + field));
      if (!typed || typed->empty()) return typed;
      if (std::optional<std::string> value = StatedValue(field, *typed, kinds_)) return value;
      Tell(Say("review.bad-" + field, {{"value", *typed}, {"count", std::to_string(kinds_.size())}}));
    }
  }

  // One entry has one name: nobody is made to answer for what somebody else has read.
  bool MayState(const DocumentEntry& document) const {
    const auto* said = StatementOf(file_.given(), document);
    if (said == nullptr || said->who == who_) return true;
    Tell(Say("review.document-of-other", {{"who", said->who}, {"path", file_.path()}}));
    return false;
  }

  bool State(const DocumentEntry& document, const std::string& field, const std::string& value) {
    decisions::DocumentStatement one;
    if (const auto* said = StatementOf(file_.given(), document)) one = *said;
    one.sha256 = document.sha256;
    one.path = document.path;
    one.part = document.parts > 1 ? document.part : one.part;
    one.fields[field] = value;
    one.who = who_;
    one.when = Today().ToIso();
    if (!file_.Save(one)) return false;
    Tell(Say("review.stated", {{"field", FieldName(field)}, {"value", value}}));
    return true;
  }

  const std::vector<OpenDocument>& documents_;
  const std::string& who_;
  KeyReader& keys_;
  DecisionsEditor& file_;
  const Language language_;
  const std::vector<std::string> kinds_;
  const report::View view_;
  const report::Wording words_;
};

}  // namespace

std::vector<OpenDocument> OpenDocuments(const result::Result& result, const decisions::Decisions& given, const std::string& data_dir) {
  const KindData data = ReadKinds(result, data_dir);
  std::vector<OpenDocument> open;
  for (const DocumentEntry& document : result.documents) {
    if (document.reason == "duplicate" || document.sha256.empty()) continue;
    const auto* said = StatementOf(given, document);
    OpenDocument one{&document, {}};
    for (const char* field : kFields) {
      const bool told = (said != nullptr && said->fields.contains(field)) ||
                        std::any_of(document.stated.begin(), document.stated.end(),
                                    [&](const result::Statement& stated) { return stated.field == field; });
      if (!told && IsOpen(document, field, data)) one.fields.emplace_back(field);
    }
    if (!one.fields.empty()) open.push_back(std::move(one));
  }
  return open;
}

Walked WalkDocuments(const result::Result& result, const std::vector<OpenDocument>& documents, const std::string& who,
                     KeyReader& keys, DecisionsEditor& file, const std::string& data_dir, Language language) {
  return Walk(result, documents, who, keys, file, data_dir, language).Run();
}

std::optional<std::string> StatedValue(const std::string& field, const std::string& typed, const std::vector<std::string>& kinds) {
  std::string value = typed;
  if (field == "kind") value = KindOfTyped(typed, kinds);
  if (field == "date") value = DateOf(typed);
  if (field == "level" && (typed.size() != 1 || typed < "1" || typed > "5")) value.clear();
  // "15/QĐ-UBND": a number without a figure is a slip of the finger.
  if (field == "number" && (typed.size() > kMaxValue || typed.find_first_of("0123456789") == std::string::npos)) value.clear();
  return value.empty() ? std::nullopt : std::optional(value);
}

std::string TrimmedLine(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::optional<std::string> AskLine(KeyReader& keys, std::string_view question) {
  Print(std::string(question) + ' ');
  const std::optional<std::string> line = keys.Line();
  if (!keys.terminal()) Print("\n");
  if (!line) return std::nullopt;
  if (!IsValidUtf8(*line)) return "";
  std::string text = *line;
  std::erase_if(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
  return TrimmedLine(text);
}

}  // namespace capdo::cli
