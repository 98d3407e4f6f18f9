// How Dear ImGui is compiled: read by the library and by whoever includes it (IMGUI_USER_CONFIG).
#pragma once

#define IMGUI_USE_WCHAR32         // 196 characters of the General Standard lie beyond the BMP
#define IMGUI_ENABLE_FREETYPE     // hinting and the weights of the real faces
#define IMGUI_ENABLE_TEST_ENGINE  // its hooks tell which items are interactive: ui/shell/item_watch.h
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
// A public machine has no clipboard, no link to follow and no shell to open it with.
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
