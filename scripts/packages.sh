# Debian 12 packages, read by setup.sh. cmake/dependencies.cmake says which library needs which.
BUILD_PACKAGES=(
  cmake ninja-build g++ pkg-config
  libarchive-dev libcli11-dev libfmt-dev libicu-dev libleptonica-dev libpoppler-dev libpoppler-private-dev libre2-dev
  libseccomp-dev libssl-dev libtesseract-dev libxlsxwriter-dev libxml2-dev libyaml-cpp-dev libzip-dev nlohmann-json3-dev
  tesseract-ocr-osd tesseract-ocr-vie
)
TEST_PACKAGES=(fonts-liberation2 libgmock-dev libgtest-dev python3 python3-jsonschema python3-yaml)
FUZZ_PACKAGES=(clang-16 libclang-rt-16-dev)
