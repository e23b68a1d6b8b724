# `capdo batch` from outside: figures that are sums, runs that are killed, manifests and wrong usage.
find_program(CAPDO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
foreach(name overview usage)
  add_test(NAME batch.${name}
           COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/${name}_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
endforeach()
# The whole measure, 84 agencies and 10 kills, is run by hand: docs/commands/batch.md.
add_test(NAME batch.agencies
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/agencies_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR} 6 3)
foreach(part Killed Kept)
  string(TOLOWER ${part} name)
  add_test(NAME batch.${name}
           COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/resume_test.py
                   $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR} ${part})
endforeach()
