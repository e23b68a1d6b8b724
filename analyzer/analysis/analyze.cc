#include "analysis/analyze.h"

#include <algorithm>

#include "analysis/cite.h"
#include "analysis/facts.h"
#include "analysis/lookup.h"
#include "analysis/rejected.h"
#include "analysis/generic.h"
#include "analysis/copies.h"
#include "analysis/deadline.h"
#include "analysis/dossier.h"
#include "analysis/issuer.h"
#include "analysis/level.h"
#include "analysis/methods.h"
#include "analysis/own_output.h"
#include "analysis/recognised.h"
#include "analysis/stated.h"
#include "analysis/words.h"
#include "base/fair_shares.h"
#include "base/messages.h"
#include "document/lines.h"
#include "text/names.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxCitations = 6;

// An attached regulation has the number and date of the decision that stands before it in the file, where it does not say
// them itself.
void ReadFromDecision(const Part& before, int index, Part& part) {
  if (part.kind != "regulation" || before.kind != "regulation-decision") return;
  for (const char* name : {"number", "date"}) {
    const std::string attached = std::string("attached-") + name;
    const auto place = before.field_places.find(name);
    if (part.fields.count(name) != 0 || part.fields.count(attached) != 0 || place == before.field_places.end()) continue;
    part.fields[attached] = before.fields.at(name);
    part.field_places[attached] = place->second;
    part.field_places[attached].part = index;
  }
}

using BlockRanges = std::vector<std::pair<std::size_t, std::size_t>>;

constexpr char kTooManyDocuments[] = "max_folder_documents";

// By file: its documents. Where all are more than the bound, it is shared out (base/fair_shares.h), and the first documents of
// a file are judged; a file whose documents are all over the bound keeps one without blocks.
std::vector<BlockRanges> SplitFiles(Dossier& dossier, std::uint64_t max_documents) {
  const std::vector<InputFile>& files = *dossier.files;
  FairShares shares;
  std::vector<std::size_t> groups(files.size(), FairShares::kTop);  // by file: of what is in it
  std::vector<BlockRanges> ranges(files.size());
  for (std::size_t f = 0; f < files.size(); ++f) {
    const std::size_t group = files[f].container < 0 ? FairShares::kTop : groups[static_cast<std::size_t>(files[f].container)];
    if (files[f].document) {
      const document::Document& doc = dossier.documents.emplace_back(document::SplitForcedLines(*files[f].document));
      ranges[f] = SplitDocument(doc, dossier.blocks.emplace_back(PrepareBlocks(doc, dossier.words())), dossier.words());
    }
    shares.Ask(group, ranges[f].size());
    groups[f] = shares.AddGroup(group);
  }
  const std::vector<std::uint64_t> given = shares.Divide(max_documents);
  auto doc = dossier.documents.begin();
  for (std::size_t f = 0; f < files.size(); ++f) {
    if (!files[f].document) continue;
    if (given[f] < ranges[f].size()) {
      ranges[f].resize(static_cast<std::size_t>(given[f]));
      if (given[f] == 0) ranges[f].emplace_back(0, 0);
      doc->warnings.push_back({"limit", kTooManyDocuments, 0});
      ++dossier.cut;
    }
    ++doc;
  }
  return ranges;
}

void AddParts(Dossier& dossier, const InputFile& file, int index, const document::Document& doc,
              std::vector<PreparedBlock>& blocks, const BlockRanges& ranges) {
  const rules::RuleSet& rules = *dossier.rules;
  std::vector<Part> parts;
  for (const auto& [first, last] : ranges) {
    Part part;
    part.doc = &doc;
    part.file = index;
    part.first = first;
    part.last = last;
    part.blocks = &blocks;
    MapRegions(part, blocks, rules.vocabulary);
    ReadTitle(part, rules.vocabulary);
    DetectKind(part, rules);
    if (part.kind == kOwnReport)
      for (std::size_t i = first; i < last; ++i) blocks[i].region = Region::kFurniture;
    part.number = static_cast<int>(parts.size()) + 1;
    StateKind(part, file.stated);
    // A law carries its own annexes and forms: they are not documents of the dossier.
    if (!parts.empty() && parts.front().kind == "law") {
      parts.front().last = last;
      continue;
    }
    parts.push_back(std::move(part));
  }
  // Once, however many annexes: the regions of a law are those of all its text.
  if (!parts.empty() && parts.front().kind == "law") MapRegions(parts.front(), blocks, rules.vocabulary);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Part& part = parts[i];
    if (!file.forced_kind.empty()) {
      part.kind = file.forced_kind;
      part.kind_confidence = "sure";
    }
    part.number = static_cast<int>(i) + 1;
    part.of = static_cast<int>(parts.size());
    BuildUnits(part, rules.vocabulary);
    ReadFields(part, rules);
    StateFields(part, file.stated);
    part.year = dossier.as_of.year;
    if (i > 0) ReadFromDecision(dossier.parts.back(), static_cast<int>(dossier.parts.size()) - 1, part);
    dossier.parts.push_back(std::move(part));
  }
}

