#include "analysis/fact_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/second_reader.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kMostSaid = 300;  // of a fact that are compared, of each sort
constexpr int kLeastWords = 7;          // a shorter line only names its topic
constexpr int kBetweenShares = 4;       // words: "04 máy chủ ảo web, 02 máy chủ ảo …"
constexpr int kTitleWords = 8;          // of a title that opens its paragraph
constexpr std::size_t kTitleBytes = 300; // of a title that says what is spoken of
constexpr std::size_t kMostCells = 5000; // of a table whose rows are looked through for each of its facts
constexpr int kLongestLabel = 16;       // words; a longer one is a requirement's own text

std::set<int> SilentBlocks(const Part& part, const rules::Vocabulary& words) {
  std::set<int> blocks;
  for (const document::Section& section : part.tree.sections)
    if (section.titled && section.heading_block >= 0) blocks.insert(section.title_block);
  // Under "Những gì không thuộc phạm vi hồ sơ", "Điều 7. Hành vi bị nghiêm cấm".
  for (const document::Section& section : part.tree.sections) {
    if (section.id == 0 || section.title_block < 0 || !MatchesAny(Marker(words, "out-of-scope"), part.prepared(section.title_block).norm.text)) continue;
    for (std::size_t i = static_cast<std::size_t>(section.title_block) + 1; i < section.last; ++i) blocks.insert(static_cast<int>(i));
  }
  for (const Unit& unit : part.units) {
    if (unit.kind == UnitKind::kColumn) blocks.insert(unit.label_block);
    if (unit.kind != UnitKind::kRow && unit.kind != UnitKind::kCard) continue;
    if (!unit.values.empty()) blocks.insert(unit.label_block);
    blocks.insert(unit.requirement_blocks.begin(), unit.requirement_blocks.end());
    bool denied = false;
    for (const UnitValue& value : unit.values)
      denied = denied || (value.role == "state" && value.block >= 0 && !value.span.empty() &&
                          MatchesAny(Marker(words, "cell-denied"), Trim(NormOf(part, {-1, value.block, value.span}))));
    for (const UnitValue& value : unit.values)
      if (denied && value.role == "plan") blocks.insert(value.block);
  }
  return blocks;
}

// The years that a sentence names: of "trong năm 2022 chưa …" and "tháng 5/2024 đã …" both are right.
std::set<std::string> YearsIn(const std::string& text) {
  std::set<std::string> years;
  for (std::size_t i = text.find("20"); i != std::string::npos; i = text.find("20", i + 1)) {
    const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
    if ((i == 0 || !digit(i - 1)) && digit(i + 2) && digit(i + 3) && !digit(i + 4)) years.insert(text.substr(i, 4));
  }
  return years;
}

// "2021-08-15", "2023-05" or "2018", as exact as the text is; "" where it names no day, month or year.
std::string DateIn(const std::string& original, const std::string& norm, const rules::FactWords& words) {
  if (const auto dates = text::FindDates(original); !dates.empty()) return dates.front().date.ToIso();
  const std::set<std::string> years = YearsIn(norm);
  if (years.size() != 1) return "";
  const auto found = FirstMatch(words.month, norm);
  if (!found || found->groups.empty()) return *years.begin();
  std::string digits = norm.substr(found->groups[0].begin, found->groups[0].size());
  if (digits.size() == 1) digits.insert(0, 1, '0');
  return *years.begin() + '-' + digits;
}

// The two words behind `at`, "" where anything but a space follows it: of "05 máy ảo vá đủ" what is counted.
std::string_view TwoWordsBehind(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return {};
  const std::string_view rest = Trim(text.substr(at));
  const std::size_t second = rest.find(' ');
  return second == std::string_view::npos ? rest : rest.substr(0, rest.find_first_of(" ,;.(", second + 1));
}

