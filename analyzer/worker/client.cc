#include "worker/client.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <tuple>
#include <utility>

#include "worker/codec.h"
#include "worker/frame.h"
#include "worker/progress.h"
#include "worker/process_stats.h"
#include "worker/sandbox.h"
#include "worker/wire.h"

namespace capdo::worker {

namespace {

using Clock = std::chrono::steady_clock;
using document::Document;

constexpr int kTickMilliseconds = 50;
constexpr int kMaxAttempts = 7;
constexpr std::size_t kMaxSkippedPages = 3;  // then everything from the next one on is left out
constexpr std::int64_t kStartMilliseconds = 30'000;
// A process that does not run at all uses no processor time: it is given up by the clock on the wall, so late that a
// busy machine is no reason.
constexpr std::int64_t kWallFactor = 10;
constexpr std::int64_t kWallExtra = 60'000;

std::int64_t Milliseconds(Clock::duration time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

ErrorCode CodeOf(Death death) {
  switch (death) {
    case Death::kMemory: return ErrorCode::kMemory;
    case Death::kTimeout: return ErrorCode::kTimeout;
    case Death::kCrashed:
    case Death::kForbidden:
    case Death::kKilledFromOutside: return ErrorCode::kCrashed;
  }
  return ErrorCode::kCrashed;
}

const char* MessageOf(Death death) {
  switch (death) {
    case Death::kMemory: return "the reading process used up its memory";
    case Death::kTimeout: return "the reading process used up its time";
    case Death::kForbidden: return "the reading process tried something forbidden and was ended";
    case Death::kKilledFromOutside: return "the reading process was killed from outside";
    case Death::kCrashed: return "the reading process died or answered nonsense";
  }
  return "";
}

// What comes out of the socket until it is `until` or closed. A timeout of 0 milliseconds looks once.
enum class Received { kBytes, kNothing, kClosed };
Received Receive(int socket, int timeout, std::string& buffer, FrameParser& parser) {
  pollfd wait{socket, POLLIN, 0};
  const int ready = poll(&wait, 1, timeout);
  if (ready == 0 || (ready < 0 && errno == EINTR)) return Received::kNothing;
  if (ready < 0) return Received::kClosed;
  const ssize_t got = recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return Received::kNothing;
  if (got <= 0) return Received::kClosed;
  parser.Append(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
  return Received::kBytes;
}

bool IsOfOnePage(ReadStage stage) {
  return stage == ReadStage::kPage || stage == ReadStage::kOcr || stage == ReadStage::kLayout;
}

// Changes the plan so that the next attempt does not come to where the last one died. False: there is no way around.
bool GoAround(const ProgressReport& last, int pages_seen, const std::string& why, ReadPlan& plan) {
  plan.stop_why = why;
  const auto stop_at = [&](int page) {
    if (page <= 1 || (plan.stop_at_page > 0 && page >= plan.stop_at_page)) return false;
    plan.stop_at_page = page;
    return true;
  };
  switch (last.stage) {
    case ReadStage::kOpen:
      return false;
    case ReadStage::kPage:
    case ReadStage::kOcr:
    case ReadStage::kLayout:
      if (last.unit == 0) return stop_at(pages_seen / 2 + 1);  // over all pages: fewer pages
      if (plan.skip_pages.size() >= kMaxSkippedPages) return stop_at(last.unit);
      for (const SkippedPage& page : plan.skip_pages)
        if (page.page == last.unit) return false;
      plan.skip_pages.push_back({last.unit, why});
      return true;
    case ReadStage::kBlocks: {
      const int before = plan.stop_at_block > 0 ? std::min(last.unit, plan.stop_at_block / 2) : last.unit;
      plan.stop_at_block = before;
      return before > 0;
    }
    case ReadStage::kExtras:
      return !std::exchange(plan.skip_extras, true);
  }
  return false;
}

// The files that come out of the file: holds a process to the bounds and the order of its messages.
class Intake {
 public:
  Intake(FileSink* sink, const Limits& limits) : sink_(sink), max_file_(limits.max_entry_bytes) {
    if (sink_ == nullptr) return;
    bytes_left_ = sink_->MostBytes();
    files_left_ = sink_->MostFiles();
  }
  // Both give false where the message breaks the protocol.
  bool Begin(const std::optional<FileHead>& head) {
    if (sink_ == nullptr || open() || !head || files_left_ == 0 || head->bytes > std::min(max_file_, bytes_left_))
      return false;
    --files_left_;
    ++files_;
    bytes_left_ -= missing_ = head->bytes;
    sink_->Begin(*head);
    if (missing_ == 0) sink_->End();
    return true;
  }
  bool Add(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > missing_) return false;
    sink_->Add(bytes);
    missing_ -= bytes.size();
    if (missing_ == 0) sink_->End();
    return true;
  }
  bool open() const { return missing_ > 0; }
  int files() const { return files_; }

 private:
  FileSink* sink_;
  std::uint64_t max_file_, bytes_left_ = 0, files_left_ = 0, missing_ = 0;
  int files_ = 0;
};

}  // namespace

// One question to one process.
struct Client::Attempt {
  std::optional<Result<Document>> answer;
  std::string format;
  std::uint64_t bytes = 0;
  ProgressReport last;  // where it was
  int files = 0;        // inside the file, that were handed over whole
  bool cut = false;     // it ended within one
  bool silent = true;   // it said nothing, as if it had not begun
  Death death = Death::kCrashed;
  std::string limit;  // the bound for which it was killed
};

Client::Client(const Limits& limits, const ReadPlan& plan)
    : limits_(limits), tightened_(Tightened(limits)), plan_(plan) {}
Client::~Client() = default;

void Client::Start() {
  if (process_) return;
  Result<Process> started = Process::Start(limits_.max_memory_bytes);
  if (!started) return;  // Read() tries again and says why
  process_.emplace(*std::move(started));
  process_memory_ = limits_.max_memory_bytes;
  ++stats_.started;
}

void Client::Retire() {
  process_.reset();
  ready_ = false;
  files_ = 0;
}

std::optional<Error> Client::EnsureProcess(const Limits& limits) {
  if (process_ && process_memory_ != limits.max_memory_bytes) Retire();
  std::optional<Error> failed = StartedProcess(limits);
  // One that dies before it knows of any file is no file's fault; a second one that does so is the machine's.
  if (failed && failed->code == ErrorCode::kCrashed) {
    ++stats_.died;
    failed = StartedProcess(limits);
    if (failed) failed->code = ErrorCode::kInternal;
  }
  return failed;
}

// kCrashed where it died, kInternal where there is none.
std::optional<Error> Client::StartedProcess(const Limits& limits) {
  if (!process_) {
    Result<Process> started = Process::Start(limits.max_memory_bytes);
    if (!started) return started.error();
    process_.emplace(*std::move(started));
    process_memory_ = limits.max_memory_bytes;
    ++stats_.started;
  }
  if (ready_) return std::nullopt;
  FrameParser parser(0);
  const Clock::time_point began = Clock::now();
  bool died = false;
  while (!died && Milliseconds(Clock::now() - began) < kStartMilliseconds) {
    const Received received = Receive(process_->socket(), kTickMilliseconds, received_, parser);
    if (const std::optional<Frame> frame = parser.Next()) {
      Reader in(frame->payload);
      const auto layers = static_cast<std::uint32_t>(in.Number(kAllLayers));
      if (frame->type != FrameType::kReady || !in.AtEnd()) break;
      layers_ = layers;
      idle_bytes_ = ResidentBytesOf(process_->pid());
      ready_ = true;
      return std::nullopt;
    }
    died = received == Received::kClosed || parser.failed();
  }
  Retire();
  return Error{died ? ErrorCode::kCrashed : ErrorCode::kInternal, "a reading process does not start"};
}

Client::Attempt Client::Try(int file, const Request& request, FileSink* inner,
                            std::int64_t& milliseconds_left) {
  Attempt attempt;
  const int socket = process_->socket();
  const pid_t pid = process_->pid();
  process_->progress().Clear();
  if (!SendFrame(socket, FrameType::kRead, EncodeRequest(request), file)) {
    attempt.death = process_->Bury();
    return attempt;
  }
  FrameParser parser(request.limits.max_reply_bytes);
  Intake intake(inner, request.limits);
  const std::int64_t used_before = std::max<std::int64_t>(0, ProcessorMillisOf(pid));
  std::int64_t used = used_before, used_at_progress = used_before;
  std::int64_t ocr_used = 0;  // of it, for recognising pictures, which has its own bound
  Clock::time_point progress = Clock::now(), looked = progress;
  const auto position = [](const ProgressReport& report) {
    return std::make_tuple(report.stage, report.unit);
  };
  const auto kill = [&](Death death, const char* limit) {
    attempt.death = death;
    attempt.limit = limit;
    process_->Stop();
  };
  // Whether it has gone on. A word that says what no reader says is told in `nonsense`.
  bool nonsense = false;
  const auto goes_on = [&] {
    const std::uint64_t word = process_->progress().Word();
    if (word == 0) return false;
    attempt.silent = false;
    const std::optional<ProgressReport> report = UnpackProgress(word);
    nonsense = nonsense || !report;
    // Only going on counts: a process that says the same for ever has no progress.
    if (!report || position(*report) <= position(attempt.last)) return false;
    const ProgressReport before = std::exchange(attempt.last, *report);
    attempt.last.damaged |= before.damaged;
    attempt.last.pages = std::max(attempt.last.pages, before.pages);
    return true;
  };
  for (bool over = false; !over;) {
    const Received received = Receive(socket, kTickMilliseconds, received_, parser);
    while (std::optional<Frame> frame = parser.Next()) {
      attempt.silent = false;
      bool valid = true;
      switch (frame->type) {
        case FrameType::kFormat:
          valid = IsFormatName(frame->payload);
          attempt.format = valid ? frame->payload : "";
          break;
        case FrameType::kFile:
        case FrameType::kFileBytes: {
          const Clock::time_point before = Clock::now();
          valid = frame->type == FrameType::kFile ? intake.Begin(DecodeFileHead(frame->payload))
                                                  : intake.Add(frame->payload);
          // What capdo does with a file meanwhile is not the process's time.
          progress += Clock::now() - before;
          break;
        }
        case FrameType::kDocument: {
          valid = !intake.open();
          if (!valid) break;
          Result<Document> document = Decode(frame->payload, request.limits);
          valid = static_cast<bool>(document);
          if (!valid) break;
          attempt.bytes = frame->payload.size();
          attempt.answer = std::move(document);
          break;
        }
        case FrameType::kError: {
          std::optional<Error> error = DecodeError(frame->payload);
          valid = error.has_value() && !intake.open();
          if (valid) attempt.answer = *std::move(error);
          break;
        }
        case FrameType::kRead:
        case FrameType::kReady:
          valid = false;
      }
      over = !valid || attempt.answer.has_value();
      if (!valid) {
        kill(Death::kCrashed, "");
        break;
      }
      if (over) break;
    }
    if (over) break;
    if (parser.failed()) {
      kill(Death::kCrashed, "");
      break;
    }
    if (received == Received::kClosed) {
      goes_on();
      attempt.death = process_->Bury();
      if (attempt.death == Death::kMemory) attempt.limit = "max_memory_bytes";
      break;
    }
    const Clock::time_point now = Clock::now();
    if (Milliseconds(now - looked) < kTickMilliseconds) continue;
    looked = now;
    const std::int64_t used_then = std::exchange(used, std::max(used, ProcessorMillisOf(pid)));
    if (attempt.last.stage == ReadStage::kOcr) ocr_used += used - used_then;
    if (goes_on()) {
      progress = now;
      used_at_progress = used;
    }
    if (nonsense) {
      kill(Death::kCrashed, "");
      break;
    }
    const Limits& limits = request.limits;
    // A file that has shown damage gets the time of a second attempt at once.
    const Limits& now_limits = attempt.last.damaged ? tightened_ : limits;
    const bool ocr = attempt.last.stage == ReadStage::kOcr;
    const auto page_time =
        static_cast<std::int64_t>(ocr ? now_limits.max_ocr_seconds : now_limits.max_page_seconds) * 1000;
    if (used - used_at_progress > page_time ||
        Milliseconds(now - progress) > kWallFactor * page_time + kWallExtra) {
      kill(Death::kTimeout, ocr ? "max_ocr_seconds" : "max_page_seconds");
      break;
    }
    if (used - used_before - ocr_used > milliseconds_left) {
      kill(Death::kTimeout, "max_file_seconds");
      break;
    }
    if (ocr_used > static_cast<std::int64_t>(limits.max_ocr_file_seconds) * 1000) {
      kill(Death::kTimeout, "max_ocr_file_seconds");
      break;
    }
    if (ResidentBytesOf(pid) > idle_bytes_ + limits.max_memory_bytes) {
      kill(Death::kMemory, "max_memory_bytes");
      break;
    }
  }
  if (attempt.answer) goes_on();
  if (attempt.answer && nonsense) {
    attempt.answer.reset();
    kill(Death::kCrashed, "");
  }
  attempt.cut = intake.open();
  attempt.files = intake.files() - (attempt.cut ? 1 : 0);
  if (process_->pid() > 0) used = std::max(used, ProcessorMillisOf(pid));
  stats_.milliseconds += used - used_before;
  milliseconds_left -= used - used_before - ocr_used;
  return attempt;
}

// After an answer: whether the process may read another file.
void Client::Settle(const Attempt& attempt) {
  ++files_;
  bool damaged = attempt.last.damaged;
  if (*attempt.answer) {
    const Document& document = **attempt.answer;
    damaged = damaged || std::any_of(document.warnings.begin(), document.warnings.end(),
                                     document::IsIncomplete);
  } else {
    damaged = true;
  }
  const bool grown = ResidentBytesOf(process_->pid()) > idle_bytes_ + limits_.max_worker_growth;
  if (!damaged && !grown && files_ < limits_.max_worker_files) return;
  Retire();
  Start();  // it gets ready while the answer is worked on
}

Reply Client::Read(int file, FileSink* inner) {
  Request request{limits_, plan_};
  if (inner != nullptr) {
    request.wants_files = true;
    request.limits.max_unpacked_bytes = std::min(limits_.max_unpacked_bytes, inner->MostBytes());
    request.limits.max_archive_entries = std::min(limits_.max_archive_entries, inner->MostFiles());
  }
  Reply reply;
  std::vector<document::Warning> stops;
  // The attempts after the first have together as much time as the first.
  const auto budget = static_cast<std::int64_t>(limits_.max_file_seconds) * 1000;
  std::int64_t first = budget, later = budget;
  bool accident = false;
  for (int tries = 0; tries < kMaxAttempts; ++tries) {
    if (std::optional<Error> error = EnsureProcess(request.limits)) {
      reply.document = *error;
      return reply;
    }
    Attempt attempt = Try(file, request, inner, tries == 0 ? first : later);
    request.plan.skip_files += attempt.files;
    if (!attempt.format.empty()) reply.format = attempt.format;
    if (attempt.answer) {
      Settle(attempt);
      reply.document = *std::move(attempt.answer);
      reply.bytes = attempt.bytes;
      if (reply.document)
        reply.document->warnings.insert(reply.document->warnings.end(), stops.begin(), stops.end());
      return reply;
    }
    Retire();
    const bool by_us = !attempt.limit.empty();
    ++(by_us ? stats_.stopped : stats_.died);
    // Somebody's kill, the kernel's for want of memory, or a death before the file was begun: not the file's doing, unless
    // it happens again.
    const bool by_accident = attempt.death == Death::kKilledFromOutside || (attempt.silent && attempt.death == Death::kCrashed);
    if (by_accident && !std::exchange(accident, true)) continue;
    const ErrorCode code = CodeOf(attempt.death);
    if (attempt.cut) {
      inner->Fail({code, MessageOf(attempt.death), attempt.limit});
      ++request.plan.skip_files;
    }
    // What was taken out is the document; a second attempt would come to the same place again.
    if (IsContainer(reply.format) && request.plan.skip_files > 0) {
      Document document;
      document.format = reply.format;
      if (by_us) {
        document.warnings.push_back({"limit", attempt.limit, 0});
      } else {
        document.warnings.push_back({"stopped", ErrorCodeName(code), 0});
      }
      reply.document = std::move(document);
      return reply;
    }
    const int page = IsOfOnePage(attempt.last.stage) ? attempt.last.unit : 0;
    if (by_us) {
      stops.push_back({"limit", attempt.limit, page});
    } else {
      stops.push_back({"stopped", ErrorCodeName(code), page});
    }
    reply.document = Error{code, MessageOf(attempt.death), attempt.limit};
    if (attempt.limit == "max_file_seconds" || attempt.limit == "max_ocr_file_seconds") {
      // The pages so far can be read again in the same time.
      if (tries > 0) return reply;
      request.plan.stop_at_page = std::max(attempt.last.unit, 0);
    }
    if (!GoAround(attempt.last, attempt.last.pages, ErrorCodeName(code), request.plan) || later <= 0)
      return reply;
    // What ended in the work on all pages is told with the page before which the next attempt stops.
    if (page == 0 && IsOfOnePage(attempt.last.stage)) stops.back().page = request.plan.stop_at_page;
    const Limits whole = request.limits;
    request.limits = tightened_;
    request.limits.max_unpacked_bytes = whole.max_unpacked_bytes;
    request.limits.max_archive_entries = whole.max_archive_entries;
  }
  return reply;
}

}  // namespace capdo::worker