// The sentences of the rules are Vietnamese, and so are the days in them.
std::string Fill(std::string text, const std::map<std::string, std::string>& values) {
  for (const auto& [name, given] : values) {
    const std::string key = "{" + name + "}", value = DayText(Language::kVietnamese, given);
    for (std::size_t at = text.find(key); at != std::string::npos;
         at = text.find(key, at + value.size()))
      text.replace(at, key.size(), value);
  }
  return text;
}

std::string Sentence(const rules::Check& check, const Finding& finding) {
  const bool pass = finding.outcome == Outcome::kPass;
  const auto special = check.reasons.find(finding.reason);
  const bool own = special != check.reasons.end() && !(pass && finding.reason == "found");
  std::string sentence = Fill(own ? special->second : pass ? check.pass : check.fail, finding.say);
  // Another look than the one that the check's sentence speaks of.
  const auto compared = check.reasons.find("compared");
  if (pass && !own && sentence.find('{') != std::string::npos && compared != check.reasons.end())
    sentence = Fill(compared->second, finding.say);
  sentence = text::WithCapital(std::move(sentence));
  for (const Finding& other : finding.also) sentence += " " + Sentence(check, other);
  return sentence;
}

constexpr int kLongText = 25;  // words

std::vector<LongText> LongTexts(const Dossier& dossier, const std::vector<InputFile>& files) {
  static const std::set<std::string_view> kKinds = {"level-dossier", "regulation", "inspection", "implementation", "survey"};
  std::vector<LongText> out;
  for (const Part& part : dossier.parts) {
    if (kKinds.count(part.kind) == 0 || part.copy_of >= 0) continue;
    std::set<int> asked;
    for (const Unit& unit : part.units) asked.insert(unit.requirement_blocks.begin(), unit.requirement_blocks.end());
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const std::string& normalized = part.prepared(index).norm.text;
      if (!part.IsContent(index) || asked.count(index) != 0 || text::CountWords(normalized) < kLongText) continue;
      out.push_back({files[static_cast<std::size_t>(part.file)].path, part.block(index).page, part.block(index).text, normalized});
    }
  }
  return out;
}

// Once for all checks: what the comparison of facts found, which other checks may rest on.
void CompareFacts(Dossier& dossier) {
  for (const rules::Check& check : dossier.rules->checks)
    for (const rules::Look& look : check.looks)
      if (look.method == rules::Method::kContradiction) dossier.facts = ReadFacts(dossier, check.documents);
}

// Files that could hold what a check asks for and were not (fully) read. A poor page is one where words may be lost:
// enough to doubt that something is missing, not that there is nothing to compare.
enum class Unread { kPages, kPoorPages };
bool UnreadCouldDecide(const Dossier& dossier, const rules::Check& check, Unread which) {
  // What was left out can be of any kind.
  if (dossier.cut > 0) return true;
  const auto asked = [&](const std::string& kind) {
    return std::find(check.documents.begin(), check.documents.end(), kind) != check.documents.end();
  };
  for (const InputFile& file : *dossier.files) {
    if (file.duplicate_of >= 0 || file.document) continue;
    const std::string kind = StatedKind(file.stated);
    if (kind.empty() || asked(kind)) return true;
  }
  for (const Part& part : dossier.parts) {
    if (part.copy_of >= 0) continue;
    // Of a kind that is not known, or of a kind that the check looks in.
    if (part.kind != "other" && part.kind_confidence != "unsure" && !asked(part.kind)) continue;
    if (std::any_of(part.doc->warnings.begin(), part.doc->warnings.end(), document::IsIncomplete)) return true;
    const bool unread_page =
        std::any_of(part.doc->pages.begin(), part.doc->pages.end(), [&](const document::Page& page) {
          return page.quality == document::Quality::kUnreadable ||
                 (which == Unread::kPoorPages && page.quality == document::Quality::kPoor && !IsContentsPage(dossier, part, page.number));
        });
    if (unread_page) return true;
  }
  return false;
}

