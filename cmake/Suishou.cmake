# One place for what every target of ours shares: language level, warnings, sanitizers.
include_guard(GLOBAL)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

add_library(suishou_flags INTERFACE)
target_compile_features(suishou_flags INTERFACE cxx_std_20)
target_compile_options(suishou_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
  # {0} of a C library's macro is all of its fields for GCC.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-gnu-zero-variadic-macro-arguments -Wno-missing-field-initializers>)
target_include_directories(suishou_flags INTERFACE "${CMAKE_SOURCE_DIR}")
if(SUISHOU_SANITIZE)
  target_compile_options(suishou_flags INTERFACE
    -fsanitize=${SUISHOU_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(suishou_flags INTERFACE SUISHOU_SANITIZED)
  # What the address sanitizer sees as well, for a sixth of a build's time.
  if(SUISHOU_SANITIZE MATCHES "address,undefined")
    target_compile_options(suishou_flags INTERFACE -fno-sanitize=null,object-size
      "-fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/tests/lint/ubsan.ignore")
  endif()
  target_link_options(suishou_flags INTERFACE -fsanitize=${SUISHOU_SANITIZE})
endif()

find_program(SUISHOU_MOLD mold)
if(SUISHOU_MOLD)
  target_link_options(suishou_flags INTERFACE -fuse-ld=mold)
endif()

# Several files are compiled as one (UNITY_BUILD), which takes half the time or less; the debug preset keeps every file
# honest about what it includes. Files here have a private name that a neighbour has too.
option(SUISHOU_TOGETHER "Compile several files as one" ON)
set(SUISHOU_APART
  hub/fleet/config_draft.cpp hub/handlers/console/kiosk_config.cpp hub/web/console/kiosk_config_page.cpp
  tests/unit/hub/console_config_test.cpp tests/unit/hub/open311_test.cpp tests/unit/hub/open311_report_test.cpp
  base/picture/png.cpp base/picture/slip_fonts.cpp base/picture/svg.cpp base/text/lunar.cpp hub/api/gzip.cpp
  hub/api/routes.cpp hub/cli/users.cpp hub/handlers/console/kiosks.cpp hub/handlers/console/meetings.cpp
  hub/handlers/console/requests.cpp hub/web/console/requests_page.cpp hub/handlers/console/notices.cpp hub/handlers/console/person.cpp hub/handlers/enrolment.cpp
  hub/handlers/form.cpp hub/import/ical.cpp hub/import/sample.cpp hub/meetings/meeting_draft.cpp
  hub/meetings/meeting_plan.cpp hub/meetings/rating.cpp hub/store/corrections.cpp hub/store/enrolments.cpp
  hub/store/people.cpp hub/store/postgresql_tools.cpp hub/store/request_follow_ups.cpp hub/store/requests.cpp hub/store/retention.cpp hub/store/sqlite_engine.cpp
  hub/web/console/person_page.cpp hub/web/console/today_page.cpp kiosk/domain/look_up_code.cpp
  kiosk/domain/pass.cpp kiosk/domain/staff.cpp kiosk/store/ledger.cpp kiosk/store/replica_people.cpp
  kiosk/sync/enrolment.cpp tests/golden/screens/places_test.cpp tests/sync/hub_limits_test.cpp
  tests/unit/hub/console_requests_test.cpp tests/unit/hub/follow_ups_test.cpp tests/sync/hub_metrics_test.cpp tests/unit/hub/console_meetings_test.cpp tests/unit/hub/console_notices_test.cpp
  tests/unit/hub/console_people_test.cpp tests/unit/hub/meeting_import_test.cpp tests/unit/hub/retention_test.cpp
  tests/unit/shell/idle_test.cpp tests/unit/shell/kept_modes_test.cpp tests/unit/shell/typed_text_test.cpp
  tests/unit/sqlite/migrate_test.cpp tests/unit/store/commands_test.cpp tests/unit/sync/lanes_test.cpp
  tests/unit/sync/sync_test.cpp ui/screens/desk.cpp ui/screens/meeting_strip.cpp ui/screens/result.cpp
  ui/screens/text_typing.cpp ui/screens/way_card.cpp ui/shell/brightness_x.cpp ui/shell/plain_fill.cpp
  ui/widgets/candidates.cpp ui/widgets/chip.cpp ui/widgets/dialog.cpp ui/widgets/key.cpp ui/widgets/keyboard.cpp
  ui/widgets/text_caps.cpp ui/widgets/text_keyboard.cpp)

# What is another file's name looks like shadowing in the same one.
add_library(suishou_together_flags INTERFACE)
target_compile_options(suishou_together_flags INTERFACE
  -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)

function(suishou_together name)
  if(NOT SUISHOU_TOGETHER)
    return()
  endif()
  set_target_properties(${name} PROPERTIES UNITY_BUILD ON)
  target_link_libraries(${name} PRIVATE suishou_together_flags)
  get_target_property(sources ${name} SOURCES)
  foreach(source ${sources})
    file(REAL_PATH "${source}" path)
    file(RELATIVE_PATH path "${CMAKE_SOURCE_DIR}" "${path}")
    if(path IN_LIST SUISHOU_APART)
      set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endforeach()
endfunction()

# suishou_library(name SOURCES a.cpp... [PUBLIC libs...] [PRIVATE libs...])
function(suishou_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC suishou_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    suishou_together(${name})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE suishou_flags ${ARG_PUBLIC})
  endif()
endfunction()

# A hang is ended; only the large counts of run-tests --long get hours.
if(DEFINED ENV{SUISHOU_LONG})
  set(SUISHOU_TEST_SECONDS 7200)
else()
  set(SUISHOU_TEST_SECONDS 900)
endif()

# What the sanitizers run; they have no use for the rest of a build. Races need threads: of the pictures and power cuts
# there are none in the second.
add_custom_target(watched_tests)
add_custom_target(threaded_tests)

# Whoever looks for races is not shown these: threads of a test's own, or a hub that serves, would go unwatched.
function(suishou_has_one_thread)
  foreach(source ${ARGN})
    file(STRINGS "${source}" threads REGEX "std::j?thread|std::async|base::Worker|hub\\.start\\(\\)")
    if(threads)
      message(FATAL_ERROR "${source} has threads, and its test says ONE_THREAD: ${threads}")
    endif()
  endforeach()
endfunction()

# Label "watched": run whole by the address build. Where that is run too, nobody waits for the same at twice the speed.
option(SUISHOU_WATCHED_TESTS "Build in this tree what the address build runs whole" ON)

# suishou_test(name SOURCES a.cpp... LINKS libs... [LABEL unit] [UNDER a program that runs it] [ONE_THREAD]
#              [ALSO_OPTIMISED: a sanitizer's build runs none of it, or a part])
function(suishou_test name)
  cmake_parse_arguments(ARG "ONE_THREAD;ALSO_OPTIMISED" "LABEL;UNDER" "SOURCES;LINKS" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  set(labels ${ARG_LABEL})
  if(ARG_LABEL MATCHES "^(unit|sync|e2e|media|fuzz)$" AND NOT ARG_ALSO_OPTIMISED)
    list(APPEND labels watched)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE suishou_flags ${ARG_LINKS} GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE SUISHOU_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  suishou_together(${name})
  # A test's own macros, optimised, took half of a build's time.
  if(ARG_LABEL MATCHES "^(unit|sync|e2e)$")
    target_compile_options(${name} PRIVATE -O0)
  endif()
  if(ARG_ONE_THREAD)
    suishou_has_one_thread(${ARG_SOURCES})
  endif()
  add_dependencies(watched_tests ${name})
  if(ARG_ONE_THREAD AND SUISHOU_SANITIZE STREQUAL "thread")
    return()
  endif()
  if(ARG_LABEL MATCHES "^(unit|sync|e2e)$")
    add_dependencies(threaded_tests ${name})
  endif()
  add_test(NAME ${name} COMMAND ${ARG_UNDER} $<TARGET_FILE:${name}>)
  set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT ${SUISHOU_TEST_SECONDS})
  if(watched IN_LIST labels AND NOT SUISHOU_WATCHED_TESTS)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endfunction()
