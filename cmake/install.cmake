# `cmake --install` and the Debian package. The program finds its data at ../share/capdo beside its own folder, so
# every prefix works, also one that was moved.
install(TARGETS capdo RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY templates checklists DESTINATION ${CMAKE_INSTALL_DATADIR}/capdo)

find_program(GZIP gzip REQUIRED)
set(man_page ${PROJECT_BINARY_DIR}/capdo.1.gz)
add_custom_command(OUTPUT ${man_page}
                   COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/docs/capdo.1 > ${man_page}
                   DEPENDS ${PROJECT_SOURCE_DIR}/docs/capdo.1 VERBATIM)
add_custom_target(man ALL DEPENDS ${man_page})
add_dependencies(capdo man)  # so that installing after `--target capdo` works
install(FILES ${man_page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

install(FILES packaging/completions/capdo.bash RENAME capdo
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES packaging/completions/_capdo
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES packaging/completions/capdo.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(FILES README.md README.vi.md LICENSE packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs
        FILES_MATCHING PATTERN "*.md" PATTERN "*.json")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME capdo)
set(CPACK_PACKAGE_VENDOR capdo)
set(CPACK_PACKAGE_CONTACT "capdo maintainers <maintainers@capdo.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks Vietnamese security-level dossiers against Decree 85/2016")
set(CPACK_PACKAGE_DESCRIPTION
    "capdo reads a folder of PDF and DOCX evidence about an information system, checks it against\n\
 Decree 85/2016/ND-CP and Circular 12/2022/TT-BTTTT, and proposes a score out of 15 points with\n\
 every gap cited by file, page and place. It works offline; nothing leaves the machine.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS poppler-data)
# Without dpkg-shlibdeps CPack would write a package that depends on nothing.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/need_shlibdeps.cmake)
include(CPack)
