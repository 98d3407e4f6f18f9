#include "hub/log.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/clock.h"

namespace hub {

namespace {

void write_line(const char* event, LogFields fields) {
    nlohmann::ordered_json line;
    line["at"] = base::to_ms(base::SystemClock().wall());
    line["event"] = event;
    for (const auto& [name, value] : fields)
        line[name] = value;
    std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
    // One write a line: lines of several threads do not mix.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Log make_log() {
    return write_line;
}

Log no_log() {
    return [](const char*, LogFields) {};
}

}  // namespace hub
