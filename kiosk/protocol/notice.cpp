#include "kiosk/protocol/notice.h"

#include "kiosk/protocol/json_io.h"

namespace protocol {

domain::Change to_record(const domain::Notice& notice) {
    Json json{{"title", to_json(notice.title)},
              {"from_ms", base::to_ms(notice.from)},
              {"until_ms", base::to_ms(notice.until)}};
    put(json, "text", notice.text);
    return domain::UnknownRecord{domain::topic::notices, base::to_string(notice.id), write(json)};
}

base::Result<domain::Notice> read_notice(const domain::UnknownRecord& record) {
    constexpr auto place = "protocol.read_notice";
    const auto object = parse_object(record.json);
    const auto id = base::parse_hex16(record.id);
    if (!object || !id || *id == 0) return malformed("no JSON object or no id", place);
    domain::Notice notice;
    notice.id.value = *id;
    Reader reader(*object);
    reader.require({"title", "until_ms"});
    reader.read("title", notice.title);
    reader.read("text", notice.text);
    reader.read("from_ms", notice.from);
    reader.read("until_ms", notice.until);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return notice;
}

}  // namespace protocol
