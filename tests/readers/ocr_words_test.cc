#include "readers/ocr_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace capdo::readers::ocr {
namespace {

using Words = std::vector<std::string>;

TEST(MendLine, MendsWhatHasNoOtherReading) {
  const struct {
    Words seen, meant;
  } cases[] = {
      {{"'Yêu", "cầu"}, {"Yêu", "cầu"}},
      {{"|Hiện", "trạng|"}, {"Hiện", "trạng"}},
      {{"|", "Đáp", "ứng"}, {"", "Đáp", "ứng"}},
      {{"'nội", "'bộ'"}, {"nội", "'bộ'"}},  // quoted words keep their marks
      {{"Chương", "VỊ"}, {"Chương", "VI"}},
      {{"CHƯƠNG", "Vl."}, {"CHƯƠNG", "VI."}},
      {{"Chương", "TII"}, {"Chương", "III"}},
      {{"PHẦN", "IH:"}, {"PHẦN", "III:"}},
      {{"Phụ", "lục", "IÍ"}, {"Phụ", "lục", "II"}},
      {{"Điều", "l.", "Phạm"}, {"Điều", "1.", "Phạm"}},
      {{"Điều", "I0.", "Phạm"}, {"Điều", "10.", "Phạm"}},
      {{"2,", "Cấp", "độ:"}, {"2.", "Cấp", "độ:"}},
      {{"2,", "đến", "nay"}, {"2,", "đến", "nay"}},
      {{"2,", "3", "và", "4"}, {"2,", "3", "và", "4"}},
      {{"_TLS", "1.2"}, {"TLS", "1.2"}},
      {{"Số:", "____"}, {"Số:", "____"}},
      {{"QUY", "CHẾ."}, {"QUY", "CHẾ"}},
      {{"Lưu:", "VT."}, {"Lưu:", "VT."}},
      {{"QUY", "CHẾ", "SỐ", "1."}, {"QUY", "CHẾ", "SỐ", "1."}},
      // No numerals, or good ones.
      {{"Chương", "VI"}, {"Chương", "VI"}},
      {{"Chương", "3"}, {"Chương", "3"}},
      {{"Phần", "mềm", "VỊ"}, {"Phần", "mềm", "VỊ"}},
      {{"PHẦN", "MỀM"}, {"PHẦN", "MỀM"}},
      {{"Điều", "kiện"}, {"Điều", "kiện"}},
      {{"Điều", "O"}, {"Điều", "O"}},
      {{"Trong", "Chương", "VỊ"}, {"Trong", "Chương", "VỊ"}},
      {{"vị", "trí"}, {"vị", "trí"}},
      {{}, {}},
  };
  for (const auto& one : cases) {
    Words words = one.seen;
    MendLine(words);
    EXPECT_EQ(words, one.meant);
  }
}

}  // namespace
}  // namespace capdo::readers::ocr
