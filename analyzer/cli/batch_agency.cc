#include "cli/batch_agency.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>

#include "base/hash.h"
#include "batch/shared_text.h"
#include "cli/console.h"
#include "cli/decisions_file.h"
#include "cli/template_file.h"
#include "cli/version.h"
#include "evidence/listing.h"
#include "report/html.h"
#include "report/letter.h"
#include "report/text_layout.h"
#include "text/normalized.h"
#include "text/shingles.h"

namespace capdo::cli {

namespace {

// Everything that a result depends on. The language and the reader change only the reports, which are made anew
// each time.
std::string KeyOf(const BatchJob& job, const batch::Agency& agency, const std::string& evidence,
                  const decisions::Loaded* decisions) {
  std::string key = std::string(kVersion) + '\n' + job.rules.digest + '\n' + job.pipeline.as_of.ToIso() + '\n' +
                    (job.pipeline.ocr ? "ocr" : "no-ocr") + '\n';
  ForEachLimit(job.pipeline.limits, [&](const LimitInfo& info, std::uint64_t value) {
    key += std::string(info.name) + '=' + std::to_string(value) + '\n';
  });
  if (decisions != nullptr) key += "decisions " + decisions->decisions.digest + '\n';
  for (const auto& [name, said] : {std::pair("agency ", &agency.said.agency), std::pair("system ", &agency.said.system)})
    if (!said->empty()) key += name + *said + '\n';
  return "sha256:" + Sha256Hex(key + evidence);
}

// Whether another run could do better with the same evidence: time or memory ran out, or the machine lacks
// the data of recognition. Such a result is written, but not taken for known.
bool MayImprove(const result::Result& result) {
  static const std::set<std::string_view> kCauses = {"timeout", "memory", "crashed", "not-readable", "internal"};
  static const std::set<std::string_view> kLimits = {"max_page_seconds", "max_file_seconds", "max_ocr_seconds",
                                                     "max_ocr_file_seconds", "max_memory_bytes"};
  static const std::set<std::string_view> kWarnings = {"stopped", "ocr-unavailable"};
  const auto limit_met = [](const result::LimitEntry& limit) { return limit.hits > 0 && kLimits.contains(limit.name); };
  const auto document_may = [](const result::DocumentEntry& document) {
    return kCauses.contains(document.reason) ||
           std::any_of(document.page_status.begin(), document.page_status.end(),
                       [](const auto& page) { return kCauses.contains(page.why); }) ||
           std::any_of(document.warnings.begin(), document.warnings.end(),
                       [](const auto& warning) { return kWarnings.contains(warning.code); });
  };
  return std::any_of(result.limits.begin(), result.limits.end(), limit_met) ||
         std::any_of(result.documents.begin(), result.documents.end(), document_may);
}

// Nothing where nobody decided. A file that cannot be read is one with a fault: what a person wrote is never passed
// over in silence.
std::optional<decisions::Loaded> ReadDecisions(const std::string& path) {
  std::error_code error;
  const auto type = std::filesystem::symlink_status(path, error).type();
  if (type == std::filesystem::file_type::not_found) return std::nullopt;
  const Result<std::string> text = type == std::filesystem::file_type::regular
                                       ? ReadDecisionsFile(path)
                                       : Result<std::string>(Error{ErrorCode::kNotRegular, path});
  if (text) return decisions::Read(*text);
  decisions::Loaded unread;
  unread.decisions.digest = ErrorCodeName(text.error().code);
  unread.faults = {{1, "not-read", ""}};
  return unread;
}

// What stands in agencies/<id>/. The letter is a file that people may edit; none is made that would pass over what people
// decided.
Result<std::vector<batch::OutputFile>> FilesOf(const BatchJob& job, const result::Result& result, std::string json,
                                               std::string passages) {
  std::vector<batch::OutputFile> files = {{"result.json", std::move(json)},
                                          {kPassagesName, std::move(passages)},
                                          {"report.html", report::ToHtml(result, {job.language, job.audience})}};
  if (result.decisions && !result.decisions->faults.empty()) return files;
  const result::Result* const results[] = {&result};
  Result<std::string> letter = report::ToLetter({job.letter}, results, job.letter_options);
  if (!letter) return letter.error();
  files.push_back({"letter.docx", *std::move(letter), /*edited_by_people=*/true});
  return files;
}

std::string PassagesOf(const std::vector<analysis::LongText>& texts) {
  constexpr std::size_t kQuoted = 200;  // code points
  std::vector<batch::TextPassage> passages;
  for (const analysis::LongText& text : texts)
    passages.push_back({text.path, text.page, text::CountWords(text.normalized), report::Shortened(text.text, kQuoted),
                        text::Shingles(text.normalized)});
  return batch::EncodePassages(passages);
}

class AgencyRun {
 public:
  AgencyRun(const BatchJob& job, const batch::Agency& agency, const batch::Store& store)
      : job_(job), agency_(agency), store_(store) {}

