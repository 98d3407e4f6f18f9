// Places and the way to them. Any number of buildings, floors and rooms: all of it is data.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/text.h"

namespace domain {

enum class StepKind { lift, stairs, walk, turn_left, turn_right, straight, arrive, outdoors };

// One line of "怎么走": a small line above, the bold line below.
struct WayStep {
    StepKind kind = StepKind::walk;
    Text hint;    // "乘 1 号电梯"
    Text action;  // "到 3 楼"
    friend bool operator==(const WayStep&, const WayStep&) = default;
};

enum class CellKind { room, target, arrival };  // arrival: where the visitor reaches this floor

// A rectangle of the small floor plan, in plan units (the plan is plan_width x plan_height).
struct PlanCell {
    float x = 0, y = 0, w = 0, h = 0;
    Text label;
    CellKind kind = CellKind::room;
    friend bool operator==(const PlanCell&, const PlanCell&) = default;
};
struct PlanPoint {
    float x = 0, y = 0;
    friend bool operator==(const PlanPoint&, const PlanPoint&) = default;
};

enum class PlaceKind { room, spot };  // spot: no meeting room but an assembly point, a clinic

struct Place {
    std::string id;  // "main-3-second", stable
    Text building;   // "主楼"
    Text floor;      // "3 楼"
    Text name;       // "第二会议室"
    PlaceKind kind = PlaceKind::room;
    int minutes = 0, metres = 0;  // from this kiosk; 0 = unknown
    std::vector<WayStep> way;
    float plan_width = 0, plan_height = 0;  // 0 = no plan
    std::vector<PlanCell> plan;
    std::vector<PlanPoint> path;
    friend bool operator==(const Place&, const Place&) = default;
};

// What a site says of itself: names, desk, the rules it sets for its kiosks.
struct Site {
    Text name;        // "淮安市行政中心"
    Text kiosk_name;  // "一号机"
    Text desk;        // where to find the duty desk
    std::string duty_phone;
    std::vector<Text> organisations;  // resident organisations, for walk-ins
    std::string kiosk_code = {};      // in the numbers of its service requests: "A"; empty: it can give none
    std::string phone_pages = {};     // where phones reach the hub, "https://..."; empty: they do not
    friend bool operator==(const Site&, const Site&) = default;
};

}  // namespace domain
