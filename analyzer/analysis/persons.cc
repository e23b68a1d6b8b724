#include "analysis/persons.h"

#include <map>
#include <string_view>

#include "analysis/authority.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr int kLeastNameWords = 2, kMostNameWords = 6;
constexpr int kMaxRows = 60;  // of those who were there
constexpr std::size_t kMaxHolders = 200;
constexpr int kLastLines = 6;  // of a document, in which it is signed
constexpr char kChair[] = "chủ tịch";

std::string Norm(const std::string& text, const rules::Vocabulary& words) { return text::Normalize(text, words.lexicon).text; }

class RolesTold {
 public:
  RolesTold(const Dossier& dossier, int p) : words_(dossier.words()), part_(dossier.part(p)), p_(p) {}

  std::vector<Holder> Run() {
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      if (part_.IsContent(index) && part_.block(index).cell.table < 0) ReadLine(index);
    }
    for (int table : part_.tables) ReadTable(part_.table(table));
    ReadSignature();
    return std::move(found_);
  }

 private:
  void Add(std::string role, const std::string& text, const Passage& at, bool signs) {
    const std::string name = PersonIn(text, words_);
    if (name.empty() || found_.size() >= kMaxHolders) return;
    found_.push_back({OneName(std::move(role)), "", name, at, DayOf(part_), signs, true});
  }

  // The chair of a council that is called by its office alone.
  std::string OneName(std::string role) const {
    const auto same = FirstMatch(Marker(words_, "chair-role"), role);
    return same ? kChair : role;
  }

  // look for "Trưởng đoàn: ông X", "ông X, … - Trưởng đoàn", "do bà X … làm Chủ tịch".
  void ReadLine(int index) {
    const std::string& norm = part_.prepared(index).norm.text;
    for (const text::Span& s : Sentences(norm)) {
      const std::string sentence(Trim(std::string_view(norm).substr(s.begin, s.size())));
      for (const text::Pattern& pattern : Marker(words_, "role-of-person")) {
        const auto match = pattern.Find(sentence);
        if (match && match->groups.size() >= 2)
          Add(GroupOf(sentence, *match, 0), GroupOf(sentence, *match, 1), WithPart(PassageOf(part_, index, s.begin, s.end), p_), false);
      }
      for (const text::Pattern& pattern : Marker(words_, "person-of-role")) {
        const auto match = pattern.Find(sentence);
        if (match && match->groups.size() >= 2)
          Add(GroupOf(sentence, *match, 1), GroupOf(sentence, *match, 0), WithPart(PassageOf(part_, index, s.begin, s.end), p_), false);
      }
    }
  }

  void ReadTable(const document::Table& table) {
    if (table.rows > kMaxRows) return;
    std::map<int, std::pair<std::string, const document::Cell*>> roles, names;
    for (const document::Cell& cell : table.cells) {
      if (cell.row == 0 || cell.blocks.empty()) continue;
      const int b = cell.blocks.front();
      if (b < static_cast<int>(part_.first) || b >= static_cast<int>(part_.last) || !part_.IsContent(b)) continue;
      const std::string text = CellNorm(part_, cell);
      // The head of an agency is no role of a meeting.
      const bool office = text == kChair && !MatchesAny(Marker(words_, "role-column"), HeaderOf(part_, b));
      if (MatchesAny(Marker(words_, "team-role"), text) && !office) roles[cell.row] = {text, &cell};
      if (MatchesAny(Marker(words_, "person-column"), HeaderOf(part_, b))) names[cell.row] = {text, &cell};
    }
    for (const auto& [row, role] : roles) {
      const auto name = names.find(row);
      if (name == names.end()) continue;
      const int b = name->second.second->blocks.front();
      Add(role.first, name->second.first, {p_, b, {0, static_cast<std::uint32_t>(part_.block(b).text.size())}}, false);
    }
  }

  void ReadSignature() {
    const auto title = part_.field_places.find("signer-title"), signer = part_.field_places.find("signer");
    if (title == part_.field_places.end() || signer == part_.field_places.end()) return;
    const Passage at = WithPart(signer->second, p_);
    if (at.part != p_ || title->second.block < 0) return;
    bool council = false;
    for (int b = title->second.block; b <= at.block; ++b) {
      const std::string& text = part_.block(b).text;
      const std::size_t tab = text.find_last_of('\t');
      const std::string line(Trim(Norm(tab == std::string::npos ? text : text.substr(tab + 1), words_)));
      council = council || MatchesAny(Marker(words_, "joint-body"), line);
      if (MatchesAny(Marker(words_, "team-role"), line) && (line != kChair || council)) Add(line, Norm(part_.fields.at("signer"), words_), at, true);
    }
  }

  const rules::Vocabulary& words_;
  const Part& part_;
  const int p_;
  std::vector<Holder> found_;
};

