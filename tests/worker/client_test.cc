#include "worker/client.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "deaths.h"
#include "worker/sandbox.h"

namespace capdo::worker {
namespace {

using document::Document;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

class ClientTest : public ::testing::Test {
 protected:
  ClientTest() {
    limits_.max_page_seconds = 1;
    limits_.max_file_seconds = 3;
    limits_.max_memory_bytes = 256u << 20;
  }
  Reply Read(Client& client, const std::string& command, FileSink* inner = nullptr) {
    const int file = memfd_create("command", MFD_CLOEXEC);
    EXPECT_EQ(write(file, command.data(), command.size()), static_cast<ssize_t>(command.size()));
    Reply reply = client.Read(file, inner);
    close(file);
    return reply;
  }
  // In a process of its own.
  Reply Read(const std::string& command) {
    Client client(limits_);
    return Read(client, command);
  }
  static std::string Text(const Reply& reply) {
    if (!reply.document) return ErrorCodeName(reply.document.error().code);
    std::string text;
    for (const document::Block& block : reply.document->blocks)
      text += (text.empty() ? "" : "|") + block.text;
    return text;
  }
  static std::vector<std::string> Pages(const Reply& reply) {
    std::vector<std::string> out;
    if (!reply.document) return out;
    for (const document::Page& page : reply.document->pages) out.push_back(page.why);
    return out;
  }
  static std::vector<std::string> Warnings(const Reply& reply) {
    std::vector<std::string> out;
    if (!reply.document) return out;
    for (const document::Warning& warning : reply.document->warnings)
      out.push_back(warning.code + " " + warning.detail + " " + std::to_string(warning.page));
    return out;
  }

