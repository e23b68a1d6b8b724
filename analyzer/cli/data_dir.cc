#include "cli/data_dir.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

namespace capdo::cli {

namespace fs = std::filesystem;

namespace {
bool HoldsRules(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "templates", error);
}
}  // namespace

Result<std::string> FindDataDir(const std::string& option) {
  std::string named = option;
  if (named.empty())
    if (const char* variable = std::getenv("CAPDO_DATA")) named = variable;
  if (!named.empty()) {
    if (HoldsRules(named)) return named;
    return Error{ErrorCode::kNotFound, named};
  }
  std::error_code error;
  std::vector<fs::path> places;
  if (const fs::path program = fs::read_symlink("/proc/self/exe", error); !error)
    places.push_back(program.parent_path().parent_path() / "share" / "capdo");
  places.push_back(fs::path(CAPDO_SOURCE_DIR));
  for (const fs::path& place : places)
    if (HoldsRules(place)) return place.string();
  return Error{ErrorCode::kNotFound, ""};
}

}  // namespace capdo::cli
