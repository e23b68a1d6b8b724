// JSON text, member by member, in the order in which it is said: for views that publish JSON of their own without the
// headers of a JSON library. Two-space indent, '\n' at the end; bytes that are no UTF-8 become U+FFFD.
//
//   JsonWriter json;
//   json.Open('{').Member("agencies", 2).Key("points").Open('[').Points(935).Close().Close();
//   json.Take() == "{\n  \"agencies\": 2,\n  \"points\": [\n    9.35\n  ]\n}\n"
#ifndef CAPDO_RESULT_JSON_WRITER_H_
#define CAPDO_RESULT_JSON_WRITER_H_

#include <string>
#include <string_view>
#include <vector>

namespace capdo::result {

class JsonWriter {
 public:
  JsonWriter& Open(char bracket);  // '{' or '['
  JsonWriter& Close();
  JsonWriter& Key(std::string_view name);

  JsonWriter& Text(std::string_view value);
  JsonWriter& Number(long long value);
  JsonWriter& Points(long long hundredths);  // 935 is 9.35, 1500 is 15
  JsonWriter& Null();
  JsonWriter& Bool(bool value);

  JsonWriter& Member(std::string_view name, std::string_view value) { return Key(name).Text(value); }
  JsonWriter& Member(std::string_view name, const char* value) { return Key(name).Text(value); }
  JsonWriter& Member(std::string_view name, const std::string& value) { return Key(name).Text(value); }
  JsonWriter& Member(std::string_view name, int value) { return Key(name).Number(value); }
  JsonWriter& Member(std::string_view name, std::size_t value) { return Key(name).Number(static_cast<long long>(value)); }
  JsonWriter& Member(std::string_view name, bool value) { return Key(name).Bool(value); }
  JsonWriter& PointsMember(std::string_view name, long long hundredths) { return Key(name).Points(hundredths); }
  JsonWriter& Texts(std::string_view name, const std::vector<std::string>& values);

  std::string Take();  // after the last Close

 private:
  JsonWriter& Raw(std::string_view text);
  void NewLine();

  std::string out_, closing_;  // the brackets that are open, innermost last
  bool empty_ = true;          // nothing stands in the innermost yet
  bool after_key_ = false;
};

}  // namespace capdo::result

#endif  // CAPDO_RESULT_JSON_WRITER_H_