  Limits limits_;
};

TEST_F(ClientTest, AnswersComeBack) {
  Client client(limits_);
  EXPECT_EQ(Text(Read(client, "say Quyết định")), "Quyết định");
  const Reply refused = Read(client, "refuse");
  EXPECT_EQ(Text(refused), "encrypted");
  EXPECT_EQ(refused.document.error().message, "a password is needed");
  EXPECT_EQ(refused.format, "command");
  EXPECT_EQ(Text(Read(client, "throw")), "internal");
  EXPECT_EQ(Text(Read(client, "say again")), "again");
}

TEST_F(ClientTest, OneProcessReadsManyGoodFilesAndIsThenReplaced) {
  limits_.max_worker_files = 5;
  Client client(limits_);
  for (int i = 0; i < 12; ++i) EXPECT_EQ(Text(Read(client, "say x")), "x");
  EXPECT_EQ(client.stats().started, 3);
}

TEST_F(ClientTest, AFileThatDidDamageIsTheLastOfItsProcess) {
  Client client(limits_);
  EXPECT_EQ(Text(Read(client, "refuse")), "encrypted");
  EXPECT_EQ(Text(Read(client, "say x")), "x");
  EXPECT_EQ(client.stats().started, 2);
  EXPECT_EQ(client.stats().died, 0);
}

TEST_F(ClientTest, DeathsAreTyped) {
  const struct {
    const char* command;
    const char* outcome;
  } kCases[] = {
      {"abort", "crashed"},   {"segv", "crashed"},     {"exit", "crashed"},
      {"deep", "crashed"},    {"alloc", "memory"},     {"hang", "timeout"},
      {"garbage", "crashed"}, {"long", "crashed"},     {"unasked", "crashed"},
      {"cut", "crashed"},     {"flood", "timeout"},    {"climb", "timeout"},
      {"print", "timeout"},   {"badformat", "crashed"}, {"outside", "internal"},
      {"nonsense", "crashed"},
  };
  for (const auto& c : kCases) {
    Client client(limits_);
    EXPECT_EQ(Text(Read(client, c.command)), c.outcome) << c.command;
    // Whatever happened, the next file is read as if nothing had.
    EXPECT_EQ(Text(Read(client, "say next")), "next") << c.command;
  }
}

TEST_F(ClientTest, TimeIsNamedByItsBound) {
  EXPECT_EQ(Read("hang").document.error().limit, "max_page_seconds");
  EXPECT_EQ(Read("climb").document.error().limit, "max_file_seconds");
  EXPECT_EQ(Read("alloc").document.error().limit, "max_memory_bytes");
}

TEST_F(ClientTest, StrangeMeasuresAreRepaired) {
  const Reply reply = Read("nan");
  ASSERT_TRUE(reply.document);
  EXPECT_EQ(reply.document->blocks[0].width, 0);
  EXPECT_EQ(reply.document->blocks[0].text, "a z");
}

TEST_F(ClientTest, WhatStandsAroundABadPageIsKept) {
  const struct {
    const char* what;
    const char* why;
  } kCases[] = {{"hang", "timeout"}, {"abort", "crashed"}, {"alloc", "memory"}};
  for (const auto& c : kCases) {
    const Reply reply = Read("pages 4 3 " + std::string(c.what));
    EXPECT_EQ(Text(reply), "page 1|page 2|page 4") << c.what;
    EXPECT_THAT(Pages(reply), ElementsAre("", "", c.why, "")) << c.what;
    EXPECT_EQ(reply.format, "paper");
  }
  EXPECT_THAT(Warnings(Read("pages 4 3 hang")), ElementsAre("limit max_page_seconds 3"));
  EXPECT_THAT(Warnings(Read("pages 4 3 abort")), ElementsAre("stopped crashed 3"));
}

TEST_F(ClientTest, AfterThreeBadPagesTheRestIsLeftOut) {
  const Reply reply = Read("pages 9 -4 abort");
  EXPECT_EQ(Text(reply), "page 1|page 2|page 3");
  EXPECT_THAT(Pages(reply), ElementsAre("", "", "", "crashed", "crashed", "crashed", "crashed",
                                        "crashed", "crashed"));
}

TEST_F(ClientTest, PagesThatAreTooManyTogetherAreHalved) {
  const Reply reply = Read("pages 9 10 crowd");
  EXPECT_EQ(Text(reply), "page 1|page 2|page 3|page 4");
  EXPECT_THAT(Pages(reply), ElementsAre("", "", "", "", "memory", "memory", "memory", "memory", "memory"));
  EXPECT_THAT(Warnings(reply), ElementsAre("limit max_memory_bytes 5"));
}

TEST_F(ClientTest, ExtrasAreLeftOutWhereTheyKill) {
  const Reply reply = Read("pages 2 0 abort");
  EXPECT_EQ(Text(reply), "page 1|page 2");
  EXPECT_THAT(Warnings(reply), ElementsAre("stopped crashed 0"));
}

TEST_F(ClientTest, SecondAttemptsHaveLessTime) {
  limits_.max_page_seconds = 4;
  limits_.max_file_seconds = 60;
  const auto began = std::chrono::steady_clock::now();
  const Reply reply = Read("pages 9 -2 hang");
  EXPECT_EQ(Text(reply), "page 1");
  // 4 s for the first page, 1 s for each of the three others.
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(60));
}

// ---- Files inside the file.

class Sink : public FileSink {
 public:
  std::uint64_t MostBytes() const override { return 1000; }
  std::uint64_t MostFiles() const override { return 10; }
  void Begin(const FileHead& head) override { name_ = head.name, bytes_.clear(); }
  void Add(std::string_view bytes) override { bytes_ += bytes; }
  void End() override { said.push_back(name_ + "=" + bytes_); }
  void Fail(const Error& error) override { said.push_back(name_ + "!" + ErrorCodeName(error.code)); }
  std::vector<std::string> said;

