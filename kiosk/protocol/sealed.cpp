#include "kiosk/protocol/sealed.h"

#include "kiosk/protocol/json_io.h"

namespace protocol {

namespace {

constexpr std::size_t max_token = 512;

}  // namespace

std::string encode_sealed(const std::vector<domain::SealedFact>& sealed) {
    Json list = Json::array();
    for (const auto& item : sealed)
        list.push_back({{"id", base::to_string(item.fact)}, {"box", item.box}});
    return write({{"sealed", std::move(list)}});
}

base::Result<ReceivedSealed> decode_sealed(std::string_view json) {
    constexpr auto place = "protocol.decode_sealed";
    if (json.size() > max_request) return malformed("more bytes than a request may have", place);
    const auto request = parse_object(json);
    if (!request) return malformed("no JSON object", place);
    Reader reader(*request);
    reader.require({"sealed"});
    const auto* list = reader.array("sealed", max_request);
    if (!list) return malformed("sealed: missing or no array", place);
    if (list->size() > max_batch)
        return base::Error{base::ErrorKind::refused, "more boxes than a request may have", place};
    ReceivedSealed received;
    for (const auto& item : *list) {
        domain::SealedFact sealed;
        Reader fields(item);
        fields.read("id", sealed.fact);
        fields.require({"id", "box"});
        fields.read("box", sealed.box, max_request);
        if (fields.ok())
            received.sealed.push_back(std::move(sealed));
        else
            received.broken.push_back(
                {sealed.fact, domain::Verdict::refused, error_code::malformed, "field: " + fields.fault()});
    }
    return received;
}

std::string encode_box(const domain::Fact& fact, const std::string& token) {
    auto json = parse_object(encode_facts({fact})).value_or(Json::object());
    json["token"] = token;
    return write(json);
}

std::optional<OpenedBox> decode_box(std::string_view text) {
    const auto json = parse_object(text);
    if (!json) return std::nullopt;
    OpenedBox opened;
    Reader reader(*json);
    reader.read("token", opened.token, max_token);
    auto facts = decode_facts(text);
    if (!reader.ok() || !facts || facts->facts.size() + facts->broken.size() != 1) return std::nullopt;
    opened.fact = std::move(*facts);
    return opened;
}

}  // namespace protocol
