# Every kind of HTML under axe-core; skipped, and said, where there is no Chromium or axe-core.
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
add_test(NAME report.axe
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/axe_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
set_tests_properties(report.axe PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900)
