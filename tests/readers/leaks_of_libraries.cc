// What libraries keep until the process ends, for the preset asan: fontconfig its settings, once a page is drawn.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
