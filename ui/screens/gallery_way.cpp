// The number pad, nine keys, the plan and the steps of a way in the gallery.
#include <string>

#include "ui/screens/gallery_exhibits.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/plan.h"
#include "ui/widgets/way.h"

namespace ui {
namespace {

using base::tr_mark;
using Words = base::Catalogue;

void number_pad(const Words& words, Stage& stage, const Box& box) {
    Keyboard keys;
    keys.id = "show.pad";
    keys.rows = KeyRows::digits;
    const std::string erase(words.tr("删除")), clear(words.tr("清空")), done(words.tr("完成"));
    keys.erase = erase, keys.clear = clear, keys.done = done;
    keyboard(stage, box, keys);
}

// Three rooms and the lift that one comes from.
Plan sample_plan(const Words& words) {
    Plan plan;
    plan.rooms = {{{0, 0, 30, 26}, "301"},
                  {{34, 0, 30, 26}, "302"},
                  {{68, 0, 44, 26}, std::string(words.tr("会议室")), true},
                  {{0, 52, 52, 30}, std::string(words.tr("茶水间"))},
                  {{68, 52, 44, 30}, std::string(words.tr("电梯厅")), false, true}};
    plan.path = {{90, 60}, {90, 26}};
    return plan;
}

void plan(const Words& words, Stage& stage, const Box& box) {
    floor_plan(stage, "show.plan", words.tr("怎么走"), box, sample_plan(words));
}

std::vector<Step> sample_steps(const Words& words) {
    return {{icon::elevator, std::string(words.tr("先乘电梯")), "301"},
            {icon::arrow_right, std::string(words.tr("再向右")), "302"},
            {icon::map_marker, std::string(words.tr("左手边")), std::string(words.tr("会议室")), true}};
}

}  // namespace

void way_exhibits(std::vector<Exhibit>& all) {
    all.push_back({tr_mark("数字键盘"), 520, number_pad});
    all.push_back({tr_mark("楼层图"), 420, plan});
    all.push_back({tr_mark("路线"), 420, [](const Words& words, Stage& stage, const Box& box) {
                       step_list(stage, "show.steps.way", box, sample_steps(words), {});
                   }});
}

}  // namespace ui
