# The scan maker (make_scan, by hand and for measure.py) and the tests of what it makes.
set(scans_dir ${CMAKE_CURRENT_LIST_DIR})
file(GLOB scans_sources CONFIGURE_DEPENDS ${scans_dir}/*.cc)
set(scans_tests ${scans_sources})
list(FILTER scans_tests INCLUDE REGEX "_test\\.cc$")
list(FILTER scans_sources EXCLUDE REGEX "(_test|make_scan)\\.cc$")
add_library(capdo_scans STATIC ${scans_sources})
target_link_libraries(capdo_scans PUBLIC capdo_text capdo_base PkgConfig::LEPTONICA
                      PRIVATE PkgConfig::POPPLER CLI11::CLI11)
add_executable(make_scan ${scans_dir}/make_scan.cc)
target_link_libraries(make_scan PRIVATE capdo_scans)
if(scans_tests)
  add_executable(scans_test ${scans_tests})
  target_link_libraries(scans_test PRIVATE capdo_scans GTest::gtest_main GTest::gmock)
  target_compile_definitions(scans_test PRIVATE CAPDO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(scans_test TEST_PREFIX "scans." DISCOVERY_TIMEOUT ${capdo_discovery_timeout}
                       PROPERTIES TIMEOUT ${capdo_timeout})
endif()
# Pages that must be trusted and pages that must not, against the finished program.
find_program(CAPDO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
add_test(NAME scans.traps
         COMMAND ${CAPDO_PYTHON} ${scans_dir}/traps_test.py $<TARGET_FILE:capdo> $<TARGET_FILE:make_scan>
                 ${CMAKE_CURRENT_BINARY_DIR}/scans-traps)
set_tests_properties(scans.traps PROPERTIES TIMEOUT 600)
