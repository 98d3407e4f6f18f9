// A kiosk's heartbeat. Every field may be left out: a kiosk says what it knows.
#include "kiosk/domain/heartbeat.h"

#include "kiosk/protocol/json_io.h"
#include "kiosk/protocol/messages.h"

namespace protocol {

namespace {

using namespace domain;

constexpr std::int64_t longest_ms = 315'360'000'000;  // ten years
constexpr auto health_words = std::to_array<Word<DeviceHealth>>({{DeviceHealth::unknown, "unknown"},
                                                                 {DeviceHealth::absent, "absent"},
                                                                 {DeviceHealth::closed, "closed"},
                                                                 {DeviceHealth::ready, "ready"},
                                                                 {DeviceHealth::stalled, "stalled"},
                                                                 {DeviceHealth::no_paper, "no_paper"}});

void put_whole(Json& json, const char* key, std::uint64_t value) {
    if (value != 0) json[key] = std::min<std::uint64_t>(value, max_whole);
}

void put_span(Json& json, const char* key, std::chrono::milliseconds value) {
    if (value.count() != 0) json[key] = std::clamp<std::int64_t>(value.count(), -longest_ms, longest_ms);
}

void read_span(Reader& reader, const char* key, std::chrono::milliseconds& out, std::int64_t least = 0) {
    std::int64_t ms = out.count();
    reader.read_whole(key, ms, least, longest_ms);
    out = std::chrono::milliseconds{ms};
}

Json devices_of(const Heartbeat& beat) {
    return {{"camera", word_of(health_words, beat.camera)},
            {"scanner", word_of(health_words, beat.scanner)},
            {"printer", word_of(health_words, beat.printer)}};
}

Json touches_of(const TouchesIgnored& ignored) {
    Json json = Json::object();
    put_whole(json, "palms", ignored.palms);
    put_whole(json, "second_fingers", ignored.second_fingers);
    put_whole(json, "at_edge", ignored.at_edge);
    put_whole(json, "too_long", ignored.too_long);
    return json;
}

// Of the part under `key`; a part with a fault is the whole one's fault.
template <class Read>
void read_part(Reader& reader, const char* key, Read read) {
    const auto* part = reader.object(key);
    if (!part) return;
    Reader fields(*part);
    read(fields);
    if (!fields.ok()) reader.fail(key);
}

void read_parts(Reader& reader, Heartbeat& beat) {
    read_part(reader, "memory", [&](Reader& fields) {
        beat.memory.emplace();
        fields.read_whole("rss_kib", beat.memory->rss_kib, 0, max_whole);
        fields.read_whole("pss_kib", beat.memory->pss_kib, 0, max_whole);
    });
    read_part(reader, "devices", [&](Reader& fields) {
        fields.read_word("camera", beat.camera, health_words, DeviceHealth::unknown);
        fields.read_word("scanner", beat.scanner, health_words, DeviceHealth::unknown);
        fields.read_word("printer", beat.printer, health_words, DeviceHealth::unknown);
    });
    read_part(reader, "touches_ignored", [&](Reader& fields) {
        fields.read_whole("palms", beat.touches_ignored.palms, 0, max_whole);
        fields.read_whole("second_fingers", beat.touches_ignored.second_fingers, 0, max_whole);
        fields.read_whole("at_edge", beat.touches_ignored.at_edge, 0, max_whole);
        fields.read_whole("too_long", beat.touches_ignored.too_long, 0, max_whole);
    });
}

}  // namespace

std::string encode(const Heartbeat& beat) {
    Json json = Json::object();
    put(json, "version", beat.version);
    put(json, "profile", beat.profile);
    put(json, "language", beat.language);
    put_whole(json, "schema", static_cast<std::uint64_t>(beat.schema));
    put(json, "boot_id", beat.boot_id);
    put_span(json, "boot_ms", beat.boot);
    put_span(json, "up_ms", beat.up);
    put_whole(json, "unsent", beat.unsent);
    put_whole(json, "dead_letters", beat.dead_letters);
    put_span(json, "oldest_unsent_ms", beat.oldest_unsent);
    put_span(json, "clock_drift_ms", beat.clock_drift);
    put(json, "clock_jumped", beat.clock_jumped);
    if (beat.disk_free) json["disk_free_bytes"] = std::min<std::uint64_t>(*beat.disk_free, max_whole);
    if (beat.memory) json["memory"] = {{"rss_kib", beat.memory->rss_kib}, {"pss_kib", beat.memory->pss_kib}};
    json["devices"] = devices_of(beat);
    json["touches_ignored"] = touches_of(beat.touches_ignored);
    put(json, "in_use", beat.in_use);
    put(json, "config", beat.config);
    return write(json);
}

base::Result<Heartbeat> decode_heartbeat(std::string_view text) {
    constexpr auto place = "protocol.decode_heartbeat";
    const auto object = parse_object(text);
    if (!object) return malformed("no JSON object", place);
    Heartbeat beat;
    Reader reader(*object);
    reader.read("version", beat.version, 64);
    reader.read("profile", beat.profile, 64);
    reader.read("language", beat.language, 64);
    reader.read_whole("schema", beat.schema, 0, 1'000'000);
    reader.read("boot_id", beat.boot_id, 64);
    read_span(reader, "boot_ms", beat.boot);
    read_span(reader, "up_ms", beat.up);
    reader.read_whole("unsent", beat.unsent, 0, max_whole);
    reader.read_whole("dead_letters", beat.dead_letters, 0, max_whole);
    read_span(reader, "oldest_unsent_ms", beat.oldest_unsent);
    read_span(reader, "clock_drift_ms", beat.clock_drift, -longest_ms);
    reader.read("clock_jumped", beat.clock_jumped);
    std::int64_t disk_free = -1;
    reader.read_whole("disk_free_bytes", disk_free, 0, max_whole);
    if (disk_free >= 0) beat.disk_free = static_cast<std::uint64_t>(disk_free);
    read_parts(reader, beat);
    reader.read("in_use", beat.in_use);
    reader.read("config", beat.config, 128);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return beat;
}

}  // namespace protocol
