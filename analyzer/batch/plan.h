// Which agencies a folder of folders holds.
//
// Without a manifest every sub-folder of ROOT, and every archive in it, is an agency; where a folder of ROOT with the name
// of a group (ministries, bo-nganh, provinces, tinh-thanh, tinh, ...) holds nothing but folders and archives, it is a group.
// With a manifest the agencies are its entries, at any depth. Nothing is passed over in silence: what
// belongs to no agency is listed.
//
//   Plan plan = MakePlan("/data/84", nullptr);
//   for (const Agency& agency : plan.agencies) Check(agency.open);
#ifndef CAPDO_BATCH_PLAN_H_
#define CAPDO_BATCH_PLAN_H_

#include <string>
#include <vector>

#include "base/error.h"
#include "batch/manifest.h"

namespace capdo::batch {

struct Agency {
  std::string id;      // of its outputs: "a-z0-9-", unique in the plan
  std::string folder;  // below ROOT, '/' between names, NFC
  std::string title;   // the last name of `folder`, without the ending of an archive
  std::string open;    // as the file system knows it
  std::string group;   // of the manifest, or the folder of the group; "" none
  ManifestEntry said;  // of the manifest; empty without one
  bool link = false;   // a link, pipe or device: not opened
};

struct Plan {
  std::vector<Agency> agencies;         // in the order of `folder`
  std::vector<std::string> unlisted;    // below ROOT, in no agency: loose files, folders not in the manifest
  std::vector<std::string> not_groups;  // named like a group, but with files of their own: one agency
  std::vector<Fault> faults;            // entries of the manifest that name no folder
};

// kNotReadable where ROOT cannot be listed. `manifest` may be null; its own path below ROOT is never "unlisted".
Result<Plan> MakePlan(const std::string& root, const Manifest* manifest);

// Names of manifests that are looked for in ROOT.
inline constexpr const char* kManifestNames[] = {"capdo-batch.yaml", "capdo-batch.csv"};

}  // namespace capdo::batch

#endif  // CAPDO_BATCH_PLAN_H_
