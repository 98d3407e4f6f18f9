// What a site sets, read from one TOML file; what is not there keeps the default below.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/domain/kiosk_config.h"

namespace app {

struct Config {
    std::string profile = "lobby";
    std::string language = "zh_CN";
    std::chrono::minutes utc_offset{480};

    std::string kiosk_id;
    std::string database;     // empty: the user's state folder
    std::string hub_url;      // empty: no hub, the kiosk keeps its facts
    std::string hub_token;    // bearer token; never logged
    std::string hub_ca_file;  // empty: the system's store

    std::string camera_source = "v4l2:/dev/video0";
    int camera_fps = 15;
    domain::CameraOpens camera_opens = domain::CameraOpens::with_page;
    std::string serial_scanner;  // device path; empty: none

    std::string printer_kind = "none";  // none, png, file
    std::string printer_path;

    bool calm = false;          // nothing moves on the screen
    bool fuzzy_pinyin = false;  // zh = z, ch = c, sh = s, n = l
    bool sound = true;
    std::string sound_sink = "autoaudiosink";  // the end of a GStreamer pipeline
    domain::Loudness loudness;
    bool ticks = true;

    bool fullscreen = false;
    int window_width = 1080, window_height = 1920;

    std::string desk;  // where to find the duty desk, until the hub says so
    std::string duty_phone;

    std::string staff_pin_hash;  // of --hash-pin; empty: the gate does not open by PIN
    struct Badge {
        std::string name, hash;
    };
    std::vector<Badge> staff_badges;  // of --new-badge

    std::string log_file;  // empty: standard error
    std::string log_level = "info";

    bool language_given = false;    // by the command line, which wins over the hub's word
    std::string automation_socket;  // by command line only
    std::string clock;              // ISO 8601; by command line only
    bool gallery = false;           // by command line only
};

// One line that names the key, for anything unknown, of another type or out of range: nothing is started
// then. A token_file must be readable by its owner alone.
base::Result<Config> parse_config(std::string_view toml, const std::string& file_name);
base::Result<Config> load_config(const std::string& path);

// "none", "png:FOLDER", "file:PATH"
base::Status set_printer(Config& config, const std::string& spec);
// "1080x1920"
base::Status set_window(Config& config, const std::string& spec);

}  // namespace app
