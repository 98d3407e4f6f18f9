#include "kiosk/app/config.h"

#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <sstream>

#include <sys/stat.h>
#include <toml++/toml.h>

#include "kiosk/domain/kiosk_config.h"
#include "kiosk/domain/staff.h"

namespace app {

namespace {

base::Error invalid(const std::string& text) {
    return {base::ErrorKind::invalid, text, "config"};
}

using Words = std::initializer_list<const char*>;
// What to do with a value; the answer is what is wrong with it, or nothing.
using Setter = std::function<std::string(const toml::node&)>;

Setter text(std::string& into) {
    return [&into](const toml::node& node) -> std::string {
        const auto value = node.value_exact<std::string>();
        if (!value) return "must be a text in quotes";
        into = *value;
        return {};
    };
}

Setter one_of(std::string& into, Words words) {
    return [&into, words = std::vector<std::string>(words.begin(), words.end())](const toml::node& node) {
        const auto value = node.value_exact<std::string>();
        std::string choices;
        for (const auto& word : words) {
            if (value == word) {
                into = word;
                return std::string{};
            }
            choices += (choices.empty() ? "\"" : ", \"") + word + "\"";
        }
        return "must be one of " + choices;
    };
}

template <class Number>
Setter number(Number& into, std::int64_t least, std::int64_t most) {
    return [&into, least, most](const toml::node& node) -> std::string {
        const auto value = node.value_exact<std::int64_t>();
        if (!value || *value < least || *value > most)
            return "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
        into = Number(*value);
        return {};
    };
}

Setter truth(bool& into) {
    return [&into](const toml::node& node) -> std::string {
        const auto value = node.value_exact<bool>();
        if (!value) return "must be true or false";
        into = *value;
        return {};
    };
}

Setter hours(std::optional<domain::Hours>& into) {
    return [&into](const toml::node& node) -> std::string {
        const auto value = node.value_exact<std::string>();
        into = value ? domain::parse_hours(*value) : std::nullopt;
        if (!into) return "must be two times of the day such as \"18:00-08:00\"";
        return {};
    };
}

// Names cross the wire: without TLS only within this machine.
Setter hub_address(std::string& into) {
    return [&into](const toml::node& node) -> std::string {
        const auto value = node.value_exact<std::string>();
        if (!value) return "must be a text in quotes";
        const auto begins = [&](std::string_view with) {
            if (!value->starts_with(with)) return false;
            const std::string_view rest = std::string_view(*value).substr(with.size());
            return with == "https://" ? !rest.empty() : rest.empty() || rest[0] == ':' || rest[0] == '/';
        };
        if (!begins("https://") && !begins("http://127.0.0.1") && !begins("http://localhost") &&
            !begins("http://[::1]"))
            return "must begin with https://, or with http://127.0.0.1 for a hub on this machine";
        into = *value;
        return {};
    };
}

// A token that others can read is no secret any more.
std::string read_token(const std::string& path, std::string& into) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return "names a file that is not there: " + path;
    if ((status.st_mode & 077) != 0) return "names a file that others may read; chmod 600 " + path;
    std::ifstream file(path);
    if (!std::getline(file, into) || into.empty())
        return "names a file that cannot be read or is empty: " + path;
    return {};
}

Setter pin_hash(std::string& into) {
    return [&into](const toml::node& node) -> std::string {
        const auto value = node.value_exact<std::string>();
        if (!value || !domain::is_pin_hash(*value)) return "must be what suishou-kiosk --hash-pin prints";
        into = *value;
        return {};
    };
}

Setter badges(std::vector<Config::Badge>& into) {
    return [&into](const toml::node& node) -> std::string {
        constexpr auto wrong = "must be a list of what suishou-kiosk --new-badge prints";
        const auto* list = node.as_array();
        if (!list) return wrong;
        for (const auto& item : *list) {
            const auto text = item.value_exact<std::string>().value_or("");
            const auto colon = text.rfind(':');
            if (colon == text.npos || colon == 0 || !domain::is_badge_hash(text.substr(colon + 1)))
                return wrong;
            into.push_back({text.substr(0, colon), text.substr(colon + 1)});
        }
        return {};
    };
}

std::map<std::string, Setter> setters(Config& c) {
    return {
        {"profile", one_of(c.profile, {"lobby"})},
        {"language", text(c.language)},
        {"utc_offset_minutes", number(c.utc_offset, -720, 840)},
        {"kiosk.id", text(c.kiosk_id)},
        {"kiosk.database", text(c.database)},
        {"hub.url", hub_address(c.hub_url)},
        {"hub.token", text(c.hub_token)},
        {"hub.token_file",
         [&c](const toml::node& node) {
             const auto path = node.value_exact<std::string>();
             return path ? read_token(*path, c.hub_token) : std::string("must be a text in quotes");
         }},
        {"hub.ca_file", text(c.hub_ca_file)},
        {"camera.source", text(c.camera_source)},
        {"camera.fps", number(c.camera_fps, 1, 60)},
        {"camera.opens",
         [&c](const toml::node& node) {
             const auto opens = domain::camera_opens(node.value_exact<std::string>().value_or(""));
             if (!opens) return std::string(R"(must be one of "with_page", "by_touch")");
             c.camera_opens = *opens;
             return std::string{};
         }},
        {"scanner.serial", text(c.serial_scanner)},
        {"printer.kind", one_of(c.printer_kind, {"none", "png", "file"})},
        {"printer.path", text(c.printer_path)},
        {"calm", truth(c.calm)},
        {"keyboard.fuzzy_pinyin", truth(c.fuzzy_pinyin)},
        {"sound.enabled", truth(c.sound)},
        {"sound.sink", text(c.sound_sink)},
        {"sound.volume", number(c.loudness.volume, 0, domain::loudest)},
        {"sound.quiet_hours", hours(c.loudness.quiet)},
        {"sound.quiet_volume", number(c.loudness.quiet_volume, 0, domain::loudest)},
        {"sound.ticks", truth(c.ticks)},
        {"window.fullscreen", truth(c.fullscreen)},
        {"window.width", number(c.window_width, 320, 16384)},
        {"window.height", number(c.window_height, 320, 16384)},
        {"desk.place", text(c.desk)},
        {"desk.phone", text(c.duty_phone)},
        {"staff.pin_hash", pin_hash(c.staff_pin_hash)},
        {"staff.badges", badges(c.staff_badges)},
        {"log.file", text(c.log_file)},
        {"log.level", one_of(c.log_level, {"debug", "info", "warn", "error"})},
    };
}

bool is_section(const std::map<std::string, Setter>& known, const std::string& key) {
    const auto next = known.lower_bound(key + ".");
    return next != known.end() && next->first.starts_with(key + ".");
}

std::string where(const toml::node& node, const std::string& key, const std::string& file) {
    return file + ":" + std::to_string(node.source().begin.line) + ": " + key + " ";
}

base::Status set_all(const toml::table& table, const std::string& prefix,
                     const std::map<std::string, Setter>& known, const std::string& file) {
    for (const auto& [name, node] : table) {
        const auto key = prefix + std::string(name.str());
        if (const auto* section = node.as_table(); section && is_section(known, key)) {
            if (auto done = set_all(*section, key + ".", known, file); !done) return done;
            continue;
        }
        const auto setter = known.find(key);
        if (setter == known.end()) return invalid(where(node, key, file) + "is not a key of this program");
        if (const auto wrong = setter->second(node); !wrong.empty())
            return invalid(where(node, key, file) + wrong);
    }
    return {};
}

}  // namespace

