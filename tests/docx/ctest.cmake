# The templates that ship are what their sources give, and what the program writes is a sound package.
find_program(CAPDO_PYTHON NAMES python3 REQUIRED)
add_test(NAME docx.templates COMMAND ${CAPDO_PYTHON} ${PROJECT_SOURCE_DIR}/scripts/templates.py --check)