// What stands over the first column of the block's table, normalized.
std::string FirstHeader(const Part& part, int block) {
  const int table = part.block(block).cell.table;
  if (table < 0) return "";
  for (const document::Cell& cell : part.table(table).cells)
    if (cell.row == 0 && cell.column == 0) return CellNorm(part, cell);
  return "";
}

}  // namespace

std::map<int, Told> ToldBy(const Dossier& dossier, const std::vector<std::string>& kinds) {
  std::map<int, Told> told;
  for (int p : dossier.PartsOf(kinds)) {
    const Part& part = dossier.part(p);
    told.emplace(p, Told{SilentBlocks(part, dossier.words()), ReadAnswers(part, p, dossier.words()), ListsOf(part, dossier.words())});
  }
  return told;
}

FactReader::FactReader(const Dossier& dossier, const rules::Fact& fact, const std::map<int, Told>& told)
    : dossier_(dossier), fact_(fact) {
  for (const auto& [p, one] : told) {
    if (!fact.field.empty()) ReadFields(p);
    ReadSentences(p, one.silent);
    for (const Answered& answered : one.answers) ReadAnswered(p, answered);
    for (const ListTable& list : one.lists) ReadList(p, list);
  }
  JoinRows();
}

// "Quản trị hệ thống | 05" and "Quản trị nghiệp vụ | 12" are 17 administrators, or each as many as it says.
void FactReader::JoinRows() {
  if (fact_.period || fact_.count.empty()) return;
  const auto table_of = [&](const Said& one) {
    const Passage& at = one.at.back();
    return std::make_pair(at.part, one.at.size() < 2 || !one.local.empty() ? -1 : dossier_.part(at.part).block(at.block).cell.table);
  };
  std::map<std::pair<int, int>, std::pair<int, Quantity>> rows;
  for (const Said& one : counts) {
    auto& [times, all] = rows[table_of(one)];
    all.low = times == 0 ? one.quantity.low : std::min(all.low, one.quantity.low);
    all.high += one.quantity.high;
    ++times;
  }
  for (Said& one : counts)
    if (const auto table = table_of(one); table.second >= 0 && rows[table].first > 1) one.joined = rows[table].second;
}

void FactReader::Tell(std::vector<Said>& where, std::vector<Passage> at, const Quantity& quantity, std::string value,
                      const std::string& entity) const {
  if (where.size() >= kMostSaid) return;
  Said said;
  said.at = std::move(at);
  said.quantity = quantity;
  said.value = std::move(value);
  for (const Passage& one : said.at) said.words += NormOf(dossier_.part(one.part), one) + ' ';
  said.years = YearsIn(said.words);
  const std::vector<std::string> context = ContextOf(said.at.back());
  const auto names_aspect = [&](const std::string& text) {
    said.aspects.clear();
    for (const text::Pattern& aspect : fact_.aspects) said.aspects.push_back(aspect.Matches(text));
    return std::find(said.aspects.begin(), said.aspects.end(), true) != said.aspects.end();
  };
  // "Mật khẩu 12 ký tự" under "7.2.2. An toàn máy chủ": what names no aspect itself is of the one that stands next over it.
  if (!names_aspect(said.words)) static_cast<void>(std::find_if(context.begin(), context.end(), names_aspect));
  const rules::FactWords& words = dossier_.rules->fact_words;
  if (const auto local = FirstMatch(words.local, said.words); local && !local->groups.empty()) {
    said.local = said.words.substr(local->groups[0].begin, local->groups[0].size());
    if (MatchesAny(words.local_not, said.local)) said.local.clear();
  }
  if (!entity.empty()) said.local = entity;
  said.scopes = ScopesIn(said.words);
  for (const std::string& title : context) {
    Scopes around;
    for (const auto& one : ScopesIn(title))
      if (std::none_of(said.scopes.begin(), said.scopes.end(), [&](const auto& own) { return own.first == one.first; })) around.insert(one);
    said.scopes.merge(around);
  }
  where.push_back(std::move(said));
}

