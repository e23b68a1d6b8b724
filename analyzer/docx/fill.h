// Fills a template: a DOCX file that an office edits in Word, with placeholders between double
// braces.
//
//   {{so_ky_hieu}}                  a text; it takes the formatting of the place where the braces
//   begin
//   {{#thieu_sot}} … {{/thieu_sot}} what stands between is repeated for each entry of the list, or
//   left out where
//                                   the list is empty: one paragraph, several paragraphs, or rows
//                                   of a table
//   {{^thieu_sot}} … {{/thieu_sot}} only where the list is empty
//
// Word cuts texts into runs as it likes; placeholders are found in the text of the whole paragraph.
// A repetition opens at the beginning of a paragraph or cell and closes at the end of one. Opened
// and closed in different cells of a table it repeats rows. A paragraph (or row) that holds nothing
// but the opening or closing braces disappears. Inside a repetition the names of the entry come
// first, then those around it.
//
// Promises: the same input gives the same bytes; texts are escaped, never read as XML or as
// placeholders; nothing but the texts changes. `names` are all placeholders there are: any other,
// also in a part that is left out, is an error that names it, so that a slip of the pen never
// reaches a letter.
//
//   Values values;
//   values.texts["kinh_gui"] = "Sở Khoa học và Công nghệ";
//   values.lists["thieu_sot"].push_back({{{"stt", "1"}}, {}});
//   Result<std::string> docx = Fill(bytes, values, {"kinh_gui", "thieu_sot", "stt"});
#ifndef CAPDO_DOCX_FILL_H_
#define CAPDO_DOCX_FILL_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capdo::docx {

struct Values {
  std::map<std::string, std::string> texts;
  std::map<std::string, std::vector<Values>> lists;

  // A part that is there or not: a list of one entry without names of its own.
  void Show(const std::string& name, bool shown) { lists[name].assign(shown ? 1 : 0, Values{}); }
};

// Errors are TemplateErrors (docx/template_error.h).
Result<std::string> Fill(std::string_view docx, const Values& values,
                         const std::set<std::string>& names);

// The names that stand in a template.
Result<std::set<std::string>> NamesIn(std::string_view docx);

}  // namespace capdo::docx

#endif  // CAPDO_DOCX_FILL_H_
