// Methods for forms: does the document exist, is a typed field filled, does a labelled line carry a
// value, does a sentence say it.
#include <algorithm>
#include <optional>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

Finding Present(const std::string& reason, const Passage& at) {
  Finding f;
  f.evidence = Evidence::kPresent;
  f.outcome = Outcome::kFail;
  f.reason = reason;
  if (at.known()) f.passages.push_back(at);
  return f;
}

Finding Pass(const Passage& at, const std::string& reason = "found") {
  Finding f;
  f.evidence = Evidence::kUsable;
  f.outcome = Outcome::kPass;
  f.reason = reason;
  if (at.known()) f.passages.push_back(at);
  return f;
}

void Keep(Finding& best, Finding candidate) {
  if (Rank(candidate) > Rank(best)) best = std::move(candidate);
}

// Judges a value: hollow words, or not what a value must be.
Finding JudgeValue(const Dossier& dossier, const rules::Look& look, const std::string& text,
                   const Passage& at) {
  const TextVerdict verdict = JudgeText(text, dossier.words().substance);
  if (verdict.denied_first) return Present("denied", at);
  if (verdict.promised_first) return Present("promised", at);
  if (IsBlank(text, dossier.words().substance)) return Present("placeholder", at);
  if (verdict.good_words == 0 && verdict.placeholder) return Present("placeholder", at);
  if (!look.value.empty() && !MatchesAny(look.value, text)) return Present("unexpected-value", at);
  if (look.min_words > 0 && text::CountWords(text) < look.min_words)
    return Present("too-short", at);
  return Pass(at);
}

}  // namespace

Finding UnfilledForm(const Dossier& dossier, const rules::Check& check) {
  for (const std::string& kind : check.documents) {
    for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
      const Part& part = dossier.parts[p];
      if (part.copy_of >= 0 || part.kind != "template" || part.form_kind != kind) continue;
      return Present("unfilled-form", part.title_passages.empty() ? Passage{} : WithPart(part.title_passages.front(), static_cast<int>(p)));
    }
  }
  return {};
}

Finding FindDocument(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    int words = 0;
    Passage at;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      words += text::CountWords(part.prepared(index).norm.text);
      if (at.block < 0 && words > 0)
        at = {p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}};
    }
    if (!part.title_passages.empty()) at = WithPart(part.title_passages.front(), p);
    if (part.draft) {
      Keep(best, Present("draft", at));
    } else if (words < std::max(look.min_words, 20)) {
      Keep(best, Present("too-short", at));
    } else {
      Finding found = Pass(at);
      if (part.kind_confidence == "unsure") {
        found.outcome = Outcome::kReview;
        found.reason = "kind-unsure";
      }
      Keep(best, std::move(found));
    }
  }
  if (best.outcome == Outcome::kPass) return best;
  Keep(best, UnfilledForm(dossier, check));
  return best;
}

Finding FindField(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    if (look.field == "signer") {
      std::vector<document::Signature> signatures = part.doc->signatures;
      for (int copy : part.copies) {
        const std::vector<document::Signature>& more = dossier.part(copy).doc->signatures;
        signatures.insert(signatures.end(), more.begin(), more.end());
      }
      for (const document::Signature& signature : signatures) {
        if (!signature.digest_matches || !signature.covers_whole_file) continue;
        Finding signed_digitally = Pass({}, "digitally-signed");
        const auto place = part.field_places.find("signer");
        if (place != part.field_places.end())
          signed_digitally.passages.push_back(WithPart(place->second, p));
        signed_digitally.say["signer"] = signature.signer;
        Keep(best, std::move(signed_digitally));
      }
    }
    const auto value = part.fields.find(look.field);
    if (value != part.fields.end()) {
      const Passage at = WithPart(part.field_places.at(look.field), p);
      // A date is judged with the line around it ("Sông Lam, ngày …"), other fields by their value.
      const std::string text = look.field == "date"
                                   ? NormOf(dossier.part(at.part), at)
                                   : text::Normalize(value->second, dossier.words().lexicon).text;
      // A date that a person stated has no line around it.
      Finding found = at.stated >= 0 && look.field == "date" ? Pass(at) : JudgeValue(dossier, look, text, at);
      // A second field that belongs to the first ("signer" with "signer-title", the nation with its
      // motto).
      if (found.outcome == Outcome::kPass && !look.other.empty()) {
        const auto other = part.field_places.find(look.other);
        if (other == part.field_places.end()) {
          found.outcome = Outcome::kPartial;
          found.reason = "part-missing";
          found.say["parts"] = look.other;
        } else {
          found.passages.push_back(WithPart(other->second, p));
        }
      }
      Keep(best, std::move(found));
      continue;
    }
    const auto blank = part.blank_fields.find(look.field);
    if (blank != part.blank_fields.end())
      Keep(best, Present("placeholder", WithPart(blank->second, p)));
  }
  return best;
}

