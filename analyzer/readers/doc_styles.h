// The style sheet of a binary Word document (STSH), with every basedOn chain followed.
#ifndef CAPDO_READERS_DOC_STYLES_H_
#define CAPDO_READERS_DOC_STYLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "readers/doc_sprms.h"

namespace capdo::readers {

struct DocStyle {
  std::string name;
  bool there = false, character = false;
  int kind = 0x0FFF;  // the number of a style that Word knows (sti): 1..9 headings, 19..27 contents, 34 caption
  DocRun run;
  DocPara para;
  std::string_view run_sprms;  // of a character style: laid over what the paragraph's style gives

  int heading() const { return kind >= 1 && kind <= 9 ? kind : 0; }
  bool toc() const { return kind >= 19 && kind <= 27; }
  bool caption() const { return kind == 34; }
};

class DocStyles {
 public:
  // `table` must outlive the styles.
  void Load(std::string_view table);
  // Never null: an unknown number gives a style without a name.
  const DocStyle& Of(int number) const;

 private:
  std::vector<DocStyle> styles_;
  DocStyle none_;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOC_STYLES_H_
