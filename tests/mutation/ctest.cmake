# Sixty fixed mutations, DOCX only, against the finished program. The thresholds leave an honest margin under what is
# measured; `measure.py` by hand over all cases says more (README.md).
find_program(CAPDO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
add_test(NAME mutation.docx
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/ctest.py $<TARGET_FILE:capdo>
                 ${CMAKE_CURRENT_BINARY_DIR}/mutation-docx)
set_tests_properties(mutation.docx PROPERTIES TIMEOUT 600)
