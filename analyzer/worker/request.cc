#include "worker/request.h"

#include <algorithm>
#include <climits>

#include "base/utf8.h"
#include "worker/frame.h"
#include "worker/wire.h"

namespace capdo::worker {

namespace {

constexpr std::size_t kMaxWords = 1000;  // of a message; the rest of a small frame is for what goes with it
constexpr std::size_t kMaxSkipped = 64;

void WriteError(const Error& error, Writer& out) {
  out.Byte(static_cast<std::uint8_t>(error.code));
  for (const std::string* text : {&error.message, &error.limit}) {
    const std::string cut = text->substr(0, kMaxWords);
    out.Text(IsValidUtf8(cut) ? cut : "");
  }
}

Error ReadError(Reader& in) {
  Error error;
  const std::uint8_t code = in.Byte();
  error.message = in.Text(kMaxWords);
  error.limit = in.Text(kMaxWords);
  if (code > static_cast<std::uint8_t>(ErrorCode::kInternal)) {
    in.Fail();
  } else {
    error.code = static_cast<ErrorCode>(code);
  }
  return error;
}

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
  out.Signed(request.plan.skip_files);
  out.Flag(request.wants_files);
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
  request.plan.skip_files = in.Int(0, INT_MAX);
  request.wants_files = in.Flag();
  if (!in.AtEnd()) return std::nullopt;
  return request;
}

std::string EncodeError(const Error& error) {
  Writer out;
  WriteError(error, out);
  return out.Take();
}

std::optional<Error> DecodeError(std::string_view bytes) {
  Reader in(bytes);
  Error error = ReadError(in);
  if (!in.AtEnd()) return std::nullopt;
  return error;
}

bool IsFormatName(std::string_view name) {
  return !name.empty() && name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool IsContainer(std::string_view format) { return format == "archive" || format == "eml"; }

std::string EncodeFileHead(const FileHead& head) {
  Writer out;
  std::string name = head.name.substr(0, kMaxFileName);
  // Not in the middle of a letter.
  while (!name.empty() && name.size() < head.name.size() && (head.name[name.size()] & 0xC0) == 0x80) name.pop_back();
  out.Text(IsValidUtf8(name) ? name : "");
  out.Text(head.format);
  out.Flag(head.error.has_value());
  if (head.error) WriteError(*head.error, out);
  out.Number(head.bytes);
  return out.Take();
}

std::optional<FileHead> DecodeFileHead(std::string_view bytes) {
  Reader in(bytes);
  FileHead head;
  head.name = in.Text(kMaxFileName);
  head.format = in.Text(kMaxWords);
  if (in.Flag()) head.error = ReadError(in);
  head.bytes = in.Number();
  if (!in.AtEnd() || !IsFormatName(head.format) || (head.error && head.bytes > 0)) return std::nullopt;
  return head;
}

}  // namespace capdo::worker