Finding FindLabelledValue(const Dossier& dossier, const rules::Check& check,
                          const rules::Look& look) {
  Finding best;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (const LabelledValue& found : FindLabelled(part, look.label, dossier.words())) {
      if (MatchesAny(look.label_not, found.unit->label)) continue;
      if (!InPlace(part, found.unit->label_block, look.place)) continue;
      if (!look.section.empty() &&
          std::none_of(found.unit->ancestors.begin(), found.unit->ancestors.end(),
                       [&](const std::string& label) { return MatchesAny(look.section, label); })) {
        continue;
      }
      const Passage at = found.value.block >= 0
                             ? WithPart(found.value, p)
                             : Passage{p, found.unit->label_block, found.unit->label_span};
      if (found.blank) {
        Keep(best, Present(found.value.block >= 0 ? "placeholder" : "empty", at));
      } else {
        Keep(best, JudgeValue(dossier, look, found.text, at));
      }
    }
  }
  return best;
}

Finding FindStatement(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) || !InPlace(part, index, look.place)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      if (!look.section.empty()) {
        bool inside = false;
        for (int id = part.tree.section_of_block[i]; id > 0 && !inside;
             id = part.tree.sections[static_cast<std::size_t>(id)].parent) {
          const int heading = part.tree.sections[static_cast<std::size_t>(id)].heading_block;
          inside = MatchesAny(look.section, part.prepared(heading).norm.text);
        }
        if (!inside) continue;
      }
      for (const text::Pattern& pattern : look.say) {
        // The sentence around the match decides whether it is said, denied, or about something
        // else.
        std::optional<text::Match> match;
        text::Span sentence;
        for (std::size_t from = 0; from < norm.size();) {
          match = pattern.Find(norm, from);
          if (!match) break;
          sentence = {0, static_cast<std::uint32_t>(norm.size())};
          for (const text::Span& s : Sentences(norm))
            if (s.begin <= match->whole.begin && match->whole.begin < s.end) sentence = s;
          if (!MatchesAny(look.say_not, norm.substr(sentence.begin, sentence.size()))) break;
          from = std::max<std::size_t>(sentence.end, match->whole.begin + 1);
          match.reset();
        }
        if (!match) continue;
        const Passage at = WithPart(PassageOf(part, index, sentence.begin, sentence.end), p);
        const std::string text = norm.substr(sentence.begin, sentence.size());
        const TextVerdict verdict = JudgeText(text, dossier.words().substance, part.year);
        if (!look.mention && verdict.denied_words > 0) {
          Keep(best, Present("denied", at));
        } else if (!look.mention && verdict.promised_words > 0) {
          Keep(best, Present("promised", at));
        } else if (!match->groups.empty() &&
                   IsBlank(norm.substr(match->groups[0].begin, match->groups[0].size()),
                           dossier.words().substance)) {
          Keep(best, Present("placeholder", at));  // the captured value is a blank
        } else {
          Keep(best, Pass(at));
        }
        break;
      }
      if (best.outcome == Outcome::kPass) break;
    }
  }
  return best;
}

}  // namespace capdo::analysis
