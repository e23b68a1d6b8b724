#include <algorithm>
#include <set>
#include <sstream>

#include "rules/loader.h"

namespace capdo::rules {

namespace {

// The literal stretches of a pattern: what stands between RE2's own signs.
std::vector<std::string> Literals(const std::string& source) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '\\') {
      if (i + 1 < source.size() && source[i + 1] == 'p') i += 1;
      ++i;
      out.emplace_back();
      continue;
    }
    if (c == '[') {  // a character class is no word
      i = std::min(source.find(']', i), source.size() - 1);
      out.emplace_back();
      continue;
    }
    if (c == '(' && source.compare(i, 3, "(?:") == 0) {
      i += 2;
      out.emplace_back();
      continue;
    }
    if (std::string_view("()|?*+^$.{}").find(c) != std::string_view::npos) {
      out.emplace_back();
      continue;
    }
    out.back() += c;
  }
  return out;
}

class Linter {
 public:
  explicit Linter(const RuleSet& rules) : rules_(rules) {}

  std::vector<Diagnostic> Run() {
    std::set<std::string> kinds;
    for (const KindRule& kind : rules_.kinds) kinds.insert(kind.kind);
    for (const Check& check : rules_.checks) {
      LintCheck(check, kinds);
      LintPlace(check);
    }
    LintBlocks();
    LintPatterns();
    return std::move(out_);
  }

 private:
  void Say(const Origin& at, const std::string& code, const std::string& message,
           const std::string& hint) {
    out_.push_back({at, code, message, hint, ""});
  }

  void LintCheck(const Check& check, const std::set<std::string>& kinds) {
    const Origin& at = check.origin;
    if (check.basis.empty())
      Say(at, "no-basis", "check '" + check.id + "' names no legal basis", "add 'basis:'");
    if (check.certainty != "verbatim" && check.certainty != "inferred") {
      Say(at, "bad-certainty", "check '" + check.id + "' has no certainty",
          "write 'certainty: verbatim' or 'inferred'");
    }
    if (check.need != "required" && check.need != "conditional" && check.need != "advisory") {
      Say(at, "bad-need", "check '" + check.id + "' has an unknown need '" + check.need + "'",
          "write required, conditional or advisory");
    }
    if (check.pass.empty() || check.fail.empty() || check.fix.empty()) {
      Say(at, "no-sentence", "check '" + check.id + "' lacks its sentences",
          "write 'pass:', 'fail:' and 'fix:', or give the list defaults");
    }
    if (check.looks.empty())
      Say(at, "no-look", "check '" + check.id + "' says nowhere how to look", "add 'look:'");
    for (const std::string& kind : check.documents) {
      if (kinds.count(kind) == 0) {
        Say(at, "unknown-kind", "check '" + check.id + "' looks in unknown kind '" + kind + "'",
            "use a kind of kinds.yaml");
      }
    }
    if (!check.needs_check.empty() && rules_.Find(check.needs_check) == nullptr) {
      Say(at, "unknown-check",
          "check '" + check.id + "' needs unknown check '" + check.needs_check + "'",
          "name an id that exists");
    }
    const bool unsupported =
        std::all_of(check.looks.begin(), check.looks.end(),
                    [](const Look& look) { return look.method == Method::kUnsupported; });
    if (!unsupported && (check.pass_samples.empty() || check.fail_samples.empty())) {
      Say(at, "no-samples",
          "check '" + check.id + "' has no sample that " +
              (check.pass_samples.empty() ? "passes" : "fails"),
          "add one under 'samples:', in other words than the rule's own");
    }
  }

  // Slips that would never be seen: a group, place or field that does not exist.
  void LintPlace(const Check& check) {
    static const std::set<std::string> kPlaces = {"",        "head",      "preamble",
                                                  "opening", "operative", "closing"};
    static const std::set<std::string> kFields = {
        "number",   "date",      "nation",          "motto",        "issuer",
        "title",    "authority", "recipients",      "signer",       "signer-title",
        "system",   "operator",  "owner",           "address",      "level",
        "assessor", "appraiser", "attached-number", "attached-date"};
    const auto known = [&](const std::string& group) {
      return std::any_of(rules_.groups.begin(), rules_.groups.end(),
                         [&](const Group& g) { return g.id == group; });
    };
    if (!check.group.empty() && !known(check.group)) {
      Say(check.origin, "unknown-group",
          "check '" + check.id + "' stands in unknown group '" + check.group + "'",
          "use a group of topics.yaml");
    }
    for (const Look& look : check.looks) {
      if (kPlaces.count(look.place) == 0)
        Say(look.origin, "unknown-place", "no place '" + look.place + "'",
            "head, preamble, opening, operative or closing");
      if (look.method == Method::kField && kFields.count(look.field) == 0) {
        Say(look.origin, "unknown-field", "no field '" + look.field + "'",
            "use a field of docs/rules.md, section Methods");
      }
      LintTitleWords(look);
      const bool topic = look.method == Method::kTopic || look.method == Method::kFigure;
      if (topic && look.label.empty() && look.label_in_group.empty() && look.say.empty()) {
        Say(look.origin, "no-words", "this look names nothing to look for",
            "add 'topic:', 'label:' or 'say:'");
      }
      if (topic && check.family.empty()) {
        Say(look.origin, "no-family",
            "headings are given to the checks of a family, and check '" + check.id + "' has none",
            "add 'family:' to its list");
      }
    }
  }

