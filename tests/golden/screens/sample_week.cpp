#include "tests/golden/screens/sample_week.h"

#include <cstdio>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "kiosk/protocol/messages.h"
#include "kiosk/service/today.h"
#include "tests/golden/screens/views.h"

namespace golden {
namespace {

using namespace std::chrono_literals;

constexpr auto utc_offset = 480min;

using Json = nlohmann::json;

std::string text_in(const Json& json, const char* language) {
    return json.value(language, std::string());
}

// "2026-12-22T09:30", by the clock on the wall.
base::WallTime time_of(const Json& json) {
    base::CivilTime at;
    if (std::sscanf(json.get_ref<const std::string&>().c_str(), "%d-%d-%dT%d:%d", &at.year, &at.month,
                    &at.day, &at.hour, &at.minute) != 5)
        throw std::runtime_error("no time: " + json.dump());
    return base::from_civil(at, utc_offset);
}

template <class Record>
Record record_of(const char* topic, const Json& json) {
    const std::string id = json.at("id").get<std::string>();
    const auto change = protocol::decode_record(topic, id, json.dump());
    if (!change) throw std::runtime_error(base::describe(change.error()));
    return std::get<Record>(change.value());
}

domain::Meeting meeting_of(const Json& json) {
    domain::Meeting meeting;
    meeting.id = domain::MeetingId{std::stoull(json.at("id").get<std::string>())};
    meeting.title = {text_in(json.at("title"), "zh"), text_in(json.at("title"), "en")};
    meeting.place = json.at("place").get<std::string>();
    meeting.starts = time_of(json.at("starts"));
    meeting.ends = time_of(json.at("ends"));
    meeting.opens = time_of(json.at("opens"));
    meeting.closes = time_of(json.at("closes"));
    const auto seen = json.at("visibility").get<std::string>();
    meeting.visibility = seen == "open"     ? domain::Visibility::open
                         : seen == "hidden" ? domain::Visibility::hidden
                                            : domain::Visibility::time_and_place;
    meeting.counts_public = true;
    return meeting;
}

Json read_file() {
    std::ifstream file(SUISHOU_SOURCE_DIR "/assets/demo/week.json");
    return Json::parse(file);
}

std::vector<service::Listed> read_week() {
    const Json week = read_file();
    const std::vector<domain::Place> places = week_places();
    std::vector<service::Listed> all;
    for (const Json& json : week.at("meetings")) {
        service::Listed listed{meeting_of(json), {}, {127, 156}};
        for (const domain::Place& place : places)
            if (place.id == listed.meeting.place) listed.place = place;
        all.push_back(std::move(listed));
    }
    return all;
}

}  // namespace

std::vector<domain::Place> week_places() {
    const Json week = read_file();
    std::vector<domain::Place> places;
    for (const Json& json : week.at("places"))
        places.push_back(record_of<domain::Place>(domain::topic::places, json));
    return places;
}

std::shared_ptr<const service::HouseView> week_house() {
    static const auto house = [] {
        const Json week = read_file();
        service::HouseView all;
        for (const Json& json : week.at("layouts"))
            all.layouts.push_back(record_of<domain::GridLayout>(domain::topic::layouts, json));
        for (const Json& json : week.at("categories"))
            all.categories.push_back(record_of<domain::Category>(domain::topic::categories, json));
        return std::make_shared<const service::HouseView>(std::move(all));
    }();
    return house;
}

base::WallTime in_week(int day, int hour, int minute) {
    return base::from_civil({2026, 12, day, 0, hour, minute, 0}, utc_offset);
}

service::KioskView week_view(base::WallTime now) {
    static const std::vector<service::Listed> week = read_week();
    service::KioskView view = usual_day();
    view.today = std::make_shared<service::TodayView>(service::make_today(week, now, utc_offset).view);
    return view;
}

}  // namespace golden
