#include "evidence/inner_path.h"

#include <algorithm>

#include "evidence/walk.h"
#include "text/normalized.h"

namespace capdo::evidence {

namespace {

constexpr std::size_t kMaxStep = 255;    // as file systems have it
constexpr std::size_t kMaxPath = 1024;
constexpr std::size_t kMaxEnding = 16;   // longer ones say nothing

// Where the ending begins: at its dot, or at the end.
std::size_t EndingOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const std::size_t first = slash == path.npos ? 0 : slash + 1;
  return dot == path.npos || dot <= first || path.size() - dot > kMaxEnding ? path.size() : dot;
}

// At most `most` bytes, by leaving out letters before the ending.
std::string Shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  const std::string_view ending = text.substr(EndingOf(text));
  std::size_t keep = most - std::min(most, ending.size());
  while (keep > 0 && (text[keep] & 0xC0) == 0x80) --keep;
  return std::string(text.substr(0, keep)) + std::string(ending);
}

bool IsDrive(std::string_view step) {
  return step.size() == 2 && step[1] == ':' &&
         ((step[0] >= 'A' && step[0] <= 'Z') || (step[0] >= 'a' && step[0] <= 'z'));
}

}  // namespace

InnerPathResult InnerPath(std::string_view name, std::string_view fallback) {
  InnerPathResult result;
  std::string slashed(name);
  std::replace(slashed.begin(), slashed.end(), '\\', '/');
  bool first = true;
  for (std::string_view rest = slashed; !rest.empty(); first = false) {
    std::string_view step = rest.substr(0, rest.find('/'));
    const bool last = step.size() == rest.size();
    rest.remove_prefix(std::min(rest.size(), step.size() + 1));
    // "./" at the front is how tar writes every name.
    if (step == "." && first && !last) continue;
    if (first && step.size() > 2 && IsDrive(step.substr(0, 2))) {
      step.remove_prefix(2);
      result.changed = true;
    }
    if (step.empty() || step == "." || step == ".." || (first && IsDrive(step))) {
      result.changed = true;
      continue;
    }
    result.ignored = result.ignored || IsIgnored(step);
    const std::string kept = Shortened(step, kMaxStep);
    result.changed = result.changed || kept.size() < step.size();
    result.path += (result.path.empty() ? "" : "/") + kept;
  }
  if (result.path.empty()) {
    result.changed = result.changed || !name.empty();
    result.path = fallback.empty() ? "khong-ten" : Shortened(fallback, kMaxStep);
  }
  if (result.path.size() > kMaxPath) {
    result.path = text::ToNfc(Shortened(result.path, kMaxPath));
    while (result.path.ends_with('/')) result.path.pop_back();
    result.changed = true;
  }
  return result;
}

std::string Numbered(std::string_view path, int number) {
  const std::size_t ending = EndingOf(path);
  return std::string(path.substr(0, ending)) + " (" + std::to_string(number) + ")" + std::string(path.substr(ending));
}

std::string WithoutEnding(std::string_view name) { return std::string(name.substr(0, EndingOf(name))); }

}  // namespace capdo::evidence
