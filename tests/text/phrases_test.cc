#include "text/phrases.h"

#include <gtest/gtest.h>

namespace capdo::text {
namespace {

class PhrasesTest : public testing::Test {
 protected:
  void SetUp() override {
    model_.Learn("Kiểm thử và nghiệm thu hệ thống thông tin; độc lập - tự do - hạnh phúc");
    model_.Learn("phần mềm độc hại, hạ tầng mạng, cấp độ, phân quyền; quyết định phê duyệt; chưa có; kiếm tiền");
  }
  std::string Repair(std::string_view text) const { return model_.Repair(text).text; }
  PhraseModel model_;
};

TEST_F(PhrasesTest, MarksComeBackBesideKnownWords) {
  EXPECT_EQ(Repair("Điều 13. Kiếm thử, nghiệm thu"), "Điều 13. kiểm thử, nghiệm thu");
  EXPECT_EQ(Repair("hệ thống thông tỉn"), "hệ thống thông tin");
  EXPECT_EQ(Repair("Đôc lâp - Tư do - Hanh phúc"), "độc lập - tự do - hạnh phúc");
  EXPECT_EQ(Repair("phân mềm"), "phần mềm");
  EXPECT_EQ(Repair("QUYÉT ĐỊNH PHÊ DUYỆT"), "quyết ĐỊNH PHÊ DUYỆT");
}

TEST_F(PhrasesTest, WrongLettersToo) {
  EXPECT_EQ(Repair("QUVẾT định"), "quyết định");
  EXPECT_EQ(Repair("hệ thôngg"), "hệ thống");
}

TEST_F(PhrasesTest, LostBlanksComeBackBetweenKnownWords) {
  EXPECT_EQ(Repair("Kiểmthử"), "kiểm thử");
  EXPECT_EQ(Repair("hệthốngthông tỉn"), "hệ thống thông tin");
  EXPECT_EQ(Repair("phầnquyền"), "phầnquyền");  // no known pair
  EXPECT_EQ(Repair("Firewall"), "Firewall");
  const std::string original = "a) Kiểmthử";
  const NormalizedText norm = NormalizeRecognised(original, Lexicon{}, model_);
  EXPECT_EQ(norm.text, "a) kiểm thử");
  const Span span = norm.Original(3, norm.text.size());
  EXPECT_EQ(original.substr(span.begin, span.size()), "Kiểmthử");
}

TEST_F(PhrasesTest, WhatIsKnownOrAloneStays) {
  for (const char* text : {"Kiếm tiền", "phân quyền", "Kiếm", "Tỉn", "thông 1 tỉn", "TT12 tỉn", "", "ừm"})
    EXPECT_EQ(Repair(text), text);
}

TEST_F(PhrasesTest, SpansLeadToTheOriginal) {
  const std::string original = "a) Kiếm thử, nghiệm thu";
  const NormalizedText norm = NormalizeRecognised(original, Lexicon{}, model_);
  EXPECT_EQ(norm.text, "a) kiểm thử, nghiệm thu");
  const std::size_t at = norm.text.find("kiểm thử");
  const Span span = norm.Original(at, at + std::string("kiểm thử").size());
  EXPECT_EQ(original.substr(span.begin, span.size()), "Kiếm thử");
}

TEST_F(PhrasesTest, NothingLearnedNothingChanged) {
  EXPECT_EQ(PhraseModel().Repair("Kiếm thử thông tỉn").text, "Kiếm thử thông tỉn");
}

TEST_F(PhrasesTest, WhatTurnsTheSenseIsKept) {
  PhraseModel model;
  model.Learn("cột chưa mã hóa. dữ liệu chưa dùng. máy chứa mã. không gian mạng");
  EXPECT_EQ(model.Repair("cột chứa dữ").text, "cột chưa dữ");
  model.Keep("chưa");
  model.Keep("không");
  EXPECT_EQ(model.Repair("cột chứa dữ").text, "cột chứa dữ");
  EXPECT_EQ(model.Repair("máy chưa mã").text, "máy chưa mã");
  EXPECT_EQ(model.Repair("cột chua mã").text, "cột chưa mã");
}

}  // namespace
}  // namespace capdo::text
