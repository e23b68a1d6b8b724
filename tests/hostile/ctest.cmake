# Hostile files (generate.py) against the finished program, one case for each family and one for all files in one folder.
find_program(CAPDO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
set(hostile_slow 1)
if(CAPDO_SANITIZE)
  set(hostile_slow 5)
endif()
foreach(family pdf-structure pdf-content pdf-bombs pdf-objects docx-zip docx-xml docx-word analysis formats names reports all)
  add_test(NAME hostile.${family}
           COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/run.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR}
                   ${family} --slow ${hostile_slow})
  math(EXPR hostile_timeout "600 * ${hostile_slow}")
  set_tests_properties(hostile.${family} PROPERTIES TIMEOUT ${hostile_timeout})
endforeach()
