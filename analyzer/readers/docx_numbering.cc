#include "readers/docx_numbering.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "readers/docx_symbols.h"
#include "text/normalized.h"

namespace capdo::readers {

// Each numbered block carries what the level's text makes of it; Word itself takes a fraction of
// this.
constexpr std::size_t kMaxLevelText = 256;

class NumberingHandler : public XmlHandler {
 public:
  NumberingHandler(Numbering& target, const Limits& limits) : target_(target), limits_(limits) {}
  bool WantsStop() const override {
    return std::max(target_.abstracts_.size(), target_.instances_.size()) > limits_.max_lists;
  }

  void Start(const XmlElement& element) override {
    if (skip_ > 0 || (element.ns == Ns::kWord && element.name.ends_with("PrChange"))) {
      ++skip_;
      return;
    }
    path_.emplace_back(element.ns == Ns::kWord ? element.name : "");
    if (element.ns != Ns::kWord) return;
    std::string_view name = element.name;
    if (name == "abstractNum") {
      auto id = ParseInt(element.Word("abstractNumId"));
      abstract_ = id ? &target_.abstracts_[*id] : nullptr;
      abstract_id_ = id.value_or(-1);
    } else if (name == "num") {
      auto id = ParseInt(element.Word("numId"));
      instance_ = id ? &target_.instances_[*id] : nullptr;
    } else if (name == "abstractNumId" && instance_) {
      instance_->abstract = ParseInt(element.Word("val")).value_or(-1);
    } else if (name == "lvlOverride" && instance_) {
      override_ = Checked(instance_->overrides, element.Word("ilvl"));
    } else if (name == "startOverride" && override_) {
      override_->start = ParseInt(element.Word("val"));
    } else if (name == "lvl") {
      StartLevel(element);
    } else if (name == "styleLink" && abstract_) {
      abstract_->style_link = element.Word("val");
      target_.by_style_link_.try_emplace(abstract_->style_link, abstract_id_);
    } else if (name == "numStyleLink" && abstract_) {
      abstract_->num_style_link = element.Word("val");
    } else if (level_) {
      ReadLevel(element);
    }
  }

  void End(Ns ns, std::string_view name) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    path_.pop_back();
    if (ns != Ns::kWord) return;
    if (name == "lvl") level_ = nullptr;
    if (name == "lvlOverride") override_ = nullptr;
    if (name == "num") instance_ = nullptr;
    if (name == "abstractNum") abstract_ = nullptr;
  }

  void Text(std::string_view) override {}

 private:
  // The file states indices; a wrong one gives null.
  template <typename Array>
  static typename Array::value_type* Checked(Array& array, std::string_view index) {
    int at = ParseInt(index).value_or(-1);
    return at >= 0 && at < kListLevels ? &array[static_cast<std::size_t>(at)] : nullptr;
  }

  void StartLevel(const XmlElement& element) {
    level_ = nullptr;
    if (override_) {
      override_->level = ListLevel{};
      level_ = &*override_->level;
    } else if (abstract_ && !instance_) {
      level_ = Checked(abstract_->levels, element.Word("ilvl"));
      if (level_) *level_ = ListLevel{};
    }
    if (level_) level_->stated = true;
  }

  void ReadLevel(const XmlElement& element) {
    std::string_view name = element.name, value = element.Word("val");
    bool in_paragraph = std::find(path_.begin(), path_.end(), "pPr") != path_.end();
    if (name == "start") {
      level_->start = ParseInt(value).value_or(1);
    } else if (name == "numFmt") {
      level_->format = value;
    } else if (name == "lvlText") {
      level_->text = text::ToNfc(value.substr(0, kMaxLevelText));
    } else if (name == "lvlRestart") {
      level_->restart = ParseInt(value).value_or(-1);
    } else if (name == "isLgl") {
      level_->legal = IsOn(element);
    } else if (name == "pStyle") {
      level_->paragraph_style = value;
    } else if (name == "lvlPicBulletId") {
      level_->picture = true;
    } else if (name == "rFonts") {
      RunProperties run;
      ReadRunProperty(element, run);
      level_->font = run.font.value_or("");
    } else if (name == "ind" && in_paragraph) {
      ParagraphProperties paragraph;
      ReadParagraphProperty(element, paragraph);
      level_->left = paragraph.left;
      level_->first_line = paragraph.first_line;
    }
  }

  Numbering& target_;
  const Limits& limits_;
  std::vector<std::string> path_;
  Numbering::Abstract* abstract_ = nullptr;
  Numbering::Instance* instance_ = nullptr;
  Numbering::Override* override_ = nullptr;
  ListLevel* level_ = nullptr;
  int abstract_id_ = -1;
  int skip_ = 0;
};

namespace {

std::string Roman(std::int64_t value) {
  static constexpr std::pair<int, const char*> kSteps[] = {
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  std::string roman;
  for (const auto& [step, letters] : kSteps) {
    for (; value >= step; value -= step) roman += letters;
  }
  return roman;
}

std::string Letters(std::int64_t value) {
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1),
                     static_cast<char>('A' + (value - 1) % 26));
}

std::string Lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::string Trim(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

}  // namespace

