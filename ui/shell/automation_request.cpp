#include "ui/shell/automation_request.h"

#include <map>

namespace ui::automation {

namespace {

using nlohmann::json;
using std::chrono::milliseconds;

base::Error bad(std::string text) {
    return {base::ErrorKind::invalid, std::move(text), "automation"};
}

// The JSON parser has already refused what is not UTF-8.
std::u32string code_points(const std::string& utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
            c = c << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
        }
        out += c;
        i += length;
    }
    return out;
}

base::Result<std::string> text_of(const json& value, const char* key) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
        return bad(std::string(key) + " wants a text");
    }
    return value.get<std::string>();
}

base::Result<milliseconds> timeout_of(const json& body) {
    const auto found = body.find("timeout_ms");
    if (found == body.end()) return usual_timeout;
    if (!found->is_number_unsigned() ||
        found->get<std::uint64_t>() > static_cast<std::uint64_t>(longest_timeout.count())) {
        return bad("timeout_ms wants a whole number from 0 to " + std::to_string(longest_timeout.count()));
    }
    return milliseconds{found->get<std::int64_t>()};
}

// Fields that nobody knows are mistakes of the sender, and silence would hide them.
base::Status only(const json& body, std::initializer_list<const char*> known) {
    if (!body.is_object()) return bad("wants an object, such as {}");
    for (const auto& [key, value] : body.items()) {
        bool found = false;
        for (const char* name : known)
            found = found || key == name;
        if (!found) return bad("unknown field \"" + key + "\"");
    }
    return {};
}

template <class Plain>
base::Result<Request> plain(const json& body) {
    if (auto status = only(body, {}); !status) return status.error();
    return Request{Plain{}};
}

template <class WithText>
base::Result<Request> with_text(const json& body) {
    auto text = text_of(body, "this");
    if (!text) return text.error();
    if constexpr (requires(WithText r) { r.text = std::u32string{}; }) {
        return Request{WithText{code_points(*text)}};
    } else {
        return Request{WithText{std::move(text).value()}};
    }
}

base::Result<Request> wait(const json& body) {
    if (auto status = only(body, {"screen", "node", "timeout_ms"}); !status) return status.error();
    Wait wait;
    for (auto [key, field] : {std::pair{"screen", &wait.screen}, std::pair{"node", &wait.node}}) {
        if (!body.contains(key)) continue;
        auto text = text_of(body[key], key);
        if (!text) return text.error();
        *field = std::move(text).value();
    }
    if (!wait.screen && !wait.node) return bad("wait wants a screen, a node or both");
    auto timeout = timeout_of(body);
    if (!timeout) return timeout.error();
    wait.timeout = *timeout;
    return Request{std::move(wait)};
}

base::Result<Request> quiet(const json& body) {
    if (auto status = only(body, {"timeout_ms"}); !status) return status.error();
    auto timeout = timeout_of(body);
    if (!timeout) return timeout.error();
    return Request{Quiet{*timeout}};
}

base::Result<Request> modes(const json& body) {
    if (auto status = only(body, {"language", "large_text", "low_reach", "voice", "calm"}); !status)
        return status.error();
    SetModes modes;
    if (body.contains("language")) {
        auto language = text_of(body["language"], "language");
        if (!language) return language.error();
        modes.language = std::move(language).value();
    }
    for (auto [key, field] :
         {std::pair{"large_text", &modes.large_text}, std::pair{"low_reach", &modes.low_reach},
          std::pair{"voice", &modes.voice}, std::pair{"calm", &modes.calm}}) {
        if (!body.contains(key)) continue;
        if (!body[key].is_boolean()) return bad(std::string(key) + " wants true or false");
        *field = body[key].get<bool>();
    }
    return Request{std::move(modes)};
}

const char* to_string(NodeRole role) {
    switch (role) {
        case NodeRole::text:
            return "text";
        case NodeRole::heading:
            return "heading";
        case NodeRole::button:
            return "button";
        case NodeRole::toggle:
            return "toggle";
        case NodeRole::row:
            return "row";
        case NodeRole::field:
            return "field";
        case NodeRole::key:
            return "key";
        case NodeRole::image:
            return "image";
        case NodeRole::progress:
            return "progress";
        case NodeRole::dialog:
            return "dialog";
        case NodeRole::status:
            return "status";
    }
    return "text";
}

json rect_as_json(const Rect& rect) {
    return {{"x", rect.x}, {"y", rect.y}, {"w", rect.w}, {"h", rect.h}};
}

}  // namespace

base::Result<Request> parse_request(std::string_view line) {
    using Reader = base::Result<Request> (*)(const json&);
    static const std::map<std::string, Reader, std::less<>> readers{
        {"tree", plain<GetTree>},  {"tap", with_text<Tap>},  {"type", with_text<Type>},
        {"scan", with_text<Scan>}, {"wait", wait},           {"screenshot", with_text<Screenshot>},
        {"quiet", quiet},          {"view", plain<GetView>}, {"stats", plain<Stats>},
        {"modes", modes},          {"quit", plain<Quit>},    {"unreported", plain<Unreported>},
    };
    if (line.size() > longest_line) return bad("line too long");
    const json request = json::parse(line, nullptr, false);
    if (!request.is_object() || request.size() != 1) return bad("a request is one JSON object with one key");
    const auto reader = readers.find(request.begin().key());
    if (reader == readers.end()) return bad("unknown request \"" + request.begin().key() + "\"");
    auto parsed = reader->second(request.begin().value());
    if (!parsed) return bad(reader->first + ": " + parsed.error().text);
    return parsed;
}

json tree_as_json(const Tree& tree) {
    json nodes = json::array();
    for (const Node& node : tree.nodes()) {
        nodes.push_back({{"id", node.id},
                         {"role", to_string(node.role)},
                         {"label", node.label},
                         {"rect", rect_as_json(node.rect)},
                         {"enabled", node.enabled},
                         {"on", node.on},
                         {"focused", node.focused}});
    }
    return {{"screen", tree.screen()}, {"nodes", std::move(nodes)}};
}

json modes_as_json(const Modes& modes) {
    return {{"language", modes.language},
            {"large_text", modes.large_text},
            {"low_reach", modes.low_reach},
            {"voice", modes.voice},
            {"calm", modes.calm}};
}

json unreported_as_json(const std::vector<ItemWatch::Item>& items) {
    json missing = json::array();
    for (const ItemWatch::Item& item : items) {
        missing.push_back({{"label", item.label}, {"rect", rect_as_json(item.rect)}});
    }
    return {{"unreported", std::move(missing)}};
}

json error_as_json(std::string_view text) {
    return {{"error", text}};
}

std::string as_line(const json& answer) {
    return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace ui::automation