// What stands left of a passage in its row, and the titles over it, nearest first.
std::vector<std::string> FactReader::ContextOf(const Passage& at) const {
  std::vector<std::string> context;
  if (at.block < 0) return context;
  const Part& part = dossier_.part(at.part);
  if (const document::CellRef& own = part.block(at.block).cell; own.table >= 0 && part.table(own.table).cells.size() <= kMostCells)
    for (const document::Cell& cell : part.table(own.table).cells)
      if (cell.row == own.row && cell.column < own.column) context.push_back(CellNorm(part, cell).substr(0, kTitleBytes));
  for (int section = part.tree.section_of_block[static_cast<std::size_t>(at.block)]; section > 0;
       section = part.tree.sections[static_cast<std::size_t>(section)].parent) {
    const int title = part.tree.sections[static_cast<std::size_t>(section)].title_block;
    if (title < 0) continue;
    const std::string& norm = part.prepared(title).norm.text;
    if (title != at.block) {
      context.push_back(norm.substr(0, kTitleBytes));
      continue;
    }
    // "3.3.2. Vùng DMZ. Có ba máy ảo …": the first words of its own paragraph are its title.
    const std::vector<text::Span> sentences = Sentences(norm);
    if (sentences.size() > 1 && text::CountWords(norm.substr(0, sentences[0].end)) <= kTitleWords) context.push_back(norm.substr(0, sentences[0].end));
  }
  return context;
}

Scopes FactReader::ScopesIn(const std::string& words) const {
  Scopes scopes;
  const rules::Patterns& patterns = dossier_.rules->fact_words.scope;
  for (std::size_t sort = 0; sort < patterns.size(); ++sort) {
    const text::Pattern& pattern = patterns[sort];
    for (std::size_t from = 0; from < words.size();) {
      const auto match = pattern.Find(words, from);
      if (!match) break;
      const text::Span& at = match->groups.empty() || match->groups[0].empty() ? match->whole : match->groups[0];
      scopes.emplace(static_cast<int>(sort), words.substr(at.begin, at.size()));
      from = std::max<std::size_t>(at.end, from + 1);
    }
  }
  return scopes;
}

void FactReader::ReadFields(int p) {
  const Part& part = dossier_.part(p);
  const auto field = part.fields.find(fact_.field);
  const auto place = part.field_places.find(fact_.field);
  if (field == part.fields.end() || place == part.field_places.end()) return;
  const Passage at = place->second.part >= 0 ? place->second : WithPart(place->second, p);
  Tell(values, {at}, {}, text::Normalize(field->second, dossier_.words().lexicon).text);
}

// "Danh mục máy chủ vật lý" over seven rows counts seven; of a list of devices, the rows of this one add up.
void FactReader::ReadList(int p, const ListTable& list) {
  const Part& part = dossier_.part(p);
  const auto whole = [&](int block) {
    return Passage{p, block, {0, static_cast<std::uint32_t>(part.block(block).text.size())}};
  };
  long sum = 0;
  for (const ListRow& row : list.rows) sum += row.quantity.value_or(0);
  if (list.above_block >= 0 && MatchesAny(fact_.rows, list.above) && !MatchesAny(fact_.beside, list.above)) {
    const auto rows = static_cast<double>(list.rows.size());
    const double most = list.quantities ? std::max(rows, static_cast<double>(sum)) : rows;
    Tell(counts, {whole(list.above_block), whole(list.rows.front().label_block)}, {std::min(rows, most), most});
  }
  if (!list.quantities || fact_.inventory.empty()) return;
  double of_this = 0;
  std::vector<Passage> at;
  for (const ListRow& row : list.rows) {
    const auto label = LongestMatch(fact_.inventory, row.label);
    if (!label || OtherThing(row.label, label->whole)) continue;
    if (MatchesAny(fact_.beside, row.label)) return;  // it lists them by zone or use
    of_this += static_cast<double>(*row.quantity);
    if (at.empty()) at.push_back(whole(row.label_block));
  }
  if (!at.empty()) Tell(counts, std::move(at), {of_this, of_this});
}

