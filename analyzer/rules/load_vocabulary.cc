#include <fstream>
#include <sstream>

#include "rules/loader.h"

namespace capdo::rules {

namespace {

void LoadTerms(LoadContext& context) {
  YamlReader reader(context.set_dir + "/vocabulary/terms.yaml",
                    context.set_name + "/vocabulary/terms.yaml", *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok() || !reader.root().IsMap()) return;
  for (const auto& entry : reader.root()["terms"]) {
    const std::vector<std::string> words =
        reader.Texts(reader.root()["terms"], entry.first.Scalar().c_str());
    std::string joined;
    for (const std::string& word : words) {
      // A term may use the terms that stand above it.
      std::string expanded;
      for (std::size_t i = 0; i < word.size(); ++i) {
        const std::size_t end = word.find('}', i);
        if (word[i] == '{' && end != std::string::npos && word[i + 1] >= 'a' &&
            word[i + 1] <= 'z') {
          const auto known = context.terms.find(word.substr(i + 1, end - i - 1));
          if (known == context.terms.end()) {
            reader.Complain(entry.second, "unknown-term",
                            "no term '" + word.substr(i, end - i + 1) + "' above here",
                            "define it before it is used");
          } else {
            expanded += "(?:" + known->second + ")";
          }
          i = end;
        } else {
          expanded += word[i];
        }
      }
      joined += (joined.empty() ? "" : "|") + expanded;
    }
    context.terms[entry.first.Scalar()] = joined;
  }
}

void LoadLexicon(LoadContext& context, text::Lexicon& lexicon, text::PhraseModel& phrases) {
  YamlReader words(context.set_dir + "/vocabulary/words.yaml",
                   context.set_name + "/vocabulary/words.yaml", *context.diagnostics);
  context.all_text += words.text();
  if (words.ok()) {
    words.KnownKeys(words.root(), {"abbreviations", "variants", "kept", "basis", "note"});
    for (const auto& entry : words.root()["abbreviations"]) {
      lexicon.AddAbbreviation(entry.first.Scalar(), entry.second.Scalar());
    }
    for (const std::string& word : words.Texts(words.root(), "kept")) phrases.Keep(word);
    for (const auto& entry : words.root()["variants"]) {
      for (const std::string& variant :
           words.Texts(words.root()["variants"], entry.first.Scalar().c_str())) {
        lexicon.AddVariant(variant, entry.first.Scalar());
      }
    }
  }
  std::ifstream syllables(context.set_dir + "/vocabulary/syllables.txt");
  for (std::string line; std::getline(syllables, line);) {
    context.all_text += line;
    if (!line.empty() && line[0] != '#') lexicon.AddSyllable(line);
  }
}

// Pairs of words of the law; those of the rules themselves are learned when all of them are read.
void LoadPhrases(LoadContext& context, text::PhraseModel& phrases) {
  std::ifstream pairs(context.set_dir + "/vocabulary/phrases.txt");
  for (std::string line; std::getline(pairs, line);) {
    context.all_text += line + '\n';
    if (!line.empty() && line[0] != '#') phrases.Learn(line);
  }
}

// A rule set may do without: then nobody reads a second time. Its words are those of any talk and teach `phrases` nothing, so
// it stands in the digest alone.
void LoadClassifier(LoadContext& context, const std::string& file, text::Classifier& classifier) {
  std::ifstream in(context.set_dir + "/vocabulary/" + file);
  if (!in) return;
  std::stringstream text;
  text << in.rdbuf();
  context.digest_only += text.str();
  if (const std::string wrong = classifier.Read(text); !wrong.empty())
    context.diagnostics->push_back({{context.set_name + "/vocabulary/" + file, 0, 0}, "wrong-weights", wrong, "run scripts/learn.py again", ""});
}

// A rule set may do without: then names stay as documents write them.
void LoadNames(LoadContext& context, text::NameWords& names) {
  const std::string path = context.set_dir + "/vocabulary/names.yaml";
  if (!std::ifstream(path)) return;
  YamlReader reader(path, context.set_name + "/vocabulary/names.yaml", *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  reader.KnownKeys(reader.root(), {"phrases", "places", "basis", "note"});
  for (const std::string& phrase : reader.Texts(reader.root(), "phrases")) names.AddPhrase(phrase);
  for (const std::string& kind : reader.Texts(reader.root(), "places")) names.AddPlace(kind);
}

void LoadPatternMap(LoadContext& context, const char* file, std::map<std::string, Patterns>& out) {
  YamlReader reader(context.set_dir + "/vocabulary/" + file,
                    context.set_name + "/vocabulary/" + file, *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok() || !reader.root().IsMap()) return;
  for (const auto& entry : reader.root()) {
    const std::string key = entry.first.Scalar();
    if (key == "note" || key == "basis") continue;
    out[key] = reader.PatternList(reader.root(), key.c_str(), context.terms);
  }
}

}  // namespace

void LoadVocabulary(LoadContext& context, Vocabulary& vocabulary) {
  LoadTerms(context);
  LoadLexicon(context, vocabulary.lexicon, vocabulary.phrases);
  LoadPhrases(context, vocabulary.phrases);
  LoadNames(context, vocabulary.names);
  LoadClassifier(context, "sense.tsv", vocabulary.sense);
  LoadClassifier(context, "topics.tsv", vocabulary.topics);
  LoadClassifier(context, "denials.tsv", vocabulary.denials);
  LoadPatternMap(context, "columns.yaml", vocabulary.columns);
  LoadPatternMap(context, "fields.yaml", vocabulary.fields);
  LoadPatternMap(context, "markers.yaml", vocabulary.markers);
  std::map<std::string, Patterns> substance, regions;
  LoadPatternMap(context, "substance.yaml", substance);
  LoadPatternMap(context, "regions.yaml", regions);
  Substance& s = vocabulary.substance;
  s = {substance["denial-strong"],  substance["promise-strong"], substance["lasting"],
       substance["denial"],         substance["promise"],        substance["placeholder"],
       substance["example"],        substance["status"],         substance["partial"],
       substance["not-applicable"], substance["reference"],      substance["normative"],
       substance["by-rule"],        substance["placeholder-value"]};
  vocabulary.regions = {regions["contents"], regions["abbreviations"], regions["law-heading"],
                        regions["law-lead"], regions["definition"],    regions["example"],
                        regions["term-column"], regions["meaning-column"]};
}

}  // namespace capdo::rules
