// What the hub asks of one kiosk, once: by whoever looks after the house, within a time.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "kiosk/domain/ids.h"
#include "kiosk/domain/text.h"

namespace domain {

using CommandId = base::Id<struct CommandTag>;

// unknown: of a newer hub.
enum class CommandKind { unknown, restart, resync, show_message, screenshot, test_print };

struct HubCommand {
    CommandId id;
    std::string kiosk;  // whom it is for, by the hub's id
    CommandKind kind = CommandKind::unknown;
    base::WallTime issued{}, expires{};  // by the hub's clock; a message is shown until then
    Text message;                        // of show_message
    friend bool operator==(const HubCommand&, const HubCommand&) = default;
};

// begun: on the kiosk alone, so that nothing is done twice.
enum class CommandState { begun, done, refused, failed };

struct CommandResult {
    CommandId id;
    CommandState state = CommandState::done;
    std::string reason;  // a word, docs/protocol.md; empty when done
    friend bool operator==(const CommandResult&, const CommandResult&) = default;
};

// What the screen showed while nobody stood before it.
struct CommandPicture {
    CommandId id;            // of the screenshot that asked for it
    base::WallTime taken{};  // by the hub's clock
    std::string png;

    static constexpr std::size_t most_bytes = 2 << 20;  // that the hub takes
    static constexpr int longest_side = 4096;           // pixels
};

// As they stand on the wire and on disk.
std::string_view to_string(CommandKind kind);
std::string_view to_string(CommandState state);
CommandKind command_kind(std::string_view word);  // unknown for any other word
// Any other word is a failure.
CommandState command_state(std::string_view word);

}  // namespace domain
