#include "kiosk/service/command_desk.h"

namespace service {

namespace {

using domain::CommandKind;
using domain::CommandState;
using domain::HubCommand;

bool disturbs(CommandKind kind) {
    return kind == CommandKind::restart || kind == CommandKind::test_print;
}

}  // namespace

base::Status CommandDesk::start() {
    const auto outcomes = store_.untold_results();
    if (!outcomes) return outcomes.error();
    for (const auto& [command, result] : *outcomes) {
        base::Status kept;
        if (result.state != CommandState::begun)
            untold_.push_back(result);
        else if (command.kind == CommandKind::restart)
            kept = end(command, CommandState::done);
        else
            kept = end(command, CommandState::failed, "interrupted");
        if (!kept) return kept;
    }
    return reload();
}

base::Status CommandDesk::reload() {
    auto open = store_.open_commands();
    if (!open) return open.error();
    open_ = std::move(*open);
    auto message = store_.message();
    if (!message) return message.error();
    message_ = std::move(*message);
    return {};
}

base::Result<std::optional<HubCommand>> CommandDesk::take(base::WallTime now, bool somebody_is_here) {
    for (auto next = open_.begin(); next != open_.end();) {
        const bool late = next->expires <= now, known = next->kind != CommandKind::unknown;
        if (!late && known && disturbs(next->kind) && somebody_is_here) {
            ++next;
            continue;
        }
        const HubCommand command = *next;
        next = open_.erase(next);
        const auto state = late || !known ? CommandState::refused : CommandState::begun;
        if (state == CommandState::refused) {
            if (auto kept = end(command, state, late ? "expired" : "not_known"); !kept) return kept.error();
            continue;
        }
        if (auto kept = store_.keep_result(command, {command.id, state, ""}); !kept) return kept.error();
        return std::optional(command);
    }
    return std::optional<HubCommand>();
}

base::Status CommandDesk::end(const HubCommand& command, CommandState state, std::string reason) {
    domain::CommandResult result{command.id, state, std::move(reason)};
    if (auto kept = store_.keep_result(command, result); !kept) return kept;
    untold_.push_back(std::move(result));
    if (command.kind == CommandKind::show_message) return reload();
    return {};
}

base::Status CommandDesk::told(domain::CommandId id, base::WallTime now) {
    std::erase_if(untold_, [&](const auto& result) { return result.id == id; });
    return store_.result_told(id, now);
}

std::optional<HubCommand> CommandDesk::message(base::WallTime now) const {
    return message_ && now < message_->expires ? message_ : std::nullopt;
}

}  // namespace service
