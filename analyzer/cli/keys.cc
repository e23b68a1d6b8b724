#include "cli/keys.h"

#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace capdo::cli {

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

// What a signal must find, whenever it comes.
termios usual_mode = {};
volatile sig_atomic_t is_raw = 0;

void SetMode(bool raw) {
  termios mode = usual_mode;
  if (raw) {
    mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
  }
  tcsetattr(STDIN_FILENO, raw ? TCSADRAIN : TCSANOW, &mode);
  is_raw = raw ? 1 : 0;
}

void OnSignal(int number);

void Handle(int number, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, nullptr);  // no SA_RESTART: reading must notice that it was stopped
}

// Puts the mode back, lets the signal do what it does, and goes on where that was only a stop.
void OnSignal(int number) {
  const int saved = errno;
  if (is_raw != 0) {
    tcsetattr(STDIN_FILENO, TCSANOW, &usual_mode);
    is_raw = 0;
  }
  Handle(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &only, nullptr);
  Handle(number, OnSignal);
  errno = saved;
}

// -1 at the end of the input. `raw`: on a terminal, without the Enter key.
int ReadByte(bool raw) {
  for (;;) {
    if (raw && is_raw == 0) SetMode(true);
    unsigned char byte = 0;
    const ssize_t got = read(STDIN_FILENO, &byte, 1);
    if (got == 1) return byte;
    if (got < 0 && errno == EINTR) continue;
    return -1;
  }
}

// Arrow keys and the like come as several bytes, none of which is an answer.
void DropWaiting() {
  pollfd input = {STDIN_FILENO, POLLIN, 0};
  while (poll(&input, 1, 0) > 0 && (input.revents & POLLIN) != 0 && ReadByte(true) >= 0) {
  }
}

// "Đ" and "đ" stand for the d that a Vietnamese keyboard does not give.
std::optional<char> KeyOf(std::string_view typed) {
  if (typed.starts_with("đ") || typed.starts_with("Đ")) return 'd';
  const char c = typed.empty() ? ' ' : typed.front();
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

KeyReader::KeyReader() : terminal_(isatty(STDIN_FILENO) == 1) {
  if (!terminal_ || tcgetattr(STDIN_FILENO, &usual_mode) != 0) {
    terminal_ = false;
    return;
  }
  for (const int number : kSignals) Handle(number, OnSignal);
}

KeyReader::~KeyReader() {
  if (!terminal_) return;
  if (is_raw != 0) SetMode(false);
  for (const int number : kSignals) Handle(number, SIG_DFL);
}

std::optional<char> KeyReader::Key() {
  if (!terminal_) {
    const std::optional<std::string> line = Line();
    if (!line) return std::nullopt;
    const std::size_t begin = line->find_first_not_of(" \t");
    return KeyOf(begin == std::string::npos ? "" : std::string_view(*line).substr(begin));
  }
  const int first = ReadByte(true);
  std::string typed;
  if (first >= 0) typed += static_cast<char>(first);
  if (first >= 0xC0) {
    for (int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1; more > 0; --more)
      if (const int byte = ReadByte(true); byte >= 0) typed += static_cast<char>(byte);
  } else if (first == 0x1B) {
    DropWaiting();
  }
  SetMode(false);
  if (first < 0 || first == 0x04) return std::nullopt;  // Ctrl-D
  return KeyOf(typed);
}

std::optional<std::string> KeyReader::Line() {
  std::string line;
  for (;;) {
    const int byte = ReadByte(false);
    if (byte < 0) return line.empty() ? std::nullopt : std::optional(line);
    if (byte == '\n') return line;
    if (byte != '\r') line += static_cast<char>(byte);
  }
}

}  // namespace capdo::cli