std::string FormatCounter(std::int64_t value, std::string_view format) {
  constexpr std::int64_t kLargestLettered = 780, kLargestRoman = 32'767;  // Word's own bounds
  if (format == "none") return "";
  bool lettered = value >= 1 && value <= kLargestLettered,
       roman = value >= 1 && value <= kLargestRoman;
  if (format == "upperRoman" && roman) return Roman(value);
  if (format == "lowerRoman" && roman) return Lower(Roman(value));
  if (format == "upperLetter" && lettered) return Letters(value);
  if (format == "lowerLetter" && lettered) return Lower(Letters(value));
  std::string decimal = std::to_string(value);
  return format == "decimalZero" && value >= 0 && value < 10 ? "0" + decimal : decimal;
}

XmlOutcome Numbering::Load(std::string_view xml, const Limits& limits, const Styles& styles) {
  styles_ = &styles;
  NumberingHandler handler(*this, limits);
  XmlOutcome outcome = ParseXml(xml, limits, handler);
  if (outcome.fault == XmlFault::kStopped) outcome.limit = "max_lists";
  return outcome;
}

Numbering::Abstract* Numbering::Shared(const Instance& instance) {
  auto found = abstracts_.find(instance.abstract);
  if (found == abstracts_.end()) return nullptr;
  const std::string& link = found->second.num_style_link;
  if (link.empty()) return &found->second;
  if (auto linked = by_style_link_.find(link); linked != by_style_link_.end())
    return &abstracts_[linked->second];
  auto style = instances_.find(styles_ ? styles_->NumberingOf(link) : -1);
  if (style == instances_.end()) return &found->second;
  auto through_style = abstracts_.find(style->second.abstract);
  return through_style == abstracts_.end() ? &found->second : &through_style->second;
}

const ListLevel& Numbering::LevelOf(const Instance& instance, const Abstract& shared,
                                    int level) const {
  const Override& override = instance.overrides.at(static_cast<std::size_t>(level));
  return override.level ? *override.level : shared.levels.at(static_cast<std::size_t>(level));
}

int Numbering::StartOf(const Instance& instance, const Abstract& shared, int level) const {
  const Override& override = instance.overrides.at(static_cast<std::size_t>(level));
  return override.start ? *override.start : LevelOf(instance, shared, level).start;
}

int Numbering::LevelOfStyle(int num_id, std::string_view style_id) const {
  auto found = instances_.find(num_id);
  if (found == instances_.end() || style_id.empty()) return -1;
  const Abstract* shared = const_cast<Numbering*>(this)->Shared(found->second);
  for (int level = 0; shared && level < kListLevels; ++level) {
    if (LevelOf(found->second, *shared, level).paragraph_style == style_id) return level;
  }
  return -1;
}

std::optional<ListLabel> Numbering::Next(int num_id, int level) {
  auto found = instances_.find(num_id);
  if (found == instances_.end() || level < 0 || level >= kListLevels) return std::nullopt;
  Instance& instance = found->second;
  Abstract* shared = Shared(instance);
  if (!shared) return std::nullopt;
  auto at = static_cast<std::size_t>(level);
  const ListLevel& definition = LevelOf(instance, *shared, level);
  if (!definition.stated) return std::nullopt;

  // A list that overrides the start begins anew where it is first used; otherwise lists share the
  // counters.
  Override& override = instance.overrides.at(at);
  bool begins = override.start && !std::exchange(override.applied, true);
  if (begins || !shared->running.at(at)) {
    shared->counters.at(at) = StartOf(instance, *shared, level);
    shared->running.at(at) = true;
  } else {
    ++shared->counters.at(at);
  }
  for (int deeper = level + 1; deeper < kListLevels; ++deeper) {
    int restart = LevelOf(instance, *shared, deeper).restart;
    if (restart < 0 || level < restart)
      shared->running.at(static_cast<std::size_t>(deeper)) = false;
  }
  return ListLabel{Display(instance, *shared, level), level, definition.left,
                   definition.first_line};
}

void Numbering::Restart(int num_id, int level) {
  const auto found = instances_.find(num_id);
  Abstract* shared = found == instances_.end() ? nullptr : Shared(found->second);
  for (int at = std::max(level, 0); shared != nullptr && at < kListLevels; ++at)
    shared->running[static_cast<std::size_t>(at)] = false;
}

void Numbering::StartAt(int num_id, int level, int number) {
  const auto found = instances_.find(num_id);
  Abstract* shared = found == instances_.end() ? nullptr : Shared(found->second);
  if (shared == nullptr || level < 0 || level >= kListLevels) return;
  shared->running[static_cast<std::size_t>(level)] = true;
  shared->counters[static_cast<std::size_t>(level)] = static_cast<std::int64_t>(number) - 1;
}

std::string Numbering::Display(const Instance& instance, const Abstract& shared, int level) const {
  const ListLevel& definition = LevelOf(instance, shared, level);
  if (definition.picture) return "•";
  if (definition.format == "bullet") return BulletLabel(definition.text, definition.font);
  std::string label;
  for (std::size_t i = 0; i < definition.text.size(); ++i) {
    char c = definition.text[i],
         next = i + 1 < definition.text.size() ? definition.text[i + 1] : '\0';
    if (c != '%' || next < '1' || next > '9') {
      label += c;
      continue;
    }
    ++i;
    int shown = next - '1';
    if (shown > level) continue;
    const ListLevel& part = LevelOf(instance, shared, shown);
    auto at = static_cast<std::size_t>(shown);
    std::int64_t value =
        shared.running.at(at) ? shared.counters.at(at) : StartOf(instance, shared, shown);
    bool as_decimal = definition.legal && part.format != "decimalZero" && part.format != "none";
    label += FormatCounter(value, as_decimal ? "decimal" : part.format);
  }
  return Trim(label);
}

}  // namespace capdo::readers
