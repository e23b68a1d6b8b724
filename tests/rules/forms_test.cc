#include "rules/forms.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "rules/keyed_texts.h"

namespace capdo::rules {
namespace {

namespace fs = std::filesystem;

const LoadedRules& Rules() {
  static const Result<LoadedRules> loaded = Load(CAPDO_SOURCE_DIR, "decree-85-2016", "");
  EXPECT_TRUE(loaded);
  return *loaded;
}

TEST(Forms, AreThereForTheShippedRules) {
  const FormSet forms = LoadForms(CAPDO_SOURCE_DIR, Rules().rules);
  EXPECT_TRUE(forms.diagnostics.empty());
  EXPECT_EQ(forms.forms.size(), 12u);
  for (const Form& form : forms.forms) {
    EXPECT_TRUE(fs::exists(form.path)) << form.path;
    EXPECT_TRUE(form.AppliesAt(1) && form.AppliesAt(5));
  }
}

TEST(Forms, ItemsFollowTheLevel) {
  const FormSet forms = LoadForms(CAPDO_SOURCE_DIR, Rules().rules);
  EXPECT_EQ(forms.Items("quan_ly", 3).size(), 22u);
  EXPECT_EQ(forms.Items("vung_mang", 3).size(), 7u);
  EXPECT_EQ(forms.Items("thiet_ke", 3).size(), 16u);
  EXPECT_EQ(forms.Items("quy_che", 3).size(), 22u);
  EXPECT_LT(forms.Items("quan_ly", 1).size(), forms.Items("quan_ly", 5).size());
  const FormItem item = forms.Items("quan_ly", 3)[0];
  EXPECT_EQ(item.title, "Chính sách an toàn thông tin");
  EXPECT_EQ(item.clause, "7.1.1.1");
  EXPECT_NE(item.basis.find("TCVN 11930:2017, mục 7.1.1.1"), std::string::npos);
  EXPECT_EQ(forms.Items("quan_ly", 4)[0].clause, "8.1.1.1");
  EXPECT_TRUE(forms.Items("khac", 3).empty());
}

TEST(Forms, MissingFileIsAFault) {
  EXPECT_FALSE(LoadForms("/khong/co", Rules().rules).diagnostics.empty());
}

std::string Written(const std::string& text) {
  const std::string path =
      fs::temp_directory_path() / ("capdo_keyed_" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(path) << text;
  return path;
}

TEST(KeyedTexts, ReadsTextsAndLists) {
  const KeyedTexts read =
      ReadKeyedTexts(Written("a: x: y\nb: |-\n  1\n  2\nc: [u, v]\n"), {"a", "b"}, {"c"});
  EXPECT_EQ(read.diagnostics.size(), 1u);  // "x: y" needs quotes
  const KeyedTexts sound =
      ReadKeyedTexts(Written("a: 'x: y'\nb: |-\n  1\n  2\nc: [u, v]\n"), {"a", "b"}, {"c"});
  EXPECT_TRUE(sound.diagnostics.empty());
  EXPECT_EQ(sound.texts.at("a"), "x: y");
  EXPECT_EQ(sound.texts.at("b"), "1\n2");
  EXPECT_EQ(sound.lists.at("c"), (std::vector<std::string>{"u", "v"}));
  EXPECT_TRUE(ReadKeyedTexts(Written(""), {"a"}, {}).diagnostics.empty());
}

TEST(KeyedTexts, FaultsHaveAPlace) {
  for (const auto& [text, code] :
       std::vector<std::pair<std::string, std::string>>{{"a: 1\nd: 2\n", "unknown-key"},
                                                        {"a: [1]\n", "wrong-type"},
                                                        {"c: {x: 1}\n", "wrong-type"},
                                                        {"- a\n", "wrong-type"},
                                                        {"? [a]\n: b\n", "wrong-type"}}) {
    const KeyedTexts read = ReadKeyedTexts(Written(text), {"a"}, {"c"});
    ASSERT_EQ(read.diagnostics.size(), 1u) << text;
    EXPECT_EQ(read.diagnostics[0].code, code) << text;
    EXPECT_GT(read.diagnostics[0].origin.line, 0);
  }
  EXPECT_EQ(ReadKeyedTexts(Written("a: 1\nd: 2\n"), {"a"}, {}).diagnostics[0].origin.line, 2);
}

}  // namespace
}  // namespace capdo::rules