void FactReader::ReadSentences(int p, const std::set<int>& silent) {
  const Part& part = dossier_.part(p);
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    if (!part.IsContent(index) || silent.count(index) != 0) continue;
    const std::string& norm = part.prepared(index).norm.text;
    if (!MatchesAny(fact_.thing, norm) && !MatchesAny(fact_.count, norm) && !MatchesAny(fact_.denied_by, norm) &&
        !MatchesAny(fact_.affirmed_by, norm) && !MatchesAny(fact_.said, norm))
      continue;
    std::vector<text::Span> sentences = Sentences(norm);
    // "2. Tài khoản quản trị soát lại mỗi quý" counts nothing.
    const std::size_t mark = document::ParseEnumerator(part.block(index).text).length;
    while (!sentences.empty() && sentences.front().begin < sentences.front().end && part.prepared(index).norm.origin[sentences.front().begin].begin < mark)
      ++sentences.front().begin;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const auto words = [&](std::size_t k) { return norm.substr(sentences[k].begin, sentences[k].size()); };
      const auto at = [&](std::size_t k) { return WithPart(PassageOf(part, index, sentences[k].begin, sentences[k].end), p); };
      const std::string sentence = words(s);
      // "… màn hình SIEM. Đơn vị chưa triển khai hệ thống này."
      if (s + 1 < sentences.size() && (fact_.mention || !fact_.affirmed.empty()) && MatchesAny(fact_.thing, sentence) &&
          !MatchesAny(fact_.thing, words(s + 1)) && MatchesAny(dossier_.rules->fact_words.denied_again, words(s + 1))) {
        Tell(denied, {at(s), at(s + 1)});
        ++s;
        continue;
      }
      ReadSentence(sentence, part.kind, at(s));
    }
  }
}

void FactReader::ReadSentence(const std::string& sentence, const std::string& kind, const Passage& at) {
  if (MatchesAny(dossier_.rules->fact_words.neutral, sentence)) return;
  for (const text::Pattern& pattern : fact_.said) {
    const auto match = pattern.Find(sentence);
    if (!match || match->groups.empty() || match->groups[0].empty() || Beside(sentence, match->whole)) continue;
    const std::string words = sentence.substr(match->groups[0].begin, match->groups[0].size());
    const std::string value = fact_.value == "date" ? DateIn(words, words, dossier_.rules->fact_words) : words;
    if (!value.empty() && !MatchesAny(fact_.value_not, value)) Tell(values, {at}, {}, value);
    break;
  }
  for (const text::Pattern& pattern : fact_.count) {
    const auto match = pattern.Find(sentence);
    if (!match || match->groups.empty()) continue;
    auto quantity = QuantityOf(*dossier_.rules, fact_, sentence, *match, kind == "regulation");
    if (quantity && !fact_.period && OfAPart(sentence, match->whole)) break;
    // "04 máy chủ ảo web, 04 máy chủ ảo ứng dụng, 01 máy chủ ảo nhật ký": each is a part, and they add up.
    double sum = quantity && !fact_.period ? quantity->high : 0;
    for (std::size_t from = match->whole.end; sum > 0 && from < sentence.size();) {
      const auto more = pattern.Find(sentence, from);
      if (!more || more->groups.empty()) break;
      const std::string between = sentence.substr(from, more->whole.begin > from ? more->whole.begin - from : 0);
      const bool listed = (between.find(',') != std::string::npos || between.find(" và") != std::string::npos) && text::CountWords(between) <= kBetweenShares;
      from = std::max<std::size_t>(more->whole.end, from + 1);
      if (!listed) break;
      if (const auto another = QuantityOf(*dossier_.rules, fact_, sentence, *more, false)) sum += another->high;
    }
    if (sum > 0) quantity->high = sum;
    if (quantity && !Beside(sentence, match->whole)) Tell(counts, {at}, *quantity);
    break;
  }
  if (sentence.find('?') != std::string::npos) return;  // asks
  if (Denies(sentence)) {
    // "Máy in cũ chưa hỗ trợ 802.1X thì xác thực bằng MAC", "cấm đăng nhập từ xa bằng root": a part, a rule, others, or what was once.
    if (LikelyDenies(dossier_.words(), sentence, fact_.thing) >= kLeastDenies) Tell(denied, {at});
    return;
  }
  // A regulation says what is to be; what is, it says in words of today, or tells without "must", "if" and "each".
  const bool told = kind != "regulation" || MatchesAny(Marker(dossier_.words(), "today"), sentence) ||
                    (MatchesAny(fact_.affirmed, sentence) && !MatchesAny(Marker(dossier_.words(), "rule-words"), sentence));
  if (told && Affirms(sentence)) Tell(affirmed, {at});
}

