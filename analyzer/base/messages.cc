#include "base/messages.h"

#include <algorithm>
#include <unordered_map>

namespace capdo {

namespace {

constexpr CatalogueEntry kVietnameseEntries[] = {
#include "base/messages_vi.inc"
};
constexpr CatalogueEntry kEnglishEntries[] = {
#include "base/messages_en.inc"
};

using Index = std::unordered_map<std::string_view, std::string_view>;

Index MakeIndex(std::span<const CatalogueEntry> entries) {
  Index index;
  for (const CatalogueEntry& entry : entries) index.emplace(entry.key, entry.text);
  return index;
}

const Index& IndexOf(Language language) {
  static const Index vietnamese = MakeIndex(kVietnameseEntries);
  static const Index english = MakeIndex(kEnglishEntries);
  return language == Language::kVietnamese ? vietnamese : english;
}

// One pass, so that an argument that holds "{name}" itself is never filled again: arguments are
// evidence.
std::string Fill(std::string_view text, MessageArguments arguments) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) {
      out += text.substr(open);
      break;
    }
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* found = std::find_if(arguments.begin(), arguments.end(),
                                     [&](const auto& argument) { return argument.first == name; });
    out += found != arguments.end() ? found->second : text.substr(open, close - open + 1);
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

std::span<const CatalogueEntry> Catalogue(Language language) {
  if (language == Language::kVietnamese) return kVietnameseEntries;
  return kEnglishEntries;
}

bool HasMessage(std::string_view key) { return IndexOf(Language::kVietnamese).contains(key); }

std::string Message(Language language, std::string_view key, MessageArguments arguments) {
  const Index& index = IndexOf(language);
  const auto found = index.find(key);
  return found == index.end() ? std::string(key) : Fill(found->second, arguments);
}

std::string MessageOr(Language language, std::string_view key, std::string_view fallback,
                      MessageArguments arguments) {
  return Message(language, HasMessage(key) ? key : fallback, arguments);
}

std::string FileMessage(Language language, std::string_view family, std::string_view format, std::string_view code) {
  const std::string plain = std::string(family) + "." + std::string(code);
  const std::string special = std::string(family) + "." + std::string(format) + "." + std::string(code);
  return MessageOr(language, HasMessage(special) ? special : plain, std::string(family) + ".other", {{"code", code}});
}

std::string DayText(Language language, std::string_view iso) {
  bool day = iso.size() == 10 && iso[4] == '-' && iso[7] == '-';
  for (std::size_t i = 0; day && i < iso.size(); ++i) day = i == 4 || i == 7 || (iso[i] >= '0' && iso[i] <= '9');
  if (!day || language != Language::kVietnamese) return std::string(iso);
  return std::string(iso.substr(8)).append("/").append(iso.substr(5, 2)).append("/").append(iso.substr(0, 4));
}

}  // namespace capdo
