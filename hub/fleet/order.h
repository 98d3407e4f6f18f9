// Asking one kiosk for something: what makes a command that can be given. Pure.
#pragma once

#include <optional>
#include <string>

#include "kiosk/domain/hub_command.h"

namespace hub {

// Three lines where the kiosk's screen has least room: 30 hanzi or 90 letters.
inline constexpr std::size_t longest_message = 90;
inline constexpr std::chrono::minutes longest_order{7 * 24 * 60};

// A new one. `within`: the time in which it may still be done, or a message is shown.
domain::HubCommand make_order(const std::string& kiosk, domain::CommandKind kind, const domain::Text& message,
                              std::chrono::minutes within, base::WallTime now);

enum class OrderFault { unknown_kind, no_text, too_long, bad_time };
std::optional<OrderFault> fault_of(const domain::HubCommand& order);

}  // namespace hub
