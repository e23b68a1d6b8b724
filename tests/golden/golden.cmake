# The finished program on whole dossiers: goldens of the samples, bad input, an installed copy, the published schemas.
find_program(CAPDO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)

file(GLOB samples CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE ${PROJECT_SOURCE_DIR}/samples
     ${PROJECT_SOURCE_DIR}/samples/[0-9]*)
foreach(sample ${samples})
  if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/samples/${sample})
    add_test(NAME golden.${sample}
             COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/run.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR} ${sample})
  endif()
endforeach()

add_test(NAME golden.bad_input
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/bad_input.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
add_test(NAME golden.install
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/install_test.py
                 ${CMAKE_COMMAND} ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR})
add_test(NAME golden.rules_schema
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/rules_schema.py ${PROJECT_SOURCE_DIR})
add_test(NAME golden.docs
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/docs_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
