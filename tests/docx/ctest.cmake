# The templates that ship are what their sources give, and what the program writes is a sound package.
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
add_test(NAME docx.templates COMMAND ${CAPDO_PYTHON} ${PROJECT_SOURCE_DIR}/scripts/templates.py --check)
foreach(name letter init)
  add_test(NAME docx.${name} COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/${name}_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
endforeach()
# As LibreOffice shows them; skipped, and said, where there is none.
add_test(NAME docx.pages COMMAND ${CAPDO_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/pages_test.py $<TARGET_FILE:capdo> ${PROJECT_SOURCE_DIR})
set_tests_properties(docx.pages PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900)
