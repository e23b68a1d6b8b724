#include "batch/csv.h"

#include <algorithm>

namespace capdo::batch {

namespace {

char SeparatorOf(std::string_view text) {
  const std::string_view head = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char candidate : {';', '\t'})
    if (std::count(head.begin(), head.end(), candidate) > std::count(head.begin(), head.end(), best)) best = candidate;
  return best;
}

std::string Trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), blank) - text.begin()));
  return text;
}

}  // namespace

CsvTable ReadCsv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const char separator = SeparatorOf(text);
  CsvTable table;
  CsvRow row{1, {}};
  std::string field;
  bool quoted = false;  // this field was; its spaces are meant
  int line = 1;
  const auto end_field = [&] {
    row.fields.push_back(quoted ? field : Trimmed(field));
    field.clear();
    quoted = false;
  };
  const auto end_row = [&] {
    end_field();
    if (std::any_of(row.fields.begin(), row.fields.end(), [](const auto& f) { return !f.empty(); }))
      table.rows.push_back(row);
    row = {line + 1, {}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && Trimmed(field).empty() && !quoted) {
      quoted = true;
      field.clear();
      const int opened = line;
      for (++i; i < text.size(); ++i) {
        if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"')
          ++i;
        else if (text[i] == '"')
          break;
        line += text[i] == '\n' ? 1 : 0;
        field += text[i];
      }
      if (i >= text.size()) table.open_quote = opened;
    } else if (c == separator) {
      end_field();
    } else if (c == '\n') {
      end_row();
      ++line;
    } else if (c != '\r' && !(quoted && (c == ' ' || c == '\t'))) {
      field += c;
    }
  }
  if (!field.empty() || !row.fields.empty() || quoted) end_row();
  return table;
}

}  // namespace capdo::batch