// "QĐ trang 1.png" and "QĐ trang 2.png" are one series: names in one folder that differ in nothing but numbers.
std::string SeriesOf(const std::string& path) {
  const std::size_t folder = path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1;
  const std::size_t dot = path.rfind('.');
  std::string series = path.substr(0, folder);
  bool counted = false;
  for (std::size_t i = folder; i < (dot == path.npos || dot < folder ? path.size() : dot); ++i) {
    const bool digit = path[i] >= '0' && path[i] <= '9';
    counted = counted || digit;
    if (!digit || series.empty() || series.back() != '#') series += digit ? '#' : path[i];
  }
  return counted ? series : "";
}

// A picture that says nothing of what it is, beside one of the check's documents in the same series, may be its next page.
bool LoosePageCouldDecide(const Dossier& dossier, const rules::Check& check) {
  std::set<std::string> loose, known;
  for (const Part& part : dossier.parts) {
    if (part.copy_of >= 0 || part.doc->format != "image") continue;
    const std::string series = SeriesOf((*dossier.files)[static_cast<std::size_t>(part.file)].path);
    if (series.empty()) continue;
    if (part.kind == "other") loose.insert(series);
    if (std::find(check.documents.begin(), check.documents.end(), part.kind) != check.documents.end()) known.insert(series);
  }
  return std::any_of(loose.begin(), loose.end(), [&](const std::string& series) { return known.count(series) != 0; });
}

bool IsStop(const std::string& why) {
  for (ErrorCode code : {ErrorCode::kTimeout, ErrorCode::kMemory, ErrorCode::kCrashed})
    if (why == ErrorCodeName(code)) return true;
  return false;
}

// Of a warning that something was not read, in the words of base/error.h.
std::string ReasonOf(const document::Warning& warning) {
  if (warning.code == "stopped") return warning.detail;
  if (warning.code == "limit" && warning.detail == kTooManyDocuments) return ErrorCodeName(ErrorCode::kFolderFull);
  if (warning.code == "images-only" || warning.code == "page-images") return "image-only";
  if (warning.code == "alt-chunk" || warning.code == "archive-volumes") return ErrorCodeName(ErrorCode::kUnsupported);
  if (warning.code == "entry-unread") return warning.detail.substr(0, warning.detail.find(':'));
  return ErrorCodeName(warning.code == "limit" ? ErrorCode::kTooLarge : ErrorCode::kDamaged);
}

