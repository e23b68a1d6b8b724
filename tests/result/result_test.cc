#include "result/result.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace capdo::result {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const char kFixture[] = CAPDO_SOURCE_DIR "/tests/report/data/dossier.json";

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Result Fixture() {
  capdo::Result<Result> result = FromJson(ReadFile(kFixture));
  EXPECT_TRUE(result) << result.error().message;
  return result ? *result : Result{};
}

std::string ErrorOf(const std::string& json) {
  const capdo::Result<Result> result = FromJson(json);
  if (result) return "no error";
  EXPECT_EQ(result.error().code, ErrorCode::kInvalid);
  return result.error().message;
}

TEST(ResultJson, WritesAgainExactlyWhatItRead) {
  Result result = Fixture();
  if (std::getenv("CAPDO_UPDATE_GOLDENS")) {
    Seal(result);
    std::ofstream(kFixture, std::ios::binary) << ToJson(result);
  }
  EXPECT_EQ(ToJson(result), ReadFile(kFixture));
}

TEST(ResultJson, KeepsEveryMember) {
  const Result result = Fixture();
  ASSERT_FALSE(result.checks.empty());
  EXPECT_EQ(result.subject.level, 3);
  EXPECT_EQ(result.documents[0].fields.at("level"), "3");
  EXPECT_EQ(result.score.blocks[0].blocks[1].of, "1");
  EXPECT_EQ(result.documents[1].pages, 0);  // null: the format does not say
  EXPECT_EQ(result.checks[0].citations[0].box->left, 72.0);
}

TEST(ResultJson, KeepsFactsAndTheDigestOfResultsWithoutAny) {
  Result result = Fixture();
  EXPECT_TRUE(IsSealed(result));
  result.facts.clear();
  Seal(result);
  EXPECT_EQ(result.digest, "sha256:d2e6d59e3a458cf8ad457439e814d9afac92bb3cf7323faba60f15efdbafc2fd")
      << "that of a version that knew no facts";
  Citation citation;
  citation.document = "d1";
  citation.quote = "06 máy chủ";
  result.facts = {{"servers", "máy chủ", true, 7, {{"not-there", "", {}}, {"number", "6", {citation}}}}};
  Seal(result);
  const capdo::Result<Result> back = FromJson(ToJson(result));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_TRUE(IsSealed(*back));
  ASSERT_EQ(back->facts.size(), 1u);
  EXPECT_TRUE(back->facts[0].differs);
  EXPECT_EQ(back->facts[0].count, 7);
  EXPECT_EQ(back->facts[0].said[1].value + back->facts[0].said[1].citations[0].quote, "606 máy chủ");
}

TEST(ResultJson, KeepsRejectedPlacesOnlyWhereThereAreSome) {
  Result result = Fixture();
  EXPECT_EQ(ToJson(result).find("\"rejected\""), std::string::npos);
  Citation citation;
  citation.document = "d1";
  citation.quote = "1. Tường lửa ..... 3";
  result.checks[0].rejected = {{"table-of-contents", citation}};
  Seal(result);
  const capdo::Result<Result> back = FromJson(ToJson(result));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_TRUE(IsSealed(*back));
  ASSERT_EQ(back->checks[0].rejected.size(), 1u);
  EXPECT_EQ(back->checks[0].rejected[0].why + back->checks[0].rejected[0].citation.quote, "table-of-contents1. Tường lửa ..... 3");
}

TEST(ResultJson, KeepsWhatPeopleDecided) {
  Result result = Fixture();
  EXPECT_EQ(ToJson(result).find("\"decisions\""), std::string::npos);
  EXPECT_EQ(ToJson(result).find("\"stated\""), std::string::npos);
  result.checks[0].decision = {"override", "applied", Outcome::kReview, "r", "m", "f", "A", "2026-11-22", "2027-11-22", "vì", "n", "sha256:x", "pass"};
  result.checks[0].stated = {{"d1", "number"}};
  result.documents[0].stated = {{"number", "1/QĐ", "2/QĐ", "A", "2026-11-22", ""}, {"level", "3", "", "A", "2026-11-22", ""}};
  result.decisions = {"sha256:y", 1.5, 2.25, 2, 1, {{"a.pdf", "aa", "A", "2026-11-22"}}, {"decisions.yaml:1: x"}};
  EXPECT_FALSE(IsSealed(result));  // the digest covers them
  Seal(result);
  const capdo::Result<Result> again = FromJson(ToJson(result));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(IsSealed(*again));
  EXPECT_EQ(ToJson(*again), ToJson(result));
  EXPECT_TRUE(again->checks[0].overridden());
  EXPECT_EQ(again->documents[0].stated[1].value, "3");
}

