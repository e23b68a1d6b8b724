// What reading in a process of its own costs, and whether it changes anything: reads every file once in this process and
// once isolated, one after the other, and compares the documents byte by byte.
//
//   isolation_benchmark FILE...        files that hang or crash Poppler do so here too: name ordinary ones
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

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
  worker::Client client(limits);
  client.Start();
  const double start = Seconds(std::chrono::steady_clock::now() - began);
  double inside = 0, isolated = 0;
  int files = 0, pages = 0, different = 0;
  for (int i = 1; i < argc; ++i) {
    const auto a = std::chrono::steady_clock::now();
    const Result<std::string> bytes = evidence::LoadFile(argv[i], limits.max_file_bytes);
    if (!bytes) continue;
    const Result<document::Document> here = readers::ReadFile(*bytes, limits);
    const auto b = std::chrono::steady_clock::now();
    const Result<evidence::SealedFile> sealed = evidence::Seal(argv[i], limits.max_file_bytes);
    if (!sealed) continue;
    const worker::Reply there = client.Read(sealed->descriptor());
    const auto c = std::chrono::steady_clock::now();
    inside += Seconds(b - a);
    isolated += Seconds(c - b);
    ++files;
    if (here) pages += here->page_count;
    if (Bytes(here) == Bytes(there.document)) continue;
    ++different;
    std::printf("different: %s\n", argv[i]);
  }
  std::printf("%d files, %d pages, %d different\n", files, pages, different);
  std::printf("in this process %.2f s, isolated %.2f s (%+.1f %%), starting one %.1f ms, %d processes\n",
              inside, isolated, 100 * (isolated / inside - 1), 1000 * start, client.stats().started);
  return different == 0 ? 0 : 1;
}