void DescribeDocuments(const Dossier& dossier, result::Result& out) {
  for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
    const Part& part = dossier.parts[p];
    const InputFile& file = (*dossier.files)[static_cast<std::size_t>(part.file)];
    result::DocumentEntry entry;
    entry.id = "d" + std::to_string(p + 1);
    entry.path = file.path;
    entry.sha256 = file.sha256;
    entry.format = part.doc->format;
    entry.kind = part.kind;
    entry.kind_confidence = part.kind_confidence;
    entry.pages = part.doc->page_count;
    entry.part = part.number;
    entry.parts = part.of;
    entry.first_page = part.FirstPage();
    entry.last_page = part.LastPage();
    entry.outcome = "read";
    bool any_read = false;
    for (const document::Page& page : part.doc->pages) {
      if (part.of > 1 && entry.first_page > 0 &&
          (page.number < entry.first_page || page.number > entry.last_page))
        continue;
      entry.page_status.push_back({page.number, document::ReadByName(page.read_by),
                                   document::QualityName(page.quality), page.why});
      const bool bad = page.quality == document::Quality::kUnreadable;
      any_read = any_read || !bad;
      if (bad) entry.outcome = "partly-read";
    }
    const bool nothing = !entry.page_status.empty() && !any_read;
    if (entry.outcome != "read") entry.reason = "pages-unreadable";
    for (const document::Warning& warning : part.doc->warnings) {
      if (document::IsIncomplete(warning)) {
        entry.outcome = "partly-read";
        entry.reason = ReasonOf(warning);
      }
      entry.warnings.push_back({warning.code, warning.detail, warning.page});
    }
    // That the reader had to be stopped says more than what was found before.
    for (const result::PageStatus& page : entry.page_status)
      if (IsStop(page.why)) entry.reason = page.why;
    // Of a file of which nothing is judged.
    const bool none = part.first == part.last && !part.doc->blocks.empty();
    if (nothing || none) entry.outcome = "unreadable";
    if (part.copy_of >= 0) {
      const Part& original = dossier.part(part.copy_of);
      entry.warnings.push_back({"same-document", (*dossier.files)[static_cast<std::size_t>(original.file)].path, 0});
    }
    if (part.kind == kOwnReport) entry.warnings.push_back({kOwnReport, "", 0});
    for (const auto& [name, value] : part.fields) entry.fields[name] = value;
    entry.stated = part.stated;
    for (const document::Signature& s : part.doc->signatures)
      entry.signatures.push_back({s.signer, s.time, s.note, s.covers_whole_file, s.digest_matches});
    out.documents.push_back(std::move(entry));
  }
  int next = static_cast<int>(dossier.parts.size());
  for (const InputFile& file : *dossier.files) {
    if (file.document) continue;
    result::DocumentEntry entry;
    entry.id = "d" + std::to_string(++next);
    entry.path = file.path;
    entry.sha256 = file.sha256;
    entry.format = file.format;
    entry.kind = "other";
    entry.kind_confidence = "unsure";
    entry.pages = 0;
    if (file.duplicate_of >= 0) {
      entry.outcome = "read";
      entry.reason = "duplicate";
      entry.warnings.push_back(
          {"duplicate", (*dossier.files)[static_cast<std::size_t>(file.duplicate_of)].path, 0});
      for (const result::DocumentEntry& other : out.documents) {
        if (other.path != (*dossier.files)[static_cast<std::size_t>(file.duplicate_of)].path) continue;
        entry.kind = other.kind;
        // A copy of what could not be read was not read either.
        if (other.outcome == "read") continue;
        entry.outcome = other.outcome;
        entry.reason = other.reason;
      }
    } else {
      entry.outcome = "unreadable";
      entry.reason = ErrorCodeName(file.error.code);
      if (file.error.code == ErrorCode::kFolderFull) entry.warnings.push_back({entry.reason, file.error.message, 0});
      StateUnread(entry, file.stated);
    }
    out.documents.push_back(std::move(entry));
  }
}

void DescribeSubject(const Dossier& dossier, result::Result& out) {
  const std::vector<std::string> order = {"approval-decision", "level-dossier", "appraisal",
                                          "submission",        "regulation",    "inspection"};
  int index = -1;
  const auto take = [&](const char* field, std::string& to) {
    const Part* part = dossier.WithField(order, field, &index);
    if (part == nullptr) return false;
    const rules::Vocabulary& words = dossier.rules->vocabulary;
    const bool letterhead = field == std::string_view("issuer") && part->field_places.at(field).block >= 0;
    std::string name = letterhead ? IssuerName(part->issuer_lines, words) : part->fields.at(field);
    if (name.empty()) name = part->fields.at(field);
    to = words.names.Usual(name);
    if (to == name) to = AsInSentences(name, *part, words);
    if (const auto citation = Cite(dossier, WithPart(part->field_places.at(field), index)))
      out.subject.citations.push_back(*citation);
    return true;
  };
  if (!take("owner", out.subject.agency)) take("issuer", out.subject.agency);
  take("system", out.subject.system);
  out.subject.level = dossier.level;
  if (dossier.level_place.block >= 0) {
    if (const auto citation = Cite(dossier, dossier.level_place))
      out.subject.citations.push_back(*citation);
  }
}

