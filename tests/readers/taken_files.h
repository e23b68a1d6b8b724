// A monitor that keeps what readers take out of archives and e-mails.
#ifndef CAPDO_TESTS_READERS_TAKEN_FILES_H_
#define CAPDO_TESTS_READERS_TAKEN_FILES_H_

#include <string>
#include <vector>

#include "base/error.h"
#include "base/reading.h"

namespace capdo::readers {

struct Taken : Monitor {
  void Format(const char*) override {}
  void Progress(ReadStage, int, bool) override {}
  bool TakesFiles() const override { return true; }
  void File(const InnerFile& file) override {
    said.push_back(file.name + " " + (file.error ? ErrorCodeName(file.error->code) : file.format));
    if (!file.error) bytes.emplace_back(file.bytes);
  }
  std::vector<std::string> said, bytes;
};

}  // namespace capdo::readers

#endif  // CAPDO_TESTS_READERS_TAKEN_FILES_H_
