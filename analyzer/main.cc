#include "cli/app.h"

int main(int argc, char** argv) { return capdo::cli::RunApp(argc, argv); }