// By words that deny without the thing's name. `turned`: that are denied themselves, "không dùng chung tài khoản".
bool FactReader::DeniedBy(const std::string& sentence, bool turned) const {
  for (const text::Pattern& pattern : fact_.denied_by) {
    for (std::size_t from = 0; from < sentence.size();) {
      const auto match = pattern.Find(sentence, from);
      if (!match) break;
      from = match->whole.end;
      const bool twice = MatchesAny(Marker(dossier_.words(), "negation-just-before"), sentence.substr(0, match->whole.begin));
      // The label before a colon counts here: these words name no thing of their own.
      const std::size_t end = sentence.find_first_of(",;", match->whole.end > match->whole.begin ? match->whole.end - 1 : match->whole.end);
      if (OfACompound(sentence, match->whole) || (!turned && DeniedOtherwise(sentence, match->whole))) continue;
      if (twice == turned && !MatchesAny(fact_.beside, std::string_view(sentence).substr(0, end))) return true;
    }
  }
  return false;
}

bool FactReader::Denies(const std::string& sentence) const {
  if (DeniedBy(sentence)) return true;
  for (const text::Pattern& pattern : fact_.denied) {
    const auto deny = pattern.Find(sentence);
    // "chưa có tường lửa ứng dụng web" says nothing about the firewall.
    if (!deny || OfACompound(sentence, deny->whole) || OtherThing(sentence, deny->whole) || Beside(sentence, deny->whole) || DeniedOtherwise(sentence, deny->whole)) continue;
    const std::string between =
        deny->groups.empty() ? "" : sentence.substr(deny->groups[0].begin, deny->groups[0].size());
    if (!MatchesAny(fact_.between_not, between)) return true;
  }
  return false;
}

// "Phân vùng máy chủ ứng dụng: sáu máy ảo …"
bool FactReader::OfAPart(const std::string& sentence, const text::Span& match) const {
  const std::size_t colon = sentence.rfind(": ", match.begin);
  return colon != std::string::npos && MatchesAny(Marker(dossier_.words(), "part-label"), sentence.substr(0, colon));
}

// "phiên VPN không dùng 10 phút", "không có tuyến vào các phân vùng khác": what is denied is not that the thing is there.
bool FactReader::DeniedOtherwise(const std::string& sentence, const text::Span& match) const {
  for (const text::Pattern& other : Marker(dossier_.words(), "denied-otherwise")) {
    for (std::size_t from = 0; from < sentence.size();) {
      const auto found = other.Find(sentence, from);
      if (!found) break;
      if (found->whole.begin < match.end && match.begin < found->whole.end) return true;
      from = std::max<std::size_t>(found->whole.end, from + 1);
    }
  }
  return false;
}

// "bộ điều khiển không dây gửi nhật ký": the "không" of a word is no negation.
bool FactReader::OfACompound(const std::string& sentence, const text::Span& match) const {
  const auto word = FirstMatch(Marker(dossier_.words(), "negation-not"), std::string_view(sentence).substr(match.begin));
  return word && word->whole.begin == 0;
}

