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

// The lines of an entry, one member after the other.
class Entry {
 public:
  Entry(std::size_t indent, const char* name, const std::string& value, const Lines& comments) : pad_(indent + 2, ' ') {
    lines_.push_back(std::string(indent, ' ') + "- " + name + ": " + value);
    for (const std::string& comment : comments) lines_.push_back(pad_ + comment);
  }
  void Add(const std::string& name, const std::string& value) {
    if (!value.empty()) lines_.push_back(pad_ + name + ": " + value);
  }
  void AddText(const std::string& name, const std::string& value) {
    if (!value.empty()) Add(name, Quoted(value));
  }
  Lines Take() { return std::move(lines_); }

 private:
  std::string pad_;
  Lines lines_;
};

Lines EntryOf(const CheckDecision& one, std::size_t indent, const Lines& comments) {
  Entry entry(indent, "check", one.check, comments);
  entry.Add("decision", one.decision);
  if (one.decision == "override") entry.Add("result", OutcomeName(one.result));
  entry.AddText("reason", one.reason);
  entry.AddText("note", one.note);
  entry.AddText("who", one.who);
  entry.Add("when", one.when);
  entry.Add("until", one.until);
  entry.Add("evidence", one.evidence);
  return entry.Take();
}

Lines EntryOf(const DocumentStatement& one, std::size_t indent, const Lines& comments) {
  Entry entry(indent, "sha256", one.sha256, comments);
  if (one.part > 0) entry.Add("part", std::to_string(one.part));
  entry.AddText("path", one.path);
  for (const auto& [name, value] : one.fields) {
    const bool plain = name == "date" || name == "level" || name == "kind";
    plain ? entry.Add(name, value) : entry.AddText(name, value);
  }
  entry.AddText("reason", one.reason);
  entry.AddText("who", one.who);
  entry.Add("when", one.when);
  return entry.Take();
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

// The list in which an answer stands.
const char* ListName(const CheckDecision&) { return "checks:"; }
const char* ListName(const DocumentStatement&) { return "documents:"; }

// Where a list stands.
struct Place {
  std::size_t head = 0;    // the line "checks:" or "documents:"
  std::size_t end = 0;     // after the last entry
  std::size_t indent = 2;  // of its dashes
  std::vector<std::size_t> entries;
};

std::optional<Place> FindList(const Lines& lines, const char* name) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with(name)) continue;
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

bool SameSubject(const CheckDecision& a, const CheckDecision& b) { return a.check == b.check; }
bool SameSubject(const DocumentStatement& a, const DocumentStatement& b) {
  return a.sha256 == b.sha256 && std::max(a.part, 1) == std::max(b.part, 1);
}

const std::vector<CheckDecision>& ListOf(const Decisions& decisions, const CheckDecision&) { return decisions.checks; }
const std::vector<DocumentStatement>& ListOf(const Decisions& decisions, const DocumentStatement&) {
  return decisions.documents;
}

// Line of the entry about the same by a reading of the file; 0 none.
template <typename Answer>
int LineOf(const Decisions& decisions, const Answer& answer) {
  for (const Answer& one : ListOf(decisions, answer))
    if (SameSubject(one, answer)) return one.line;
  return 0;
}

template <typename Answer>
void Replace(Lines& lines, const Place& place, std::size_t at, const Answer& answer) {
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
  const Lines entry = EntryOf(answer, place.indent, comments);
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end));
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(begin), entry.begin(), entry.end());
}

template <typename Answer>
void Append(Lines& lines, const Answer& answer) {
  std::optional<Place> place = FindList(lines, ListName(answer));
  if (!place) {
    if (lines.empty()) lines.push_back(std::string("schema: ") + kSchemaName);
    lines.push_back(ListName(answer));
    place = FindList(lines, ListName(answer));
  }
  std::string& head = lines[place->head];
  if (const std::size_t bracket = head.find("[]"); bracket != std::string::npos) head.erase(bracket, 2);
  const Lines entry = EntryOf(answer, place->indent, {});
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(place->end), entry.begin(), entry.end());
}

bool Same(const CheckDecision& a, const CheckDecision& b) {
  return a.check == b.check && a.decision == b.decision && (a.decision != "override" || a.result == b.result) &&
         a.reason == b.reason && a.note == b.note && a.who == b.who && a.when == b.when && a.until == b.until &&
         a.evidence == b.evidence;
}

bool Same(const DocumentStatement& a, const DocumentStatement& b) {
  return SameSubject(a, b) && a.path == b.path && a.fields == b.fields && a.who == b.who && a.when == b.when &&
         a.reason == b.reason;
}

template <typename Answer>
bool SameLists(const std::vector<Answer>& a, const std::vector<Answer>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Answer& x, const Answer& y) { return Same(x, y); });
}

// The same list with the answer in it.
template <typename Answer>
std::vector<Answer> With(std::vector<Answer> list, const Answer& answer) {
  const auto old = std::find_if(list.begin(), list.end(), [&](const Answer& one) { return SameSubject(one, answer); });
  old == list.end() ? list.push_back(answer) : void(*old = answer);
  return list;
}

// Whether the new file says what the old one said, and the answer.
bool SaysBoth(const Decisions& before, const Decisions& after, const CheckDecision& answer) {
  return SameLists(after.checks, With(before.checks, answer)) && SameLists(after.documents, before.documents);
}
bool SaysBoth(const Decisions& before, const Decisions& after, const DocumentStatement& answer) {
  return SameLists(after.documents, With(before.documents, answer)) && SameLists(after.checks, before.checks);
}

template <typename Answer>
Result<std::string> PutAnswer(std::string_view text, const Answer& answer) {
  const Error unsupported{ErrorCode::kUnsupported, "the list is not written as '- ' lines"};
  const bool fresh = IsEmpty(std::string(text));
  const Loaded before = fresh ? Loaded{} : Read(text);
  if (!before.faults.empty()) return Error{ErrorCode::kInvalid, before.faults.front().code};
  Lines lines = fresh ? Lines{} : Split(text);
  const std::optional<Place> place = FindList(lines, ListName(answer));
  const int line = LineOf(before.decisions, answer);
  if (line > 0) {
    if (!place || place->entries.empty() || place->entries.front() >= static_cast<std::size_t>(line)) return unsupported;
    Replace(lines, *place, static_cast<std::size_t>(line) - 1, answer);
  } else {
    Append(lines, answer);
  }
  const std::string_view end = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  std::string out;
  for (const std::string& one : lines) out.append(one).append(end);
  const Loaded after = Read(out);
  if (!after.faults.empty() || !SaysBoth(before.decisions, after.decisions, answer)) return unsupported;
  return out;
}

}  // namespace

Result<std::string> Put(std::string_view text, const CheckDecision& decision) { return PutAnswer(text, decision); }
Result<std::string> Put(std::string_view text, const DocumentStatement& statement) { return PutAnswer(text, statement); }

}  // namespace capdo::decisions
