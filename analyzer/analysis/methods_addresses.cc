// The address plan: gateways that lie outside their network, public addresses in a column for private ones and the other
// way round, numbers that are no address, one address of two machines, a VLAN with two networks, two VLANs of one plan whose
// networks overlap, a machine outside the network of its zone. Arithmetic of RFC 4632 and RFC 1918; masked addresses ("10.10.x.x") say nothing.
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxFound = 4;
constexpr int kHeaderRows = 2;
constexpr std::size_t kMostVlans = 500;

struct Address {
  std::uint32_t value = 0;
  int bits = 32;       // of the network; 32 for one address
  bool valid = true;   // every number up to 255
  std::size_t begin = 0, end = 0;  // in the text

  std::uint32_t Mask() const { return bits == 0 ? 0 : ~std::uint32_t{0} << (32 - bits); }
  bool Contains(const Address& other) const {
    return (other.value & Mask()) == (value & Mask());
  }
  // RFC 1918 and RFC 6598.
  bool Private() const {
    return (value >> 24) == 10 || (value >> 20) == 0xAC1 || (value >> 16) == 0xC0A8 || (value >> 22) == (0x64400000u >> 22);
  }
};

// 255.255.255.128 → 25; 32 for what is no mask.
int BitsOf(std::uint32_t mask) {
  int bits = 0;
  while (bits < 32 && (mask & (0x80000000u >> bits)) != 0) ++bits;
  return bits < 32 && (mask << bits) != 0 ? 32 : bits;
}

// A number of up to `most` digits; advances `at`.
std::optional<int> Number(std::string_view text, std::size_t& at, int most) {
  int value = 0, digits = 0;
  while (at < text.size() && IsDigit(text[at]) && digits <= most) {
    value = value * 10 + (text[at++] - '0');
    ++digits;
  }
  return digits == 0 || digits > most ? std::nullopt : std::optional<int>(value);
}

std::vector<Address> FindAddresses(std::string_view text) {
  std::vector<Address> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!IsDigit(text[i]) || (i > 0 && (IsDigit(text[i - 1]) || text[i - 1] == '.'))) continue;
    std::size_t at = i;
    Address address;
    address.begin = i;
    int parts = 0;
    for (; parts < 4; ++parts) {
      if (parts > 0 && (at >= text.size() || text[at++] != '.')) break;
      const std::optional<int> number = Number(text, at, 3);
      if (!number) break;
      address.valid = address.valid && *number <= 255;
      address.value = (address.value << 8) | static_cast<std::uint32_t>(*number & 255);
    }
    // "1.2.3.4.5" is the number of a section; "2.4.1.0" of a version has no mask and stands in no column of addresses.
    if (parts < 4 || (at + 1 < text.size() && text[at] == '.' && IsDigit(text[at + 1]))) continue;
    if (at < text.size() && text[at] == '/') {
      std::size_t mask = at + 1;
      const std::optional<int> bits = Number(text, mask, 2);
      if (bits && *bits <= 32) {
        address.bits = *bits;
        at = mask;
      }
    }
    address.end = at;
    found.push_back(address);
    i = at;
  }
  return found;
}

class Plan {
 public:
  Plan(const Dossier& dossier, const rules::Look& look) : dossier_(dossier), look_(look) {}

  void Read(int p) {
    const Part& part = dossier_.part(p);
    for (int id : part.tables) {
      const document::Table& table = part.table(id);
      std::map<int, std::pair<Column, int>> columns;  // what a column holds, and its heading
      std::map<int, std::vector<const document::Cell*>> rows;
      for (const document::Cell& cell : table.cells) rows[cell.row].push_back(&cell);
      for (const auto& [row, cells] : rows) {
        const bool header = row < kHeaderRows && ReadHeader(part, cells, columns);
        if (!header && !columns.empty()) ReadRow(part, p, cells, columns);
      }
      ReadMachines(part, p, rows, columns);
      for (const auto& [row, cells] : rows) ReadPlan(part, p, row, cells);
    }
    ReadSentences(part, p);
    for (std::size_t i = part.first; i < part.last; ++i)
      if (part.IsContent(static_cast<int>(i)) && part.block(static_cast<int>(i)).cell.table < 0) ReadVlan(part, p, static_cast<int>(i));
  }

