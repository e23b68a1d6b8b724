#include "result/json_writer.h"

#include <gtest/gtest.h>

namespace capdo::result {
namespace {

TEST(JsonWriter, ValuesListsAndMembers) {
  JsonWriter json;
  json.Open('{').Member("text", "Sở \"A\"\n").Member("count", 2).Member("yes", true).Key("none").Null();
  json.Key("points").Open('[').Points(935).Points(1500).Points(7).Points(-950).Points(0).Close();
  json.Key("empty").Open('{').Close().Texts("names", {"a", "b"}).Texts("nobody", {}).Close();
  EXPECT_EQ(json.Take(),
            "{\n  \"text\": \"Sở \\\"A\\\"\\n\",\n  \"count\": 2,\n  \"yes\": true,\n  \"none\": null,\n"
            "  \"points\": [\n    9.35,\n    15,\n    0.07,\n    -9.5,\n    0\n  ],\n"
            "  \"empty\": {},\n  \"names\": [\n    \"a\",\n    \"b\"\n  ],\n  \"nobody\": []\n}\n");
}

TEST(JsonWriter, BytesThatAreNoUtf8) {
  JsonWriter json;
  json.Open('[').Text("a\xff").Close();
  EXPECT_EQ(json.Take(), "[\n  \"a\xEF\xBF\xBD\"\n]\n");
}

// A terminal that is shown the JSON must not obey what the evidence holds.
TEST(JsonWriter, DirectionsAndControlsStandAsEscapes) {
  JsonWriter json;
  json.Open('[').Text("a\u202Egpj.exe\u2069\u0085\x7F Sở").Close();
  EXPECT_EQ(json.Take(), "[\n  \"a\\u202egpj.exe\\u2069\\u0085\\u007f Sở\"\n]\n");
}

}  // namespace
}  // namespace capdo::result
