// What may come over the automation socket, and how answers are written. docs/automation.md is the reference.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "ui/shell/item_watch.h"
#include "ui/shell/modes.h"
#include "ui/shell/tree.h"

namespace ui::automation {

inline constexpr std::size_t longest_line = 64 * 1024;  // bytes, without the newline
inline constexpr std::chrono::milliseconds usual_timeout{10'000}, longest_timeout{600'000};

struct GetTree {};
struct Tap {
    std::string id;
};
struct Type {
    std::u32string text;
};
struct Scan {
    std::u32string text;
};
struct Screenshot {
    std::string path;
};
struct Wait {
    std::optional<std::string> screen, node;  // at least one
    std::chrono::milliseconds timeout = usual_timeout;
};
struct Quiet {
    std::chrono::milliseconds timeout = usual_timeout;
};
struct GetView {};
struct Stats {};
// Only what is set changes.
struct SetModes {
    std::optional<std::string> language;
    std::optional<bool> large_text, low_reach, voice, calm;
};
struct Unreported {};
struct Quit {};

using Request = std::variant<GetTree, Tap, Type, Scan, Screenshot, Wait, Quiet, GetView, Stats, SetModes,
                             Unreported, Quit>;

// One line: an object with exactly one known key. Everything else is ErrorKind::invalid with words for the
// sender. Pure.
base::Result<Request> parse_request(std::string_view line);

nlohmann::json tree_as_json(const Tree& tree);
nlohmann::json modes_as_json(const Modes& modes);
nlohmann::json unreported_as_json(const std::vector<ItemWatch::Item>& items);
nlohmann::json error_as_json(std::string_view text);
// One line without its newline; text that is not UTF-8 is repaired, never thrown about.
std::string as_line(const nlohmann::json& answer);

}  // namespace ui::automation
