#include "result/json_writer.h"

#include "result/result.h"

namespace capdo::result {

void JsonWriter::NewLine() { out_ += '\n' + std::string(2 * closing_.size(), ' '); }

// The comma and the place of a value or a key.
JsonWriter& JsonWriter::Raw(std::string_view text) {
  if (!after_key_ && !closing_.empty()) {
    if (!empty_) out_ += ',';
    NewLine();
  }
  after_key_ = false;
  empty_ = false;
  out_ += text;
  return *this;
}

JsonWriter& JsonWriter::Open(char bracket) {
  Raw(std::string_view(&bracket, 1));
  closing_ += bracket == '{' ? '}' : ']';
  empty_ = true;
  return *this;
}

JsonWriter& JsonWriter::Close() {
  const char bracket = closing_.back();
  closing_.pop_back();
  if (!empty_) NewLine();
  out_ += bracket;
  empty_ = false;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  Raw(JsonString(name) + ": ");
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::Text(std::string_view value) { return Raw(JsonString(value)); }
JsonWriter& JsonWriter::Number(long long value) { return Raw(std::to_string(value)); }
JsonWriter& JsonWriter::Null() { return Raw("null"); }
JsonWriter& JsonWriter::Bool(bool value) { return Raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::Points(long long hundredths) {
  const bool negative = hundredths < 0;
  const long long value = negative ? -hundredths : hundredths;
  std::string text = (negative ? "-" : "") + std::to_string(value / 100);
  if (const long long rest = value % 100; rest != 0)
    text += '.' + std::string(rest < 10 ? "0" : "") + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  return Raw(text);
}

JsonWriter& JsonWriter::Texts(std::string_view name, const std::vector<std::string>& values) {
  Key(name).Open('[');
  for (const std::string& value : values) Text(value);
  return Close();
}

std::string JsonWriter::Take() { return std::move(out_) + '\n'; }

}  // namespace capdo::result