  // After all parts: what they say of one VLAN, and of one zone.
  void Close() {
    for (const auto& [number, networks] : vlans_)
      for (std::size_t i = 1; i < networks.size(); ++i)
        if (const Found &a = networks[0], &b = networks[i]; a.at.block != b.at.block || a.at.part != b.at.part) {
          ++compared;
          if (!a.address.Contains(b.address) && !b.address.Contains(a.address)) {
            Fault("vlan-differs", {a.at, b.at});
            break;
          }
        }
    CheckOverlaps();
    // The plan is known to be told in these words where another machine lies in its zone's network.
    bool proved = false;
    std::vector<std::pair<Found, Found>> outside;
    for (const auto& [zone, hosts] : hosts_) {
      const auto networks = NetworksOf(zone);
      if (networks == zones_.end()) continue;
      for (const Found& host : hosts) {
        bool inside = false;
        for (const Found& network : networks->second) inside = inside || network.address.Contains(host.address);
        ++compared;
        proved = proved || inside;
        if (!inside) outside.emplace_back(networks->second.front(), host);
      }
    }
    if (proved && outside.size() <= 2)
      for (const auto& [network, host] : outside) Fault("machine-outside", {network.at, host.at});
  }

  int compared = 0;
  std::vector<Passage> passages;
  std::string reason;
  int faults = 0;

 private:
  struct Found {
    Address address;
    Passage at;
  };

  // "Cơ sở dữ liệu" of a list of machines is "Vùng máy chủ cơ sở dữ liệu" of the plan, where no other is.
  std::map<std::string, std::vector<Found>>::const_iterator NetworksOf(const std::string& zone) const {
    if (const auto same = zones_.find(zone); same != zones_.end()) return same;
    auto only = zones_.end();
    for (auto one = zones_.begin(); one != zones_.end(); ++one) {
      if (!one->first.ends_with(" " + zone)) continue;
      if (only != zones_.end()) return zones_.end();
      only = one;
    }
    return only;
  }

  // One router cannot serve two VLANs of which one network lies in the other's.
  void CheckOverlaps() {
    std::vector<std::pair<std::string, Found>> plan;
    for (const auto& [number, networks] : vlans_)
      if (plan.size() < kMostVlans) plan.emplace_back(number, networks.front());
    for (std::size_t i = 0; i < plan.size(); ++i)
      for (std::size_t j = i + 1; j < plan.size(); ++j) {
        const Found &a = plan[i].second, &b = plan[j].second;
        if (a.at.part != b.at.part || a.address.bits == b.address.bits) continue;
        ++compared;
        const Found& wide = a.address.bits < b.address.bits ? a : b;
        if (wide.address.Contains((&wide == &a ? b : a).address)) Fault("vlans-overlap", {a.at, b.at});
      }
  }

  // The order of `columns` in the look.
  enum Column { kNetwork = 0, kGateway, kPrivate, kPublic, kMask };

