#include "worker/sandbox.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <initializer_list>

#include "worker/process_stats.h"

namespace capdo::worker {

namespace {

bool Limit(int resource, rlim_t value) {
  const rlimit limit{value, value};
  return setrlimit(static_cast<__rlimit_resource>(resource), &limit) == 0;
}

// Run by root, a process could otherwise raise its own limits again.
bool DropCapabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
  return syscall(SYS_capset, &header, none) == 0;
}

bool DropPrivileges() {
  // Not dumpable: other processes of the user cannot look into the evidence through /proc or a debugger.
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         DropCapabilities();
}

bool SetResourceLimits(std::uint64_t memory_bytes) {
  bool all = Limit(RLIMIT_CORE, 0) && Limit(RLIMIT_FSIZE, 0) && Limit(RLIMIT_NPROC, 0) &&
             Limit(RLIMIT_NOFILE, 16) && Limit(RLIMIT_MEMLOCK, 0) && Limit(RLIMIT_MSGQUEUE, 0);
  if (memory_bytes > 0) all = Limit(RLIMIT_AS, AddressSpaceOf(getpid()) + memory_bytes) && all;
  return all;
}

// The structures of linux/landlock.h, here because the header of Debian 12 knows only the second version.
struct LandlockRuleset {
  std::uint64_t handled_access_fs = 0, handled_access_net = 0, scoped = 0;
};
constexpr unsigned kLandlockVersion = 1;  // flag of landlock_create_ruleset

// A ruleset without a single rule: whatever it handles is forbidden.
bool ForbidFiles() {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, kLandlockVersion);
  if (version < 1) return false;
  LandlockRuleset rules;
  rules.handled_access_fs = (1u << 13) - 1;                       // all that the first version knows
  if (version >= 2) rules.handled_access_fs |= 1u << 13;          // moving and linking between folders
  if (version >= 3) rules.handled_access_fs |= 1u << 14;          // truncating
  if (version >= 5) rules.handled_access_fs |= 1u << 15;          // ioctl on devices
  if (version >= 4) rules.handled_access_net = 3;                 // binding and connecting TCP
  if (version >= 6) rules.scoped = 3;                             // abstract sockets, signals
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const long ruleset = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0) return false;
  const bool done = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(static_cast<int>(ruleset));
  return done;
}

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {}
  ~Filter() {
    if (context_ != nullptr) seccomp_release(context_);
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void Allow(std::initializer_list<int> calls) {
    for (int call : calls) Add(SCMP_ACT_ALLOW, call, {});
  }
  void Allow(int call, std::initializer_list<scmp_arg_cmp> arguments) {
    Add(SCMP_ACT_ALLOW, call, arguments);
  }
  void Kill(std::initializer_list<int> calls) {
    for (int call : calls) Add(SCMP_ACT_KILL_PROCESS, call, {});
  }
  bool Load() { return ok_ && context_ != nullptr && seccomp_load(context_) == 0; }

 private:
  void Add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> arguments) {
    // A call that this architecture does not have needs no rule.
    if (context_ == nullptr || call == __NR_SCMP_ERROR) return;
    ok_ = seccomp_rule_add_array(context_, action, call, static_cast<unsigned>(arguments.size()),
                                 arguments.begin()) == 0 &&
          ok_;
  }

  scmp_filter_ctx context_;
  bool ok_ = true;
};

bool FilterSystemCalls() {
  Filter filter;
  // Memory, never to be executed.
  constexpr std::uint64_t kExecute = PROT_EXEC;
  for (int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    filter.Allow(call, {SCMP_A2(SCMP_CMP_MASKED_EQ, kExecute, 0)});
  filter.Allow({SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk)});
  // Descriptors that are open already.
  filter.Allow({SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev),
                SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(sendmsg),
                SCMP_SYS(sendto), SCMP_SYS(recvmsg), SCMP_SYS(recvfrom), SCMP_SYS(poll),
                SCMP_SYS(ppoll)});
  // glibc asks for the state of an open file in this way.
  filter.Allow(SCMP_SYS(newfstatat), {SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH)});
  // Time, the process itself, its own signals.
  filter.Allow({SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
                SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrusage), SCMP_SYS(getpid),
                SCMP_SYS(gettid), SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(futex),
                SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
                SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
                SCMP_SYS(exit_group), SCMP_SYS(getrlimit), SCMP_SYS(sched_getaffinity)});
  const auto self = static_cast<scmp_datum_t>(getpid());
  filter.Allow(SCMP_SYS(tgkill), {SCMP_A0(SCMP_CMP_EQ, self)});  // abort()
  filter.Allow(SCMP_SYS(prlimit64), {SCMP_A2(SCMP_CMP_EQ, 0)});  // asking only
  // No library does these by accident.
  filter.Kill({SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
               SCMP_SYS(listen), SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),
               SCMP_SYS(vfork), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
               SCMP_SYS(process_vm_writev), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(chroot),
               SCMP_SYS(pivot_root), SCMP_SYS(bpf), SCMP_SYS(perf_event_open),
               SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load),
               SCMP_SYS(reboot), SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(userfaultfd),
               SCMP_SYS(io_uring_setup), SCMP_SYS(open_by_handle_at), SCMP_SYS(keyctl),
               SCMP_SYS(add_key), SCMP_SYS(request_key)});
  return filter.Load();
}

}  // namespace

std::vector<std::string> MissingLayers(std::uint32_t layers) {
  std::vector<std::string> missing;
  if (!(layers & kPrivileges)) missing.emplace_back("no-new-privs");
  if (!(layers & kResourceLimits)) missing.emplace_back("rlimits");
  if (!(layers & kLandlock)) missing.emplace_back("landlock");
  if (!(layers & kSeccomp)) missing.emplace_back("seccomp");
  return missing;
}

std::uint32_t LockDown(const SandboxOptions& options) {
  std::uint32_t layers = 0;
  if (SetResourceLimits(options.memory_bytes)) layers |= kResourceLimits;
  if (DropPrivileges()) layers |= kPrivileges;
  if (ForbidFiles()) layers |= kLandlock;
  if (FilterSystemCalls()) layers |= kSeccomp;  // last: it forbids what the others need
  return layers;
}

}  // namespace capdo::worker
