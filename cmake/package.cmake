# SPDX-License-Identifier: EUPL-1.2
# What a machine gets: the program, its models, units, samples, manual; and the Debian package of it.
include(GNUInstallDirs)
install(TARGETS vigie DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY config feeds newsletter DESTINATION ${CMAKE_INSTALL_DATADIR}/vigie
  PATTERN demo EXCLUDE)
install(DIRECTORY packaging/systemd/ DESTINATION lib/systemd/system PATTERN vigie.tmpfiles EXCLUDE)
install(FILES packaging/systemd/vigie.tmpfiles DESTINATION lib/tmpfiles.d RENAME vigie.conf)
install(FILES packaging/bash-completion/vigie DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY packaging/nginx packaging/postfix DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES README.md docs/OPERATIONS.md docs/guide.fr.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/vigie.1.gz
  COMMAND ${CMAKE_SOURCE_DIR}/script/manual $<TARGET_FILE:vigie> > ${CMAKE_BINARY_DIR}/vigie.1
  COMMAND gzip -9nkf ${CMAKE_BINARY_DIR}/vigie.1
  DEPENDS vigie script/manual VERBATIM)
add_custom_target(manual DEPENDS ${CMAKE_BINARY_DIR}/vigie.1.gz)
install(FILES ${CMAKE_BINARY_DIR}/vigie.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL)
string(TIMESTAMP package_day "%a, %d %b %Y 00:00:00 +0000" UTC)
set(package_version ${PROJECT_VERSION})
if(VIGIE_PACKAGE_VERSION)
  set(package_version ${VIGIE_PACKAGE_VERSION})
endif()
file(WRITE ${CMAKE_BINARY_DIR}/changelog "vigie (${package_version}) bookworm; urgency=medium

  * What changed stands in /usr/share/doc/vigie/CHANGELOG.md.gz.

 -- The contributors of vigie <vigie@example.org>  ${package_day}
")
execute_process(COMMAND gzip -9nkf ${CMAKE_BINARY_DIR}/changelog)
install(FILES ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
execute_process(COMMAND gzip -9nc ${CMAKE_SOURCE_DIR}/CHANGELOG.md OUTPUT_FILE ${CMAKE_BINARY_DIR}/CHANGELOG.md.gz)
install(FILES ${CMAKE_BINARY_DIR}/CHANGELOG.md.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME vigie)
set(CPACK_PACKAGE_VERSION ${package_version})
set(CPACK_PACKAGE_CONTACT "The contributors of vigie <vigie@example.org>")
set(CPACK_PACKAGE_HOMEPAGE_URL "")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "shared press watch and newsletter of a network of centres")
set(CPACK_PACKAGE_DESCRIPTION "vigie polls the feeds that the centres of a network share by a rota, groups and
tags the articles, lets curators mark items for a public press panorama, and
sends a monthly letter, made together in the browser, as HTML mail.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL OFF)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, init-system-helpers (>= 1.52), tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, libvips-tools, nginx-light | nginx")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postfix, weasyprint")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_SOURCE_DIR}/packaging/debian/postinst"
  "${CMAKE_SOURCE_DIR}/packaging/debian/prerm" "${CMAKE_SOURCE_DIR}/packaging/debian/postrm")
include(CPack)