// "Tên: Trung tâm X … Người đại diện: ông Y, chức vụ: Giám đốc": labels in their order.
void ReadHeads(const Dossier& dossier, int p, std::vector<Holder>& found) {
  const rules::Vocabulary& words = dossier.words();
  const Part& part = dossier.part(p);
  std::string body, name;
  Passage at;
  const auto office_in = [&](const std::string& text) {
    const auto match = FirstMatch(Marker(words, "office-held"), text);
    return match ? GroupOf(text, *match) : std::string();
  };
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    if (!part.IsContent(index)) continue;
    std::string text = part.prepared(index).norm.text;
    // A row of two cells is a label and its value.
    const document::CellRef& cell = part.block(index).cell;
    if (cell.table >= 0) {
      if (part.table(cell.table).columns > 3) continue;
      std::string row;
      for (const document::Cell& other : part.table(cell.table).cells)
        if (other.row == cell.row) row += (row.empty() ? "" : ": ") + CellNorm(part, other);
      if (cell.column > 0) continue;
      text = row;
    }
    if (const auto match = FirstMatch(Marker(words, "body-named"), text)) {
      body = GroupOf(text, *match);
      name.clear();
    }
    if (const auto match = FirstMatch(Marker(words, "head-named"), text)) {
      name = PersonIn(GroupOf(text, *match), words);
      at = {p, index, {0, static_cast<std::uint32_t>(part.block(index).text.size())}};
    }
    const std::string office = name.empty() || body.empty() ? "" : office_in(text);
    if (office.empty() || found.size() >= kMaxHolders) continue;
    found.push_back({office, body, name, at, DayOf(part), false, true});
    name.clear();
  }
}

void ReadSigner(const Dossier& dossier, int p, std::vector<Holder>& found) {
  const rules::Vocabulary& words = dossier.words();
  const Part& part = dossier.part(p);
  const auto title = part.field_places.find("signer-title"), signer = part.field_places.find("signer");
  const std::string body = IssuerOf(part, words);
  if (title == part.field_places.end() || signer == part.field_places.end() || body.empty() || part.copy_of >= 0) return;
  const Passage at = WithPart(signer->second, p);
  const std::string name = PersonIn(Norm(part.fields.at("signer"), words), words);
  if (at.part != p || title->second.block < 0 || name.empty() || found.size() >= kMaxHolders) return;
  std::string office;
  bool own = true;
  for (int b = title->second.block; b <= at.block; ++b) {
    const std::string& text = part.block(b).text;
    const std::size_t tab = text.find_last_of('\t');
    const std::string line(Trim(Norm(tab == std::string::npos ? text : text.substr(tab + 1), words)));
    if (MatchesAny(Marker(words, "signs-for"), line)) own = false;
    if (const auto match = FirstMatch(Marker(words, "head-line"), line); match && office.empty()) {
      const auto held = FirstMatch(Marker(words, "head-office"), line);
      office = held ? line.substr(held->whole.begin, held->whole.size()) : "";
    }
  }
  found.push_back({office, body, name, at, DayOf(part), true, own && !office.empty()});
}

}  // namespace

std::string PersonIn(const std::string& normalized, const rules::Vocabulary& vocabulary) {
  std::string text(Trim(normalized));
  while (const auto title = FirstMatch(Marker(vocabulary, "address-of-person"), text)) {
    if (title->whole.begin > 0) break;
    text = std::string(Trim(std::string_view(text).substr(title->whole.end)));
  }
  const std::string name(Trim(std::string_view(text).substr(0, text.find_first_of(",;(.-/:"))));
  const int count = text::CountWords(name);
  if (count < kLeastNameWords || count > kMostNameWords || name.find_first_of("0123456789") != std::string::npos) return "";
  return MatchesAny(Marker(vocabulary, "not-in-name"), name) ? "" : name;
}

bool SamePerson(const std::string& one, const std::string& other) { return text::FoldAccents(one) == text::FoldAccents(other); }

std::optional<std::pair<Holder, Holder>> RoleOfTwo(const Dossier& dossier, int p) {
  const std::vector<Holder> found = RolesTold(dossier, p).Run();
  for (const Holder& one : found) {
    if (one.signs) continue;
    for (const Holder& other : found) {
      // Of what is told only the last lines of a document are a signature, too.
      if (other.role != one.role || SamePerson(one.name, other.name)) continue;
      const bool last = other.at.block > one.at.block && other.at.block + kLastLines >= static_cast<int>(dossier.part(p).last);
      const bool later = other.signs || (last && dossier.part(p).block(other.at.block).cell.table < 0);
      if (later) return std::make_pair(one, other);
    }
  }
  return std::nullopt;
}

std::vector<Holder> ReadHolders(const Dossier& dossier) {
  std::vector<Holder> found;
  for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
    const Part& part = dossier.parts[p];
    if (part.kind == "law" || part.kind == "template") continue;
    if (part.kind == "level-dossier" || part.kind == "submission" || part.kind == "survey") ReadHeads(dossier, static_cast<int>(p), found);
    ReadSigner(dossier, static_cast<int>(p), found);
  }
  return found;
}

}  // namespace capdo::analysis
