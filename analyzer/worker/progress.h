// Where a reading process is, told in one word of memory that it shares with capdo: no message, and nobody is woken for it.
//
// The process says it again and again, capdo looks from time to time and once more when an answer or the end has come. capdo
// trusts the word no more than a message: it is loaded whole and once, and what no reader says is a fault.
//
//   Result<SharedProgress> shared = SharedProgress::Create();    // capdo; the process gets shared->descriptor()
//   SharedProgress::Map(kWorkerProgress)->Say({ReadStage::kPage, 3, false, 3});   // there
//   std::uint64_t word = shared->Word();                         // 0: nothing was said since Clear()
//   std::optional<ProgressReport> report = UnpackProgress(word);
#ifndef CAPDO_WORKER_PROGRESS_H_
#define CAPDO_WORKER_PROGRESS_H_

#include <atomic>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/reading.h"

namespace capdo::worker {

struct ProgressReport {
  ReadStage stage = ReadStage::kOpen;
  int unit = 0;
  bool damaged = false;
  int pages = 0;  // the last page that it began to draw
};
// Never 0.
std::uint64_t PackProgress(const ProgressReport& report);
// Nothing for a word that PackProgress() never gives.
std::optional<ProgressReport> UnpackProgress(std::uint64_t word);

class SharedProgress {
 public:
  static Result<SharedProgress> Create();
  // In the reading process; takes the descriptor. Nothing where it is not one of Create().
  static std::optional<SharedProgress> Map(int descriptor);
  SharedProgress(SharedProgress&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), word_(std::exchange(other.word_, nullptr)) {}
  SharedProgress& operator=(SharedProgress&& other) noexcept;
  ~SharedProgress();

  // For the process that is started; -1 after Keep().
  int descriptor() const { return descriptor_; }
  // The process has it: from now on the memory is enough.
  void Keep();

  void Clear() { word_->store(0, std::memory_order_release); }
  void Say(const ProgressReport& report) { word_->store(PackProgress(report), std::memory_order_release); }
  std::uint64_t Word() const { return word_->load(std::memory_order_acquire); }

 private:
  SharedProgress() = default;
  static std::atomic<std::uint64_t>* MapWord(int descriptor);

  int descriptor_ = -1;
  std::atomic<std::uint64_t>* word_ = nullptr;
};

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_PROGRESS_H_
