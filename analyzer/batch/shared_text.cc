#include "batch/shared_text.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace capdo::batch {

namespace {

constexpr char kHead[] = "capdo-passages/1\n";
constexpr int kLeastWords = 150;           // two or three paragraphs: less may be a manner of speaking
constexpr std::size_t kLeastShingles = 4;  // of a paragraph; fewer say too little
constexpr double kSame = 0.6;              // share of its shingles: names differ, a sentence may be new
constexpr std::size_t kFew = 3;            // agencies that may have the same text before it counts as a form, and
constexpr std::size_t kOneOf = 4;          // the share of the batch

// "12\n", and moves on.
template <typename T>
bool TakeNumber(std::string_view& bytes, T& value, char end, int base = 10) {
  const auto [stop, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), value, base);
  if (error != std::errc() || stop == bytes.data() + bytes.size() || *stop != end) return false;
  bytes.remove_prefix(static_cast<std::size_t>(stop - bytes.data()) + 1);
  return true;
}

bool TakeText(std::string_view& bytes, std::string& value) {
  std::size_t size = 0;
  if (!TakeNumber(bytes, size, ' ') || bytes.size() <= size || bytes[size] != '\n') return false;
  value = bytes.substr(0, size);
  bytes.remove_prefix(size + 1);
  return true;
}

std::string Hex(std::uint64_t value) {
  char digits[17];
  return {digits, std::to_chars(std::begin(digits), std::end(digits), value, 16).ptr};
}

using Owners = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;  // shingle → places in `agencies`, ascending

std::size_t CountIn(const TextPassage& passage, const Owners& owners, std::uint32_t agency) {
  return static_cast<std::size_t>(std::count_if(passage.shingles.begin(), passage.shingles.end(), [&](std::uint64_t shingle) {
    const auto found = owners.find(shingle);
    return found != owners.end() && std::binary_search(found->second.begin(), found->second.end(), agency);
  }));
}

std::size_t Common(const TextPassage& a, const TextPassage& b) {
  std::vector<std::uint64_t> both;
  std::set_intersection(a.shingles.begin(), a.shingles.end(), b.shingles.begin(), b.shingles.end(), std::back_inserter(both));
  return both.size();
}

}  // namespace

std::string EncodePassages(const std::vector<TextPassage>& passages) {
  std::string bytes = kHead;
  for (const TextPassage& passage : passages) {
    bytes += std::to_string(passage.page) + ' ' + std::to_string(passage.words) + ' ' + std::to_string(passage.shingles.size()) + '\n';
    for (const std::string* text : {&passage.path, &passage.quote}) bytes += std::to_string(text->size()) + ' ' + *text + '\n';
    for (const std::uint64_t shingle : passage.shingles) bytes += Hex(shingle) + '\n';
  }
  return bytes;
}

std::optional<std::vector<TextPassage>> DecodePassages(std::string_view bytes) {
  if (!bytes.starts_with(kHead)) return std::nullopt;
  bytes.remove_prefix(sizeof kHead - 1);
  std::vector<TextPassage> passages;
  while (!bytes.empty()) {
    TextPassage passage;
    std::size_t count = 0;
    if (!TakeNumber(bytes, passage.page, ' ') || !TakeNumber(bytes, passage.words, ' ') || !TakeNumber(bytes, count, '\n') ||
        !TakeText(bytes, passage.path) || !TakeText(bytes, passage.quote) || count > bytes.size())
      return std::nullopt;
    passage.shingles.resize(count);
    for (std::uint64_t& shingle : passage.shingles)
      if (!TakeNumber(bytes, shingle, '\n', 16)) return std::nullopt;
    if (!std::is_sorted(passage.shingles.begin(), passage.shingles.end())) return std::nullopt;
    passages.push_back(std::move(passage));
  }
  return passages;
}

void SharedText::Add(std::size_t agency, std::vector<TextPassage> passages) {
  std::erase_if(passages, [](const TextPassage& passage) { return passage.shingles.size() < kLeastShingles; });
  const auto after = std::find_if(agencies_.begin(), agencies_.end(), [&](const Agency& other) { return other.number > agency; });
  agencies_.insert(after, {agency, std::move(passages)});
}

std::vector<SharedPair> SharedText::Pairs() const {
  Owners owners;
  for (std::uint32_t a = 0; a < agencies_.size(); ++a)
    for (const TextPassage& passage : agencies_[a].passages)
      for (const std::uint64_t shingle : passage.shingles)
        if (std::vector<std::uint32_t>& of = owners[shingle]; of.empty() || of.back() != a) of.push_back(a);
  const std::size_t most = std::max(kFew, agencies_.size() / kOneOf);
  std::erase_if(owners, [&](const auto& owner) { return owner.second.size() < 2 || owner.second.size() > most; });
  std::map<std::pair<std::size_t, std::size_t>, SharedPair> pairs;
  for (std::uint32_t a = 0; a < agencies_.size(); ++a) {
    for (const TextPassage& passage : agencies_[a].passages) {
      std::set<std::uint32_t> others;
      for (const std::uint64_t shingle : passage.shingles)
        if (const auto found = owners.find(shingle); found != owners.end())
          others.insert(std::upper_bound(found->second.begin(), found->second.end(), a), found->second.end());
      for (const std::uint32_t b : others) {
        if (static_cast<double>(CountIn(passage, owners, b)) < kSame * static_cast<double>(passage.shingles.size())) continue;
        SharedPair& pair = pairs[{a, b}];
        ++pair.passages;
        pair.words += passage.words;
        if (passage.words > pair.at_one.words) pair.at_one = passage;
      }
    }
  }
  std::vector<SharedPair> out;
  for (auto& [places, pair] : pairs) {
    if (pair.words < kLeastWords) continue;
    const std::vector<TextPassage>& two = agencies_[places.second].passages;
    pair.at_two = *std::max_element(two.begin(), two.end(), [&, &one = pair.at_one](const TextPassage& x, const TextPassage& y) {
      return Common(one, x) < Common(one, y);
    });
    pair.one = agencies_[places.first].number;
    pair.two = agencies_[places.second].number;
    out.push_back(std::move(pair));
  }
  std::stable_sort(out.begin(), out.end(), [](const SharedPair& x, const SharedPair& y) { return x.words > y.words; });
  return out;
}

}  // namespace capdo::batch