  int Run(int jobs) {
    if (agency_.link) return Fail(ErrorCode::kNotRegular);
    const Result<std::string> evidence = evidence::Fingerprint(agency_.open, job_.pipeline.limits);
    if (!evidence) return Fail(evidence.error().code);
    decisions_ = ReadDecisions(DecisionsPath(job_, agency_.id));
    const std::string key = KeyOf(job_, agency_, *evidence, decisions_ ? &*decisions_ : nullptr);
    std::optional<std::string> json = store_.Known(agency_.id, key), passages = store_.File(agency_.id, kPassagesName);
    if (json && passages)
      if (const Result<result::Result> known = result::FromJson(*json))
        return Keep(key, *known, *std::move(json), *std::move(passages)) | kAgencyKnown;
    return Read(jobs, key);
  }

 private:
  int Read(int jobs, const std::string& key) {
    PipelineOptions options = job_.pipeline;
    options.folder = agency_.open;
    options.jobs = jobs;
    if (decisions_) options.decisions = &*decisions_;
    std::vector<analysis::LongText> texts;
    options.long_texts = &texts;
    Result<result::Result> result = RunCheck(options, job_.rules);
    if (!result) return Fail(result.error().code);
    if (result->documents.empty()) return Fail(ErrorCode::kEmpty);
    const int layers = result->readers.missing_layers.empty() ? 0 : kAgencyLayersMissing;
    // Whatever changes from run to run would make two runs of one batch differ.
    result->run_started = "";
    result->run_seconds = 0;
    result->readers = {};
    TakeNames(*result);
    if (decisions_ && !decisions_->faults.empty()) TellFaults(*result);
    return Keep(MayImprove(*result) ? "" : key, *result, result::ToJson(*result), PassagesOf(texts)) | layers;
  }

  // What the office calls an agency counts for more than whom a document happens to name: in the result itself, so that
  // every report and every later letter of it says the same.
  void TakeNames(result::Result& result) const {
    if (!agency_.said.agency.empty()) result.subject.agency = agency_.said.agency;
    if (!agency_.said.system.empty()) result.subject.system = agency_.said.system;
    result::Seal(result);
  }

  // In the result, so that every report of it tells. The name is that of the file alone, and the language always the
  // same: a result depends on neither.
  void TellFaults(result::Result& result) const {
    result.decisions = {decisions_->decisions.digest, result.score.awarded, result.score.possible, 0, 0, {}, {}};
    for (const decisions::Fault& fault : decisions_->faults)
      result.decisions->faults.push_back(decisions::FaultText(Language::kVietnamese, decisions::kFileName, fault));
    result::Seal(result);
  }

  int Keep(const std::string& key, const result::Result& result, std::string json, std::string passages) const {
    if (result.decisions && !result.decisions->faults.empty())
      PrintNote(job_.language, Message(job_.language, "batch.decisions-faulty",
                                       {{"path", DecisionsPath(job_, agency_.id)},
                                        {"first", result.decisions->faults.front()},
                                        {"count", std::to_string(result.decisions->faults.size())}}));
    TellOfDecisions(result, DecisionsPath(job_, agency_.id), job_.language);
    Result<std::vector<batch::OutputFile>> files = FilesOf(job_, result, std::move(json), std::move(passages));
    if (files) return Answer(store_.Keep(agency_.id, key, *std::move(files)));
    TemplateFaulty(job_.letter_path, files.error(), "batch", job_.language);
    return kAgencyNotWritten;
  }

  int Fail(ErrorCode code) const { return Answer(store_.KeepFailure(agency_.id, ErrorCodeName(code))); }

  int Answer(const Result<std::vector<std::string>>& kept) const {
    if (kept) {
      for (const std::string& path : *kept)
        PrintNote(job_.language, Message(job_.language, "batch.edited", {{"path", path}}));
      return kAgencyOk;
    }
    PrintError(job_.language,
               Message(job_.language, "cli.write-failed",
                       {{"path", job_.out + "/agencies/" + agency_.id}, {"detail", kept.error().message}}));
    return kAgencyNotWritten;
  }

  const BatchJob& job_;
  const batch::Agency& agency_;
  const batch::Store& store_;
  std::optional<decisions::Loaded> decisions_;
};

}  // namespace

std::string DecisionsPath(const BatchJob& job, const std::string& id) {
  if (!job.decisions.empty()) return job.decisions + "/" + id + ".yaml";
  return job.out + "/agencies/" + id + "/" + decisions::kFileName;
}

int CheckAgency(const BatchJob& job, const batch::Agency& agency, const batch::Store& store, int jobs) {
  return AgencyRun(job, agency, store).Run(jobs);
}

}  // namespace capdo::cli
