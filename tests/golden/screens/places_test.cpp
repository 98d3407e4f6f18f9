// Every place of the sample week as a visitor reads it on the result page: whole words, every step in full,
// whatever the language, mode, way up and size; and a plan that goes where the steps go.
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/golden/screens/audit.h"
#include "tests/golden/screens/audit_tools.h"
#include "tests/golden/screens/sample_week.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/result.h"

namespace {

using domain::Place;
using domain::StepKind;
using golden::Shot;
using golden::Taken;

std::vector<Place> places() {
    const std::vector<Place> all = golden::week_places();
    EXPECT_GE(all.size(), 7u);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                            [](const Place& place) { return place.kind == domain::PlaceKind::spot; }));
    return all;
}

// --- the plan and the steps

struct Way {
    std::vector<domain::PlanPoint> strokes;  // from point to point; on a plan y grows downwards
    // Above 0: to the right of whoever walks the first stroke.
    float turn(std::size_t i) const {
        return strokes[i].x * strokes[i + 1].y - strokes[i].y * strokes[i + 1].x;
    }
};
Way way_of(const Place& place) {
    Way way;
    for (std::size_t i = 0; i + 1 < place.path.size(); ++i)
        way.strokes.push_back({place.path[i + 1].x - place.path[i].x, place.path[i + 1].y - place.path[i].y});
    return way;
}
bool says(const domain::WayStep& step, const char* words) {
    return step.hint.zh.find(words) != std::string::npos;
}

TEST(Places, ThePlansLineTurnsAsTheStepsSay) {
    for (const Place& place : places()) {
        const Way way = way_of(place);
        ASSERT_GE(way.strokes.size(), 1u) << place.id;
        const domain::PlanPoint end = place.path.back();
        bool reaches = false;
        for (const domain::PlanCell& cell : place.plan)
            reaches |= cell.kind == domain::CellKind::target && end.x >= cell.x && end.x <= cell.x + cell.w &&
                       end.y >= cell.y && end.y <= cell.y + cell.h;
        EXPECT_TRUE(reaches) << place.id << " ends beside its target";

        std::size_t turned = 0;
        for (const domain::WayStep& step : place.way) {
            if (step.kind == StepKind::turn_left || step.kind == StepKind::turn_right) {
                ASSERT_LT(turned + 1, way.strokes.size()) << place.id;
                EXPECT_EQ(way.turn(turned++) > 0, step.kind == StepKind::turn_right) << place.id;
            }
            if (step.kind != StepKind::arrive) continue;
            const bool right = says(step, "右手边"), left = says(step, "左手边");
            // To a door at the side there is one more turn; to one ahead, none.
            ASSERT_EQ(way.strokes.size() - 1 - turned, right || left ? 1u : 0u) << place.id;
            if (right || left) {
                EXPECT_EQ(way.turn(turned) > 0, right) << place.id;
            }
        }
    }
}

TEST(Places, NoStrokeOfAPlanHasNoLength) {
    for (const Place& place : places())
        for (const domain::PlanPoint& stroke : way_of(place).strokes)
            EXPECT_GT(std::abs(stroke.x) + std::abs(stroke.y), 1) << place.id;
}

// --- the page

std::string without_spaces(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c;
    return out;
}
void add_words(std::set<std::string>& words, std::string_view text) {
    std::istringstream in{std::string(text)};
    for (std::string word; in >> word;)
        words.insert(word);
}

class PlaceAudit {
  public:
    PlaceAudit(const Place& place, const Taken& taken, const Shot& shot)
        : place_(place), taken_(taken), at_(golden::layout_of(shot)) {
        faults = golden::audit_tree(taken, shot);
        const auto words = golden::audit_words(taken, shot);
        faults.insert(faults.end(), words.begin(), words.end());
        english_ = !shot.modes.language.starts_with("zh");
        way();
        plan();
        if (has_way) no_half_is_empty();
        what_it_is();
    }
    std::vector<std::string> faults;
    bool has_way = false, has_plan = false;

