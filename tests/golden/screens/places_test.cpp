// Every place of the sample week as a visitor reads it on the result page: whole words, every step in full,
// whatever the language, mode, way up and size; and a plan that goes where the steps go.
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kiosk/protocol/messages.h"
#include "tests/golden/screens/audit.h"
#include "tests/golden/screens/audit_tools.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/result.h"

namespace {

using domain::Place;
using domain::StepKind;
using golden::Shot;
using golden::Taken;

std::vector<Place> places() {
    std::ifstream file(SUISHOU_SOURCE_DIR "/assets/demo/week.json");
    std::vector<Place> all;
    const auto week = nlohmann::json::parse(file);
    for (const auto& json : week.at("places")) {
        const auto id = json.at("id").get<std::string>();
        const auto change = protocol::decode_record(domain::topic::places, id, json.dump());
        EXPECT_TRUE(change) << id;
        if (change) all.push_back(std::get<Place>(change.value()));
    }
    EXPECT_GE(all.size(), 7u);
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
    PlaceAudit(const Place& place, const Taken& taken, const Shot& shot) : place_(place), taken_(taken) {
        faults = golden::audit_tree(taken, shot);
        const auto words = golden::audit_words(taken, shot);
        faults.insert(faults.end(), words.begin(), words.end());
        english_ = !shot.modes.language.starts_with("zh");
        way();
        plan();
    }
    std::vector<std::string> faults;
    bool has_way = false, has_plan = false;

  private:
    std::string_view pick(const domain::Text& text) const {
        return english_ && !text.en.empty() ? text.en : text.zh;
    }
    std::vector<std::string> written_in(std::string_view id) const {
        std::vector<std::string> runs;
        for (const ui::Node& node : taken_.tree.nodes()) {
            if (node.id != id) continue;
            for (std::size_t i = 0; i < taken_.written.size(); ++i) {
                const auto& ink = taken_.ink[i];
                if (ink && !taken_.written[i].icon && golden::box_of(node).contains(*ink, 3))
                    runs.push_back(taken_.written[i].text);
            }
        }
        return runs;
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
        std::string all, target;
        std::set<std::string> known;
        for (const ui::Node& node : taken_.tree.nodes())
            has_plan |= node.id == "checkin.result.plan";
        if (!has_plan) return;
        for (const domain::PlanCell& cell : place_.plan) {
            add_words(known, pick(cell.label));
            if (cell.kind == domain::CellKind::target) target = pick(cell.label);
        }
        const auto runs = written_in("checkin.result.plan");
        for (const std::string& run : runs)
            all += without_spaces(run);
        if (all.find(without_spaces(target)) == all.npos)
            faults.push_back(golden::say("the plan does not name \"%s\"", target.c_str()));
        whole_words(runs, known);
    }

    const Place& place_;
    const Taken& taken_;
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
    {"no paper", [](service::CheckInResult& r) { r.slip = service::SlipState::no_paper; }, false},
};

std::string name_of(const testing::TestParamInfo<Combination>& info) {
    return std::string(info.param.language) + (info.param.landscape ? "_landscape" : "_portrait");
}

class PlacesAsRead : public testing::TestWithParam<Combination> {
  protected:
    void look_at(const Place& place, const Case& what, const Shot& shot) {
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
        }
        for (const std::string& fault : faults)
            ADD_FAILURE() << name << ": " << fault;
        EXPECT_TRUE(audit.has_way) << name;
        // Giving way is for the cramped: the usual page has its plan.
        if (what.roomy && !golden::layout_of(shot).large_text) {
            EXPECT_TRUE(audit.has_plan) << name;
        }
    }

  private:
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

INSTANTIATE_TEST_SUITE_P(Week, PlacesAsRead,
                         testing::Values(Combination{"zh_CN", false}, Combination{"zh_CN", true},
                                         Combination{"en", false}, Combination{"en", true},
                                         Combination{"en_XA", false}, Combination{"en_XA", true}),
                         name_of);

}  // namespace
