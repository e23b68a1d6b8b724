#include "worker/progress.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <system_error>

namespace capdo::worker {

namespace {

// From the lowest bit: unit 31, stage 3, damaged 1, pages 28; the highest bit is always set.
constexpr int kStageAt = 31, kDamagedAt = 34, kPagesAt = 35;
constexpr std::uint64_t kUnitMask = INT_MAX, kStageMask = 7, kPagesMask = (1u << 28) - 1, kSaid = std::uint64_t{1} << 63;
constexpr std::size_t kBytes = 4096;

static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "a lock would lie in the memory of one process alone");

}  // namespace

std::uint64_t PackProgress(const ProgressReport& report) {
  const auto unit = static_cast<std::uint64_t>(std::max(report.unit, 0));
  const auto pages = std::min(static_cast<std::uint64_t>(std::max(report.pages, 0)), kPagesMask);
  return kSaid | unit | static_cast<std::uint64_t>(report.stage) << kStageAt | std::uint64_t{report.damaged} << kDamagedAt | pages << kPagesAt;
}

std::optional<ProgressReport> UnpackProgress(std::uint64_t word) {
  const std::uint64_t stage = word >> kStageAt & kStageMask;
  if ((word & kSaid) == 0 || stage >= kReadStages) return std::nullopt;
  ProgressReport report;
  report.stage = static_cast<ReadStage>(stage);
  report.unit = static_cast<int>(word & kUnitMask);
  report.damaged = (word >> kDamagedAt & 1) != 0;
  report.pages = static_cast<int>(word >> kPagesAt & kPagesMask);
  return report;
}

std::atomic<std::uint64_t>* SharedProgress::MapWord(int descriptor) {
  void* memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<std::atomic<std::uint64_t>*>(memory);
}

Result<SharedProgress> SharedProgress::Create() {
  SharedProgress shared;
  shared.descriptor_ = memfd_create("progress", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  // Sealed, so that the process cannot take the memory away from under capdo.
  if (shared.descriptor_ >= 0 && ftruncate(shared.descriptor_, kBytes) == 0 &&
      fcntl(shared.descriptor_, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
    shared.word_ = MapWord(shared.descriptor_);
  if (shared.word_ == nullptr) return Error{ErrorCode::kInternal, "memory cannot be shared: " + std::generic_category().message(errno)};
  return shared;
}

std::optional<SharedProgress> SharedProgress::Map(int descriptor) {
  SharedProgress shared;
  shared.word_ = MapWord(descriptor);
  close(descriptor);
  if (shared.word_ == nullptr) return std::nullopt;
  return shared;
}

SharedProgress& SharedProgress::operator=(SharedProgress&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(word_, other.word_);
  return *this;
}

void SharedProgress::Keep() {
  if (descriptor_ >= 0) close(descriptor_);
  descriptor_ = -1;
}

SharedProgress::~SharedProgress() {
  Keep();
  if (word_ != nullptr) munmap(word_, kBytes);
}

}  // namespace capdo::worker
