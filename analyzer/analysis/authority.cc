#include "analysis/authority.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "analysis/issuer.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kLeastCore = 8;  // bytes of a name that is looked for inside another
constexpr std::size_t kDelegationBytes = 2000;
constexpr int kMaxNameWords = 24;

std::string Norm(const std::string& text, const rules::Vocabulary& vocabulary) {
  return text::Normalize(text, vocabulary.lexicon).text;
}

// "sở y tế tỉnh kim bình, là cấp có thẩm quyền …" without what follows the name.
std::string NameOnly(const std::string& normalized) {
  return std::string(Trim(std::string_view(normalized).substr(0, normalized.find_first_of(",;(."))));
}

// Without the place that it is of; of a people's committee the place is the name.
std::string Core(const std::string& name, const rules::Vocabulary& vocabulary) {
  const auto place = FirstMatch(Marker(vocabulary, "of-place"), name);
  return place && !MatchesAny(Marker(vocabulary, "named-by-place"), name) ? name.substr(0, place->whole.begin) : name;
}

std::optional<NamedBody> Labelled(const Dossier& dossier, int p, const char* field) {
  const rules::Vocabulary& words = dossier.words();
  const Part& part = dossier.part(p);
  if (const auto known = part.fields.find(field); known != part.fields.end())
    return NamedBody{NameOnly(Norm(known->second, words)), WithPart(part.field_places.at(field), p)};
  for (const LabelledValue& found : FindLabelled(part, FieldWords(words, field), words))
    if (!found.blank && found.value.block >= 0 && text::CountWords(found.text) <= kMaxNameWords)
      return NamedBody{NameOnly(found.text), WithPart(found.value, p)};
  return std::nullopt;
}

// "… (chủ quản: UBND tỉnh X; đơn vị vận hành: Công ty Y)"
std::optional<NamedBody> InProse(const Dossier& dossier, int p, const rules::Patterns& patterns) {
  const Part& part = dossier.part(p);
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    if (!part.IsContent(index)) continue;
    const std::string& norm = part.prepared(index).norm.text;
    const auto match = FirstMatch(patterns, norm);
    if (!match || match->groups.empty() || match->groups[0].empty()) continue;
    const text::Span at = match->groups[0];
    return NamedBody{NameOnly(norm.substr(at.begin, at.size())), WithPart(PassageOf(part, index, at.begin, at.end), p)};
  }
  return std::nullopt;
}

std::optional<NamedBody> Role(const Dossier& dossier, const char* field, const char* prose) {
  const std::vector<int> parts = dossier.PartsOf({"level-dossier", "approval-decision", "submission", "appraisal"});
  for (int p : parts)
    if (auto found = Labelled(dossier, p, field); found && !found->name.empty()) return found;
  for (int p : parts)
    if (auto found = InProse(dossier, p, FieldWords(dossier.words(), prose)); found && !found->name.empty()) return found;
  return std::nullopt;
}

// Calls `see(part, block, sentence, span)` for the sentences of everything but laws and forms.
template <typename See>
void EachSentence(const Dossier& dossier, const rules::Patterns& wanted, bool bases, See see) {
  for (std::size_t q = 0; q < dossier.parts.size(); ++q) {
    const Part& part = dossier.parts[q];
    if (part.kind == "law" || part.kind == "template") continue;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const Region region = part.prepared(index).region;
      if (region != Region::kContent && !(bases && region == Region::kLaw)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      if (!MatchesAny(wanted, norm)) continue;
      for (const text::Span& s : Sentences(norm)) see(static_cast<int>(q), index, norm.substr(s.begin, s.size()), s);
    }
  }
}

}  // namespace

Roles ReadRoles(const Dossier& dossier) {
  Roles roles;
  roles.owner = Role(dossier, "owner", "owner-prose");
  roles.operating_unit = Role(dossier, "operator", "operator-role");
  roles.security_unit = Role(dossier, "security-unit", "security-unit-prose");
  return roles;
}

bool SameBody(const std::string& one, const std::string& other) {
  const std::string a = NameOnly(one), b = NameOnly(other);
  if (a.empty() || b.empty() || a.substr(0, a.find(' ')) != b.substr(0, b.find(' '))) return false;
  const std::set<std::string> left = NameTokens(a), right = NameTokens(b);
  const std::set<std::string>& less = left.size() <= right.size() ? left : right;
  const std::set<std::string>& more = left.size() <= right.size() ? right : left;
  return std::includes(more.begin(), more.end(), less.begin(), less.end());
}

