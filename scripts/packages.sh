# Debian 12 packages, read by setup.sh. cmake/dependencies.cmake says which library needs which.
BUILD_PACKAGES=(
  cmake ninja-build g++ pkg-config
  libcli11-dev libfmt-dev libicu-dev libpoppler-dev libpoppler-private-dev libre2-dev libseccomp-dev libssl-dev
  libxml2-dev libyaml-cpp-dev libzip-dev nlohmann-json3-dev
)
TEST_PACKAGES=(libgmock-dev libgtest-dev python3 python3-jsonschema python3-yaml)
FUZZ_PACKAGES=(clang-16 libclang-rt-16-dev)
