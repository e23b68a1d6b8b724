// The command line: which command, which options, help and usage errors in the user's language.
#ifndef CAPDO_CLI_APP_H_
#define CAPDO_CLI_APP_H_

namespace capdo::cli {

int RunApp(int argc, char** argv);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_APP_H_