  // A word that is filler, or takes up whatever stands in a title, would make any title name the topic.
  void LintTitleWords(const Look& look) {
    for (const Patterns* list : {&look.title_words.key, &look.title_words.words}) {
      for (const text::Pattern& word : *list) {
        const std::string& source = word.source();
        if (source.find(".*") != std::string::npos || source.find("[^ ]") != std::string::npos)
          Say(look.origin, "open-word", "the word '" + source + "' of the topic takes up any other word", "write words only");
        for (const text::Pattern& filler : rules_.filler) {
          const auto match = filler.Find(source);
          if (match && match->whole.size() == source.size())
            Say(look.origin, "filler-word", "the word '" + source + "' of the topic is filler as well", "take it out of one of the lists");
        }
      }
    }
  }

  void LintBlocks() {
    std::set<std::string> ids;
    const Origin at{"checklist " + rules_.checklist.id, 0, 0};
    for (const ScoreBlock& block : rules_.checklist.blocks)
      if (!ids.insert(block.id).second)
        Say(at, "duplicate-id", "block '" + block.id + "' stands twice",
            "give each block its own id");
    for (const ScoreBlock& block : rules_.checklist.blocks) {
      if (!block.of.empty() && ids.count(block.of) == 0) {
        Say(at, "unknown-block",
            "block '" + block.id + "' stands under unknown block '" + block.of + "'",
            "name a block of the checklist");
      }
    }
  }

  // A pattern whose words normalizing would rewrite can never match.
  void LintPatterns() {
    const auto lint = [&](const Patterns& patterns, const Origin& at) {
      for (const text::Pattern& pattern : patterns) {
        for (const std::string& literal : Literals(pattern.source())) {
          if (literal.find_first_not_of(" ") == std::string::npos) continue;
          const std::size_t begin = literal.find_first_not_of(' ');
          const std::string word = literal.substr(begin, literal.find_last_not_of(' ') - begin + 1);
          // Parts of words around a group cannot be judged alone; a rewritten whole phrase can.
          const std::string normal = text::Normalize(word, rules_.vocabulary.lexicon).text;
          if (normal == word || word.find(' ') == std::string::npos) continue;
          Say(at, "not-normal", "'" + word + "' is never seen in normalized text",
              "write '" + normal + "'");
        }
      }
    };
    for (const Check& check : rules_.checks) {
      for (const Look& look : check.looks) {
        lint(look.label, look.origin);
        lint(look.label_in_group, look.origin);
        lint(look.title_words.key, look.origin);
        lint(look.title_words.words, look.origin);
        lint(look.say, look.origin);
        lint(look.section, look.origin);
        lint(look.value, look.origin);
        for (const NamedPatterns& part : look.parts) lint(part.patterns, look.origin);
      }
    }
    lint(rules_.filler, {"topics.yaml", 0, 0});
    for (const KindRule& kind : rules_.kinds) {
      lint(kind.title, {"kinds.yaml", 0, 0});
      lint(kind.body, {"kinds.yaml", 0, 0});
    }
    for (const auto& [name, patterns] : rules_.vocabulary.columns)
      lint(patterns, {"vocabulary/columns.yaml", 0, 0});
    for (const auto& [name, patterns] : rules_.vocabulary.fields)
      lint(patterns, {"vocabulary/fields.yaml", 0, 0});
    for (const auto& [name, patterns] : rules_.vocabulary.markers)
      lint(patterns, {"vocabulary/markers.yaml", 0, 0});
    const Substance& s = rules_.vocabulary.substance;
    for (const Patterns* list : {&s.denial, &s.promise, &s.example, &s.status, &s.partial,
                                 &s.not_applicable, &s.reference, &s.by_rule})
      lint(*list, {"vocabulary/substance.yaml", 0, 0});
  }

  const RuleSet& rules_;
  std::vector<Diagnostic> out_;
};

}  // namespace

std::vector<Diagnostic> Lint(const RuleSet& rules) { return Linter(rules).Run(); }

std::string FormatDiagnostic(const Diagnostic& d) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << d.origin.file;
  if (d.origin.line > 0) out << ":" << d.origin.line << ":" << d.origin.column;
  out << ": " << d.message << " [" << d.code << "]\n";
  if (!d.source_line.empty()) {
    out << "    " << d.source_line << "\n    ";
    // yaml-cpp counts bytes; a letter of several bytes takes one place on the screen.
    const std::size_t bytes = std::min<std::size_t>(
        d.source_line.size(), static_cast<std::size_t>(std::max(0, d.origin.column - 1)));
    for (std::size_t i = 0; i < bytes; ++i)
      if ((static_cast<unsigned char>(d.source_line[i]) & 0xC0) != 0x80) out << ' ';
    out << "^\n";
  }
  if (!d.hint.empty()) out << "    hint: " << d.hint << "\n";
  return out.str();
}

}  // namespace capdo::rules
