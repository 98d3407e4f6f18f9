#include "kiosk/domain/hub_command.h"

#include <array>

namespace domain {

namespace {

constexpr std::array<std::string_view, 6> kinds{"unknown",      "restart",    "resync",
                                                "show_message", "screenshot", "test_print"};
constexpr std::array<std::string_view, 4> states{"begun", "done", "refused", "failed"};

template <class Enum, std::size_t n>
Enum named(const std::array<std::string_view, n>& words, std::string_view word, Enum otherwise) {
    for (std::size_t i = 0; i < n; ++i)
        if (words[i] == word) return static_cast<Enum>(i);
    return otherwise;
}

}  // namespace

std::string_view to_string(CommandKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}
std::string_view to_string(CommandState state) {
    return states.at(static_cast<std::size_t>(state));
}
CommandKind command_kind(std::string_view word) {
    return named(kinds, word, CommandKind::unknown);
}
CommandState command_state(std::string_view word) {
    return named(states, word, CommandState::failed);
}

}  // namespace domain
