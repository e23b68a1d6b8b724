# Flags for our own code only. Third-party headers are SYSTEM through their imported targets.
add_library(capdo_options INTERFACE)
target_compile_options(capdo_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor)
target_include_directories(capdo_options INTERFACE ${PROJECT_SOURCE_DIR}/analyzer)
if(CAPDO_SANITIZE)
  target_compile_options(capdo_options INTERFACE -fsanitize=address,undefined
                         -fno-sanitize-recover=undefined -fno-omit-frame-pointer
                         -fno-sanitize=vptr)  # vptr needs Poppler's type information, which it hides
  target_link_options(capdo_options INTERFACE -fsanitize=address,undefined)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# One room of the house is one static library: capdo_room(NAME DEPENDS room... LIBRARIES target...).
# All *.cc files of the folder belong to it, so adding a file needs no change here.
function(capdo_room name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  if(NOT sources)
    add_library(capdo_${name} INTERFACE)
    return()
  endif()
  add_library(capdo_${name} STATIC ${sources})
  target_link_libraries(capdo_${name} PUBLIC capdo_options PRIVATE ${ARG_LIBRARIES})
  foreach(dep ${ARG_DEPENDS})
    target_link_libraries(capdo_${name} PUBLIC capdo_${dep})
  endforeach()
endfunction()
