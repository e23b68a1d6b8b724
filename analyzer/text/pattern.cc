#include "text/pattern.h"

#include <re2/re2.h>

#include <mutex>
#include <utility>

#include "base/utf8.h"
#include "text/chars.h"

namespace capdo::text {

namespace {

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingUTF8);
  options.set_log_errors(false);
  options.set_max_mem(8 << 20);
  options.set_never_nl(false);
  options.set_literal(false);
  options.set_case_sensitive(true);
  return options;
}

// A pattern whose first (last) character is a literal punctuation mark brings its own word boundary
// there.
bool BeginsWithMark(std::string_view source) {
  if (source.empty()) return false;
  if (source[0] == '\\') {
    return source.size() > 1 &&
           std::string_view("()[]{}.+*?|/^$-").find(source[1]) != source.npos &&
           source.find('|') == source.npos;
  }
  return std::string_view("/:;,-\"'%&#=<>").find(source[0]) != source.npos &&
         source.find('|') == source.npos;
}

bool EndsWithMark(std::string_view source) {
  if (source.empty() || source.find('|') != source.npos) return false;
  const char last = source.back();
  if (source.size() > 1 && source[source.size() - 2] == '\\')
    return std::string_view("()[]{}.+*?|/^$-").find(last) != source.npos;
  return std::string_view("/:;,-\"'%&#=<>").find(last) != source.npos;
}

}  // namespace

std::string FoldPattern(std::string_view source) {
  std::string out;
  for (const CodePoint& point : Compose(DecodeAll(source))) {
    const CharInfo info = Char(point.value);
    AppendUtf8(out, point.value < 0x80 || info.fold == 0 ? point.value : info.fold);
  }
  return out;
}

// Two engines: the pattern as written is fast and rejects most texts at once. Only where its match
// ends inside a word, the same pattern with the boundaries inside the expression decides, so that
// another alternative or a later place can match; that one is compiled when it is first needed.
struct Pattern::Impl {
  explicit Impl(const std::string& source)
      : plain(source, PatternOptions()),
        left_boundary(!BeginsWithMark(source)),
        right_boundary(!EndsWithMark(source)) {}

  RE2 plain;
  bool left_boundary, right_boundary;
  mutable std::once_flag bounded_once;
  mutable std::unique_ptr<RE2> bounded_engine;

  const RE2& bounded() const {
    std::call_once(bounded_once, [this] {
      std::string wrapped = left_boundary ? "(?:^|[^\\pL\\pM\\pN])(" : "(";
      wrapped += plain.pattern();
      wrapped += right_boundary ? ")(?:$|[^\\pL\\pM\\pN])" : ")";
      // Twice the memory of the plain one: what compiled without the boundaries compiles with them.
      RE2::Options options = PatternOptions();
      options.set_max_mem(16 << 20);
      bounded_engine = std::make_unique<RE2>(wrapped, options);
    });
    return *bounded_engine;
  }

  bool Bounded(std::string_view text, const Span& span) const {
    return (!left_boundary || !Char(CharBefore(text, span.begin)).word() || !Char(CharAt(text, span.begin)).word()) &&
           (!right_boundary || !Char(CharAt(text, span.end)).word());
  }
};

namespace {

// "\\C" matches one byte, which may be half a letter; an escaped backslash before a C is none.
bool MatchesBytes(std::string_view source) {
  for (std::size_t i = 0; i + 1 < source.size(); ++i) {
    if (source[i] != '\\') continue;
    if (source[++i] == 'C') return true;
  }
  return false;
}

}  // namespace

Result<Pattern> Pattern::Compile(std::string_view source) {
  if (MatchesBytes(source)) return Error{ErrorCode::kInvalid, "\\C matches half letters: use ."};
  Pattern pattern;
  pattern.source_ = std::string(source);
  auto impl = std::make_shared<const Impl>(pattern.source_);
  if (!impl->plain.ok()) return Error{ErrorCode::kInvalid, impl->plain.error()};
  pattern.impl_ = std::move(impl);
  return pattern;
}

bool Pattern::MatchesEmpty() const { return RE2::FullMatch("", impl_->plain); }

int Pattern::groups() const { return impl_->plain.NumberOfCapturingGroups(); }

namespace {

// Runs `engine` on text[from..] with the text before `from` as context. `skip` leading submatches
// are not reported.
std::optional<Match> Run(const RE2& engine, std::string_view text, std::size_t from, int skip) {
  const int count = engine.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(count));
  const re2::StringPiece input(text.data(), text.size());
  if (!engine.Match(input, from, text.size(), RE2::UNANCHORED, parts.data(), count)) return {};
  auto span = [&](const re2::StringPiece& part) -> Span {
    if (part.data() == nullptr) return {};
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Match match;
  match.whole = span(parts[static_cast<std::size_t>(skip)]);
  for (int i = skip + 1; i < count; ++i)
    match.groups.push_back(span(parts[static_cast<std::size_t>(i)]));
  return match;
}

}  // namespace

std::optional<Match> Pattern::Find(std::string_view text, std::size_t from) const {
  if (impl_ == nullptr || from > text.size()) return {};
  if (text.data() == nullptr) text = "";
  for (;;) {
    std::optional<Match> plain = Run(impl_->plain, text, from, 0);
    if (!plain) return {};
    if (!plain->whole.empty() && impl_->Bounded(text, plain->whole)) return plain;

    // No bounded match can begin before the leftmost plain one.
    from = plain->whole.begin;
    const RE2& engine = impl_->bounded();
    if (!engine.ok()) return {};
    std::optional<Match> bounded;
    if (!impl_->left_boundary || from == 0) {
      bounded = Run(engine, text, from, 1);
    } else {
      // The engine needs the separator before the match: begin with it. Inside a word there is
      // none, so step past the word first.
      if (Char(CharBefore(text, from)).word())
        while (from < text.size() && Char(DecodeUtf8(text, from)).word()) continue;
      if (from >= text.size()) return {};
      std::size_t separator = from - 1;
      while (separator > 0 && (static_cast<unsigned char>(text[separator]) & 0xC0) == 0x80)
        --separator;
      if (separator > 0) {
        bounded = Run(engine, text, separator, 1);
      } else {
        // At the very start "^" would match before `from`; a blank in front hides the start.
        const std::string shifted = " " + std::string(text);
        bounded = Run(engine, shifted, 1, 1);
        if (bounded) {
          auto back = [](Span& span) {
            if (span.end == 0) return;
            --span.begin;
            --span.end;
          };
          back(bounded->whole);
          for (Span& group : bounded->groups) back(group);
        }
      }
    }
    if (!bounded) return {};
    if (!bounded->whole.empty()) return bounded;
    // An empty match is never reported: callers step from end to end.
    from = bounded->whole.end;
    if (from >= text.size()) return {};
    DecodeUtf8(text, from);
  }
}

}  // namespace capdo::text
