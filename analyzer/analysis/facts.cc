#include "analysis/facts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/fact_reader.h"
#include "analysis/lookup.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kMostListed = 6;  // places of a fact in the result
constexpr int kMonthsOfOneState = 2;    // between two documents that tell of the same state

// What was not there when the dossier was written may be there when a later report is. An inspection finds what was there
// before it, unless it is known to be much later.
bool Later(const Dossier& dossier, const Said& denied, const Said& affirmed) {
  const Part& before = dossier.part(denied.at.front().part);
  const Part& after = dossier.part(affirmed.at.front().part);
  if (before.kind == after.kind) return false;
  const auto from = DayOf(before), until = DayOf(after);
  if (from && until && *until > from->PlusMonths(kMonthsOfOneState)) return true;
  return after.kind == "implementation" && before.kind != "inspection";
}

bool OtherYears(const Said& a, const Said& b) {
  return !a.years.empty() && !b.years.empty() &&
         std::none_of(a.years.begin(), a.years.end(), [&](const std::string& year) { return b.years.count(year) != 0; });
}

// "Tường lửa … dự phòng nóng" and "đường truyền không có dự phòng": each names what it speaks of, and not the same.
bool OtherAspects(const Said& a, const Said& b) {
  bool one = false, two = false;
  for (std::size_t i = 0; i < a.aspects.size(); ++i) {
    if (a.aspects[i] && b.aspects[i]) return false;
    one = one || a.aspects[i];
    two = two || b.aspects[i];
  }
  return one && two;
}

// What is said of one part of the house ("mạng LAN của xã Khe Vàng") says nothing of the rest.
bool OtherPlaces(const Said& a, const Said& b) {
  return (!a.local.empty() && b.words.find(a.local) == std::string::npos) ||
         (!b.local.empty() && a.words.find(b.local) == std::string::npos);
}

// Each says for whom or where, and not the same: "quản trị viên dùng VPN", "người dân không dùng VPN".
bool OtherScopes(const Said& a, const Said& b) {
  for (const auto& [sort, name] : a.scopes) {
    bool named = false, shared = false;
    for (const auto& other : b.scopes) {
      named = named || other.first == sort;
      shared = shared || (other.first == sort && a.scopes.count(other) != 0);
    }
    if (named && !shared) return true;
  }
  return false;
}

// "Không trang bị thiết bị riêng", "dùng tính năng có sẵn của tường lửa": not as a device of its own, and there by other means.
bool OtherMeans(const Dossier& dossier, const Said& denied, const Said& affirmed) {
  return MatchesAny(Marker(dossier.words(), "own-device"), denied.words) && MatchesAny(Marker(dossier.words(), "other-means"), affirmed.words);
}

bool BothRight(const Said& a, const Said& b) {
  return OtherYears(a, b) || OtherAspects(a, b) || OtherPlaces(a, b) || OtherScopes(a, b);
}

// House numbers differ where both addresses have one.
bool SameAddress(const rules::Patterns& house_number, const std::string& a, const std::string& b) {
  const auto one = FirstMatch(house_number, a), two = FirstMatch(house_number, b);
  if (!one || !two || one->groups.empty() || two->groups.empty()) return true;
  return a.substr(one->groups[0].begin, one->groups[0].size()) == b.substr(two->groups[0].begin, two->groups[0].size());
}

bool SameValue(const rules::FactWords& words, const rules::Fact& fact, const Said& a, const Said& b) {
  if (fact.value == "date") {
    const std::size_t exact = std::min(a.value.size(), b.value.size());
    return a.value.compare(0, exact, b.value, 0, exact) == 0;
  }
  if (fact.value == "address") return SameAddress(words.house_number, a.value, b.value);
  return SameName(a.value, b.value);
}

// "Tối thiểu 12 ký tự" in the regulation and "theo Quy chế, tối thiểu 8 ký tự" in the dossier could both be so of a number, but not of
// what is set by that rule.
bool OtherBound(const Dossier& dossier, const Said& a, const Said& b) {
  const bool least = std::isinf(a.quantity.high) && std::isinf(b.quantity.high), most = a.quantity.low == 0 && b.quantity.low == 0;
  if (!least && !most) return false;
  const double one = least ? a.quantity.low : a.quantity.high, two = least ? b.quantity.low : b.quantity.high;
  const bool rule = dossier.part(a.at.front().part).kind == "regulation", other = dossier.part(b.at.front().part).kind == "regulation";
  if (rule == other) return false;  // each may say it of its own part
  if (!MatchesAny(Marker(dossier.words(), "cites-rule"), rule ? b.words : a.words)) return false;
  const double asked = rule ? one : two, done = rule ? two : one;
  return least ? done < asked : done > asked;
}