bool Related(const std::string& one, const std::string& other, const rules::Vocabulary& vocabulary) {
  if (SameBody(one, other)) return true;
  const std::string a(Trim(Core(NameOnly(one), vocabulary))), b(Trim(Core(NameOnly(other), vocabulary)));
  return (a.size() >= kLeastCore && other.find(a) != std::string::npos) || (b.size() >= kLeastCore && one.find(b) != std::string::npos);
}

std::string IssuerOf(const Part& part, const rules::Vocabulary& vocabulary) {
  const auto stated = part.field_places.find("issuer");
  const bool by_person = stated != part.field_places.end() && stated->second.stated >= 0;
  const std::string name = by_person || part.issuer_lines.empty()
                               ? (part.fields.count("issuer") == 0 ? std::string() : part.fields.at("issuer"))
                               : IssuerName(part.issuer_lines, vocabulary);
  return NameOnly(Norm(name, vocabulary));
}

std::vector<Delegation> ReadDelegations(const Dossier& dossier) {
  const rules::Vocabulary& words = dossier.words();
  const rules::Patterns& delegates = Marker(words, "delegation");
  std::vector<Delegation> found;
  const auto add = [&](Delegation one, const std::string& original) {
    for (const text::DateField& day : text::FindDates(original)) {
      const std::string before = Norm(original.substr(0, day.span.begin), words);
      if (MatchesAny(Marker(words, "until"), before)) {
        one.end = day.date;
      } else if (!one.begin || (MatchesAny(Marker(words, "from"), before) && *one.begin < day.date)) {
        one.begin = day.date;
      }
    }
    // "thời hạn 12 tháng", "trong năm 2023", "từ cấp độ 2 trở xuống".
    if (const auto months = FirstMatch(Marker(words, "delegation-months"), one.sentence); months && !one.end && one.begin && !months->groups.empty())
      one.end = one.begin->PlusMonths(std::atoi(one.sentence.c_str() + months->groups[0].begin));
    if (const auto year = FirstMatch(Marker(words, "delegation-year"), one.sentence); year && !one.end && !year->groups.empty())
      one.end = text::Date{std::atoi(one.sentence.c_str() + year->groups[0].begin), 12, 31};
    if (const auto most = FirstMatch(Marker(words, "delegation-highest"), one.sentence); most && !most->groups.empty())
      one.highest_level = std::atoi(one.sentence.c_str() + most->groups[0].begin);
    for (const text::LevelField& level : text::FindLevels(original)) one.highest_level = std::max(one.highest_level, level.level);
    for (const text::Pattern& pattern : FieldWords(words, "system-prose")) {
      const auto match = pattern.Find(one.sentence);
      const std::string system = match && one.system.empty() ? GroupOf(one.sentence, *match) : "";
      if (!system.empty() && !MatchesAny(FieldWords(words, "system-not"), system)) one.system = system;
    }
    found.push_back(std::move(one));
  };
  // The document that delegates, if it is there: all that it decides.
  for (std::size_t q = 0; q < dossier.parts.size(); ++q) {
    const Part& part = dossier.parts[q];
    if (part.kind == "law" || part.kind == "template" || part.title_passages.empty() ||
        !MatchesAny(Marker(words, "delegating-title"), part.title))
      continue;
    std::string original = part.title;
    for (std::size_t i = part.first; i < part.last && original.size() < kDelegationBytes; ++i) {
      const int index = static_cast<int>(i);
      if (part.IsContent(index) && part.prepared(index).place == Place::kOperative) original += " " + part.block(index).text;
    }
    Delegation one{WithPart(part.title_passages.front(), static_cast<int>(q)), Norm(original, words), {}, {}, 0, {}};
    one.begin = DayOf(part);
    add(std::move(one), original);
  }
  EachSentence(dossier, delegates, true, [&](int p, int index, const std::string& sentence, const text::Span& s) {
    const Part& part = dossier.part(p);
    // What a regulation says of delegation delegates nobody.
    if (part.kind == "regulation" || !MatchesAny(delegates, sentence) || MatchesAny(Marker(words, "delegation-denied"), sentence)) return;
    const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
    add({at, sentence, {}, {}, 0, {}}, TextOf(part, at));
  });
  // "Thời hạn ủy quyền: từ ngày … đến hết ngày …", told apart from the document that delegates.
  EachSentence(dossier, Marker(words, "delegation-term"), true, [&](int p, int index, const std::string& sentence, const text::Span& s) {
    if (!MatchesAny(Marker(words, "delegation-term"), sentence)) return;
    const Passage at = WithPart(PassageOf(dossier.part(p), index, s.begin, s.end), p);
    const std::string original = TextOf(dossier.part(p), at);
    for (const text::DateField& day : text::FindDates(original)) {
      if (!MatchesAny(Marker(words, "until"), Norm(original.substr(0, day.span.begin), words))) continue;
      for (Delegation& one : found)
        if (!one.end) {
          one.end = day.date;
          one.at = at;
        }
    }
  });
  return found;
}

