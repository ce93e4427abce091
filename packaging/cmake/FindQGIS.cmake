# Defines QGIS::Core (libqgis_core) and QGIS::Analysis with their headers marked SYSTEM, so our warnings stay ours.
find_path(QGIS_INCLUDE_DIR qgsmapsettings.h PATH_SUFFIXES qgis)
find_library(QGIS_CORE_LIBRARY qgis_core)
find_library(QGIS_ANALYSIS_LIBRARY qgis_analysis)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QGIS REQUIRED_VARS QGIS_CORE_LIBRARY QGIS_ANALYSIS_LIBRARY QGIS_INCLUDE_DIR)
# Packages put all headers into one folder, but some of them name each other with the folder they had in the sources.
set(QGIS_SOURCE_FOLDERS "${PROJECT_BINARY_DIR}/qgis_source_folders")
foreach(header scalebar/qgsscalebarsettings.h scalebar/qgsscalebarrenderer.h)
  if(QGIS_FOUND AND NOT EXISTS "${QGIS_INCLUDE_DIR}/${header}")
    get_filename_component(name "${header}" NAME)
    file(CONFIGURE OUTPUT "${QGIS_SOURCE_FOLDERS}/${header}" CONTENT "#include <${name}>\n")
  endif()
endforeach()
if(QGIS_FOUND AND NOT TARGET QGIS::Core)
  add_library(QGIS::Core UNKNOWN IMPORTED)
  set_target_properties(QGIS::Core PROPERTIES
    IMPORTED_LOCATION "${QGIS_CORE_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${QGIS_INCLUDE_DIR};${QGIS_SOURCE_FOLDERS}"
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${QGIS_INCLUDE_DIR};${QGIS_SOURCE_FOLDERS}")
  add_library(QGIS::Analysis UNKNOWN IMPORTED)
  set_target_properties(QGIS::Analysis PROPERTIES
    IMPORTED_LOCATION "${QGIS_ANALYSIS_LIBRARY}" INTERFACE_LINK_LIBRARIES QGIS::Core)
endif()
