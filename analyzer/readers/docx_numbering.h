// word/numbering.xml and the counters: which label Word shows in front of an automatically numbered
// paragraph.
//
// One Numbering serves one document: Next() advances counters, so paragraphs must come in reading
// order.
//
//   numbering.Next(3, 0)->text == "Điều 1."
#ifndef CAPDO_READERS_DOCX_NUMBERING_H_
#define CAPDO_READERS_DOCX_NUMBERING_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/limits.h"
#include "readers/docx_properties.h"
#include "readers/docx_styles.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

inline constexpr int kListLevels = 9;

struct ListLevel {
  std::string format = "decimal";
  std::string text;  // "%1.%2."
  std::string font;
  std::string paragraph_style;
  int start = 1;
  int restart = -1;  // w:lvlRestart: after which level (1-based) it starts anew; 0 never; -1 after
                     // any higher one
  bool legal = false;
  bool picture = false;
  bool stated = false;
  std::optional<double> left, first_line;
};

struct ListLabel {
  std::string text;
  int level = 0;
  std::optional<double> left, first_line;
};

class Numbering {
 public:
  XmlOutcome Load(std::string_view xml, const Limits& limits, const Styles& styles);

  // Counts one paragraph. Nothing where the list or the level does not exist.
  std::optional<ListLabel> Next(int num_id, int level);
  // The level that the list ties to a paragraph style; -1 none.
  int LevelOfStyle(int num_id, std::string_view style_id) const;

  // For formats that state the same lists in another way (.doc, .odt): a definition and a list that uses it. The
  // references hold until the next call.
  struct Abstract {
    std::array<ListLevel, kListLevels> levels;
    std::string style_link, num_style_link;
    std::array<std::int64_t, kListLevels> counters{};
    std::array<bool, kListLevels> running{};
  };
  struct Override {
    std::optional<int> start;
    std::optional<ListLevel> level;
    bool applied = false;
  };
  struct Instance {
    int abstract = -1;
    std::array<Override, kListLevels> overrides;
  };

  Abstract& AddAbstract(int id) { return abstracts_[id]; }
  Instance& AddInstance(int num_id) { return instances_[num_id]; }
  std::size_t size() const { return std::max(abstracts_.size(), instances_.size()); }
  // The list begins anew with its next paragraph, at this level and the deeper ones.
  void Restart(int num_id, int level = 0);
  // Its next paragraph at this level bears this number.
  void StartAt(int num_id, int level, int number);

 private:
  friend class NumberingHandler;
  // The list's shared part, through numStyleLink; null where there is none.
  Abstract* Shared(const Instance& instance);
  const ListLevel& LevelOf(const Instance& instance, const Abstract& shared, int level) const;
  int StartOf(const Instance& instance, const Abstract& shared, int level) const;
  std::string Display(const Instance& instance, const Abstract& shared, int level) const;

  std::unordered_map<int, Abstract> abstracts_;
  std::unordered_map<int, Instance> instances_;
  std::unordered_map<std::string, int> by_style_link_;
  const Styles* styles_ = nullptr;
};

// One counter as the format writes it: FormatCounter(3, "lowerLetter") == "c"; Word doubles letters
// after z ("aa").
std::string FormatCounter(std::int64_t value, std::string_view format);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_NUMBERING_H_
