// Codes that let kiosks in, and what becomes of who used one.
#include "hub/handlers/enrolment.h"

#include <fmt/core.h>
#include <unistd.h>

#include "base/picture/qr.h"
#include "base/text/dates.h"
#include "hub/cli/house.h"
#include "hub/clock.h"
#include "hub/passes/pass_maker.h"
#include "kiosk/domain/enrolment.h"

namespace hub::cli {

namespace {

constexpr int quiet = 4;  // modules, ISO/IEC 18004 section 9.1

std::string time_words(base::WallTime time) {
    const auto civil = base::to_civil(time, utc_offset);
    return base::format_iso_date(civil) + " " + base::format_time(civil);
}

// Two rows of modules a line. Light modules are drawn: terminals are dark.
void print_qr(const std::string& text) {
    const auto qr = base::encode_qr(text, base::QrLevel::M);
    if (!qr) return;
    const auto light = [&](int x, int y) {
        const bool inside = x >= 0 && y >= 0 && x < qr->size && y < qr->size;
        return !inside || !qr->at(x, y);
    };
    for (int y = -quiet; y < qr->size + quiet; y += 2) {
        std::string line;
        for (int x = -quiet; x < qr->size + quiet; ++x)
            line += light(x, y) ? (light(x, y + 1) ? "█" : "▀") : (light(x, y + 1) ? "▄" : " ");
        fmt::print("{}\n", line);
    }
}

const char* state_words(EnrolmentState state) {
    switch (state) {
        case EnrolmentState::waiting:
            return "waiting";
        case EnrolmentState::refused:
            return "refused";
        case EnrolmentState::approved:
            return "approved";
        case EnrolmentState::over:
            break;
    }
    return "over";
}

}  // namespace

int enrol_code(const Common& common, const EnrolCode& options) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto secrets = keys_of(*house);
    if (!secrets) return fail(secrets.error());
    const auto now = house->clock->wall();
    const std::chrono::minutes valid{options.minutes};
    const auto made = make_enrolment_code(*house->store, *secrets, options.id,
                                          {options.name, options.name_en}, valid, by_hand, now);
    if (!made) return fail(made.error());
    const std::string payload = domain::write_enrolment_payload({made->code, options.hub_url});
    fmt::print("code {}\nkiosk {}\nuntil {}\nqr {}\n", grouped_code(made->code), made->kiosk,
               time_words(now + valid), payload);
    if (::isatty(STDOUT_FILENO) == 1) print_qr(payload);
    return 0;
}

int list_enrolments(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto all = house->store->enrolments(house->clock->wall());
    if (!all) return fail(all.error());
    for (const Enrolment& e : *all)
        fmt::print("{}\t{}\tshows {}\t{}\tkiosk {}\tfrom {}\tversion {}\tasked {}\n", e.id,
                   state_words(e.state), e.confirmation, e.name.zh, e.kiosk, e.source,
                   e.software.empty() ? "?" : e.software, time_words(e.asked));
    return 0;
}

int approve_enrolment(const Common& common, const std::string& id) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->approve_enrolment(id, by_hand, house->clock->wall()));
}

int refuse_enrolment(const Common& common, const std::string& id) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->refuse_enrolment(id, by_hand, house->clock->wall()));
}

int renew_token(const Common& common, const std::string& kiosk) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->ask_for_renewal(kiosk, by_hand, house->clock->wall()));
}

}  // namespace hub::cli
