#include "decisions/edit.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace capdo::decisions {

namespace {

using Lines = std::vector<std::string>;

Lines Split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    if (lines.back().ends_with('\r')) lines.back().pop_back();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t IndentOf(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }
bool IsComment(const std::string& line) { return IndentOf(line) < line.size() && line[IndentOf(line)] == '#'; }
bool IsEmpty(const std::string& line) { return line.find_first_not_of(" \t") == std::string::npos; }

// A double-quoted scalar on one line.
std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      out += c;
    }
  }
  return out + '"';
}

Lines EntryOf(const CheckDecision& one, std::size_t indent, const Lines& comments) {
  const std::string dash(indent, ' '), pad(indent + 2, ' ');
  Lines lines{dash + "- check: " + one.check};
  for (const std::string& comment : comments) lines.push_back(pad + comment);
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) lines.push_back(pad + name + ": " + value);
  };
  const auto add_text = [&](const char* name, const std::string& value) {
    if (!value.empty()) add(name, Quoted(value));
  };
  add("decision", one.decision);
  if (one.decision == "override") add("result", OutcomeName(one.result));
  add_text("reason", one.reason);
  add_text("note", one.note);
  add_text("who", one.who);
  add("when", one.when);
  add("until", one.until);
  add("evidence", one.evidence);
  return lines;
}

// The comment at the end of a line, "" none. A '#' inside quotes or inside a word is none.
std::string TrailingComment(const std::string& line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote == '"' && c == '\\') {
      ++i;
    } else if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if ((c == '"' || c == '\'') && i > 0 && line[i - 1] == ' ') {
      quote = c;
    } else if (c == '#' && (i == 0 || line[i - 1] == ' ')) {
      return line.substr(i);
    }
  }
  return "";
}

// Where the list of checks stands.
struct Place {
  std::size_t head = 0;    // the line "checks:"
  std::size_t end = 0;     // after the last entry
  std::size_t indent = 2;  // of its dashes
  std::vector<std::size_t> entries;
};

std::optional<Place> FindList(const Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with("checks:")) continue;
    Place place;
    place.head = i;
    place.end = i + 1;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (IsEmpty(lines[j]) || IsComment(lines[j])) continue;
      const std::size_t indent = IndentOf(lines[j]);
      const bool dash = lines[j][indent] == '-';
      if (indent == 0 && !dash) break;
      if (place.entries.empty()) place.indent = indent;
      if (dash && indent == place.indent) place.entries.push_back(j);
      place.end = j + 1;
    }
    return place;
  }
  return std::nullopt;
}

// Line of the entry of `check` by a reading of the file; 0 none.
int LineOf(const Decisions& decisions, const std::string& check) {
  for (const CheckDecision& one : decisions.checks)
    if (one.check == check) return one.line;
  return 0;
}

void Replace(Lines& lines, const Place& place, std::size_t at, const CheckDecision& decision) {
  // The entry whose dash is the last at or above the line of its first member.
  const auto next = std::upper_bound(place.entries.begin(), place.entries.end(), at);
  const std::size_t begin = *(next - 1);
  std::size_t end = next == place.entries.end() ? place.end : *next;
  // What stands in front of the next entry belongs to that.
  while (end > begin + 1 && (IsEmpty(lines[end - 1]) || (IsComment(lines[end - 1]) && IndentOf(lines[end - 1]) <= place.indent)))
    --end;
  Lines comments;
  for (std::size_t i = begin; i < end; ++i)
    if (std::string comment = TrailingComment(lines[i]); !comment.empty()) comments.push_back(std::move(comment));
  const Lines entry = EntryOf(decision, place.indent, comments);
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end));
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(begin), entry.begin(), entry.end());
}

void Append(Lines& lines, const CheckDecision& decision) {
  std::optional<Place> place = FindList(lines);
  if (!place) {
    if (lines.empty()) lines.push_back(std::string("schema: ") + kSchemaName);
    lines.push_back("checks:");
    place = FindList(lines);
  }
  std::string& head = lines[place->head];
  if (const std::size_t bracket = head.find("[]"); bracket != std::string::npos) head.erase(bracket, 2);
  const Lines entry = EntryOf(decision, place->indent, {});
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(place->end), entry.begin(), entry.end());
}

bool Same(const CheckDecision& a, const CheckDecision& b) {
  return a.check == b.check && a.decision == b.decision && (a.decision != "override" || a.result == b.result) &&
         a.reason == b.reason && a.note == b.note && a.who == b.who && a.when == b.when && a.until == b.until &&
         a.evidence == b.evidence;
}

// Whether the new file says what the old one said, and the decision.
bool SaysBoth(const Decisions& before, const Decisions& after, const CheckDecision& decision) {
  if (after.documents.size() != before.documents.size()) return false;
  const std::size_t more = LineOf(before, decision.check) == 0 ? 1 : 0;
  if (after.checks.size() != before.checks.size() + more) return false;
  for (const CheckDecision& one : after.checks) {
    if (one.check == decision.check) {
      if (!Same(one, decision)) return false;
      continue;
    }
    if (std::none_of(before.checks.begin(), before.checks.end(), [&](const CheckDecision& old) { return Same(old, one); }))
      return false;
  }
  return LineOf(after, decision.check) != 0;
}

}  // namespace

Result<std::string> Put(std::string_view text, const CheckDecision& decision) {
  const bool fresh = IsEmpty(std::string(text));
  const Loaded before = fresh ? Loaded{} : Read(text);
  if (!before.faults.empty()) return Error{ErrorCode::kInvalid, before.faults.front().code};
  Lines lines = fresh ? Lines{} : Split(text);
  const std::optional<Place> place = FindList(lines);
  const int line = LineOf(before.decisions, decision.check);
  if (line > 0) {
    if (!place || place->entries.empty() || place->entries.front() >= static_cast<std::size_t>(line))
      return Error{ErrorCode::kUnsupported, "the list of checks is not written as '- ' lines"};
    Replace(lines, *place, static_cast<std::size_t>(line) - 1, decision);
  } else {
    Append(lines, decision);
  }
  const std::string_view end = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  std::string out;
  for (const std::string& one : lines) out.append(one).append(end);
  const Loaded after = Read(out);
  if (!after.faults.empty() || !SaysBoth(before.decisions, after.decisions, decision))
    return Error{ErrorCode::kUnsupported, "the list of checks is not written as '- ' lines"};
  return out;
}

}  // namespace capdo::decisions
