#include "batch/plan.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/hash.h"
#include "evidence/listing.h"
#include "text/normalized.h"

namespace capdo::batch {

namespace {

using evidence::EntryKind;
using evidence::ListedEntry;

constexpr std::size_t kMaxId = 80;

// "bo-cong-thuong" for "Bộ Công Thương".
std::string Slug(std::string_view name) {
  std::string slug;
  for (const char c : text::FoldAccents(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  slug = slug.substr(0, kMaxId);
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

// Names that Windows keeps for devices.
bool IsReserved(const std::string& slug) {
  static const std::set<std::string> kNames = {"con", "prn", "aux", "nul"};
  return kNames.contains(slug) ||
         (slug.size() == 4 && (slug.starts_with("com") || slug.starts_with("lpt")) && slug[3] >= '0' && slug[3] <= '9');
}

// Two folders can come to one name ("Sở-A", "so a"): all of them then carry a piece of their path's hash.
void NameOutputs(std::vector<Agency>& agencies) {
  std::map<std::string, int> count;
  for (Agency& agency : agencies) ++count[agency.id = Slug(evidence::WithoutArchiveEnding(agency.folder))];
  for (Agency& agency : agencies)
    if (agency.id.empty() || IsReserved(agency.id) || count[agency.id] > 1)
      agency.id += (agency.id.empty() ? "" : "-") + Sha256Hex(agency.folder).substr(0, 8);
}

bool IsGroupName(const std::string& name) {
  static const std::set<std::string> kNames = {"ministries", "provinces",  "bo-nganh", "bo",         "cac-bo",        "trung-uong",
                                               "tinh-thanh", "tinh",       "cac-tinh", "dia-phuong", "tinh-thanh-pho"};
  return kNames.contains(Slug(name));
}

bool IsManifest(const std::string& name) {
  return std::find(std::begin(kManifestNames), std::end(kManifestNames), name) != std::end(kManifestNames);
}

Agency MakeAgency(const ListedEntry& entry, const std::string& group) {
  Agency agency;
  agency.folder = group.empty() ? entry.name : group + "/" + entry.name;
  agency.title = evidence::WithoutArchiveEnding(entry.name);
  agency.open = entry.open;
  agency.group = group;
  agency.link = entry.kind == EntryKind::kOther;
  return agency;
}

// The agencies of a group; none where it holds files of its own, or nothing.
std::optional<std::vector<Agency>> GroupMembers(const ListedEntry& folder) {
  const Result<std::vector<ListedEntry>> entries = evidence::ListFolder(folder.open);
  if (!entries || entries->empty()) return std::nullopt;
  std::vector<Agency> members;
  for (const ListedEntry& entry : *entries) {
    if (entry.kind == EntryKind::kFile) return std::nullopt;
    members.push_back(MakeAgency(entry, folder.name));
  }
  return members;
}

void Discover(const std::vector<ListedEntry>& entries, Plan& plan) {
  for (const ListedEntry& entry : entries) {
    if (entry.kind == EntryKind::kFile) {
      if (!IsManifest(entry.name)) plan.unlisted.push_back(entry.name);
      continue;
    }
    if (entry.kind == EntryKind::kFolder && IsGroupName(entry.name)) {
      if (auto members = GroupMembers(entry)) {
        plan.agencies.insert(plan.agencies.end(), members->begin(), members->end());
        continue;
      }
      plan.not_groups.push_back(entry.name);
    }
    plan.agencies.push_back(MakeAgency(entry, ""));
  }
}

// Walks from ROOT to an entry's folder by names in NFC: what the office typed and what the disk holds
// may be composed differently.
std::optional<ListedEntry> Find(const std::string& root, const std::string& folder) {
  ListedEntry at{"", root, EntryKind::kFolder};
  for (std::size_t begin = 0; begin <= folder.size();) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    if (at.kind != EntryKind::kFolder) return std::nullopt;
    const Result<std::vector<ListedEntry>> entries = evidence::ListFolder(at.open);
    if (!entries) return std::nullopt;
    const std::string name = folder.substr(begin, end - begin);
    const auto found = std::find_if(entries->begin(), entries->end(), [&](const auto& e) { return e.name == name; });
    if (found == entries->end()) return std::nullopt;
    at = *found;
    begin = end + 1;
  }
  return at;
}

// What of `folder` (below ROOT) no entry names. A folder in which an entry lies is looked into.
void FindUnlisted(const std::string& open, const std::string& folder, const std::vector<Agency>& agencies,
                  std::vector<std::string>& unlisted) {
  const Result<std::vector<ListedEntry>> entries = evidence::ListFolder(open);
  if (!entries) return;
  for (const ListedEntry& entry : *entries) {
    const std::string path = folder.empty() ? entry.name : folder + "/" + entry.name;
    if (folder.empty() && IsManifest(entry.name)) continue;
    const auto is = [&](const Agency& agency) { return agency.folder == path; };
    const auto under = [&](const Agency& agency) { return agency.folder.starts_with(path + "/"); };
    if (std::any_of(agencies.begin(), agencies.end(), is)) continue;
    if (std::any_of(agencies.begin(), agencies.end(), under)) {
      FindUnlisted(entry.open, path, agencies, unlisted);
    } else {
      unlisted.push_back(entry.kind == EntryKind::kFolder ? path + "/" : path);
    }
  }
}

}  // namespace

Result<Plan> MakePlan(const std::string& root, const Manifest* manifest) {
  const Result<std::vector<ListedEntry>> entries = evidence::ListFolder(root);
  if (!entries) return entries.error();
  Plan plan;
  if (manifest == nullptr) {
    Discover(*entries, plan);
  } else {
    for (const ManifestEntry& said : manifest->entries) {
      const std::optional<ListedEntry> found = Find(root, said.folder);
      if (!found || (found->kind == EntryKind::kFile)) {
        plan.faults.push_back({said.line, found ? "not-a-folder" : "unknown-folder", said.folder});
        continue;
      }
      Agency agency = MakeAgency(*found, "");
      agency.folder = said.folder;
      agency.group = said.group;
      agency.said = said;
      plan.agencies.push_back(std::move(agency));
    }
    FindUnlisted(root, "", plan.agencies, plan.unlisted);
  }
  std::sort(plan.agencies.begin(), plan.agencies.end(),
            [](const Agency& a, const Agency& b) { return a.folder < b.folder; });
  NameOutputs(plan.agencies);
  return plan;
}

}  // namespace capdo::batch
