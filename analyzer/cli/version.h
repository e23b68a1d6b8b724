// The version of the program, in step with project() in CMakeLists.txt (a test of tests/cli
// compares them).
#ifndef CAPDO_CLI_VERSION_H_
#define CAPDO_CLI_VERSION_H_

namespace capdo::cli {
inline constexpr char kVersion[] = "0.1.0";
}  // namespace capdo::cli

#endif  // CAPDO_CLI_VERSION_H_
