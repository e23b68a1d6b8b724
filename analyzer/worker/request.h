// The small messages around a Document: what is asked of a reader, and what it tells on the way.
#ifndef CAPDO_WORKER_REQUEST_H_
#define CAPDO_WORKER_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "base/reading.h"

namespace capdo::worker {

struct Request {
  Limits limits;
  ReadPlan plan;
};
std::string EncodeRequest(const Request& request);
std::optional<Request> DecodeRequest(std::string_view bytes);

struct ProgressReport {
  ReadStage stage = ReadStage::kOpen;
  int unit = 0;
  bool damaged = false;
};
std::string EncodeProgress(const ProgressReport& report);
std::optional<ProgressReport> DecodeProgress(std::string_view bytes);

// Strings are cut to what a small frame holds.
std::string EncodeError(const Error& error);
std::optional<Error> DecodeError(std::string_view bytes);

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_REQUEST_H_