base::Result<Config> parse_config(std::string_view toml_text, const std::string& file_name) {
    Config config;
    try {
        const auto table = toml::parse(toml_text, file_name);
        if (auto done = set_all(table, "", setters(config), file_name); !done) return done.error();
    } catch (const toml::parse_error& error) {
        return invalid(file_name + ":" + std::to_string(error.source().begin.line) + ": " +
                       std::string(error.description()));
    }
    if (config.printer_kind != "none" && config.printer_path.empty())
        return invalid(file_name + ": printer.path is missing; printer.kind needs it");
    return config;
}

base::Result<Config> load_config(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) return base::Error{base::ErrorKind::not_found, path + ": cannot be read", "config"};
    return parse_config(content.str(), path);
}

base::Status set_printer(Config& config, const std::string& spec) {
    const auto colon = spec.find(':');
    const auto kind = spec.substr(0, colon), path = colon == spec.npos ? "" : spec.substr(colon + 1);
    const bool known =
        (kind == "none" && path.empty()) || ((kind == "png" || kind == "file") && !path.empty());
    if (!known) return invalid("--printer must be none, png:FOLDER or file:PATH");
    config.printer_kind = kind;
    config.printer_path = path;
    return {};
}

base::Status set_window(Config& config, const std::string& spec) {
    int width = 0, height = 0;
    char x = 0, rest = 0;
    std::istringstream in(spec);
    const bool read = (in >> width >> x >> height) && !(in >> rest);
    if (!read || x != 'x' || width < 320 || height < 320 || width > 16384 || height > 16384)
        return invalid("--window must be WIDTHxHEIGHT, such as 1080x1920");
    config.window_width = width;
    config.window_height = height;
    config.fullscreen = false;
    return {};
}

}  // namespace app
