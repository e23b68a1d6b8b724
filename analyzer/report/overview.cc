#include "report/overview.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "report/view.h"
#include "report/wording.h"

namespace capdo::report {

namespace {

long long Hundredths(double points) { return std::llround(points * 100); }

Points PointsOf(double awarded, double possible, double max) {
  return {Hundredths(awarded), Hundredths(possible), Hundredths(max)};
}

void AddBlocks(const std::vector<result::Block>& blocks, std::vector<BlockPoints>& out) {
  for (const result::Block& block : blocks) {
    out.push_back(
        {block.id, block.of, block.title, block.points_status, PointsOf(block.awarded, block.possible, block.max), 1});
    AddBlocks(block.blocks, out);
  }
}

std::string Field(const result::DocumentEntry& document, const char* name) {
  const auto found = document.fields.find(name);
  return found == document.fields.end() ? "" : found->second;
}

DocumentRow MakeDocument(const result::DocumentEntry& document, const Wording& words) {
  DocumentRow row;
  row.path = document.path;
  row.kind = words.Kind(document);
  row.number = Field(document, "number");
  row.date = Field(document, "date");
  row.outcome = document.outcome;
  row.reason = document.reason;
  row.sha256 = document.sha256;
  row.format = document.format;
  row.how_read = words.HowRead(document);
  if (document.outcome != "read") {
    row.why = words.Reason(document);
    row.remedy = words.Remedy(document);
  }
  row.pages = document.pages;
  row.part = document.part;
  row.parts = document.parts;
  return row;
}

Counts CountsOf(const result::Result& result, const View& view, bool any_read) {
  Counts counts;
  if (any_read)
    counts = {view.gaps, view.advisory, view.review, view.passed, view.not_applicable, view.not_checked, 0, 0};
  std::set<std::string> files, unread;
  for (const result::DocumentEntry& document : result.documents) {
    files.insert(document.path);
    if (document.outcome != "read") unread.insert(document.path);
  }
  counts.documents = static_cast<int>(files.size());
  counts.unread = static_cast<int>(unread.size());
  return counts;
}

std::string Choose(const std::string& manifest, const std::string& documents, const std::string& folder,
                   NameSource& source) {
  source = !manifest.empty()    ? NameSource::kManifest
           : !documents.empty() ? NameSource::kDocuments
           : !folder.empty()    ? NameSource::kFolder
                                : NameSource::kNone;
  return !manifest.empty() ? manifest : !documents.empty() ? documents : folder;
}

// By check, in the order in which results first name them; then the most frequent first.
std::vector<CommonFinding> Common(const std::vector<AgencySummary>& agencies,
                                  std::vector<GapRow> AgencySummary::*rows) {
  std::vector<CommonFinding> common;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < agencies.size(); ++i) {
    for (const GapRow& row : agencies[i].*rows) {
      const auto [place, fresh] = places.emplace(row.check, common.size());
      if (fresh) common.push_back({row.check, row.title, row.block, row.block_title, row.basis, row.advisory(), {}});
      common[place->second].agencies.push_back(i);
    }
  }
  std::sort(common.begin(), common.end(), [](const CommonFinding& a, const CommonFinding& b) {
    if (a.advisory != b.advisory) return b.advisory;
    if (a.agencies.size() != b.agencies.size()) return a.agencies.size() > b.agencies.size();
    // Comparisons between documents have no block; they stand last, as in the reports.
    if (a.block.empty() != b.block.empty()) return b.block.empty();
    return a.block != b.block ? a.block < b.block : a.check < b.check;
  });
  return common;
}

}  // namespace

const char* NameSourceName(NameSource source) {
  switch (source) {
    case NameSource::kManifest:
      return "manifest";
    case NameSource::kDocuments:
      return "documents";
    case NameSource::kFolder:
      return "folder";
    case NameSource::kNone:
      return "none";
  }
  return "none";
}

const char* AgencyStatusName(AgencyStatus status) {
  switch (status) {
    case AgencyStatus::kChecked:
      return "checked";
    case AgencyStatus::kNothingRead:
      return "nothing-read";
    case AgencyStatus::kFailed:
      return "failed";
  }
  return "failed";
}

void Points::Add(const Points& other) {
  awarded += other.awarded;
  possible += other.possible;
  max += other.max;
}

void Counts::Add(const Counts& other) {
  gaps += other.gaps;
  advisory += other.advisory;
  review += other.review;
  passed += other.passed;
  not_applicable += other.not_applicable;
  not_checked += other.not_checked;
  documents += other.documents;
  unread += other.unread;
}

char GradeOf(const Points& points, long long value) {
  if (points.max <= 0) return 0;
  for (const auto& [grade, percent] : {std::pair('A', 90), std::pair('B', 80), std::pair('C', 65), std::pair('D', 50)})
    if (value * 100 >= percent * points.max) return grade;
  return 'E';
}

AgencySummary& OverviewBuilder::Start(const AgencyIdentity& identity) {
  AgencySummary& agency = overview_.agencies.emplace_back();
  agency.id = identity.id;
  agency.folder = identity.folder;
  agency.group = identity.group;
  agency.contact = identity.contact;
  return agency;
}

