// A house as its cells in the gallery.
#include <array>

#include "ui/screens/gallery_exhibits.h"
#include "ui/widgets/facade.h"

namespace ui {
namespace {

using base::tr_mark;
using Words = base::Catalogue;

struct Kind {
    std::string_view label;
    Icon icon;
};
const Kind stairs{tr_mark("楼梯"), icon::stairs}, tea{tr_mark("茶水间"), icon::cup_water},
    rooms{tr_mark("会议室"), icon::account_multiple}, toilets{tr_mark("卫生间"), icon::human_male_female},
    lifts{tr_mark("电梯厅"), icon::elevator}, garage{tr_mark("车库"), icon::car},
    power{tr_mark("配电房"), icon::flash};

constexpr float under_name = 12;
constexpr int chosen_row = 1, chosen_column = 5;

Facade sample_house(const Words& words, const std::vector<std::string>& ids, bool english) {
    Facade house;
    house.rows = {"3", "2", "1", "B1"};
    house.below = 1;
    for (const std::string_view name : {tr_mark("西端"), tr_mark("西翼"), tr_mark("西厅"), tr_mark("中厅"),
                                        tr_mark("东厅"), tr_mark("东翼"), tr_mark("东端")})
        house.columns.push_back(words.tr(name));
    const std::array above{stairs, tea, toilets, lifts, rooms, rooms, stairs},
        under{garage, garage, power, lifts, garage, garage, garage};
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 7; ++column) {
            const auto at = static_cast<std::size_t>(column);
            const Kind& kind = row == 3 ? under.at(at) : above.at(at);
            const bool chosen = row == chosen_row && column == chosen_column, shut = row == 0 && column == 1;
            const std::string_view spoken = words.tr(shut ? tr_mark("封闭") : kind.label);
            house.cells.push_back({row,
                                   column,
                                   {ids[house.cells.size()],
                                    chosen    ? "205"
                                    : english ? std::string_view()
                                              : spoken,
                                    spoken, kind.icon, !shut, chosen}});
        }
    }
    return house;
}

std::vector<std::string> cell_ids() {
    std::vector<std::string> ids;
    for (int i = 0; i < 28; ++i)
        ids.push_back("show.house.cell." + std::to_string(i));
    return ids;
}

}  // namespace

void house_exhibits(std::vector<Exhibit>& all, const Words& catalogue, const Stage& here) {
    const std::vector<std::string> ids = cell_ids();
    const float high = facade_height(here, here.layout().reach.w, sample_house(catalogue, ids, here.english));
    all.push_back(
        {tr_mark("楼面"), under_name + high, [ids](const Words& words, Stage& stage, const Box& box) {
             draw_facade(stage, box.below(under_name), sample_house(words, ids, stage.english));
         }});
}

}  // namespace ui