 private:
  std::string name_, bytes_;
};

TEST_F(ClientTest, FilesInsideComeOneByOne) {
  Client client(limits_);
  Sink sink;
  EXPECT_EQ(Text(Read(client, "files 3 good", &sink)), "");
  EXPECT_THAT(sink.said, ElementsAre("a/0=file 0", "a/1=file 1", "a/2=file 2"));
}

TEST_F(ClientTest, NobodyIsHandedWhatNobodyAskedFor) { EXPECT_EQ(Text(Read("files 1 good")), "crashed"); }

TEST_F(ClientTest, LiesAboutFilesEndTheProcessAndCostNoFileBefore) {
  for (const char* what : {"large", "many", "total", "longer", "headless", "none", "within", "answer", "name"}) {
    Client client(limits_);
    Sink sink;
    const Reply reply = Read(client, std::string("files 2 ") + what, &sink);
    ASSERT_TRUE(reply.document) << what;
    EXPECT_THAT(Warnings(reply), ElementsAre("stopped crashed 0")) << what;
    ASSERT_GE(sink.said.size(), 2u) << what;
    EXPECT_EQ(sink.said[1], "a/1=file 1") << what;
    EXPECT_LE(sink.said.size(), 11u) << what;
    EXPECT_EQ(Text(Read(client, "say next")), "next") << what;
  }
}

TEST_F(ClientTest, WhatCameBeforeADeathIsKept) {
  Client client(limits_);
  Sink sink;
  const Reply reply = Read(client, "files 2 dies", &sink);
  EXPECT_THAT(sink.said, ElementsAre("a/0=file 0", "a/1=file 1", "cut!crashed"));
  EXPECT_THAT(Warnings(reply), ElementsAre("stopped crashed 0"));
  Sink second;
  EXPECT_THAT(Warnings(Read(client, "files 1 hangs", &second)), ElementsAre("limit max_page_seconds 0"));
  EXPECT_THAT(second.said, ElementsAre("a/0=file 0"));
  Sink none;
  EXPECT_EQ(Text(Read(client, "files 0 hangs", &none)), "timeout");
}

// ---- What a reading process that was taken over can do: nothing.

TEST_F(ClientTest, TheSandboxIsWhole) {
  Client client(limits_);
  (void)Read(client, "say x");
  ASSERT_TRUE(client.layers());
  // This machine's kernel decides; what it has must be on.
  if (!MissingLayers(*client.layers()).empty())
    GTEST_SKIP() << "kernel without " << MissingLayers(*client.layers()).front();
  EXPECT_EQ(*client.layers(), kAllLayers);
}

TEST_F(ClientTest, NoOtherFileCanBeReached) {
  const std::string folder = testing::TempDir() + "/capdo-sandbox";
  std::filesystem::create_directory(folder);
  const std::string secret = folder + "/secret";
  std::ofstream(secret) << "secret";
  for (const char* command : {"open ", "list ", "create ", "unlink "}) {
    const std::string text = Text(Read(command + (command[0] == 'l' ? folder : secret)));
    EXPECT_THAT(text, AnyOf("EPERM", "EACCES")) << command;
  }
  EXPECT_THAT(Text(Read("open /etc/hostname")), AnyOf("EPERM", "EACCES"));
  EXPECT_THAT(Text(Read("open /proc/self/maps")), AnyOf("EPERM", "EACCES"));
  EXPECT_THAT(Text(Read("create " + folder + "/new")), AnyOf("EPERM", "EACCES"));
  EXPECT_FALSE(std::filesystem::exists(folder + "/new"));
  EXPECT_TRUE(std::filesystem::exists(secret));
  std::filesystem::remove_all(folder);
}

TEST_F(ClientTest, NoNetworkNoProgramNoOtherProcess) {
  // These end the process at once, so that the attempt is seen.
  for (const char* command : {"socket", "unix", "exec", "ptrace"}) {
    const Reply reply = Read(command);
    EXPECT_EQ(Text(reply), "crashed") << command;
    EXPECT_EQ(reply.document.error().message,
              "the reading process tried something forbidden and was ended")
        << command;
  }
  EXPECT_THAT(Text(Read("fork")), AnyOf("EPERM", "crashed"));
  EXPECT_EQ(Text(Read("kill")), "EPERM");
  EXPECT_EQ(Text(Read("memfd")), "EPERM");
  EXPECT_EQ(Text(Read("exec-memory")), "EPERM");
  EXPECT_EQ(Text(Read("raise-limit")), "EPERM");
}

TEST_F(ClientTest, NothingIsInherited) {
  const int leak = open("/dev/null", O_RDONLY);  // without O_CLOEXEC
  setenv("CAPDO_SECRET", "1", 1);
  // Standard streams lead to nothing, 3 is the socket, 4 was the file.
  EXPECT_EQ(Text(Read("descriptors")), "0 1 2 3 ");
  // Only what Tesseract must know before it is loaded.
  EXPECT_EQ(Text(Read("env")), "OMP_THREAD_LIMIT=1");
  unsetenv("CAPDO_SECRET");
  close(leak);
}

TEST_F(ClientTest, NoProcessIsLeftBehind) {
  for (const char* command : {"say x", "hang", "abort", "long"}) (void)Read(command);
  // No child of this program is there to wait for.
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

// ---- Accidents of the machine.

TEST_F(ClientTest, AKillFromOutsideCostsNothingButTime) {
  // Somebody kills the process at a random moment, again and again; each file is tried twice.
  Client client(limits_);
  const std::string good = "pages 50 51 say x";
  const std::string expected = Text(Read(client, good));
  std::atomic<bool> over = false;
  std::jthread killer([&] {
    for (int i = 0; !over; ++i) {
      usleep(static_cast<useconds_t>(2000 + 1777 * (i % 13)));
      // One child at a time: the newest.
      for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream children(entry.path() / "children");
        for (pid_t child; children >> child;) kill(child, SIGKILL);
      }
    }
  });
  int whole = 0, typed = 0;
  for (int i = 0; i < 60; ++i) {
    const Reply reply = Read(client, good);
    if (Text(reply) == expected) {
      ++whole;
    } else {
      // Killed twice in a row.
      ++typed;
      if (reply.document) {
        EXPECT_THAT(Pages(reply), Contains("crashed"));
      } else {
        EXPECT_THAT(reply.document.error().code, AnyOf(ErrorCode::kCrashed, ErrorCode::kInternal));
      }
    }
  }
  over = true;
  killer.join();
  EXPECT_EQ(whole + typed, 60);
  EXPECT_EQ(Text(Read(client, good)), expected);
}

TEST_F(ClientTest, ADeathBeforeTheFileIsBegunIsNotItsFault) {
  for (const auto& [deaths, outcome] : {std::pair(1, "x"), std::pair(2, "internal")}) {
    Client client(limits_);
    std::ofstream(DeathsPath(getpid())) << deaths;
    EXPECT_EQ(Text(Read(client, "say x")), outcome) << deaths;
    std::filesystem::remove(DeathsPath(getpid()));
    EXPECT_EQ(Text(Read(client, "say next")), "next") << deaths;
  }
}

TEST_F(ClientTest, ASleepingProcessIsGivenUp) {
  if (kSanitized) GTEST_SKIP() << "takes its minute once";
  limits_.max_page_seconds = 1;
  // The wall clock decides here; it is long, so the test only shows that a stopped process does not use the other
  // budget up: it is killed from outside instead.
  Client client(limits_);
  std::jthread killer([] {
    usleep(300'000);
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) {
      std::ifstream children(entry.path() / "children");
      for (pid_t child; children >> child;) kill(child, SIGKILL);
    }
    usleep(300'000);
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) {
      std::ifstream children(entry.path() / "children");
      for (pid_t child; children >> child;) kill(child, SIGKILL);
    }
  });
  EXPECT_EQ(Text(Read(client, "sleep")), "crashed");
}

}  // namespace
}  // namespace capdo::worker
