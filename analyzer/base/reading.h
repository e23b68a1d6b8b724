// How far the reading of one file has come, and what a second attempt leaves out.
//
// A reader tells its Monitor before it begins each part of the work. Whoever watches (worker/) can then see that
// reading goes on, name the page where it stopped, and try once more with a ReadPlan that goes around that page: what
// stands before and after it is kept. A plan never makes a reader credit more, only less, and every page that it
// leaves out is a Page of the Document with the plan's reason.
//
//   ReadPlan plan;
//   plan.skip_pages.push_back({37, "timeout"});
//   Result<Document> doc = readers::ReadFile(bytes, limits, plan, &monitor);
#ifndef CAPDO_BASE_READING_H_
#define CAPDO_BASE_READING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capdo {

// In the order in which a reader passes through them.
enum class ReadStage : std::uint8_t {
  kOpen,    // container, cross-references, password
  kPage,    // unit: the page's number, from 1
  kBlocks,  // formats without pages; unit: blocks so far
  kOcr,     // recognising the picture of a page; unit: the page's number
  kLayout,  // from drawn words to paragraphs and tables, over all pages; unit: pages laid out so far
  kExtras,  // what a document can do without: outline, form fields, embedded files, signatures
};
inline constexpr int kReadStages = 6;

struct SkippedPage {
  int page = 0;
  std::string why;  // "timeout", "memory", "crashed"
};

struct ReadPlan {
  std::vector<SkippedPage> skip_pages;
  int stop_at_page = 0;    // this page and all behind it are left out; 0 none
  int stop_at_block = 0;   // formats without pages: at most so many blocks; 0 all
  std::string stop_why;    // for these two
  bool skip_extras = false;
  bool skip_ocr = false;   // pictures stay pictures
  int skip_files = 0;  // so many inner files were handed over before: they are not handed over again
};

// A file that a reader found inside another: in an archive, attached to an e-mail or a PDF.
struct InnerFile {
  std::string name;            // UTF-8 in NFC as the container gives it: "a/b.pdf", "../b.pdf"; never a path on disk
  std::string format;          // by its bytes, as the reader names it; "unknown" where there are none
  std::optional<Error> error;  // why it could not be taken out
  std::string_view bytes;
};

class Monitor {
 public:
  virtual ~Monitor() = default;
  // The name of the format, once, as soon as it is known: "pdf".
  virtual void Format(const char* name) = 0;
  // Before the work on `unit` begins. `damaged`: the file has shown a fault by now.
  virtual void Progress(ReadStage stage, int unit, bool damaged) = 0;
  // Whether inner files are wanted; without it a reader only names them.
  virtual bool TakesFiles() const { return false; }
  virtual void File(const InnerFile&) {}
};

}  // namespace capdo

#endif  // CAPDO_BASE_READING_H_