const char* DelegationFault(const Delegation& delegation, const std::optional<text::Date>& day, int level, const std::string& system) {
  if (day && delegation.end && *delegation.end < *day) return "delegation-ended";
  if (day && delegation.begin && *day < *delegation.begin) return "delegation-later";
  if (delegation.highest_level > 0 && delegation.highest_level < level) return "delegation-not-for-level";
  if (!delegation.system.empty() && !system.empty() && !SameName(delegation.system, system)) return "delegation-other-system";
  return "";
}

std::vector<ServiceChange> ReadServiceChanges(const Dossier& dossier) {
  const rules::Vocabulary& words = dossier.words();
  const rules::Patterns& good = Marker(words, "left-service");
  const rules::Patterns& left = Marker(words, "left-office");
  const rules::Patterns& took = Marker(words, "took-office");
  std::vector<ServiceChange> found;
  const auto read = [&](const rules::Patterns& wanted, bool takes, bool for_good, bool away = false) {
    EachSentence(dossier, wanted, false, [&](int p, int index, const std::string& sentence, const text::Span& s) {
      if (!MatchesAny(wanted, sentence)) return;
      const Part& part = dossier.part(p);
      const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
      const std::string original = TextOf(part, at);
      const std::vector<text::DateField> days = text::FindDates(original);
      // The day that the word goes on with: "phụ trách đến hết 31/01/2024 …, nghỉ hưu từ 01/02/2024".
      std::size_t of = 0;
      while (of < days.size() && !MatchesAny(wanted, Norm(original.substr(0, days[of].span.begin), words))) ++of;
      if (of == days.size() && days.size() == 1 && !away) of = 0;
      if (of == days.size() || (away && of + 1 >= days.size())) return;
      found.push_back({at, sentence, days[of].date, takes, for_good, !takes && MatchesAny(took, sentence), std::nullopt});
      if (away) found.back().until = days[of + 1].date;
    });
  };
  read(good, false, true);
  read(left, false, false);
  read(took, true, false);
  read(Marker(words, "away"), false, true, true);
  return found;
}

const ServiceChange* CouldNotSign(const std::vector<ServiceChange>& changes, const rules::Patterns& replaced, const std::string& signer,
                                  const std::string& office, const text::Date& day) {
  if (text::CountWords(signer) < 2) return nullptr;
  for (const ServiceChange& change : changes) {
    const std::size_t named = change.sentence.find(signer);
    if (named == std::string::npos) continue;
    // "ông Y, bổ nhiệm …, thay bà X chuyển công tác": X left, Y took; one sentence may tell of both.
    const bool left = MatchesAny(replaced, Trim(std::string_view(change.sentence).substr(0, named)));
    if (change.took ? left : change.replaces && !left) continue;
    if (!change.for_good && (office.empty() || change.sentence.find(office) == std::string::npos)) continue;
    if (change.until ? change.day <= day && day <= *change.until : change.took ? day < change.day : change.day < day) return &change;
  }
  return nullptr;
}

std::optional<Passage> StampOfOther(const Dossier& dossier, int p) {
  const Part& part = dossier.part(p);
  const auto signer = part.fields.find("signer");
  if (signer == part.fields.end()) return std::nullopt;
  const std::string own = text::FoldAccents(Norm(signer->second, dossier.words()));
  std::optional<Passage> other;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    const std::string& norm = part.prepared(index).norm.text;
    const auto match = FirstMatch(Marker(dossier.words(), "stamp-signer"), norm);
    if (!match || match->groups.empty() || match->groups[0].empty()) continue;
    const text::Span at = match->groups[0];
    const std::string name = norm.substr(at.begin, at.size());
    const int count = text::CountWords(name);
    if (count < 2 || count > 5 || MatchesAny(FieldWords(dossier.words(), "issuer"), name)) continue;
    if (text::FoldAccents(name) == own) return std::nullopt;
    if (!other) other = WithPart(PassageOf(part, index, at.begin, at.end), p);
  }
  return other;
}

}  // namespace capdo::analysis
