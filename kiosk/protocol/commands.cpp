// Commands of the hub and what became of them.
#include "kiosk/domain/hub_command.h"
#include "kiosk/protocol/command_record.h"
#include "kiosk/protocol/messages.h"

namespace protocol {

using namespace domain;

Json to_json(const HubCommand& command) {
    Json json{{"kiosk", command.kiosk},
              {"kind", std::string(to_string(command.kind))},
              {"issued_ms", base::to_ms(command.issued)},
              {"expires_ms", base::to_ms(command.expires)}};
    put(json, "message", command.message);
    return json;
}

void read_command(Reader& reader, HubCommand& command) {
    std::string kind;
    reader.require({"kind", "expires_ms"});
    reader.read("kiosk", command.kiosk, 256);
    reader.read("kind", kind, 64);
    reader.read("issued_ms", command.issued);
    reader.read("expires_ms", command.expires);
    reader.read("message", command.message);
    command.kind = command_kind(kind);
}

std::string encode(const CommandResult& result) {
    Json json{{"state", std::string(to_string(result.state))}};
    put(json, "reason", result.reason);
    return write(json);
}

base::Result<CommandResult> decode_command_result(CommandId id, std::string_view text) {
    constexpr auto place = "protocol.decode_command_result";
    const auto object = parse_object(text);
    if (!object) return malformed("no JSON object", place);
    CommandResult result{id, CommandState::begun, ""};
    std::string state;
    Reader reader(*object);
    reader.require({"state"});
    reader.read("state", state, 64);
    reader.read("reason", result.reason, 64);
    result.state = command_state(state);
    if (result.state == CommandState::begun || to_string(result.state) != state) reader.fail("state");
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return result;
}

}  // namespace protocol
