// A result file as `capdo verify` and `capdo explain` are given it.
//
// Holds: what is no result is an Error of kInvalid with words; what is one can be written, read back as the same
// bytes, sealed, and shown as a sheet and as a page that brings no element of its own.
#include <string>

#include "fuzz.h"
#include "report/html.h"
#include "report/terminal.h"
#include "result/result.h"

using namespace capdo;  // NOLINT: a target is one small program

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Result<result::Result> read = result::FromJson(fuzz::View(data, size));
  if (!read) {
    FUZZ_CHECK(read.error().code == ErrorCode::kInvalid && !read.error().message.empty());
    return 0;
  }
  const std::string json = result::ToJson(*read);
  Result<result::Result> back = result::FromJson(json);
  FUZZ_CHECK(bool(back));
  FUZZ_CHECK(result::ToJson(*back) == json);
  FUZZ_CHECK(result::IsSealed(*back) == result::IsSealed(*read));
  result::Seal(*back);
  FUZZ_CHECK(result::IsSealed(*back));

  for (int width : {40, 100}) {
    FUZZ_CHECK(!report::ToTerminal(*read, {.width = width, .colour = width == 40}).empty());
  }
  const std::string html = report::ToHtml(*read, {});
  FUZZ_CHECK(html.ends_with("</html>\n"));
  FUZZ_CHECK(html.find("<script>alert") == std::string::npos);  // a seed holds it in every text
  return 0;
}
