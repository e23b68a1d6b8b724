// Noise that is the same on every machine: SplitMix64, seeded by the caller.
// std::normal_distribution is not used, its values differ between libraries.
//
//   Random random(7, "noise", page);   random.Uniform() is in [0, 1)
#ifndef CAPDO_TESTS_SCANS_RANDOM_H_
#define CAPDO_TESTS_SCANS_RANDOM_H_

#include <cstdint>
#include <string_view>

namespace capdo::scans {

class Random {
 public:
  // Every purpose has its own stream, so that more noise on a page does not move its seal.
  Random(std::uint64_t seed, std::string_view purpose, int page)
      : state_(seed * 0x9E3779B97F4A7C15u + 1) {
    for (const char c : purpose) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    state_ ^= static_cast<std::uint64_t>(page) << 32;
  }

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  double Uniform() { return static_cast<double>(Next() >> 11) * 0x1p-53; }
  double Between(double low, double high) { return low + (high - low) * Uniform(); }

  // Standard normal to the eye: the sum of four 16-bit numbers (Irwin-Hall).
  double Normal() {
    const std::uint64_t bits = Next();
    const double sum = static_cast<double>((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) +
                                           ((bits >> 32) & 0xFFFF) + (bits >> 48));
    return (sum / 65535.0 - 2.0) * 1.7320508;
  }

 private:
  std::uint64_t state_;
};

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_RANDOM_H_
