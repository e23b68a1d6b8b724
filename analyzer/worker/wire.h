// Numbers and strings as bytes, for what travels between capdo and its reading processes.
//
// The Reader treats its input as hostile: it never reads behind the end, never allocates more than what is left of the
// input could hold, and after the first fault gives zeros until the caller asks ok().
//
//   Writer out;  out.Number(7);  out.Text("Điều 1");
//   Reader in(out.bytes());
//   std::uint64_t n = in.Number();  std::string s = in.Text();
//   if (!in.AtEnd()) ...;                       // a fault, or bytes left over
#ifndef CAPDO_WORKER_WIRE_H_
#define CAPDO_WORKER_WIRE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace capdo::worker {

class Writer {
 public:
  void Byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void Number(std::uint64_t value);  // LEB128: 1 to 10 bytes
  void Signed(std::int64_t value);   // zigzag, then as Number
  void Real(double value);           // the 8 bytes of IEEE 754, little-endian
  void Text(std::string_view text);  // length, bytes
  void Flag(bool value) { Byte(value ? 1 : 0); }

  const std::string& bytes() const { return bytes_; }
  std::string Take() { return std::move(bytes_); }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t Byte();
  std::uint64_t Number();
  // A number of at most `max`; more is a fault.
  std::uint64_t Number(std::uint64_t max);
  std::int64_t Signed(std::int64_t min, std::int64_t max);
  int Int(int min, int max) { return static_cast<int>(Signed(min, max)); }
  double Real();  // NaN and infinity are faults
  // Valid UTF-8 of at most `max_bytes`.
  std::string Text(std::size_t max_bytes);
  std::string Text() { return Text(rest_.size()); }
  // The same for bytes of any kind.
  std::string Bytes(std::size_t max_bytes);
  bool Flag();  // anything but 0 and 1 is a fault
  // How many elements follow, each of at least `element_bytes` bytes.
  std::size_t Count(std::size_t element_bytes, std::uint64_t max);

  void Fail() { ok_ = false; }
  bool ok() const { return ok_; }
  bool AtEnd() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_WIRE_H_
