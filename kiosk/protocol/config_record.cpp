#include "kiosk/protocol/config_record.h"

namespace protocol {

using domain::KioskConfig;

namespace {

template <class T>
void put_said(Json& json, const char* key, const std::optional<T>& value) {
    if (value) json[key] = *value;
}

std::optional<bool> truth_in(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_boolean()) return std::nullopt;
    return found->get<bool>();
}

std::optional<int> volume_in(const Json& json, const char* key) {
    Reader reader(json);
    int volume = -1;
    reader.read_whole(key, volume, 0, domain::loudest);
    return domain::is_volume(volume) ? std::optional(volume) : std::nullopt;
}

// nullopt too for what `good` does not take.
template <class Good>
std::optional<std::string> text_in(const Json& json, const char* key, Good good) {
    if (!json.contains(key) || !json.at(key).is_string()) return std::nullopt;
    Reader reader(json);
    std::string text;
    reader.read(key, text, 64);
    return reader.ok() && good(text) ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace

Json to_json(const KioskConfig& config) {
    Json json = Json::object();
    put_said(json, "language", config.language);
    put_said(json, "calm", config.calm);
    put_said(json, "sound_volume", config.sound_volume);
    put_said(json, "quiet_hours", config.quiet_hours);
    put_said(json, "quiet_volume", config.quiet_volume);
    put_said(json, "ticks", config.ticks);
    if (config.camera_opens) json["camera_opens"] = std::string(to_string(*config.camera_opens));
    return json;
}

KioskConfig read_config(const Json& json, std::string_view id) {
    KioskConfig config;
    config.kiosk = id;
    config.language = text_in(json, "language", domain::is_language_name);
    config.calm = truth_in(json, "calm");
    config.sound_volume = volume_in(json, "sound_volume");
    config.quiet_hours = text_in(json, "quiet_hours", domain::is_quiet_hours);
    config.quiet_volume = volume_in(json, "quiet_volume");
    config.ticks = truth_in(json, "ticks");
    const auto known = [](std::string_view word) { return domain::camera_opens(word).has_value(); };
    if (const auto word = text_in(json, "camera_opens", known))
        config.camera_opens = domain::camera_opens(*word);
    config.hash = domain::config_hash(write(json));
    return config;
}

}  // namespace protocol