// Whether the words up to the end of the clause of `match` say nothing of today: "… phải có", "dự kiến …". What follows
// in later clauses does not take back what was said, nor does the label before a colon ("Yêu cầu về mạng không dây: …").
bool FactReader::Beside(const std::string& sentence, const text::Span& match) const {
  const std::size_t end = sentence.find_first_of(",;", match.end > match.begin ? match.end - 1 : match.end);
  const std::size_t colon = sentence.rfind(": ", match.begin);
  const std::size_t begin = colon == std::string::npos ? 0 : colon + 2;
  return MatchesAny(fact_.beside, std::string_view(sentence).substr(0, end).substr(begin));
}

bool FactReader::Affirms(const std::string& sentence) const {
  for (const text::Pattern& pattern : fact_.affirmed_by)
    if (const auto match = pattern.Find(sentence); match && !Beside(sentence, match->whole)) return true;
  if (DeniedBy(sentence, /*turned=*/true)) return true;
  const auto affirm = LongestMatch(fact_.affirmed, sentence);
  const auto said = affirm ? affirm : fact_.mention ? FirstMatch(fact_.thing, sentence) : std::nullopt;
  if (!said || OtherThing(sentence, said->whole) || Beside(sentence, said->whole)) return false;
  if (!affirm && text::CountWords(sentence) < kLeastWords) return false;
  // "không đi qua tường lửa": neither denied nor told.
  const std::size_t clause = sentence.find_last_of(",;:(", said->whole.begin);
  const std::size_t begin = clause == std::string::npos || clause > said->whole.begin ? 0 : clause;
  const auto negated = [&](const std::string& words) {
    return MatchesAny(Marker(dossier_.words(), "negation"), words) && !MatchesAny(Marker(dossier_.words(), "negation-not"), words);
  };
  if (negated(sentence.substr(begin, said->whole.begin - begin))) return false;
  // Spoken of only, and broken, taken away or denied in what follows: whoever meant that it is there says so.
  return affirm || !MatchesAny(dossier_.rules->fact_words.lost, sentence.substr(said->whole.end));
}

