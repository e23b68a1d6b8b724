// What reading in a process of its own costs, and whether it changes anything: reads every file once in this process and
// once isolated, one after the other, and compares the documents byte by byte.
//
//   isolation_benchmark FILE...        files that hang or crash Poppler do so here too: name ordinary ones
//
// Time is told by the clock on the wall, which is what a person waits, and as processor time, which other work on the machine
// changes less; the latter holds the start of the reading processes.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/hash.h"
#include "evidence/seal.h"
#include "readers/reader.h"
#include "worker/check_document.h"
#include "worker/client.h"
#include "worker/codec.h"
#include "worker/serve.h"

namespace {

using namespace capdo;  // NOLINT: a program of one file

double Seconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

// Processor time of this process, or of those below it that have ended.
double Processor(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string Bytes(Result<document::Document> document) {
  if (!document) return ErrorCodeName(document.error().code);
  worker::Repair(*document);
  return worker::Encode(*document);
}

}  // namespace

int main(int argc, char** argv) {
  if (worker::IsWorkerCall(argc, argv))
    return worker::RunWorker(argv, {readers::WarmUp, readers::ReadFile});
  const Limits limits;
  readers::WarmUp([] { std::abort(); });
  const auto began = std::chrono::steady_clock::now();
  auto owner = std::make_unique<worker::Client>(limits);
  worker::Client& client = *owner;
  client.Start();
  const double start = Seconds(std::chrono::steady_clock::now() - began);
  double inside = 0, isolated = 0, inside_processor = 0, isolated_processor = 0;
  int files = 0, pages = 0, different = 0;
  for (int i = 1; i < argc; ++i) {
    const double processor_a = Processor(RUSAGE_SELF);
    const auto a = std::chrono::steady_clock::now();
    const Result<std::string> bytes = evidence::LoadFile(argv[i], limits.max_file_bytes);
    if (!bytes) continue;
    Sha256 hash;  // which capdo needs of a file in either case
    hash.Add(*bytes);
    (void)hash.Hex();
    const Result<document::Document> here = readers::ReadFile(*bytes, limits);
    const auto b = std::chrono::steady_clock::now();
    const double processor_b = Processor(RUSAGE_SELF);
    const Result<evidence::SealedFile> sealed = evidence::Seal(argv[i], limits.max_file_bytes);
    if (!sealed) continue;
    const worker::Reply there = client.Read(sealed->descriptor());
    const auto c = std::chrono::steady_clock::now();
    inside += Seconds(b - a);
    isolated += Seconds(c - b);
    inside_processor += processor_b - processor_a;
    isolated_processor += Processor(RUSAGE_SELF) - processor_b;
    ++files;
    if (here) pages += here->page_count;
    if (Bytes(here) == Bytes(there.document)) continue;
    ++different;
    std::printf("different: %s\n", argv[i]);
  }
  std::printf("%d files, %d pages, %d different\n", files, pages, different);
  std::printf("in this process %.2f s, isolated %.2f s (%+.1f %%), starting one %.1f ms, %d processes\n",
              inside, isolated, 100 * (isolated / inside - 1), 1000 * start, client.stats().started);
  owner.reset();  // waits for the process that reads
  isolated_processor += Processor(RUSAGE_CHILDREN);
  std::printf("processor time: in this process %.2f s, isolated %.2f s (%+.1f %%)\n", inside_processor, isolated_processor,
              100 * (isolated_processor / inside_processor - 1));
  return different == 0 ? 0 : 1;
}
