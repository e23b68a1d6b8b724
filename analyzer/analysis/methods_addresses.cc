// The address plan: gateways that lie outside their network, public addresses in a column for private ones and the other
// way round, numbers that are no address. Arithmetic of RFC 4632 and RFC 1918; masked addresses ("10.10.x.x") say nothing.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxFound = 4;
constexpr int kHeaderRows = 2;

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

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

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
    }
    ReadSentences(part, p);
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
};

}  // namespace

Finding FindAddressFaults(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Plan plan(dossier, look);
  for (int p : dossier.PartsOf(check.documents)) plan.Read(p);
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