// "Tường lửa FortiGate 200F | 02" has one, "Có tường lửa? Chưa có" has none; "Số đường Internet | 03" counts.
void FactReader::ReadAnswered(int p, const Answered& one) {
  const Part& part = dossier_.part(p);
  const auto label = LongestMatch(fact_.listed, one.topic);
  if (!label || OtherThing(one.topic, label->whole)) return;
  // What would be a heading by itself ("Giải pháp cân bằng tải") is answered here: nothing ends with it.
  if (text::CountWords(one.topic) > kLongestLabel || MatchesAny(fact_.beside, one.topic + " :")) return;
  const auto places = [&](const Passage& answer) {
    std::vector<Passage> at = {one.at};
    if (one.entity_at.block >= 0) at.push_back(one.entity_at);
    at.push_back(answer);
    return at;
  };
  Passage there, not_there;
  bool bare = false;   // a cell says nothing but yes or no: what a column of remarks says beside it explains
  bool other = false;  // planned, or somebody else's
  // The plan beside a state tells what is to come, or that nothing is to change.
  const bool has_state = std::any_of(one.answers.begin(), one.answers.end(), [&](const UnitValue& value) {
    if (value.role != "state" || value.block < 0 || value.span.empty() || !part.IsContent(value.block)) return false;
    const Answer answer = AnswerOf(part, value);
    return answer == Answer::kThere || answer == Answer::kNotThere;
  });
  for (const UnitValue& value : one.answers) {
    if (value.block < 0 || value.span.empty() || !part.IsContent(value.block)) continue;
    const Passage at{p, value.block, value.span};
    if (!fact_.value.empty()) {
      const std::string norm(Trim(NormOf(part, at)));
      std::string said = fact_.value == "date" ? DateIn(TextOf(part, at), norm, dossier_.rules->fact_words) : norm;
      if (!said.empty() && value.role != "number" && !IsBlank(norm, dossier_.words().substance) &&
          !MatchesAny(fact_.value_not, norm) && !MatchesAny(fact_.beside, norm)) {
        Tell(values, places(at), {}, std::move(said), one.entity);
        return;
      }
      continue;
    }
    if (!fact_.count.empty() && !MatchesAny(Marker(dossier_.words(), "no-answer-column"), HeaderOf(part, value.block)))
      Count(NormOf(part, at), one, at, places(at));
    if (has_state && value.role == "plan") continue;
    const Answer answer = AnswerOf(part, value);
    if (bare && (value.role == "remark" || MatchesAny(Marker(dossier_.words(), "remark-column"), HeaderOf(part, value.block)))) continue;
    bare = bare || IsYesOrNo(part, value);
    switch (answer) {
      case Answer::kThere:
        if (there.block < 0) there = at;
        break;
      case Answer::kNotThere:
        if (not_there.block < 0) not_there = at;
        break;
      case Answer::kOther:
        other = true;
        break;
      case Answer::kNothing:
        break;
    }
  }
  if (!fact_.value.empty()) return;
  if (there.block < 0 && not_there.block < 0 && !other && one.row && one.entity.empty() && InMatrix(part, one)) {
    Tell(denied, {one.at});
    return;
  }
  // A label that denies ("Chưa có tường lửa | x") is answered by nobody.
  if (other || !fact_.count.empty() || (there.block >= 0 && not_there.block >= 0)) return;
  if (MatchesAny(Marker(dossier_.words(), "denying-label"), one.topic)) return;
  if (there.block >= 0) Tell(affirmed, places(there), {}, "", one.entity);
  if (not_there.block >= 0) Tell(denied, places(not_there), {}, "", one.entity);
}

// A row without any mark between rows with marks: "DLP | | ".
bool FactReader::InMatrix(const Part& part, const Answered& one) const {
  const int table = part.block(one.at.block).cell.table;
  if (table < 0 || one.answers.size() < 2 || !fact_.count.empty()) return false;
  int marks = 0;
  for (const document::Cell& cell : part.doc->tables[static_cast<std::size_t>(table)].cells)
    for (int b : cell.blocks)
      marks += MatchesAny(Marker(dossier_.words(), "cell-mark"), Trim(part.prepared(b).norm.text));
  return marks >= 2;
}

void FactReader::Count(const std::string& cell, const Answered& one, const Passage& at, std::vector<Passage> places) {
  const rules::FactWords& words = dossier_.rules->fact_words;
  const std::size_t begin = cell.find_first_of("0123456789");
  if (begin == std::string::npos) return;
  const std::size_t end = std::min(cell.size(), cell.find_first_not_of("0123456789.", begin));
  // "Aruba 2530" is a name; "khoảng 40", "đang lưu 90 ngày" are numbers.
  const std::string_view lead = Trim(std::string_view(cell).substr(0, begin));
  if (!fact_.period && text::CountWords(lead) > 0 && !MatchesAny(Marker(dossier_.words(), "number-lead"), lead)) return;
  // "Máy chủ: 05 máy ảo vá đủ": a number of something else.
  if (!fact_.period && MatchesAny(fact_.beside, TwoWordsBehind(cell, end))) return;
  std::optional<long> number = NumberOf(cell.substr(begin, end - begin), words);
  if (number && fact_.period) {
    const std::string_view rest = Trim(std::string_view(cell).substr(end));
    const auto unit = words.units.find(std::string(rest.substr(0, rest.find_first_of(" ,.;:/)"))));
    number = unit == words.units.end() ? std::nullopt : std::optional<long>(*number * unit->second);
  }
  if (number)
    Tell(counts, std::move(places),
         Bounded(*dossier_.rules, fact_, static_cast<double>(*number), one.topic + ' ' + cell.substr(0, begin),
                 dossier_.part(at.part).kind == "regulation"),
         "", one.entity);
}

