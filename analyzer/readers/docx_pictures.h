// Pictures pasted into a Word document: one that shows sentences or a table is read like a scanned page, and its text takes
// the place of the figure; of any other the figure keeps what was recognised, which is no evidence. One that shows nothing
// leaves its figure blank, also where nothing is to be recognised.
#ifndef CAPDO_READERS_DOCX_PICTURES_H_
#define CAPDO_READERS_DOCX_PICTURES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/reading.h"
#include "document/document.h"
#include "readers/docx_story.h"
#include "readers/ooxml_package.h"

namespace capdo::readers {

class PictureReader {
 public:
  // `part_of` gives the part of a relationship, "" where there is none.
  PictureReader(Package& package, const Limits& limits, const ReadPlan& plan, Monitor* monitor,
                std::function<std::string(const std::string&)> part_of)
      : package_(package), limits_(limits), plan_(plan), monitor_(monitor), part_of_(std::move(part_of)) {}

  // Tables of recognised text are added to `document`, as are warnings.
  void Read(std::vector<Item>& items, bool damaged, document::Document& document);

 private:
  // What one picture shows. Pictures of the same bytes are recognised once.
  struct Shown {
    bool prose = false, blank = false;
    bool looked = false;  // recognised, and no unread page
    std::string text;
    document::Document content;
  };
  const Shown* Look(const Item& item, document::Document& document);
  void Replace(const Item& figure, const Shown& shown, std::vector<Item>& out, document::Document& document);
  bool LeftOut(int number, int page, document::Document& document);
  void WarnOnce(const std::string& code, const std::string& detail, int page, document::Document& document);

  Package& package_;
  const Limits& limits_;
  const ReadPlan& plan_;
  Monitor* monitor_;
  std::function<std::string(const std::string&)> part_of_;
  std::map<std::string, std::string> hash_of_part_;
  std::map<std::string, std::optional<Shown>> by_hash_;
  std::set<std::string> warned_;
  int looked_at_ = 0, told_ = 0;
  std::uint64_t cells_ = 0, blocks_ = 0;
  bool damaged_ = false, recognise_ = true;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_PICTURES_H_
