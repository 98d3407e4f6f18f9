// Input: one byte for the reader, then its text: what strangers, staff and kiosks send to the hub.
#include <algorithm>
#include <string>

#include "hub/api/routes.h"
#include "hub/fleet/picture.h"
#include "hub/handlers/form.h"
#include "hub/import/attendee_table.h"
#include "hub/import/meeting_table.h"
#include "hub/web/wording.h"
#include "kiosk/protocol/sealed.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

void form(std::string_view body) {
    const auto fields = hub::parse_form(body);
    std::string again;
    for (const auto& [name, value] : fields)
        again += "&" + hub::encoded(name) + "=" + hub::encoded(value);
    require(hub::parse_form(again) == fields);
    const std::string plain = hub::trimmed(body);
    require(hub::trimmed(plain) == plain);
}

void table(std::string_view text) {
    const auto rows = hub::parse_csv(text);
    if (rows) {
        std::string written;
        for (const auto& row : *rows) {
            require(row.line > 0 && row.cells.size() <= hub::CsvLimits{}.cells);
            written += hub::csv_row(row.cells);
        }
        const auto again = hub::parse_csv(written);
        require(again.ok() && again->size() == rows->size());
        require(hub::without_fuse(hub::defused(text)) == hub::without_fuse(text));
    }
    const auto people = hub::read_attendee_table(text);
    for (const auto& row : people.rows) {
        domain::Attendee attendee;
        std::string phone;
        (void)hub::put_cells(row, attendee, phone);
    }
}

void meetings(std::string_view text) {
    const auto read = hub::read_meetings(text);
    require(read.faults.empty() || read.entries.empty());
}

// Steps put into the pattern's braces are the address again.
void route(std::string_view path) {
    static const hub::ForAnybody nobody = nullptr;
    static const std::vector<hub::Route> all = {{"GET", "/a", nobody},       {"GET", "/a/{x}", nobody},
                                                {"POST", "/a/{x}", nobody},  {"GET", "/a/{x}/b/{y}", nobody},
                                                {"GET", "/a/{x}/b", nobody}, {"GET", "/{x}/{y}/{z}", nobody}};
    const hub::Found found = hub::find_route(all, "GET", path);
    if (!found.route) return require(found.steps.empty());
    std::string built, pattern(found.route->path);
    auto step = found.steps.begin();
    for (std::size_t n = 0; n < pattern.size(); ++n) {
        if (pattern[n] != '{') {
            built += pattern[n];
            continue;
        }
        n = pattern.find('}', n);
        require(step != found.steps.end() && !step->empty() && step->find('/') == std::string::npos);
        built += *step++;
    }
    require(step == found.steps.end() && built == path);
}

void reports(std::string_view json) {
    if (const auto heartbeat = ::protocol::decode_heartbeat(json)) {
        const auto again = ::protocol::decode_heartbeat(::protocol::encode(*heartbeat));
        require(again.ok() && *again == *heartbeat);
    }
    if (const auto sealed = ::protocol::decode_sealed(json)) {
        const auto again = ::protocol::decode_sealed(::protocol::encode_sealed(sealed->sealed));
        require(again.ok() && again->sealed == sealed->sealed);
        for (const auto& item : sealed->sealed)
            require(!domain::unseal(item.box, domain::make_seal_key_pair({})));
    }
    if (const auto box = ::protocol::decode_box(json))
        require(box->fact.facts.size() + box->fact.broken.size() == 1);
    if (const auto result = ::protocol::decode_command_result({7}, json)) {
        const auto again = ::protocol::decode_command_result({7}, ::protocol::encode(*result));
        require(again.ok() && again->state == result->state && again->reason == result->reason);
    }
}

void picture(std::string_view data) {
    const auto size = hub::png_size(data);
    if (!size) return;
    const int most = domain::CommandPicture::longest_side;
    require(size->width > 0 && size->width <= most && size->height > 0 && size->height <= most);
}

}  // namespace

void hub(Bytes input) {
    if (input.empty()) return;
    const std::string_view text(reinterpret_cast<const char*>(input.data()) + 1, input.size() - 1);
    switch (input[0] % 5) {
        case 0:
            return form(text);
        case 1:
            return table(text);
        case 2:
            return meetings(text);
        case 3:
            return route(text);
        default:
            picture(text);
            return reports(text);
    }
}

}  // namespace fuzz
