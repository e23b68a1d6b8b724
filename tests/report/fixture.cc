#include "fixture.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace capdo::report {

namespace {
const char kData[] = CAPDO_SOURCE_DIR "/tests/report/data/";
}

std::string ReadText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

result::Result Dossier() {
  const Result<result::Result> result =
      result::FromJson(ReadText(std::string(kData) + "dossier.json"));
  EXPECT_TRUE(result) << result.error().message;
  return result ? *result : result::Result{};
}

result::Result CleanDossier() {
  result::Result result = Dossier();
  result.checks.erase(result.checks.begin() + 5, result.checks.end());
  for (result::CheckResult& check : result.checks) check.outcome = result::Outcome::kPass;
  result.documents.resize(1);
  result::Seal(result);
  return result;
}

void ExpectGolden(const std::string& name, const std::string& actual) {
  const std::string path = kData + name;
  if (std::getenv("CAPDO_UPDATE_GOLDENS")) std::ofstream(path, std::ios::binary) << actual;
  EXPECT_TRUE(actual == ReadText(path))
      << path << " differs: look at the change, then run again with CAPDO_UPDATE_GOLDENS=1";
}

}  // namespace capdo::report