// "Có", "Không", "x", "+": the whole cell.
bool FactReader::IsYesOrNo(const Part& part, const UnitValue& value) const {
  const std::string norm = TickedOf(NormOf(part, {-1, value.block, value.span}));
  const std::string_view cell = Trim(norm);
  constexpr int kShort = 3;  // words: "chưa trang bị"
  return MatchesAny(Marker(dossier_.words(), "cell-mark"), cell) ||
         (text::CountWords(cell) <= kShort && MatchesAny(Marker(dossier_.words(), "cell-denied"), cell));
}

// What stands in the cells beside a label: "Chưa có", "0", "x" under "Không"; "02", "FortiGate 200F", "Đáp ứng", "+".
FactReader::Answer FactReader::AnswerOf(const Part& part, const UnitValue& value) const {
  const std::string norm = TickedOf(NormOf(part, {-1, value.block, value.span}));
  const std::string_view cell = Trim(norm);
  if (cell.empty() || value.role == "number") return Answer::kNothing;
  // "Vùng | Ra Internet": of "Máy chủ cơ sở dữ liệu | Không" the column is denied, and not what the row names.
  if (IsYesOrNo(part, value) && MatchesAny(Marker(dossier_.words(), "subject-column"), FirstHeader(part, value.block)) &&
      !MatchesAny(Marker(dossier_.words(), "existence-column"), HeaderOf(part, value.block)))
    return Answer::kOther;
  // "☐ Có ☐ Không", "Nêu rõ: ………", and columns that say what is asked for or what it costs.
  const rules::Vocabulary& words = dossier_.words();
  if (MatchesAny(Marker(words, "unanswered"), cell) || MatchesAny(words.substance.placeholder, cell) ||
      MatchesAny(Marker(words, "no-answer-column"), HeaderOf(part, value.block)))
    return Answer::kNothing;
  if (MatchesAny(Marker(words, "cell-ended"), cell)) return Answer::kNotThere;
  if (MatchesAny(fact_.beside, cell)) return Answer::kOther;
  if (DeniedBy(std::string(cell))) return Answer::kNotThere;
  if (MatchesAny(fact_.affirmed_by, cell)) return Answer::kThere;
  const TextVerdict verdict = JudgeText(cell, dossier_.words().substance, part.year);
  const std::optional<long> number = NumberOf(cell, dossier_.rules->fact_words);
  if ((number && *number == 0) || verdict.denied_first || MatchesAny(Marker(dossier_.words(), "cell-denied"), cell)) {
    const bool separate = MatchesAny(Marker(dossier_.words(), "separate-column"), HeaderOf(part, value.block));
    return separate ? Answer::kNothing : Answer::kNotThere;
  }
  if (verdict.promised_words > 0) return Answer::kOther;
  if (MatchesAny(Marker(dossier_.words(), "cell-mark"), cell)) {
    // A mark says what its column is: "Có | Không".
    const std::string column = HeaderOf(part, value.block);
    if (MatchesAny(Marker(dossier_.words(), "cell-denied"), column)) return Answer::kNotThere;
    return Answer::kThere;
  }
  return IsBlank(cell, dossier_.words().substance) || verdict.not_applicable ? Answer::kNothing : Answer::kThere;
}

bool FactReader::OtherThing(const std::string& sentence, const text::Span& match) const {
  for (const text::Pattern& other : fact_.thing_not) {
    for (std::size_t from = 0; from < sentence.size();) {
      const auto found = other.Find(sentence, from);
      if (!found) break;
      if (found->whole.begin < match.end && match.begin < found->whole.end) return true;
      from = found->whole.end;
    }
  }
  return false;
}

}  // namespace capdo::analysis