void OverviewBuilder::AddFailure(const AgencyIdentity& identity, const std::string& reason) {
  AgencySummary& agency = Start(identity);
  agency.agency = Choose(identity.agency, "", identity.title, agency.agency_source);
  agency.system = Choose(identity.system, "", "", agency.system_source);
  agency.failure = reason;
}

void OverviewBuilder::Add(const AgencyIdentity& identity, const result::Result& result) {
  const View view(result);
  const Wording words(language_, view);
  AgencySummary& agency = Start(identity);
  agency.agency = Choose(identity.agency, result.subject.agency, identity.title, agency.agency_source);
  agency.system = Choose(identity.system, result.subject.system, "", agency.system_source);
  const bool any_read = !NothingUsable(result);
  agency.status = any_read ? AgencyStatus::kChecked : AgencyStatus::kNothingRead;
  agency.digest = result.digest;
  agency.level = result.subject.level;
  agency.points = PointsOf(result.score.awarded, result.score.possible, result.score.max);
  if (any_read) {
    agency.grade = GradeOf(agency.points, agency.points.awarded);
    agency.grade_possible = GradeOf(agency.points, agency.points.possible);
    agency.gaps = GapRows(result, language_);
    agency.review = ReviewRows(result, language_);
  }
  agency.counts = CountsOf(result, view, any_read);
  if (result.decisions)
    agency.decisions = {true, result.decisions->applied, result.decisions->changed,
                        static_cast<int>(result.decisions->faults.size()),
                        PointsOf(result.decisions->awarded_before, result.decisions->possible_before, result.score.max)};
  AddBlocks(result.score.blocks, agency.blocks);
  for (const result::DocumentEntry& document : result.documents)
    agency.documents.push_back(MakeDocument(document, words));
}

Overview OverviewBuilder::Finish(std::vector<std::string> unlisted) {
  Overview& all = overview_;
  all.unlisted = std::move(unlisted);
  std::sort(all.agencies.begin(), all.agencies.end(), [](const AgencySummary& a, const AgencySummary& b) {
    if (a.status != b.status) return a.status < b.status;
    if (a.status == AgencyStatus::kChecked) {
      if (a.points.awarded != b.points.awarded) return a.points.awarded > b.points.awarded;
      if (a.points.possible != b.points.possible) return a.points.possible > b.points.possible;
    }
    return a.folder < b.folder;
  });
  std::map<std::string, int> names;
  for (const AgencySummary& agency : all.agencies) ++names[agency.agency];
  for (AgencySummary& agency : all.agencies)
    agency.label = names[agency.agency] > 1 ? agency.agency + " (" + agency.folder + ")" : agency.agency;
  std::map<std::string, GroupTotal> groups;
  std::map<std::string, std::size_t> blocks;
  for (const char grade : {'A', 'B', 'C', 'D', 'E'}) all.grades.push_back({grade, {}, {}});
  for (std::size_t i = 0; i < all.agencies.size(); ++i) {
    AgencySummary& agency = all.agencies[i];
    GroupTotal& group = groups[agency.group];
    group.name = agency.group;
    ++group.agencies;
    group.members.push_back(i);
    group.counts.Add(agency.counts);
    all.counts.Add(agency.counts);
    all.nothing_read += agency.status == AgencyStatus::kNothingRead ? 1 : 0;
    all.failed += agency.status == AgencyStatus::kFailed ? 1 : 0;
    if (agency.status != AgencyStatus::kChecked) continue;
    ++all.checked;
    ++group.checked;
    all.points.Add(agency.points);
    group.points.Add(agency.points);
    const bool tied = i > 0 && all.agencies[i - 1].points.awarded == agency.points.awarded;
    agency.rank = tied ? all.agencies[i - 1].rank : static_cast<int>(i) + 1;
    for (GradeTotal& total : all.grades) {
      if (total.grade == agency.grade) total.agencies.push_back(i);
      if (total.grade == agency.grade_possible) total.possible.push_back(i);
    }
    for (const BlockPoints& block : agency.blocks) {
      const auto [place, fresh] = blocks.emplace(block.id, all.blocks.size());
      if (fresh) {
        all.blocks.push_back(block);
      } else {
        all.blocks[place->second].points.Add(block.points);
        ++all.blocks[place->second].agencies;
      }
    }
  }
  for (auto& [name, group] : groups) all.groups.push_back(std::move(group));
  for (SharedTextRow& row : all.shared)
    for (SharedTextRow::Side* side : {&row.one, &row.two})
      side->agency = static_cast<std::size_t>(std::distance(
          all.agencies.begin(),
          std::find_if(all.agencies.begin(), all.agencies.end(), [&](const AgencySummary& one) { return one.id == side->id; })));
  all.common_gaps = Common(all.agencies, &AgencySummary::gaps);
  all.common_review = Common(all.agencies, &AgencySummary::review);
  return std::move(overview_);
}

}  // namespace capdo::report
