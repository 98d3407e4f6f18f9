#include "kiosk/protocol/json_io.h"

#include <algorithm>
#include <cmath>

#include "kiosk/domain/photo.h"

namespace protocol {

namespace {

constexpr std::int64_t end_of_9999 =
    253'402'300'799'999;  // ms; later times have no civil form of four digits
constexpr float largest_float = 1e6F;

// Counted before parsing, so that a million brackets cost a scan and no memory.
bool too_deep(std::string_view text) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > max_depth) return true;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

bool read_string(const Json& json, std::string& out, std::size_t max) {
    if (!json.is_string()) return false;
    const auto& text = json.get_ref<const std::string&>();
    if (text.size() > max || text.find('\0') != std::string::npos) return false;
    out = text;
    return true;
}

}  // namespace

std::optional<Json> parse_object(std::string_view text) {
    if (too_deep(text)) return std::nullopt;
    auto json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return std::nullopt;  // a failed parse is "discarded"
    return json;
}

std::string write(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Error malformed(std::string text, std::string place) {
    return {base::ErrorKind::protocol, std::move(text), std::move(place)};
}

void Reader::require(std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (!has(key)) fail(key);
}

const Json* Reader::find(const char* key) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(key);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
}

void Reader::read(const char* key, std::string& out, std::size_t max) {
    const auto* json = find(key);
    if (json && !read_string(*json, out, max)) fail(key);
}

void Reader::read(const char* key, bool& out) {
    const auto* json = find(key);
    if (!json) return;
    if (json->is_boolean())
        out = json->get<bool>();
    else
        fail(key);
}

void Reader::read(const char* key, domain::Text& out) {
    const auto* json = find(key);
    if (json && !read_text(*json, out)) fail(key);
}

void Reader::read(const char* key, std::vector<domain::Text>& out, std::size_t max) {
    const auto* list = array(key, max);
    if (list == nullptr) return;
    for (const auto& item : *list) {
        domain::Text text;
        if (!read_text(item, text)) fail(key);
        out.push_back(std::move(text));
    }
}

void Reader::read(const char* key, base::WallTime& out) {
    if (const auto ms = read_range(key, 0, end_of_9999)) out = base::from_ms(*ms);
}

void Reader::read(const char* key, float& out) {
    const auto* json = find(key);
    if (!json) return;
    const double value = json->is_number() ? json->get<double>() : std::nan("");
    if (std::abs(value) <= static_cast<double>(largest_float))  // false for NaN
        out = static_cast<float>(value);
    else
        fail(key);
}

void Reader::read(const char* key, base::Uuid& out) {
    if (!has(key)) return;
    std::string text;
    read(key, text, 36);
    if (const auto id = base::parse_uuid(text))
        out = *id;
    else
        fail(key);
}

std::optional<std::uint64_t> Reader::read_hex16(const char* key) {
    if (!has(key)) return std::nullopt;
    std::string text;
    read(key, text, 16);
    const auto value = base::parse_hex16(text);
    if (!value) fail(key);
    return value;
}

std::optional<std::int64_t> Reader::read_range(const char* key, std::int64_t min, std::int64_t max) {
    const auto* json = find(key);
    if (!json) return std::nullopt;
    const bool fits = json->is_number_integer() &&
                      !(json->is_number_unsigned() &&
                        json->get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()});
    const std::int64_t value = fits ? json->get<std::int64_t>() : 0;
    if (!fits || value < min || value > max) return fail(key), std::nullopt;
    return value;
}

const Json* Reader::array(const char* key, std::size_t max) {
    const auto* json = find(key);
    if (json && (!json->is_array() || json->size() > max)) return fail(key), nullptr;
    return json;
}

const Json* Reader::object(const char* key) {
    const auto* json = find(key);
    if (json && !json->is_object()) return fail(key), nullptr;
    return json;
}

bool read_text(const Json& json, domain::Text& out) {
    Reader reader(json);
    reader.require({"zh"});
    reader.read("zh", out.zh);
    reader.read("en", out.en);
    return reader.ok();
}

Json to_json(const domain::Text& text) {
    Json json{{"zh", text.zh}};
    put(json, "en", text.en);
    return json;
}

std::vector<std::string> read_photo_hashes(Reader& reader) {
    std::vector<std::string> photos;
    const Json* all = reader.array("photos", domain::Photo::most);
    if (all == nullptr) return photos;
    for (const Json& each : *all) {
        const auto* hash = each.get_ptr<const std::string*>();
        if (hash == nullptr || !domain::is_photo_hash(*hash) ||
            std::find(photos.begin(), photos.end(), *hash) != photos.end()) {
            reader.fail("photos");
            break;
        }
        photos.push_back(*hash);
    }
    return photos;
}

void put(Json& object, const char* key, const std::string& value) {
    if (!value.empty()) object[key] = value;
}
void put(Json& object, const char* key, bool value) {
    if (value) object[key] = true;
}
void put(Json& object, const char* key, const std::vector<domain::Text>& values) {
    for (const domain::Text& value : values)
        object[key].push_back(to_json(value));
}

void put(Json& object, const char* key, const domain::Text& value) {
    if (value != domain::Text{}) object[key] = to_json(value);
}

}  // namespace protocol