// "Hai bộ phát Wi-Fi tự cắm bị tháo" of forty-six, "một máy trạm có phần mềm quảng cáo" of 412: some of them, not their number.
// "02 máy chủ" and "10 máy chủ" are two numbers of the same.
bool SomeOf(const rules::Fact& fact, const Said& a, const Said& b) {
  constexpr double kFew = 3, kMany = 20;  // at most so many, of at least so many times as many
  const double few = std::min(a.quantity.high, b.quantity.high), all = std::max(a.quantity.low, b.quantity.low);
  return !fact.period && few > 0 && few <= kFew && all >= kMany * few;
}

Quantity Whole(const Said& one) { return one.joined.value_or(one.quantity); }

std::optional<Conflict> ConflictOf(const Dossier& dossier, const rules::Fact& fact, const FactReader& said) {
  for (const Said& no : said.denied)
    for (const Said& yes : said.affirmed)
      if (!Later(dossier, no, yes) && !OtherMeans(dossier, no, yes) && !BothRight(no, yes)) return Conflict{&fact, no.at, yes.at};
  for (std::size_t i = 0; i < said.counts.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if ((!Agree(Whole(said.counts[i]), Whole(said.counts[k])) || OtherBound(dossier, said.counts[i], said.counts[k])) &&
          !BothRight(said.counts[i], said.counts[k]) && !SomeOf(fact, said.counts[i], said.counts[k]))
        return Conflict{&fact, said.counts[k].at, said.counts[i].at};
  for (std::size_t i = 0; i < said.values.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (!SameValue(dossier.rules->fact_words, fact, said.values[i], said.values[k]) &&
          (fact.value == "date" || !BothRight(said.values[i], said.values[k])))
        return Conflict{&fact, said.values[k].at, said.values[i].at};
  return std::nullopt;
}

bool SamePlaces(const std::vector<Passage>& a, const std::vector<Passage>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Passage& x, const Passage& y) {
    return x.part == y.part && x.block == y.block && x.span.begin == y.span.begin && x.span.end == y.span.end;
  });
}

FactSaid Listed(const rules::Fact& fact, const FactReader& read, const std::optional<Conflict>& conflict) {
  std::vector<Statement> all;
  const auto add = [&](const std::vector<Said>& said, Statement::Kind kind) {
    for (const Said& one : said) all.push_back({kind, one.at, one.quantity, one.value});
  };
  add(read.denied, Statement::Kind::kNotThere);
  add(read.affirmed, Statement::Kind::kThere);
  add(read.counts, Statement::Kind::kNumber);
  add(read.values, Statement::Kind::kValue);
  if (conflict)
    std::stable_partition(all.begin(), all.end(), [&](const Statement& one) {
      return SamePlaces(one.at, conflict->one) || SamePlaces(one.at, conflict->two);
    });
  FactSaid out{&fact, conflict.has_value(), static_cast<int>(all.size()), std::move(all)};
  if (out.said.size() > kMostListed) out.said.resize(kMostListed);
  return out;
}

}  // namespace

FactsRead ReadFacts(const Dossier& dossier, const std::vector<std::string>& kinds) {
  FactsRead read;
  const std::map<int, Told> told = ToldBy(dossier, kinds);
  for (const rules::Fact& fact : dossier.rules->facts) {
    const FactReader said(dossier, fact, told);
    std::optional<Conflict> conflict = ConflictOf(dossier, fact, said);
    if (FactSaid all = Listed(fact, said, conflict); all.count > 0) read.said.push_back(std::move(all));
    if (!fact.told_by.empty()) continue;  // a check of its own compares and tells it
    if (conflict) read.conflicts.push_back(*std::move(conflict));
    read.compared += said.denied.size() + said.affirmed.size() + said.counts.size() + said.values.size() >= 2 ? 1 : 0;
  }
  return read;
}

}  // namespace capdo::analysis
