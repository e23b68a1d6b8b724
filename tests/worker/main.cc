// The test program is also the reading process of its own tests: what it reads are commands to misbehave.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "deaths.h"
#include "worker/frame.h"
#include "worker/request.h"
#include "worker/serve.h"
#include "worker/wire.h"

namespace capdo::worker {
namespace {

using document::Block;
using document::Document;

Document Says(std::string text) {
  Document document;
  document.format = "text";
  Block block;
  block.text = std::move(text);
  block.fragments.push_back({0, static_cast<std::uint32_t>(block.text.size()), 0, {}});
  document.blocks.push_back(std::move(block));
  return document;
}

// "0" where the call went through, else the name of the error.
Document Tried(long result) { return Says(result >= 0 ? "0" : strerrorname_np(errno)); }

[[noreturn]] void Hang() {
  for (std::atomic<int> i = 0;; ++i) {
  }
}

int Deep(int depth) {
  volatile char room[4096];
  room[0] = static_cast<char>(depth);
  return depth > (1 << 30) ? room[0] : Deep(depth + 1) + room[0];
}

void Raw(std::string_view bytes) { (void)!write(kWorkerSocket, bytes.data(), bytes.size()); }

// "pages COUNT BAD WHAT": reads pages and does WHAT when it comes to page BAD.
Result<Document> ReadPages(std::istringstream& words, const ReadPlan& plan, Monitor* monitor);

Result<Document> Obey(std::istringstream& words, const ReadPlan& plan, Monitor* monitor) {
  std::string command, argument;
  words >> command;
  if (command == "say") {
    std::getline(words >> std::ws, argument);
    return Says(argument);
  }
  if (command == "pages") return ReadPages(words, plan, monitor);
  words >> argument;
  // Faults.
  if (command == "hang") Hang();
  if (command == "sleep") {
    for (;;) pause();
  }
  if (command == "abort") std::abort();
  if (command == "segv") raise(SIGSEGV);
  if (command == "exit") _exit(0);
  if (command == "deep") return Says(std::to_string(Deep(0)));
  if (command == "throw") throw std::runtime_error("thrown");
  if (command == "refuse") return Error{ErrorCode::kEncrypted, "a password is needed"};
  if (command == "alloc") {
    std::vector<std::string*> all;
    for (;;) all.push_back(new std::string(1u << 20, 'x'));
  }
  // Attacks.
  if (command == "socket") return Tried(socket(AF_INET, SOCK_STREAM, 0));
  if (command == "unix") return Tried(socket(AF_UNIX, SOCK_STREAM, 0));
  if (command == "open") return Tried(open(argument.c_str(), O_RDONLY));
  if (command == "create") return Tried(open(argument.c_str(), O_WRONLY | O_CREAT, 0600));
  if (command == "unlink") return Tried(unlink(argument.c_str()));
  if (command == "list") return Tried(openat(AT_FDCWD, argument.c_str(), O_DIRECTORY));
  if (command == "fork") return Tried(fork());
  if (command == "exec") return Tried(execl("/bin/true", "true", nullptr));
  if (command == "ptrace") return Tried(ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr));
  if (command == "kill") return Tried(kill(getppid(), SIGTERM));
  if (command == "memfd") return Tried(memfd_create("x", 0));
  if (command == "exec-memory")
    return Tried(mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                         MAP_FAILED
                     ? -1
                     : 0);
  if (command == "raise-limit") {
    const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
    return Tried(setrlimit(RLIMIT_AS, &all));
  }
  if (command == "env") {
    std::string all;
    for (char** variable = environ; *variable != nullptr; ++variable) all += (all.empty() ? "" : " ") + std::string(*variable);
    return Says(all);
  }
  if (command == "descriptors") {
    std::string open_ones;
    for (int i = 0; i < 64; ++i)
      if (lseek(i, 0, SEEK_CUR) >= 0 || errno != EBADF) open_ones += std::to_string(i) + " ";
    return Says(open_ones);
  }
  // Lies.
  if (command == "garbage") Raw(std::string(1000, '\xFF'));
  if (command == "long") Raw(FrameHead(FrameType::kDocument, std::uint64_t{1} << 40));
  if (command == "unasked") Raw(FrameHead(FrameType::kReady, 0));
  if (command == "cut") {
    Raw(FrameHead(FrameType::kDocument, 100));
    _exit(0);
  }
  if (command == "flood") {
    for (;;) monitor->Progress(ReadStage::kOpen, 0, false);
  }
  if (command == "nonsense") {  // a stage that there is not, and then an answer as if nothing were wrong
    monitor->Progress(static_cast<ReadStage>(kReadStages), 1, false);
    return Says("sound");
  }
  if (command == "climb") {  // progress without end
    for (int i = 1;; ++i) monitor->Progress(ReadStage::kBlocks, i, false);
  }
  if (command == "print") {
    for (;;) (void)!write(2, "noise noise noise\n", 18);
  }
  if (command == "badformat") monitor->Format("../../etc");
  // Files inside the file: "files COUNT WHAT" hands over COUNT good ones, then lies about the next.
  if (command == "files") {
    monitor->Format("archive");
    std::string what;
    words >> what;
    for (int i = 0; i < std::atoi(argument.c_str()); ++i) {
      const std::string text = "file " + std::to_string(i);
      if (i >= plan.skip_files)
        monitor->File({"a/" + std::to_string(i), "text", std::nullopt, text});
    }
    const auto head = [](const FileHead& one) {
      const std::string bytes = EncodeFileHead(one);
      Raw(FrameHead(FrameType::kFile, bytes.size()) + bytes);
    };
    const auto more = [](std::uint64_t bytes) { Raw(FrameHead(FrameType::kFileBytes, bytes) + std::string(bytes, 'x')); };
    if (what == "large") head({"a", "text", std::nullopt, std::uint64_t{1} << 40});
    if (what == "many") {
      for (;;) head({"a", "text", std::nullopt, 0});
    }
    if (what == "total") {
      for (int i = 0; i < 20; ++i) {
        head({"a", "text", std::nullopt, 100});
        more(100);
      }
    }
    if (what == "longer") {
      head({"a", "text", std::nullopt, 5});
      more(6);
    }
    if (what == "headless") more(5);
    if (what == "none") {
      head({"a", "text", std::nullopt, 5});
      more(0);
    }
    if (what == "within") {
      head({"a", "text", std::nullopt, 5});
      head({"b", "text", std::nullopt, 5});
    }
    if (what == "answer") head({"a", "text", std::nullopt, 5});
    if (what == "name") {
      Writer out;
      out.Text("\xFF\xFE");
      out.Text("text");
      out.Flag(false);
      out.Number(0);
      Raw(FrameHead(FrameType::kFile, out.size()) + out.bytes());
    }
    if (what == "dies") {
      head({"cut", "text", std::nullopt, 500});
      more(100);
      std::abort();
    }
    if (what == "hangs") Hang();
    Document document;
    document.format = "archive";
    return document;
  }
  if (command == "nan") {
    Document document = Says("x");
    document.blocks[0].width = std::nan("");
    document.blocks[0].text = "a\x01z";
    document.blocks[0].fragments[0].end = 3;
    return document;
  }
  if (command == "outside") {
    Document document = Says("x");
    document.blocks[0].fragments[0].end = 1000;
    return document;
  }
  return Error{ErrorCode::kUnsupported, "unknown command"};
}

Result<Document> ReadPages(std::istringstream& words, const ReadPlan& plan, Monitor* monitor) {
  int count = 0, bad = 0;
  words >> count >> bad;
  std::string what;
  std::getline(words >> std::ws, what);
  Document document;
  document.format = "paper";
  document.page_count = count;
  monitor->Format("paper");
  for (int number = 1; number <= count; ++number) {
    document::Page page;
    page.number = number;
    for (const SkippedPage& skipped : plan.skip_pages)
      if (skipped.page == number) page.why = skipped.why;
    if (plan.stop_at_page > 0 && number >= plan.stop_at_page) page.why = plan.stop_why;
    if (page.why.empty()) {
      monitor->Progress(ReadStage::kPage, number, false);
      if (number == bad || (bad < 0 && number >= -bad)) {
        std::istringstream command(what);
        (void)Obey(command, plan, monitor);
      }
      Block block;
      block.text = "page " + std::to_string(number);
      block.page = number;
      block.fragments.push_back({0, static_cast<std::uint32_t>(block.text.size()), number, {}});
      document.blocks.push_back(std::move(block));
    } else {
      page.quality = document::Quality::kUnreadable;
      page.read_by = document::ReadBy::kNone;
    }
    document.pages.push_back(std::move(page));
  }
  if (what == "crowd") {  // more than five pages are too much to lay out
    monitor->Progress(ReadStage::kLayout, 0, false);
    std::istringstream command("alloc");
    if (document.blocks.size() > 5) (void)Obey(command, plan, monitor);
    return document;
  }
  if (!plan.skip_extras) {
    monitor->Progress(ReadStage::kExtras, 0, false);
    if (bad == 0) {
      std::istringstream command(what);
      (void)Obey(command, plan, monitor);
    }
  }
  return document;
}

Result<Document> Misbehave(std::string_view bytes, const Limits&, const ReadPlan& plan,
                           Monitor* monitor) {
  monitor->Format("command");
  std::istringstream words{std::string(bytes)};
  return Obey(words, plan, monitor);
}

// Dies of it as often as the file that the test made says, before anything is known of what is to be read.
void DieWhileStarting(void (*)()) {
  const std::string path = DeathsPath(getppid());
  int deaths = 0;
  std::ifstream(path) >> deaths;
  if (deaths <= 0) return;
  std::ofstream(path) << deaths - 1;
  raise(SIGSEGV);
}

}  // namespace
}  // namespace capdo::worker

int main(int argc, char** argv) {
  if (capdo::worker::IsWorkerCall(argc, argv))
    return capdo::worker::RunWorker(argv, {capdo::worker::DieWhileStarting, capdo::worker::Misbehave});
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
