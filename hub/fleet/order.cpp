#include "hub/fleet/order.h"

#include <algorithm>

#include "base/ids.h"

namespace hub {

domain::HubCommand make_order(const std::string& kiosk, domain::CommandKind kind, const domain::Text& message,
                              std::chrono::minutes within, base::WallTime now) {
    domain::HubCommand order;
    order.id.value = base::random_u64();
    order.kiosk = kiosk;
    order.kind = kind;
    order.issued = now;
    order.expires = now + within;
    if (kind == domain::CommandKind::show_message) order.message = message;
    return order;
}

std::optional<OrderFault> fault_of(const domain::HubCommand& order) {
    if (order.kind == domain::CommandKind::unknown) return OrderFault::unknown_kind;
    if (order.kind == domain::CommandKind::show_message && order.message.zh.empty())
        return OrderFault::no_text;
    if (std::max(order.message.zh.size(), order.message.en.size()) > longest_message)
        return OrderFault::too_long;
    const auto within = order.expires - order.issued;
    if (within < std::chrono::minutes{1} || within > longest_order) return OrderFault::bad_time;
    return std::nullopt;
}

}  // namespace hub
