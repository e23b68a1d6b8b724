// Every text that a user reads and that is not rule data, in two languages.
//
// messages_vi.inc and messages_en.inc hold the same keys with the same {placeholders} (a test
// compares them). Keys are families of stable codes: "reason.encrypted", "warning.hidden-text",
// "page.image-only", "kind.regulation".
//
//   Message(Language::kVietnamese, "reason.encrypted")                      → "Tệp được đặt mật
//   khẩu." Message(Language::kEnglish, "place.page", {{"page", "3"}})              → "page 3"
//   MessageOr(Language::kEnglish, "warning." + code, "warning.other", {{"code", code}})
//
// A key that does not exist gives the key itself, so that a gap in a catalogue is seen and does no
// harm.
#ifndef CAPDO_BASE_MESSAGES_H_
#define CAPDO_BASE_MESSAGES_H_

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace capdo {

enum class Language { kVietnamese, kEnglish };

struct CatalogueEntry {
  std::string_view key, text;
};

// The views need to live only until the call returns.
using MessageArguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string Message(Language language, std::string_view key, MessageArguments arguments = {});
// The text of `key`, or that of `fallback` where there is no such key.
std::string MessageOr(Language language, std::string_view key, std::string_view fallback,
                      MessageArguments arguments = {});
bool HasMessage(std::string_view key);
// `family` is "reason" or "remedy": what is to be said of a file that was not read, by its format where that makes a
// difference ("remedy.archive.encrypted"), else by the code alone.
std::string FileMessage(Language language, std::string_view family, std::string_view format, std::string_view code);

// A day as sentences write it: "2024-09-04" is "04/09/2024" in Vietnamese; whatever is no such day comes back as it is.
std::string DayText(Language language, std::string_view iso);

std::span<const CatalogueEntry> Catalogue(Language language);

}  // namespace capdo

#endif  // CAPDO_BASE_MESSAGES_H_