TEST(ResultJson, WritesContractNames) {
  Result result;
  result.tool_version = "0.1.0";
  CheckResult check;
  check.id = "decision.a1.operator";
  check.outcome = Outcome::kNotApplicable;
  check.evidence = Evidence::kUnreadable;
  check.searched.nearest = Nearest{"d1", 1, "gần nhất"};
  result.checks.push_back(check);
  const std::string json = ToJson(result);
  EXPECT_THAT(json, StartsWith("{\n  \"schema\": \"capdo.result/1\",\n"));
  EXPECT_THAT(json, HasSubstr("\"result\": \"not-applicable\""));
  EXPECT_THAT(json, HasSubstr("\"evidence\": \"unreadable\""));
  EXPECT_THAT(json, HasSubstr("\"nearest\": {\n          \"document\": \"d1\""));
  EXPECT_LT(json.find("\"checks\""), json.find("\"run\""));
  EXPECT_EQ(json.back(), '\n');
}

TEST(ResultJson, RoundsNumbersSoThatNoBinaryFractionShows) {
  Result result;
  result.score.awarded = 0.1 + 0.2;
  result.score.possible = 11.0;
  Citation citation;
  citation.box = Box{72.04999, 310.46, 1.0 / 3, -0.01};
  result.subject.citations.push_back(citation);
  const std::string json = ToJson(result);
  EXPECT_THAT(json, HasSubstr("\"awarded\": 0.3,"));
  EXPECT_THAT(json, HasSubstr("\"possible\": 11,"));
  EXPECT_THAT(json, HasSubstr("72.0,\n          310.5,\n          0.3,\n          0.0\n"));
}

TEST(ResultJson, SurvivesBytesThatAreNoText) {
  Result result;
  result.subject.agency = "UBND \xFF\x01";
  Seal(result);
  const capdo::Result<Result> back = FromJson(ToJson(result));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->subject.agency, "UBND \xEF\xBF\xBD\x01");
  EXPECT_TRUE(IsSealed(*back));
}

TEST(ResultDigest, IgnoresTheRunAndNothingElse) {
  Result result = Fixture();
  Seal(result);
  const std::string digest = result.digest;
  EXPECT_THAT(digest, StartsWith("sha256:"));
  EXPECT_EQ(digest.size(), 7u + 64u);
  result.run_started = "2030-01-01T00:00:00Z";
  result.run_seconds = 99;
  result.digest = "changed";
  Seal(result);
  EXPECT_EQ(result.digest, digest);
  result.checks[0].message += ".";
  EXPECT_FALSE(IsSealed(result));
  Seal(result);
  EXPECT_NE(result.digest, digest);
}

TEST(ResultFromJson, NamesThePlaceOfTheFault) {
  EXPECT_THAT(ErrorOf(""), StartsWith("not JSON: "));
  EXPECT_THAT(ErrorOf("{\"schema\": "), StartsWith("not JSON: "));
  EXPECT_EQ(ErrorOf("[]"), "result: expected an object");
  EXPECT_EQ(ErrorOf("{}"), "result: \"schema\" is missing");
  EXPECT_EQ(ErrorOf("{\"schema\": \"capdo.result/2\"}"), "schema: expected \"capdo.result/1\"");
  std::string json = ToJson(Fixture());
  const auto page = json.find("\"page\": 1");
  ASSERT_NE(page, std::string::npos);
  json.replace(page, 9, "\"page\": \"1\"");
  EXPECT_EQ(ErrorOf(json), "subject.citations[0].page: expected a whole number");
}

TEST(ResultFromJson, RefusesNumbersThatWouldWrapAround) {
  for (const char* number : {"18446744073709551615", "9223372036854775808", "1000000001", "-1000000001"}) {
    std::string json = ToJson(Fixture());
    json.replace(json.find("\"page\": 1"), 9, std::string("\"page\": ") + number);
    EXPECT_EQ(ErrorOf(json), "subject.citations[0].page: the number is out of range") << number;
  }
}

TEST(ResultFromJson, RefusesUnknownOutcomes) {
  Result result;
  result.checks.emplace_back();
  std::string json = ToJson(result);
  json.replace(json.find("\"fail\""), 6, "\"lost\"");
  EXPECT_EQ(ErrorOf(json), "checks[0].result: unknown value \"lost\"");
}

TEST(ResultFromJson, RefusesBlocksNestedTooDeep) {
  Result result;
  result.score.blocks.emplace_back();
  Block* block = &result.score.blocks[0];
  for (int i = 0; i < 20; ++i) block = &block->blocks.emplace_back();
  EXPECT_THAT(ErrorOf(ToJson(result)), HasSubstr("blocks are nested too deep"));
}

}  // namespace
}  // namespace capdo::result
