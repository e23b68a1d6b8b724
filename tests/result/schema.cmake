# The published schema against every result that the tests hold. python3-jsonschema is a build dependency: a machine
# without it fails at configure time, so that this check is never silently left out.
find_program(CAPDO_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
execute_process(COMMAND ${CAPDO_PYTHON} -c "import jsonschema" RESULT_VARIABLE no_jsonschema
                OUTPUT_QUIET ERROR_QUIET)
if(no_jsonschema)
  message(FATAL_ERROR "${CAPDO_PYTHON} has no jsonschema: apt install python3-jsonschema")
endif()
file(GLOB_RECURSE results CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/report/data/*.json
     ${PROJECT_SOURCE_DIR}/tests/result/data/*.json)
add_test(NAME result.schema
         COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/validate_result.py
                 ${PROJECT_SOURCE_DIR}/docs/result.schema.json ${results})
