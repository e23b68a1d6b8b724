// The test program is also the process that reads the files of its own tests.
#include <gtest/gtest.h>

#include "readers/reader.h"
#include "worker/serve.h"

int main(int argc, char** argv) {
  if (capdo::worker::IsWorkerCall(argc, argv))
    return capdo::worker::RunWorker(argv, {capdo::readers::WarmUp, capdo::readers::ReadFile});
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
