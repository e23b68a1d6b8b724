// What a reading process sends, when it has been taken over: frames, and in them documents, errors and progress.
//
// The first byte chooses the path: 0 a stream of frames in pieces of its own length, 1 a document, 2 the small messages.
// Holds: a frame is at most as long as was allowed; a document that is accepted holds (worker/check_document.h) and is
// written again as the same bytes; messages that are accepted are written again as the same bytes.
#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include "fuzz.h"
#include "worker/check_document.h"
#include "worker/codec.h"
#include "worker/frame.h"
#include "worker/progress.h"
#include "worker/request.h"

namespace {

using namespace capdo;          // NOLINT: a target is one small program
using namespace capdo::worker;  // NOLINT

Limits Small() {
  Limits limits;
  limits.max_blocks = 1000;
  limits.max_words = 1000;
  limits.max_cells = 1000;
  return limits;
}

void Documents(std::string_view bytes) {
  const Result<document::Document> document = Decode(bytes, Small());
  if (!document) {
    FUZZ_CHECK(document.error().code == ErrorCode::kCrashed);
    return;
  }
  FUZZ_CHECK(FaultOf(*document, Small()).empty());
  FUZZ_CHECK(Encode(*document) == bytes);
}

void Frames(std::string_view bytes) {
  constexpr std::uint64_t kMaxDocument = 8192;
  const std::size_t piece = bytes.empty() ? 1 : 1 + static_cast<unsigned char>(bytes[0]);
  FrameParser parser(kMaxDocument);
  while (!bytes.empty()) {
    parser.Append(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    while (const std::optional<Frame> frame = parser.Next()) {
      FUZZ_CHECK(frame->payload.size() <= kMaxDocument);
      if (frame->type == FrameType::kDocument) Documents(frame->payload);
    }
  }
}

void Messages(std::string_view bytes) {
  if (const std::optional<Request> request = DecodeRequest(bytes))
    FUZZ_CHECK(EncodeRequest(*request) == bytes);
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), std::min(bytes.size(), sizeof word));
  if (const std::optional<ProgressReport> report = UnpackProgress(word)) FUZZ_CHECK(PackProgress(*report) == word);
  if (const std::optional<Error> error = DecodeError(bytes)) FUZZ_CHECK(EncodeError(*error) == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::View(data + 1, size - 1);
  switch (data[0] % 3) {
    case 0: Frames(bytes); break;
    case 1: Documents(bytes); break;
    case 2: Messages(bytes); break;
  }
  return 0;
}
