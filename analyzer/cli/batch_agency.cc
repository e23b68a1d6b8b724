#include "cli/batch_agency.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/hash.h"
#include "cli/console.h"
#include "cli/template_file.h"
#include "cli/version.h"
#include "evidence/listing.h"
#include "report/html.h"
#include "report/letter.h"

namespace capdo::cli {

namespace {

// Everything that a result depends on. The language and the reader change only the reports, which are made anew
// each time.
std::string KeyOf(const BatchJob& job, const std::string& evidence) {
  std::string key = std::string(kVersion) + '\n' + job.rules.digest + '\n' + job.pipeline.as_of.ToIso() + '\n' +
                    (job.pipeline.ocr ? "ocr" : "no-ocr") + '\n';
  ForEachLimit(job.pipeline.limits, [&](const LimitInfo& info, std::uint64_t value) {
    key += std::string(info.name) + '=' + std::to_string(value) + '\n';
  });
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

// What stands in agencies/<id>/. The letter is a file that people may edit.
Result<std::vector<batch::OutputFile>> FilesOf(const BatchJob& job, const batch::Agency& agency,
                                               const result::Result& result, std::string json) {
  // A letter goes to whom the office names, not to whom a document happens to name.
  result::Result addressed = result;
  if (!agency.said.agency.empty()) addressed.subject.agency = agency.said.agency;
  if (!agency.said.system.empty()) addressed.subject.system = agency.said.system;
  const result::Result* const results[] = {&addressed};
  Result<std::string> letter = report::ToLetter({job.letter}, results, job.letter_options);
  if (!letter) return letter.error();
  return std::vector<batch::OutputFile>{{"result.json", std::move(json)},
                                        {"report.html", report::ToHtml(result, {job.language, job.audience})},
                                        {"letter.docx", *std::move(letter), /*edited_by_people=*/true}};
}

class AgencyRun {
 public:
  AgencyRun(const BatchJob& job, const batch::Agency& agency, const batch::Store& store)
      : job_(job), agency_(agency), store_(store) {}

  int Run(int jobs) {
    if (agency_.link) return Fail(ErrorCode::kNotRegular);
    const Result<std::string> evidence = evidence::Fingerprint(agency_.open, job_.pipeline.limits);
    if (!evidence) return Fail(evidence.error().code);
    const std::string key = KeyOf(job_, *evidence);
    if (std::optional<std::string> json = store_.Known(agency_.id, key))
      if (const Result<result::Result> known = result::FromJson(*json))
        return Keep(key, *known, *std::move(json)) | kAgencyKnown;
    return Read(jobs, key);
  }

 private:
  int Read(int jobs, const std::string& key) {
    PipelineOptions options = job_.pipeline;
    options.folder = agency_.open;
    options.jobs = jobs;
    Result<result::Result> result = RunCheck(options, job_.rules);
    if (!result) return Fail(result.error().code);
    if (result->documents.empty()) return Fail(ErrorCode::kEmpty);
    const int layers = result->readers.missing_layers.empty() ? 0 : kAgencyLayersMissing;
    // Whatever changes from run to run would make two runs of one batch differ.
    result->run_started = "";
    result->run_seconds = 0;
    result->readers = {};
    return Keep(MayImprove(*result) ? "" : key, *result, result::ToJson(*result)) | layers;
  }

  int Keep(const std::string& key, const result::Result& result, std::string json) const {
    Result<std::vector<batch::OutputFile>> files = FilesOf(job_, agency_, result, std::move(json));
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
};

}  // namespace

int CheckAgency(const BatchJob& job, const batch::Agency& agency, const batch::Store& store, int jobs) {
  return AgencyRun(job, agency, store).Run(jobs);
}

}  // namespace capdo::cli