  private:
    std::string_view pick(const domain::Text& text) const {
        return english_ && !text.en.empty() ? text.en : text.zh;
    }
    const ui::Node* node(std::string_view id) const {
        for (const ui::Node& node : taken_.tree.nodes())
            if (node.id == id) return &node;
        return nullptr;
    }
    // The words in a node's box, and how many icons.
    struct Inside {
        std::vector<std::string> runs;
        int icons = 0;
        float right = 0;  // pixels, of the ink
    };
    Inside inside(const ui::Node& node) const {
        Inside found;
        for (std::size_t i = 0; i < taken_.written.size(); ++i) {
            const auto& ink = taken_.ink[i];
            if (!ink || !golden::box_of(node).contains(*ink, 3)) continue;
            found.right = std::max(found.right, ink->right());
            if (taken_.written[i].icon) {
                ++found.icons;
            } else {
                found.runs.push_back(taken_.written[i].text);
            }
        }
        return found;
    }
    std::vector<std::string> written_in(std::string_view id) const {
        const ui::Node* there = node(id);
        return there == nullptr ? std::vector<std::string>{} : inside(*there).runs;
    }
    void whole_words(const std::vector<std::string>& runs, const std::set<std::string>& known) {
        for (const std::string& run : runs) {
            std::set<std::string> words;
            add_words(words, run);
            for (const std::string& word : words)
                // Chinese has no spaces and may end a line anywhere.
                if (word.find_first_not_of(
                        "0123456789.,ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == word.npos &&
                    word.find_first_not_of("0123456789") != word.npos && !known.contains(word))
                    faults.push_back(golden::say("\"%s\" is a piece of a word", word.c_str()));
        }
    }
    void way() {
        std::string all;
        const auto runs = written_in("checkin.result.way");
        has_way = !runs.empty();
        if (!has_way) return;
        for (const std::string& run : runs)
            all += without_spaces(run);
        std::set<std::string> known;
        for (const domain::WayStep& step : place_.way) {
            for (const domain::Text* text : {&step.hint, &step.action}) {
                add_words(known, pick(*text));
                if (all.find(without_spaces(pick(*text))) == all.npos)
                    faults.push_back(
                        golden::say("\"%s\" is not read in full", std::string(pick(*text)).c_str()));
            }
        }
        whole_words(runs, known);
    }
    void plan() {
        has_plan = node("checkin.result.plan") != nullptr;
        if (!has_plan) return;
        std::set<std::string> known;
        for (const domain::PlanCell& cell : place_.plan)
            add_words(known, pick(cell.label));
        whole_words(written_in("checkin.result.plan"), known);
        for (std::size_t i = 0; i < place_.plan.size(); ++i)
            room(i);
    }
    // Every room bears its name or its sign, on its own ground.
    void room(std::size_t i) {
        const std::string name(pick(place_.plan[i].label));
        const ui::Node* there = node("checkin.result.plan." + std::to_string(i));
        if (there == nullptr || there->label != name)
            return faults.push_back(golden::say("the tree does not name \"%s\"", name.c_str()));
        const Inside found = inside(*there);
        std::string all;
        for (const std::string& run : found.runs)
            all += without_spaces(run);
        if (all != without_spaces(name) && !(all.empty() && found.icons == 1))
            faults.push_back(golden::say("the plan says \"%s\" for \"%s\"", all.c_str(), name.c_str()));
        if (found.runs.size() > 1) whole_hanzi(name, found.runs);
        for (std::size_t j = 0; j < i; ++j) {
            const ui::Node* other = node("checkin.result.plan." + std::to_string(j));
            if (other != nullptr && golden::box_of(*other).overlaps(golden::box_of(*there)))
                faults.push_back(golden::say("\"%s\" lies over \"%s\"", name.c_str(), other->label.c_str()));
        }
    }
    // A word of three stays together, and no line of a longer name is a single one.
    void whole_hanzi(const std::string& name, const std::vector<std::string>& runs) {
        constexpr std::size_t hanzi = 3;  // bytes
        const auto latin = [](const std::string& text) {
            return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
        };
        if (latin(name)) return;
        if (name.size() <= 3 * hanzi ||
            std::any_of(runs.begin(), runs.end(), [](const std::string& run) { return run.size() <= hanzi; }))
            faults.push_back(golden::say("\"%s\" is broken", name.c_str()));
    }
    void what_it_is() {
        const bool room = place_.kind == domain::PlaceKind::room;
        const std::string wrong = english_ ? room ? "Place" : "Room" : room ? "地点" : "会议室";
        for (const std::string& run : written_in("checkin.result.facts"))
            if (run.starts_with(wrong + " ·"))
                faults.push_back(golden::say("\"%s\" is not what it is", run.c_str()));
    }
    // Words, signs and the plan reach from one side of the card to the other.
    void no_half_is_empty() {
        const ui::Box card = at_.to_pixels(at_.reach.inset(40, 0));
        const ui::Node* plan = node("checkin.result.plan");
        const float right =
            plan != nullptr ? golden::box_of(*plan).right() : inside(*node("checkin.result.way")).right;
        const float filled = (right - card.x) / card.w;
        if (filled < .6f) faults.push_back(golden::say("of the card's width %.0f %% are used", filled * 100));
    }

    const Place& place_;
    const Taken& taken_;
    ui::Layout at_;
    bool english_ = false;
};

struct Combination {
    const char* language;
    bool landscape;
    friend void PrintTo(const Combination& c, std::ostream* out) { *out << c.language; }
};

struct Case {
    const char* name;
    void (*change)(service::CheckInResult&);
    bool roomy;  // nothing but the way asks for the room
};
constexpr Case cases[] = {
    {"accepted", [](service::CheckInResult&) {}, true},
    {"already",
     [](service::CheckInResult& r) {
         r.outcome = domain::Outcome::already_checked_in;
         r.earlier_at = golden::morning(8, 51, 0);
     },
     false},
    {"no plan", [](service::CheckInResult& r) { r.place->plan.clear(); }, false},
    {"no paper", [](service::CheckInResult& r) { r.slip = service::SlipState::no_paper; }, false},
};

std::string name_of(const testing::TestParamInfo<Combination>& info) {
    return std::string(info.param.language) + (info.param.landscape ? "_landscape" : "_portrait");
}

class PlacesAsRead : public testing::TestWithParam<Combination> {
  protected:
    // Whether it has a plan.
    bool look_at(const Place& place, const Case& what, const Shot& shot) {
        service::KioskView view = golden::usual_day();
        service::CheckInResult result = golden::accepted();
        result.place = place;
        what.change(result);
        golden::show(view, result);
        auto screen = ui::make_result_screen();
        const Taken taken = studio_.take(*screen, view, shot, false);
        const PlaceAudit audit(place, taken, shot);
        const std::string name = place.id + ", " + what.name + ", " + shot.modes.language +
                                 (shot.modes.large_text ? ", large" : "") +
                                 (shot.modes.low_reach ? ", low" : "") + ", " + std::to_string(shot.width);
        std::vector<std::string> faults = audit.faults;
        // The plan's line runs over no word.
        if (what.roomy && !shot.modes.low_reach && std::min(shot.width, shot.height) == 1080) {
            const auto pale = golden::audit_contrast(studio_, taken, shot);
            faults.insert(faults.end(), pale.begin(), pale.end());
            target_keeps_its_ground(place, taken, faults);
        }
        for (const std::string& fault : faults)
            ADD_FAILURE() << name << ": " << fault;
        EXPECT_TRUE(audit.has_way) << name;
        // Giving way is for the cramped: the usual page has its plan. In large text names 40 % longer may
        // leave it out; then the steps have the card.
        if (what.roomy &&
            (!golden::layout_of(shot).large_text || shot.modes.language != golden::pseudo_language)) {
            EXPECT_TRUE(audit.has_plan) << name;
        }
        return audit.has_plan;
    }

