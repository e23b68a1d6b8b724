#include "worker/request.h"

#include <climits>

#include "worker/frame.h"
#include "worker/wire.h"

namespace capdo::worker {

namespace {

constexpr std::size_t kMaxWords = 1000;  // of a message; the rest of a small frame is for what goes with it
constexpr std::size_t kMaxSkipped = 64;

}  // namespace

std::string EncodeRequest(const Request& request) {
  Writer out;
  ForEachLimit(request.limits, [&](const LimitInfo&, std::uint64_t value) { out.Number(value); });
  out.Number(request.plan.skip_pages.size());
  for (const SkippedPage& page : request.plan.skip_pages) {
    out.Signed(page.page);
    out.Text(page.why);
  }
  out.Signed(request.plan.stop_at_page);
  out.Signed(request.plan.stop_at_block);
  out.Text(request.plan.stop_why);
  out.Flag(request.plan.skip_extras);
  out.Flag(request.plan.skip_ocr);
  return out.Take();
}

std::optional<Request> DecodeRequest(std::string_view bytes) {
  Reader in(bytes);
  Request request;
  ForEachLimit(request.limits,
               [&](const LimitInfo&, std::uint64_t& value) { value = in.Number(); });
  const std::size_t skipped = in.Count(2, kMaxSkipped);
  for (std::size_t i = 0; i < skipped; ++i) {
    const int page = in.Int(0, INT_MAX);
    request.plan.skip_pages.push_back({page, in.Text(kMaxWords)});
  }
  request.plan.stop_at_page = in.Int(0, INT_MAX);
  request.plan.stop_at_block = in.Int(0, INT_MAX);
  request.plan.stop_why = in.Text(kMaxWords);
  request.plan.skip_extras = in.Flag();
  request.plan.skip_ocr = in.Flag();
  if (!in.AtEnd()) return std::nullopt;
  return request;
}

std::string EncodeProgress(const ProgressReport& report) {
  Writer out;
  out.Byte(static_cast<std::uint8_t>(report.stage));
  out.Signed(report.unit);
  out.Flag(report.damaged);
  return out.Take();
}

std::optional<ProgressReport> DecodeProgress(std::string_view bytes) {
  Reader in(bytes);
  ProgressReport report;
  const std::uint8_t stage = in.Byte();
  report.unit = in.Int(0, INT_MAX);
  report.damaged = in.Flag();
  if (!in.AtEnd() || stage >= kReadStages) return std::nullopt;
  report.stage = static_cast<ReadStage>(stage);
  return report;
}

std::string EncodeError(const Error& error) {
  Writer out;
  out.Byte(static_cast<std::uint8_t>(error.code));
  for (const std::string* text : {&error.message, &error.limit}) {
    const std::string cut = text->substr(0, kMaxWords);
    out.Text(IsValidUtf8(cut) ? cut : "");
  }
  return out.Take();
}

std::optional<Error> DecodeError(std::string_view bytes) {
  Reader in(bytes);
  Error error;
  const std::uint8_t code = in.Byte();
  error.message = in.Text(kMaxWords);
  error.limit = in.Text(kMaxWords);
  if (!in.AtEnd() || code > static_cast<std::uint8_t>(ErrorCode::kInternal)) return std::nullopt;
  error.code = static_cast<ErrorCode>(code);
  return error;
}

}  // namespace capdo::worker