void DescribeFacts(const Dossier& dossier, result::Result& out) {
  for (const FactSaid& fact : dossier.facts.said) {
    result::FactEntry entry{fact.fact->id, fact.fact->name, fact.differs, fact.count, {}};
    for (const Statement& statement : fact.said) {
      result::FactStatement said;
      switch (statement.kind) {
        case Statement::Kind::kThere:
          said.says = "there";
          break;
        case Statement::Kind::kNotThere:
          said.says = "not-there";
          break;
        case Statement::Kind::kNumber:
          said.says = "number";
          said.value = TextOf(statement.quantity, *fact.fact, dossier.rules->fact_words);
          break;
        case Statement::Kind::kValue:
          said.says = "value";
          said.value = statement.value;
          break;
      }
      for (const Passage& passage : statement.at)
        if (auto citation = Cite(dossier, passage)) said.citations.push_back(*std::move(citation));
      // What cannot be quoted is not told.
      if (!said.citations.empty()) entry.said.push_back(std::move(said));
    }
    if (!entry.said.empty()) out.facts.push_back(std::move(entry));
  }
}

// Of a check that holds nobody asks what else was seen.
void DescribeRejected(const Dossier& dossier, const rules::Check& check, const Finding& finding, result::CheckResult& out) {
  if (out.outcome != Outcome::kFail && out.outcome != Outcome::kPartial && out.outcome != Outcome::kReview) return;
  for (const RejectedPlace& place : RejectedPlaces(dossier, check, finding))
    if (auto citation = Cite(dossier, place.at)) out.rejected.push_back({place.why, *std::move(citation)});
}

result::CheckResult Report(const Dossier& dossier, const rules::Check& check,
                           const Finding& finding) {
  result::CheckResult out;
  out.id = check.id;
  out.title = check.title;
  out.block = check.block;
  out.need = check.need;
  out.basis = check.basis;
  const auto clause = check.tcvn.find(dossier.level == 0 ? 3 : dossier.level);
  if (clause != check.tcvn.end()) {
    for (std::string& basis : out.basis)
      if (basis == "TCVN 11930:2017") basis += ", mục " + clause->second;
  }
  out.certainty = check.certainty;
  out.evidence = finding.evidence;
  out.outcome = finding.outcome;
  out.reason = finding.reason;
  out.message = Sentence(check, finding);
  if (finding.outcome != Outcome::kPass && finding.outcome != Outcome::kNotApplicable)
    out.fix = check.fix;
  for (const Passage& passage : finding.passages) {
    if (passage.stated >= 0)
      out.stated.push_back({"d" + std::to_string(passage.part + 1),
                            dossier.part(passage.part).stated[static_cast<std::size_t>(passage.stated)].field});
    if (out.citations.size() >= kMaxCitations) break;
    if (auto citation = Cite(dossier, passage)) out.citations.push_back(*std::move(citation));
  }
  std::vector<int> parts = dossier.PartsOf(check.documents);
  for (int p : parts) {
    out.searched.documents.push_back("d" + std::to_string(p + 1));
    const Part& part = dossier.part(p);
    const int first = part.FirstPage(), last = part.LastPage();
    out.searched.pages += first > 0 ? last - first + 1 : 0;
  }
  if (out.outcome != Outcome::kPass && out.evidence == Evidence::kMissing) {
    // Where no document of the kind is there, everything was searched for one.
    if (parts.empty()) {
      for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
        if (dossier.parts[p].kind == kOwnReport) continue;
        out.searched.documents.push_back("d" + std::to_string(p + 1));
        parts.push_back(static_cast<int>(p));
        const int first = dossier.parts[p].FirstPage(), last = dossier.parts[p].LastPage();
        out.searched.pages += first > 0 ? last - first + 1 : 0;
      }
    }
    out.searched.nearest = FindNearest(dossier, check, parts);
  }
  DescribeRejected(dossier, check, finding, out);
  return out;
}

bool Applies(const rules::Check& check, int level) {
  return std::find(check.levels.begin(), check.levels.end(), level == 0 ? 3 : level) !=
         check.levels.end();
}

}  // namespace

