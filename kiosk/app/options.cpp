#include "kiosk/app/options.h"

#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "assets/assets.h"
#include "base/text/catalogue.h"
#include "kiosk/app/offset_clock.h"
#include "kiosk/app/staff_tools.h"

namespace app {

namespace {

struct Given {
    std::string config, database, hub_url, token, camera, serial, printer, window, automation, clock,
        language, new_badge;
    bool fullscreen = false, gallery = false, hash_pin = false;
};

void add_options(CLI::App& cli, Given& given) {
    // A script adds its own to what is already there: the last one given counts.
    cli.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    cli.add_option("--config", given.config, "TOML file with the site's settings");
    cli.add_option("--database", given.database, "SQLite file of this kiosk");
    cli.add_option("--hub-url", given.hub_url, "where the hub is, https://hub.example.org");
    cli.add_option("--token", given.token,
                   "this kiosk's token; seen by other users of the machine, for trials only");
    cli.add_option("--camera", given.camera,
                   "v4l2:DEVICE, file:VIDEO, pictures:FOLDER, scene:qr=TEXT, pipeline:..., none");
    cli.add_option("--serial", given.serial, "device of a serial scanner, /dev/serial/by-id/...");
    cli.add_option("--printer", given.printer, "none, png:FOLDER or file:PATH");
    cli.add_option("--window", given.window, "WIDTHxHEIGHT of the window");
    cli.add_flag("--fullscreen", given.fullscreen, "take the whole monitor");
    cli.add_flag("--gallery", given.gallery, "show every widget in every state instead of the lobby");
    cli.add_option("--automation", given.automation, "socket for tests and integrators (docs/automation.md)");
    cli.add_option("--clock", given.clock,
                   "begin at this time, 2026-12-22T09:12:00+08:00, and run on from there");
    cli.add_flag("--hash-pin", given.hash_pin, "read a PIN and print its hash for the config; start nothing");
    cli.add_option("--new-badge", given.new_badge, "print a new staff badge of this NAME; start nothing");
    cli.add_option("--language", given.language,
                   "language to begin with: zh_CN, en or another installed one");
}

void take(std::string& into, const std::string& given) {
    if (!given.empty()) into = given;
}

base::Status check_language(const std::string& language) {
    std::string installed;
    for (const std::string& name : base::installed_languages(assets::path("locale"))) {
        if (name == language) return {};
        installed += (installed.empty() ? "" : ", ") + name;
    }
    return base::Error{base::ErrorKind::invalid, "language must be one of: " + installed, "config"};
}

base::Result<Config> combine(const Given& given) {
    auto config = given.config.empty() ? base::Result<Config>(Config{}) : load_config(given.config);
    if (!config) return config;
    take(config->database, given.database);
    take(config->hub_url, given.hub_url);
    take(config->hub_token, given.token);
    take(config->camera_source, given.camera);
    take(config->serial_scanner, given.serial);
    take(config->language, given.language);
    config->language_given = !given.language.empty();
    take(config->automation_socket, given.automation);
    take(config->clock, given.clock);
    if (!given.printer.empty())
        if (auto done = set_printer(*config, given.printer); !done) return done.error();
    if (!given.window.empty())
        if (auto done = set_window(*config, given.window); !done) return done.error();
    config->fullscreen = config->fullscreen || given.fullscreen;
    config->gallery = given.gallery;
    if (!config->clock.empty() && !parse_iso_time(config->clock, config->utc_offset))
        return base::Error{base::ErrorKind::invalid,
                           "--clock must be a time such as 2026-12-22T09:12:00+08:00", "config"};
    if (auto status = check_language(config->language); !status) return status.error();
    return config;
}

}  // namespace

Asked read_command_line(int argc, const char* const* argv) {
    CLI::App cli{"Suishou Station: the terminal in the lobby", "suishou-kiosk"};
    Given given;
    add_options(cli, given);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << cli.help();
        return {std::nullopt, 0};
    } catch (const CLI::ParseError& error) {
        std::cerr << "suishou-kiosk: " << error.what() << '\n';
        return {std::nullopt, exit_usage};
    }
    if (given.hash_pin) return {std::nullopt, print_pin_hash(std::cin, std::cout)};
    if (!given.new_badge.empty()) return {std::nullopt, print_new_badge(given.new_badge, std::cout)};
    auto config = combine(given);
    if (config) return {std::move(*config), 0};
    std::cerr << "suishou-kiosk: " << config.error().text << '\n';
    return {std::nullopt, exit_usage};
}

}  // namespace app
