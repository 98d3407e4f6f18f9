# Dear ImGui, compiled from source as one target `imgui`: core, FreeType and the OpenGL 3 renderer
# (ui/shell talks to GLFW and X itself: the library's GLFW backend knows no touch).
# Its source is, in this order: SUISHOU_IMGUI_DIR, what packaging/install-deps unpacked, the upstream release.
include_guard(GLOBAL)
include(FetchContent)

function(suishou_imgui_version folder out)
  set(version 0)
  if(EXISTS "${folder}/imgui.h")
    file(STRINGS "${folder}/imgui.h" line REGEX "^#define +IMGUI_VERSION_NUM +[0-9]+")
    string(REGEX REPLACE ".*IMGUI_VERSION_NUM +([0-9]+).*" "\\1" version "${line}")
  endif()
  set(${out} "${version}" PARENT_SCOPE)
endfunction()

function(suishou_find_imgui out)
  if(SUISHOU_IMGUI_DIR)
    set(${out} "${SUISHOU_IMGUI_DIR}" PARENT_SCOPE)
    return()
  endif()
  set(cache "$ENV{XDG_CACHE_HOME}")
  if(NOT cache)
    set(cache "$ENV{HOME}/.cache")
  endif()
  file(GLOB folders "${cache}/suishou/imgui-*")
  list(SORT folders COMPARE NATURAL ORDER DESCENDING)
  foreach(folder ${folders})
    suishou_imgui_version("${folder}" version)
    if(version GREATER_EQUAL 19220 AND version LESS 20000)
      set(${out} "${folder}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(STATUS "Dear ImGui: nothing unpacked by packaging/install-deps; fetching the upstream release")
  # Release v1.92.2b by its commit, which names the whole content.
  FetchContent_Declare(imgui_source
    GIT_REPOSITORY https://github.com/ocornut/imgui.git
    GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)
  FetchContent_MakeAvailable(imgui_source)  # it has no CMakeLists.txt: this only unpacks
  set(${out} "${imgui_source_SOURCE_DIR}" PARENT_SCOPE)
endfunction()

suishou_find_imgui(imgui_folder)
suishou_imgui_version("${imgui_folder}" imgui_version)
if(imgui_version LESS 19220 OR NOT imgui_version LESS 20000)
  message(FATAL_ERROR "Dear ImGui in '${imgui_folder}' is ${imgui_version}; wanted is 1.92.2 or newer, older than 2. "
    "packaging/install-deps gets one.")
endif()
message(STATUS "Dear ImGui ${imgui_version}: ${imgui_folder}")

find_package(glfw3 3.3 REQUIRED)
find_package(OpenGL REQUIRED)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET GLOBAL freetype2)

add_library(imgui STATIC
  "${imgui_folder}/imgui.cpp" "${imgui_folder}/imgui_draw.cpp" "${imgui_folder}/imgui_tables.cpp"
  "${imgui_folder}/imgui_widgets.cpp" "${imgui_folder}/misc/freetype/imgui_freetype.cpp"
  "${imgui_folder}/backends/imgui_impl_opengl3.cpp")
# SYSTEM: the library's own headers may warn as they like.
target_include_directories(imgui SYSTEM PUBLIC
  "${imgui_folder}" "${imgui_folder}/backends" "${imgui_folder}/misc/freetype")
target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"${CMAKE_SOURCE_DIR}/ui/shell/imgui_config.h\"")
target_compile_features(imgui PUBLIC cxx_std_20)
target_compile_options(imgui PRIVATE -w)
target_link_libraries(imgui PUBLIC glfw OpenGL::GL PRIVATE PkgConfig::freetype ${CMAKE_DL_LIBS})
if(SUISHOU_SANITIZE)
  target_compile_options(imgui PRIVATE
    -fsanitize=${SUISHOU_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()
add_library(suishou_imgui ALIAS imgui)