result::Result Analyze(const std::vector<InputFile>& files, const rules::RuleSet& rules,
                       const Options& options) {
  Dossier dossier;
  dossier.rules = &rules;
  dossier.files = &files;
  dossier.as_of = options.as_of;
  const std::vector<BlockRanges> ranges = SplitFiles(dossier, options.max_documents);
  for (std::size_t i = 0, d = 0; i < files.size(); ++i) {
    if (!files[i].document) continue;
    AddParts(dossier, files[i], static_cast<int>(i), dossier.documents[d], dossier.blocks[d], ranges[i]);
    ++d;
  }
  FindCopies(dossier);
  FindLevel(dossier, options.forced_level);
  dossier.written = WrittenValues(dossier);
  dossier.read_alike = RecognisedValues(dossier);
  ClaimUnits(dossier);
  dossier.generic = FindGeneric(dossier);
  CompareFacts(dossier);
  if (options.long_texts != nullptr) *options.long_texts = LongTexts(dossier, files);

  result::Result out;
  out.rules_id = rules.id;
  out.rules_version = rules.version;
  out.rules_digest = rules.digest;
  out.checklist_id = rules.checklist.id;
  out.points_status = rules.checklist.points_status;
  out.as_of = options.as_of.ToIso();
  if (dossier.cut > 0)
    out.limits.push_back({kTooManyDocuments, static_cast<double>(options.max_documents), dossier.cut, false});
  DescribeDocuments(dossier, out);
  DescribeSubject(dossier, out);
  DescribeFacts(dossier, out);

  std::map<std::string, Outcome> existence;
  for (const rules::Check& check : rules.checks) {
    if (!Applies(check, dossier.level)) continue;
    Finding finding;
    const auto parent = existence.find(check.needs_check);
    if (!check.needs_check.empty() && parent != existence.end() &&
        parent->second != Outcome::kPass && parent->second != Outcome::kPartial &&
        dossier.PartsOf(check.documents).empty()) {
      finding.outcome =
          parent->second == Outcome::kReview ? Outcome::kReview : Outcome::kNotChecked;
      finding.reason = parent->second == Outcome::kReview ? "unreadable" : "document-missing";
      finding.evidence =
          parent->second == Outcome::kReview ? Evidence::kUnreadable : Evidence::kMissing;
    } else {
      finding = Doubted(dossier, check, Decide(dossier, check));
      const bool gap =
          finding.outcome == Outcome::kFail || finding.outcome == Outcome::kPartial ||
          (finding.outcome == Outcome::kNotApplicable && finding.reason == "not-mentioned");
      const bool unread = gap && finding.evidence == Evidence::kMissing
                              ? UnreadCouldDecide(dossier, check, Unread::kPoorPages)
                              : finding.outcome == Outcome::kNotApplicable && finding.reason == "nothing-to-compare" &&
                                    UnreadCouldDecide(dossier, check, Unread::kPages);
      if (unread) {
        finding.outcome = Outcome::kReview;
        finding.evidence = Evidence::kUnreadable;
        finding.reason = "unreadable";
      } else if (gap && finding.evidence == Evidence::kMissing && LoosePageCouldDecide(dossier, check)) {
        finding.outcome = Outcome::kReview;
        finding.evidence = Evidence::kUnreadable;
        finding.reason = "loose-page";
      } else if (finding.outcome == Outcome::kFail && RestsOnDoubtfulLevel(dossier, check)) {
        finding.outcome = Outcome::kReview;
        finding.reason = "level-doubtful";
        if (dossier.level_place.known()) finding.passages.push_back(dossier.level_place);
      }
    }
    NameDeadline(dossier, finding);
    existence[check.id] = finding.outcome;
    result::CheckResult reported = Report(dossier, check, finding);
    // Invariant 1: what cannot be cited is not evidence, but for what a person answers for by name.
    if (reported.outcome == Outcome::kPass && reported.citations.empty() && reported.stated.empty() &&
        finding.reason != "digitally-signed" && finding.reason != "nothing-to-compare" &&
        !finding.passages.empty()) {
      reported.outcome = Outcome::kReview;
      reported.reason = "no-quotation";
    }
    out.checks.push_back(std::move(reported));
  }
  return out;
}

}  // namespace capdo::analysis
