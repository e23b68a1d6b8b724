// What the shell learns; docs/commands/README.md explains them to users.
#ifndef CAPDO_CLI_EXIT_CODE_H_
#define CAPDO_CLI_EXIT_CODE_H_

namespace capdo::cli {

enum ExitCode : int {
  kExitOk = 0,           // the job ran, whatever the score
  kExitFound = 1,        // --fail-under, verify, lint or test found something
  kExitUsage = 2,        // wrong usage or rule data; also a result that could not be written
  kExitPartlyRead = 3,   // the job ran, but some evidence could not be read
  kExitNothingRead = 4,  // nothing could be read
};

}  // namespace capdo::cli

#endif  // CAPDO_CLI_EXIT_CODE_H_