  bool ReadHeader(const Part& part, const std::vector<const document::Cell*>& cells,
                  std::map<int, std::pair<Column, int>>& columns) const {
    bool any = false;
    for (const document::Cell* cell : cells) {
      for (int b : cell->blocks) {
        if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last) || !part.IsContent(b)) continue;
        // The narrower meaning first: "Gateway của dải mạng" is a gateway.
        for (Column column : {kGateway, kMask, kPublic, kPrivate, kNetwork}) {
          const auto at = static_cast<std::size_t>(column);
          if (at >= look_.parts.size() || !MatchesAny(look_.parts[at].patterns, part.prepared(b).norm.text)) continue;
          columns[cell->column] = {column, b};
          any = true;
          break;
        }
      }
    }
    return any;
  }

  void ReadRow(const Part& part, int p, const std::vector<const document::Cell*>& cells,
               const std::map<int, std::pair<Column, int>>& columns) {
    std::vector<Found> networks, gateways;
    int mask = 32;
    for (const document::Cell* cell : cells) {
      const auto known = columns.find(cell->column);
      if (known == columns.end()) continue;
      const auto [column, header] = known->second;
      for (int b : cell->blocks) {
        if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last) || !part.IsContent(b)) continue;
        for (const Address& address : FindAddresses(part.block(b).text)) {
          const Passage at{p, b, {static_cast<std::uint32_t>(address.begin), static_cast<std::uint32_t>(address.end)}};
          if (column == kMask) {
            mask = BitsOf(address.value);
            continue;
          }
          ++compared;
          if (!address.valid) Fault("address-invalid", {{p, header, {}}, at});
          if (column == kPrivate && !address.Private()) Fault("address-not-private", {{p, header, {}}, at});
          if (column == kPublic && address.Private()) Fault("address-not-public", {{p, header, {}}, at});
          if (column == kGateway) gateways.push_back({address, at});
          if (column != kGateway) networks.push_back({address, at});
        }
      }
    }
    for (Found& network : networks)
      if (network.address.bits == 32) network.address.bits = mask;
    CheckGateways(networks, gateways);
  }

  static std::string RowText(const Part& part, const std::vector<const document::Cell*>& cells) {
    std::string text;
    for (const document::Cell* cell : cells) text += CellNorm(part, *cell) + " | ";
    return text;
  }

  const rules::Patterns& Words(std::string_view name) const { return PartWords(look_, name); }

  // A list of machines, one in each row, in which two have the same address and all others their own.
  void ReadMachines(const Part& part, int p, const std::map<int, std::vector<const document::Cell*>>& rows, const std::map<int, std::pair<Column, int>>& columns) {
    if (rows.size() < 4) return;
    bool machines = false;
    for (const document::Cell* cell : rows.begin()->second) machines = machines || (cell->column <= 1 && MatchesAny(Words("máy"), CellNorm(part, *cell)));
    if (!machines) return;
    for (const auto& [column, known] : columns) {
      if (known.first != kNetwork && known.first != kPrivate) continue;
      std::map<std::uint32_t, std::vector<Passage>> places;
      int single = 0;
      for (const auto& [row, cells] : rows)
        for (const document::Cell* cell : cells) {
          if (cell->column != column || cell->row == 0 || cell->row_span > 1 || cell->blocks.size() != 1 || MatchesAny(Words("dùng chung"), RowText(part, cells))) continue;
          const int b = cell->blocks.front();
          if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last) || !part.IsContent(b)) continue;
          const std::vector<Address> found = FindAddresses(part.block(b).text);
          if (found.size() != 1 || found.front().bits != 32 || !found.front().Private()) continue;
          places[found.front().value].push_back({p, b, {static_cast<std::uint32_t>(found.front().begin), static_cast<std::uint32_t>(found.front().end)}});
          ++single;
        }
      if (single < 3) continue;
      ++compared;
      if (static_cast<int>(places.size()) != single - 1) continue;
      for (auto& [value, at] : places)
        if (at.size() > 1) Fault("address-twice", at);
    }
  }

  // What a row says of its VLAN and its zone: "10 | DMZ | 172.16.10.0/24" under "VLAN | Vùng | Dải IP".
  void ReadPlan(const Part& part, int p, int row, const std::vector<const document::Cell*>& cells) {
    if (row == 0) return;
    std::string vlan, zone;
    std::vector<Found> found;
    for (const document::Cell* cell : cells) {
      if (cell->blocks.size() != 1 || cell->row_span > 1 || cell->column_span > 1) continue;
      const int b = cell->blocks.front();
      if (b < static_cast<int>(part.first) || b >= static_cast<int>(part.last) || !part.IsContent(b)) continue;
      const std::string header = HeaderOf(part, b), text = CellNorm(part, *cell);
      if (MatchesAny(Words("vlan"), "vlan " + text) && MatchesAny(Words("tiêu đề vlan"), header)) vlan = VlanIn("vlan " + text);
      if (vlan.empty()) vlan = VlanIn(text);
      if (MatchesAny(Words("tiêu đề vùng"), header)) zone = ZoneOf(text);
      if (MatchesAny(look_.parts[kGateway].patterns, header)) continue;
      for (const Address& address : FindAddresses(part.block(b).text))
        found.push_back({address, {p, b, {static_cast<std::uint32_t>(address.begin), static_cast<std::uint32_t>(address.end)}}});
    }
    if (found.size() != 1 || !found.front().address.valid) return;
    if (!vlan.empty() && found.front().address.bits < 32) vlans_[vlan].push_back(found.front());
    if (!zone.empty()) (found.front().address.bits < 32 ? zones_ : hosts_)[zone].push_back(found.front());
  }

  // "Vùng DMZ (VLAN 10): 192.168.10.0/24, cổng 192.168.10.1".
  void ReadVlan(const Part& part, int p, int block) {
    const text::NormalizedText& norm = part.prepared(block).norm;
    for (const text::Span& s : Sentences(norm.text)) {
      const std::string sentence = norm.text.substr(s.begin, s.size());
      const text::Span original = norm.Original(s.begin, s.end);
      std::vector<Address> networks = FindAddresses(part.block(block).text.substr(original.begin, original.size()));
      networks.erase(std::remove_if(networks.begin(), networks.end(), [](const Address& one) { return one.bits == 32; }), networks.end());
      if (networks.size() != 1 || !networks.front().valid) continue;
      const auto begin = static_cast<std::uint32_t>(original.begin + networks.front().begin);
      const Found found{networks.front(), {p, block, {begin, static_cast<std::uint32_t>(original.begin + networks.front().end)}}};
      if (const std::string vlan = VlanIn(sentence); !vlan.empty()) vlans_[vlan].push_back(found);
      if (const std::string zone = ZoneBefore(sentence); !zone.empty()) zones_[zone].push_back(found);
    }
  }

  // "- vùng máy chủ nội bộ: …": the zone that a sentence begins with, up to what is said of it.
  std::string ZoneBefore(const std::string& sentence) const {
    const std::size_t begin = std::min(sentence.find_first_not_of("-–+•* "), sentence.size());
    const std::size_t end = sentence.find_first_of(":(", begin);
    if (end == std::string::npos) return "";
    const std::string label(Trim(std::string_view(sentence).substr(begin, end - begin)));
    const auto lead = FirstMatch(Words("vùng"), label + " ");
    return lead && lead->whole.begin == 0 ? ZoneOf(label) : "";
  }

  // The number of the only VLAN that the text names.
  std::string VlanIn(const std::string& text) const {
    std::string only;
    for (const text::Pattern& pattern : Words("vlan"))
      for (std::size_t from = 0; from < text.size();) {
        const auto match = pattern.Find(text, from);
        if (!match) break;
        from = std::max<std::size_t>(match->whole.end, from + 1);
        const std::string number = GroupOf(text, *match);
        if (!only.empty() && only != number) return "";
        only = number;
      }
    return only;
  }

  std::string ZoneOf(const std::string& text) const {
    const auto lead = FirstMatch(Words("vùng"), text);
    return std::string(Trim(lead && lead->whole.begin == 0 ? std::string_view(text).substr(lead->whole.end) : std::string_view(text)));
  }

  // "dải 172.16.8.0/22, default gateway 172.16.8.1": the address behind the word is the gateway.
  void ReadSentences(const Part& part, int p) {
    if (look_.parts.size() <= kGateway) return;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      const text::NormalizedText& norm = part.prepared(index).norm;
      const auto word = FirstMatch(look_.parts[kGateway].patterns, norm.text);
      if (!word) continue;
      const std::size_t behind = norm.Original(word->whole.begin, word->whole.end).end;
      std::vector<Found> networks, gateways;
      for (const Address& address : FindAddresses(part.block(index).text)) {
        const Passage at{p, index, {static_cast<std::uint32_t>(address.begin), static_cast<std::uint32_t>(address.end)}};
        if (address.begin >= behind && gateways.empty()) {
          gateways.push_back({address, at});
        } else if (address.bits < 32) {
          networks.push_back({address, at});
        }
      }
      compared += static_cast<int>(gateways.size());
      CheckGateways(networks, gateways);
    }
  }

  void CheckGateways(const std::vector<Found>& networks, const std::vector<Found>& gateways) {
    for (const Found& gateway : gateways) {
      // Single addresses of machines are no network.
      const Found* network = nullptr;
      bool inside = false;
      for (const Found& one : networks) {
        if (one.address.bits == 32) continue;
        network = &one;
        inside = inside || one.address.Contains(gateway.address);
      }
      if (network != nullptr && gateway.address.valid && !inside) Fault("gateway-outside", {network->at, gateway.at});
    }
  }

  void Fault(const char* why, std::vector<Passage> at) {
    if (faults++ == 0) reason = why;
    if (faults > kMaxFound) return;
    for (Passage& passage : at) {
      if (passage.span.empty())
        passage.span.end = static_cast<std::uint32_t>(dossier_.part(passage.part).block(passage.block).text.size());
      passages.push_back(passage);
    }
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  std::map<std::string, std::vector<Found>> vlans_;          // number → networks
  std::map<std::string, std::vector<Found>> zones_, hosts_;  // zone → networks, machines
};

}  // namespace

Finding FindAddressFaults(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Plan plan(dossier, look);
  for (int p : dossier.PartsOf(check.documents)) plan.Read(p);
  plan.Close();
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  finding.say["count"] = std::to_string(plan.compared);
  finding.say["faults"] = std::to_string(plan.faults);
  if (plan.compared == 0) return finding;
  finding.outcome = plan.faults > 0 ? Outcome::kReview : Outcome::kPass;
  finding.evidence = plan.faults > 0 ? Evidence::kPresent : Evidence::kUsable;
  finding.reason = plan.faults > 0 ? plan.reason : "found";
  finding.passages = std::move(plan.passages);
  return finding;
}

}  // namespace capdo::analysis
