#include <charconv>

#include "kiosk/protocol/records.h"

namespace protocol {

namespace {

using namespace domain;

constexpr std::size_t max_steps = 50, max_cells = 500, max_points = 500;
constexpr int max_distance = 100'000;  // minutes or metres

constexpr auto step_words = std::to_array<Word<StepKind>>({{StepKind::walk, "walk"},
                                                           {StepKind::lift, "lift"},
                                                           {StepKind::stairs, "stairs"},
                                                           {StepKind::turn_left, "turn_left"},
                                                           {StepKind::turn_right, "turn_right"},
                                                           {StepKind::straight, "straight"},
                                                           {StepKind::arrive, "arrive"},
                                                           {StepKind::outdoors, "outdoors"}});

constexpr auto cell_words = std::to_array<Word<CellKind>>(
    {{CellKind::room, "room"}, {CellKind::target, "target"}, {CellKind::arrival, "arrival"}});

constexpr auto place_words =
    std::to_array<Word<PlaceKind>>({{PlaceKind::room, "room"}, {PlaceKind::spot, "spot"}});

// The double whose shortest form is the float's: 0.1 is written as 0.1 and read back as the same float.
double shortest(float value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    double wide = 0;
    std::from_chars(text, end, wide);
    return wide;
}

void read_way(const Json& list, Reader& reader, std::vector<WayStep>& way) {
    for (const auto& item : list) {
        WayStep step;
        Reader fields(item);
        fields.read_word("kind", step.kind, step_words, StepKind::walk);
        fields.read("hint", step.hint);
        fields.read("action", step.action);
        if (!fields.ok()) reader.fail("way");
        way.push_back(std::move(step));
    }
}

void read_plan(const Json& json, Reader& reader, Place& place) {
    Reader plan(json);
    plan.read("width", place.plan_width);
    plan.read("height", place.plan_height);
    if (const auto* cells = plan.array("cells", max_cells)) {
        for (const auto& item : *cells) {
            PlanCell cell;
            Reader fields(item);
            fields.read("x", cell.x);
            fields.read("y", cell.y);
            fields.read("w", cell.w);
            fields.read("h", cell.h);
            fields.read("label", cell.label);
            fields.read_word("kind", cell.kind, cell_words, CellKind::room);
            if (!fields.ok()) plan.fail("cells");
            place.plan.push_back(std::move(cell));
        }
    }
    if (const auto* path = plan.array("path", max_points)) {
        for (const auto& item : *path) {
            PlanPoint point;
            Reader fields(item);
            fields.require({"x", "y"});
            fields.read("x", point.x);
            fields.read("y", point.y);
            if (!fields.ok()) plan.fail("path");
            place.path.push_back(point);
        }
    }
    if (place.plan_width < 0 || place.plan_height < 0) plan.fail("width");
    if (!plan.ok()) reader.fail("plan");
}

Json plan_to_json(const Place& place) {
    Json plan{{"width", shortest(place.plan_width)}, {"height", shortest(place.plan_height)}};
    for (const auto& cell : place.plan) {
        Json item{{"x", shortest(cell.x)},
                  {"y", shortest(cell.y)},
                  {"w", shortest(cell.w)},
                  {"h", shortest(cell.h)},
                  {"kind", word_of(cell_words, cell.kind)}};
        put(item, "label", cell.label);
        plan["cells"].push_back(std::move(item));
    }
    for (const auto& point : place.path)
        plan["path"].push_back({{"x", shortest(point.x)}, {"y", shortest(point.y)}});
    return plan;
}

}  // namespace

Json to_json(const Place& place) {
    Json json = Json::object();
    put(json, "building", place.building);
    put(json, "floor", place.floor);
    put(json, "name", place.name);
    if (place.kind != PlaceKind::room) json["kind"] = word_of(place_words, place.kind);
    if (place.minutes) json["minutes"] = place.minutes;
    if (place.metres) json["metres"] = place.metres;
    for (const auto& step : place.way) {
        Json item{{"kind", word_of(step_words, step.kind)}};
        put(item, "hint", step.hint);
        put(item, "action", step.action);
        json["way"].push_back(std::move(item));
    }
    if (place.plan_width != 0 || place.plan_height != 0 || !place.plan.empty() || !place.path.empty())
        json["plan"] = plan_to_json(place);
    return json;
}

void read_place(Reader& reader, Place& place) {
    reader.read("building", place.building);
    reader.read("floor", place.floor);
    reader.read("name", place.name);
    reader.read_word("kind", place.kind, place_words, PlaceKind::room);
    reader.read_whole("minutes", place.minutes, 0, max_distance);
    reader.read_whole("metres", place.metres, 0, max_distance);
    if (const auto* way = reader.array("way", max_steps)) read_way(*way, reader, place.way);
    if (const auto* plan = reader.object("plan")) read_plan(*plan, reader, place);
}

}  // namespace protocol
