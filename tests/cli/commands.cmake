# The real program, driven from outside: what it prints where, and its exit codes.
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
add_test(NAME cli.commands
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/commands_test.py
                 $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR} ${PROJECT_VERSION})
add_test(NAME cli.interrupt
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/interrupt_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
add_test(NAME cli.compare
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/compare_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
add_test(NAME cli.decisions
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/decisions_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
