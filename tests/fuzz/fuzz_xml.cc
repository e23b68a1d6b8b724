// One XML part, as the OOXML readers see it.
//
// Holds: what the handler is told is balanced and inside the limits; texts and names are UTF-8; no entity grows (a
// part never gives more text than it has bytes); a second parse tells the same.
#include <functional>
#include <string>
#include <vector>

#include "document_checks.h"
#include "fuzz.h"
#include "readers/ooxml_xml.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program
using readers::Ns;

class Watch : public readers::XmlHandler {
 public:
  explicit Watch(const Limits& limits) : limits_(limits) {}

  void Start(const readers::XmlElement& element) override {
    FUZZ_CHECK(element.attributes != nullptr);
    FUZZ_CHECK(element.attributes->size() <= limits_.max_attributes);
    open_.emplace_back(element.ns, element.name);
    FUZZ_CHECK(open_.size() <= limits_.max_xml_depth);
    Tell(element.name);
    for (const readers::XmlAttribute& attribute : *element.attributes) {
      FUZZ_CHECK(fuzz::ComesBackAsUtf8(attribute.value));
      Tell(attribute.name);
      Tell(attribute.value);
    }
    (void)element.Word("val");
    stops_ = element.Is(Ns::kWord, "stop");
  }
  void End(Ns ns, std::string_view name) override {
    FUZZ_CHECK(!open_.empty() && open_.back().first == ns && open_.back().second == name);
    open_.pop_back();
  }
  void Text(std::string_view text) override {
    FUZZ_CHECK(fuzz::ComesBackAsUtf8(text));
    texts_ += text.size();
    Tell(text);
  }
  bool WantsStop() const override { return stops_; }

  bool closed() const { return open_.empty(); }
  std::size_t texts() const { return texts_; }
  std::size_t told() const { return told_; }

 private:
  void Tell(std::string_view text) { told_ = told_ * 31 + std::hash<std::string_view>{}(text); }

  const Limits& limits_;
  std::vector<std::pair<Ns, std::string>> open_;
  std::size_t texts_ = 0, told_ = 0;
  bool stops_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::View(data, size);
  Limits limits;
  limits.max_xml_depth = 24;
  limits.max_tag_bytes = 1024;
  limits.max_attributes = 12;

  Watch watch(limits);
  const readers::XmlOutcome outcome = readers::ParseXml(bytes, limits, watch);
  FUZZ_CHECK(outcome.ok() ? watch.closed() : outcome.fault == readers::XmlFault::kStopped || !outcome.message.empty());
  FUZZ_CHECK(watch.texts() <= 2 * bytes.size());  // UTF-16 grows by half in UTF-8
  const bool bound = outcome.fault == readers::XmlFault::kTooDeep || outcome.fault == readers::XmlFault::kTagTooLarge;
  FUZZ_CHECK(bound == !outcome.limit.empty());

  Watch second(limits);
  FUZZ_CHECK(readers::ParseXml(bytes, limits, second).fault == outcome.fault);
  FUZZ_CHECK(second.told() == watch.told());
  return 0;
}