  private:
    // The target's colour stands in no other room.
    void target_keeps_its_ground(const Place& place, const Taken& taken, std::vector<std::string>& faults) {
        const base::Rgba ground = studio_.ground_of(taken);
        for (const ui::Node& node : taken.tree.nodes()) {
            if (!node.id.starts_with("checkin.result.plan.")) continue;
            const auto& cell = place.plan.at(std::stoul(node.id.substr(node.id.rfind('.') + 1)));
            if (cell.kind != domain::CellKind::room) continue;
            const ui::Box box = golden::box_of(node).inset(6);
            constexpr int step = golden::Studio::ground_step;
            int dark = 0;
            for (int y = static_cast<int>(box.y); y < static_cast<int>(box.bottom()); ++y) {
                for (int x = static_cast<int>(box.x); x < static_cast<int>(box.right()); ++x) {
                    if (x % step != 0 || y % step != 0) continue;
                    const std::uint8_t* p =
                        &ground.pixels[static_cast<std::size_t>((y * ground.width + x) * 4)];
                    dark += ui::Color{p[0], p[1], p[2]} == ui::color::river7;
                }
            }
            if (dark > 0) faults.push_back(golden::say("the target lies over \"%s\"", node.label.c_str()));
        }
    }

    golden::Studio studio_;
};

TEST_P(PlacesAsRead, NothingIsCutBrokenOrOverAnother) {
    const auto all = places();
    for (const int side : {1080, 768}) {
        Shot shot;
        shot.now = golden::morning();
        shot.modes.language = GetParam().language;
        shot.width = side, shot.height = side == 1080 ? 1920 : 1366;
        shot.mm_per_pixel = .25f;
        if (GetParam().landscape) std::swap(shot.width, shot.height);
        for (const Place& place : all)
            for (const Case& what : cases)
                for (const bool large : {false, true})
                    for (const bool low : {false, true}) {
                        shot.modes.large_text = large;
                        shot.modes.low_reach = low;
                        look_at(place, what, shot);
                    }
    }
}

// A floor whose rooms cannot all be named has no plan rather than nameless boxes; the steps have the card.
TEST_P(PlacesAsRead, APlanThatCannotNameItsRoomsIsLeftOut) {
    Place crowded = places().front();
    const domain::PlanCell one = crowded.plan.front();
    for (const int rooms : {12, 500}) {
        for (int i = 0; i < rooms; ++i) {
            crowded.plan.push_back(one);
            crowded.plan.back().x = 700 + 160 * static_cast<float>(i);
        }
        Shot shot;
        shot.now = golden::morning();
        shot.modes.language = GetParam().language;
        if (GetParam().landscape) std::swap(shot.width, shot.height);
        EXPECT_FALSE(look_at(crowded, {"crowded", [](service::CheckInResult&) {}, false}, shot)) << rooms;
    }
}

INSTANTIATE_TEST_SUITE_P(Week, PlacesAsRead,
                         testing::Values(Combination{"zh_CN", false}, Combination{"zh_CN", true},
                                         Combination{"en", false}, Combination{"en", true},
                                         Combination{"en_XA", false}, Combination{"en_XA", true}),
                         name_of);

}  // namespace
