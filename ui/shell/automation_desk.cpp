#include <algorithm>

#include "ui/shell/automation.h"

namespace ui::automation {

namespace {

Answer failed(std::string_view text) {
    return {error_as_json(text), std::nullopt, {}};
}

Answer done(nlohmann::json body) {
    return {std::move(body), std::nullopt, {}};
}

const Node* find(const Tree& tree, const std::string& id) {
    const auto found = std::find_if(tree.nodes().begin(), tree.nodes().end(),
                                    [&](const Node& node) { return node.id == id; });
    return found != tree.nodes().end() ? &*found : nullptr;
}

std::optional<Answer> tap(const Tap& request, bool begun, Port& port) {
    if (begun) {
        if (!port.input_done()) return std::nullopt;
        return done({{"tapped", request.id}});
    }
    const Node* node = find(port.tree(), request.id);
    if (node == nullptr) return failed("nothing called \"" + request.id + "\" on " + port.tree().screen());
    if (!node->enabled) return failed("\"" + request.id + "\" is disabled");
    if (!port.tap(node->rect.x + node->rect.w / 2, node->rect.y + node->rect.h / 2)) {
        return failed("a finger is on the glass");
    }
    return std::nullopt;
}

std::optional<Answer> look(const Wait& request, Port& port) {
    const Tree& tree = port.tree();
    if (request.screen && *request.screen != tree.screen()) return std::nullopt;
    if (request.node && find(tree, *request.node) == nullptr) return std::nullopt;
    return done({{"screen", tree.screen()}});
}

Modes merged(Modes modes, const SetModes& wish) {
    if (wish.language) modes.language = *wish.language;
    modes.large_text = wish.large_text.value_or(modes.large_text);
    modes.low_reach = wish.low_reach.value_or(modes.low_reach);
    modes.voice = wish.voice.value_or(modes.voice);
    modes.calm = wish.calm.value_or(modes.calm);
    return modes;
}

std::chrono::milliseconds patience(const Request& request) {
    if (const auto* wait = std::get_if<Wait>(&request)) return wait->timeout;
    if (const auto* quiet = std::get_if<Quiet>(&request)) return quiet->timeout;
    return usual_timeout;
}

// One overload a request; an empty answer means: look again in the next turn.
struct Handler {
    Port& port;
    const bool begun;

    std::optional<Answer> operator()(const GetTree&) { return done(tree_as_json(port.tree())); }
    std::optional<Answer> operator()(const Tap& request) { return tap(request, begun, port); }
    std::optional<Answer> operator()(const Type& request) {
        if (!begun) port.type(request.text);
        if (!begun || !port.input_done()) return std::nullopt;
        return done({{"typed", request.text.size()}});
    }
    std::optional<Answer> operator()(const Scan& request) {
        port.scan(request.text);
        return done({{"scanned", request.text.size()}});
    }
    std::optional<Answer> operator()(const Screenshot& request) {
        if (!begun) port.order_picture();
        auto picture = port.take_picture();
        if (!picture) return std::nullopt;
        return Answer{{{"screenshot", request.path}}, std::move(picture), request.path};
    }
    std::optional<Answer> operator()(const Wait& request) { return look(request, port); }
    std::optional<Answer> operator()(const Quiet&) {
        if (!port.not_quiet_because().empty()) return std::nullopt;
        return done({{"quiet", true}});
    }
    std::optional<Answer> operator()(const GetView&) { return failed("not for the screen to answer"); }
    std::optional<Answer> operator()(const Stats&) { return done(port.stats()); }
    std::optional<Answer> operator()(const SetModes& request) {
        if (!begun) port.set_modes(merged(port.modes(), request));
        if (!begun || !port.input_done()) return std::nullopt;
        return done(modes_as_json(port.modes()));
    }
    std::optional<Answer> operator()(const Unreported&) {
        return done(unreported_as_json(port.unreported()));
    }
    std::optional<Answer> operator()(const Quit&) {
        port.quit();
        return done({{"quitting", true}});
    }
};

}  // namespace

std::optional<Answer> Desk::advance(Waiting& waiting, Port& port) {
    auto answer = std::visit(Handler{port, waiting.begun}, waiting.ask->request);
    waiting.begun = true;
    if (answer || port.now() < waiting.deadline) return answer;
    std::string text = "timeout; the screen is " + port.tree().screen();
    if (const std::string reason = port.not_quiet_because(); !reason.empty()) text += "; " + reason;
    return failed(text);
}

void Desk::serve(Port& port) {
    while (auto ask = asks_.try_pop()) {
        const base::BootTime deadline = port.now() + patience((*ask)->request);
        waiting_.push_back({std::move(*ask), deadline, false});
    }
    for (auto it = waiting_.begin(); it != waiting_.end();) {
        auto answer = advance(*it, port);
        if (answer) it->ask->reply.try_push(std::move(*answer));
        it = answer ? waiting_.erase(it) : std::next(it);
    }
}

std::optional<base::BootTime> Desk::next_deadline() const {
    std::optional<base::BootTime> next;
    for (const Waiting& waiting : waiting_)
        next = next ? std::min(*next, waiting.deadline) : waiting.deadline;
    return next;
}

void Desk::close() {
    asks_.close();
    while (auto ask = asks_.try_pop())
        (*ask)->reply.close();
    for (const Waiting& waiting : waiting_)
        waiting.ask->reply.close();
    waiting_.clear();
}

}  // namespace ui::automation
