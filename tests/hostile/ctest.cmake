# Hostile files (generate.py) against the finished program, one case for each family. By hand also "all": all files in one
# folder, some four minutes of processor time.
find_program(CAPDO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
set(hostile_slow 3)
set(hostile_options)
if(CAPDO_SANITIZE)
  set(hostile_slow 8)
  set(hostile_options --sanitized)
endif()
foreach(family pdf-structure pdf-content pdf-bombs pdf-objects docx-zip docx-xml docx-word analysis formats office archives pictures names reports)
  add_test(NAME hostile.${family}
           COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/run.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR}
                   ${family} --slow ${hostile_slow} ${hostile_options})
  set_tests_properties(hostile.${family} PROPERTIES TIMEOUT 1800)
endforeach()
