#include "ui/screens/gallery_exhibits.h"

#include <array>

#include "ui/screens/state_rows.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/empty.h"
#include "ui/widgets/field.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/ring.h"
#include "ui/widgets/row.h"
#include "ui/widgets/stepper.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/timeline.h"

namespace ui {
namespace {

using base::tr_mark;
using Words = base::Catalogue;

struct State {
    std::string_view name, said;
    bool enabled = true;
};
constexpr std::array states{State{"normal", tr_mark("常态")}, State{"pressed", tr_mark("按下")},
                            State{"disabled", tr_mark("不可用"), false}, State{"focus", tr_mark("焦点")}};

std::string id_of(std::string_view widget, std::size_t state) {
    return "show." + std::string(widget) + "." + std::string(states[state].name);
}

// Over each state its name.
constexpr TextStyle state_words{Type::caption, color::river7, true};

constexpr float under_words = 14;  // the ring of what has the focus ends there

float named(const Stage& stage, float high) {
    return stage.paint.line_height(state_words) + under_words + high;
}

Box under_name(const Words& words, Stage& stage, const Box& box, std::size_t state) {
    const float high = stage.paint.line_height(state_words);
    stage.paint.text(box.top(high), words.tr(states[state].said), state_words);
    return box.below(high + under_words);
}

// The same widget in its four states, side by side.
template <class Draw>
void in_four(const Words& words, Stage& stage, const Box& box, std::string_view widget, const Draw& draw) {
    for (std::size_t i = 0; i < states.size(); ++i)
        draw(under_name(words, stage, box.column(static_cast<int>(i), 4, space::gap), i), id_of(widget, i),
             states[i].enabled);
}
// In two rows of two, for wide ones.
template <class Draw>
void in_pairs(const Words& words, Stage& stage, const Box& box, std::string_view widget, const Draw& draw) {
    for (std::size_t i = 0; i < states.size(); ++i) {
        const Box row = box.row(static_cast<int>(i / 2), 2, space::gap);
        draw(under_name(words, stage, row.column(static_cast<int>(i % 2), 2, space::gap), i),
             id_of(widget, i), states[i].enabled);
    }
}

float pairs(const Stage& stage, float high) {
    return 2 * named(stage, high) + space::gap;
}

Exhibit buttons(const Stage& here, std::string_view name, std::string_view id, ButtonKind kind, Icon icon,
                std::string_view label) {
    return {name, named(here, 120), [=](const Words& words, Stage& stage, const Box& box) {
                in_four(words, stage, box, id, [&](const Box& at, const std::string& each, bool enabled) {
                    button(stage, at, {each, words.tr(label), kind, icon, false, enabled});
                });
            }};
}

// 116; in large letters a word needs more.
float cell_wide(const Stage& stage) {
    return stage.large() ? 152 : 116;
}

void small_controls(std::vector<Exhibit>& all, const Stage& here) {
    all.push_back(
        buttons(here, tr_mark("主按钮"), "primary", ButtonKind::primary, icon::check, tr_mark("完成")));
    all.push_back(buttons(here, tr_mark("次按钮"), "secondary", ButtonKind::secondary, icon::arrow_left,
                          tr_mark("返回")));
    all.push_back(buttons(here, tr_mark("淡按钮"), "quiet", ButtonKind::quiet, Icon::none, tr_mark("返回")));
    all.push_back(
        {tr_mark("图标键"), named(here, 120), [](const Words& words, Stage& stage, const Box& box) {
             in_four(words, stage, box, "icon", [&](const Box& at, const std::string& id, bool enabled) {
                 icon_button(stage, at.left(120), id, words.tr("下一页"), icon::chevron_right, enabled);
             });
         }});
    all.push_back({tr_mark("常用语"), named(here, 88), [](const Words& words, Stage& stage, const Box& box) {
                       in_four(words, stage, box, "pill",
                               [&](const Box& at, const std::string& id, bool enabled) {
                                   pill(stage, at, {id, words.tr("空调漏水"), false, enabled});
                               });
                   }});
    all.push_back(
        {tr_mark("网格"), named(here, 104), [](const Words& words, Stage& stage, const Box& box) {
             in_four(words, stage, box, "cell", [&](const Box& at, const std::string& id, bool enabled) {
                 grid_cell(
                     stage, {at.x, at.y + 8, cell_wide(stage), 88},
                     {id, enabled ? words.tr("茶水间") : words.tr("封闭"), {}, icon::cup_water, enabled});
             });
         }});
    all.push_back({tr_mark("底栏键"), named(here, 128), [](const Words& words, Stage& stage, const Box& box) {
                       stage.paint.fill(box.inset(-12, 0), color::surface, radius::card);
                       in_four(words, stage, box, "bar",
                               [&](const Box& at, const std::string& id, bool enabled) {
                                   bar_key(stage, {at.x, at.y + 8, 120, 120},
                                           {id, words.tr("大字"), icon::format_size, enabled, true});
                               });
                   }});
    all.push_back({tr_mark("选中的网格和底栏键"), 136, [](const Words& words, Stage& stage, const Box& box) {
                       grid_cell(
                           stage, {box.x + 8, box.y + 24, cell_wide(stage), 88},
                           {"show.cell.chosen.normal", words.tr("已选"), {}, icon::cup_water, true, true});
                       float x = box.x + 252;
                       for (const std::string_view id : {"show.bar.on.normal", "show.bar.on.pressed"}) {
                           bar_key(stage, {x, box.y + 8, 120, 120},
                                   {id, words.tr("大字"), icon::format_size, true, true, true});
                           x += 252;
                       }
                   }});
}

Exhibit keys() {
    return {tr_mark("键盘"), 520, [](const Words& words, Stage& stage, const Box& box) {
                Keyboard keys;
                keys.id = "show.key";
                keys.unused = "z";
                const std::string erase(words.tr("删除")), clear(words.tr("清空")), done(words.tr("完成"));
                keys.erase = erase, keys.clear = clear, keys.done = done;
                keyboard(stage, box, keys);
            }};
}

void tiles(std::vector<Exhibit>& all, const Stage& here) {
    all.push_back(
        {tr_mark("服务磁贴"), pairs(here, 264), [](const Words& words, Stage& stage, const Box& box) {
             in_pairs(words, stage, box, "tile", [&](const Box& at, const std::string& id, bool enabled) {
                 const Chip open{Tone::river, icon::account_multiple, "6"};
                 const Chip soon{Tone::sunken, icon::clock, std::string(words.tr("即将开放"))};
                 service_tile(stage, at,
                              {id, words.tr("健康小站取号"), words.tr("血压 · 血糖 · 购药"),
                               enabled ? open : soon, "spot-health", 113, false, enabled});
             });
         }});
    all.push_back(
        {tr_mark("领头磁贴"), pairs(here, 264), [](const Words& words, Stage& stage, const Box& box) {
             in_pairs(words, stage, box, "lead", [&](const Box& at, const std::string& id, bool enabled) {
                 service_tile(stage, at,
                              {id, words.tr("会议签到"), words.tr("扫码或报姓名"), std::nullopt,
                               "spot-checkin", 168, true, enabled});
             });
         }});
    all.push_back({tr_mark("小磁贴"), named(here, 264), [](const Words& words, Stage& stage, const Box& box) {
                       in_four(words, stage, box, "small",
                               [&](const Box& at, const std::string& id, bool enabled) {
                                   small_tile(stage, at,
                                              {id, words.tr("通知公告"), enabled ? "" : words.tr("即将开放"),
                                               icon::bullhorn, enabled});
                               });
                   }});
    all.push_back({tr_mark("宽磁贴"), pairs(here, 200), [](const Words& words, Stage& stage, const Box& box) {
                       in_pairs(words, stage, box, "wide",
                                [&](const Box& at, const std::string& id, bool enabled) {
                                    wide_tile(stage, at,
                                              {id, words.tr("请人帮忙"), words.tr("找工作人员"),
                                               icon::human_handsup, false, true, enabled});
                                });
                   }});
    all.push_back(
        {tr_mark("行磁贴"), pairs(here, 136), [](const Words& words, Stage& stage, const Box& box) {
             in_pairs(words, stage, box, "line", [&](const Box& at, const std::string& id, bool enabled) {
                 line_tile(
                     stage, at,
                     {id, words.tr("请人帮忙"), words.tr("找工作人员"), icon::human_handsup, true, enabled});
             });
         }});
}

void list_rows(std::vector<Exhibit>& all, const Words& catalogue, const Stage& here) {
    const auto row_of = [](const Words& words) {
        return ListRow{"", "10:00", words.tr("会议"), words.tr("值班台在"),
                       Chip{Tone::ok, icon::check_circle, std::string(words.tr("签到中"))}};
    };
    const float wide = here.layout().reach.w;
    const RowForm form = row_form(here, wide, {row_of(catalogue)});
    for (std::size_t i = 0; i < states.size(); ++i) {
        all.push_back({tr_mark("列表行"), named(here, form.tallest()),
                       [=](const Words& words, Stage& stage, const Box& box) {
                           const std::string id = id_of("row", i);
                           ListRow row = row_of(words);
                           row.id = id;
                           row.past = !states[i].enabled;
                           if (row.past)
                               row.chip = Chip{Tone::sunken, icon::check, std::string(words.tr("已结束"))};
                           list_row(stage, under_name(words, stage, box, i), row, form.chip);
                       }});
    }
    all.push_back(
        {tr_mark("选中的列表行"), form.tallest(), [=](const Words& words, Stage& stage, const Box& box) {
             ListRow row = row_of(words);
             row.id = "show.row.chosen.normal";
             row.chosen = true;
             list_row(stage, box, row, form.chip);
         }});
}

float field_high(const Stage& stage) {
    return named(stage, 112 + field_error_height(stage) + 8);
}

void fields(const Words& words, Stage& stage, const Box& box) {
    const std::string_view name = words.tr("姓名");
    const auto at = [&](int i, std::string_view state) {
        const float line = stage.paint.line_height(state_words), high = field_high(stage);
        const Box cell = box.below(static_cast<float>(i / 2) * high).top(high).column(i % 2, 2, space::gap);
        stage.paint.text(cell.top(line), state, state_words);
        return cell.below(line + under_words).top(112);
    };
    field(stage, at(0, words.tr("空的")), {"show.field.empty", name, "", name});
    field(stage, at(1, words.tr("输入中")), {"show.field.active", name, "wang", name, true});
    Field wrong{"show.field.error", name, "138 0000", name};
    wrong.error = words.tr("还差 3 位数字");
    field(stage, at(2, words.tr("出错")), wrong);
    Field closed{"show.field.disabled", name, "", words.tr("不用填")};
    closed.enabled = false;
    field(stage, at(3, words.tr("不可用")), closed);
    const Box tall = box.below(2 * field_high(stage)).top(176);
    field(stage, tall, {"show.field.tall", name, words.tr("写一句就行，例如“空调漏水”"), name, true});
}

void chips(const Words& words, Stage& stage, const Box& box) {
    const std::array<Chip, 6> all{Chip{Tone::river, icon::clock, std::string(words.tr("未开始"))},
                                  {Tone::ok, icon::check_circle, std::string(words.tr("签到中"))},
                                  {Tone::amber, icon::alert, std::string(words.tr("偏少"))},
                                  {Tone::red, icon::alert_circle, std::string(words.tr("出错"))},
                                  {Tone::sunken, icon::check, std::string(words.tr("已结束"))},
                                  {Tone::festival, Icon::none, std::string(words.tr("冬至"))}};
    float x = box.x, y = box.y + chip_height(stage) / 2;
    for (const Chip& chip : all) {
        const float wide = chip_width(stage, chip);
        if (x + wide > box.right()) x = box.x, y += chip_height(stage) + 12;
        chip_from(stage, x, y, chip);
        x += wide + 16;
    }
}

Banner river_banner(const Words& words) {
    return {"show.banner.river", words.tr("网络不通，已存在本机"), words.tr("恢复后自动上传，您不用再来"),
            icon::cloud_check};
}
Banner amber_banner(const Words& words) {
    return {"show.banner.amber", words.tr("没纸了，小票打不出来"), words.tr("号码有效，拍下屏幕也能用"),
            icon::printer_alert, Tone::amber};
}

// As high as their words need.
void banners(std::vector<Exhibit>& all, const Words& catalogue, const Stage& here) {
    for (const auto banner_of : {river_banner, amber_banner}) {
        const float high = banner_height(here, here.layout().reach.w, banner_of(catalogue));
        all.push_back({tr_mark("横幅"), high, [banner_of](const Words& words, Stage& stage, const Box& box) {
                           banner(stage, box, banner_of(words));
                       }});
    }
}

void states_and_nothing(std::vector<Exhibit>& all) {
    all.push_back({tr_mark("状态行"), 260, [](const Words& words, Stage& stage, const Box& box) {
                       state_card(stage, box,
                                  {{"show.state.camera", icon::camera, words.tr("摄像头"),
                                    std::string(words.tr("正常"))},
                                   {"show.state.printer", icon::printer, words.tr("打印机"),
                                    std::string(words.tr("没纸了")), false}});
                   }});
    all.push_back({tr_mark("空状态"), 312, [](const Words& words, Stage& stage, const Box& box) {
                       stage.paint.card(box);
                       empty_state(stage, box,
                                   {"show.empty", words.tr("今天没有公开的会议了"),
                                    words.tr("有签到码就能签，请直接扫码")});
                   }});
}

void said(std::vector<Exhibit>& all, const Words& catalogue, const Stage& stage) {
    all.push_back({tr_mark("状态签"), 2 * chip_height(stage) + 12, chips});
    all.push_back({tr_mark("剩余时间环"), 184, [](const Words& words, Stage& here, const Box& box) {
                       BarItem help{"show.ring.24", words.tr("请人帮忙"), icon::human_handsup};
                       help.left = TimeLeft{24, 30, base::fill(words.tr("{n} 秒"), {{"n", "24"}})};
                       bar_key(here, {box.x + 8, box.y + 56, 120, 120}, help);
                       help.brief = words.tr("帮忙");
                       help.id = "show.ring.8";
                       help.left = TimeLeft{8, 30, base::fill(words.tr("{n} 秒"), {{"n", "8"}})};
                       bar_key(here, {box.x + 176, box.y + 56, 120, 120}, help);
                   }});
    all.push_back({tr_mark("到场环"), 216, [](const Words&, Stage& here, const Box& box) {
                       share_ring(here, "show.share", box.x + 108, box.centre_y(), 103, 128, 156);
                   }});
    banners(all, catalogue, stage);
    all.push_back(
        {tr_mark("步骤"), stepper_height(stage), [](const Words& words, Stage& here, const Box& box) {
             const std::array<std::string_view, 3> steps{words.tr("哪里"), words.tr("什么"),
                                                         words.tr("确认")};
             stepper(here, box, {"show.steps", steps, 1});
         }});
    all.push_back({tr_mark("进度"), 500, [](const Words& words, Stage& here, const Box& box) {
                       using When = TimelineStep::When;
                       const auto tr = [&](std::string_view msgid) { return std::string(words.tr(msgid)); };
                       timeline(here, "show.timeline", box.left(std::min(box.w, 640.0f)),
                                {{tr("已提交"), tr("已收到您的报修"), "09:20", When::past},
                                 {tr("已派单"), "", "09:26", When::past},
                                 {tr("师傅正在修"), "", "09:48", When::now, icon::wrench},
                                 {tr("已修好"), tr("修好后请您评价"), "", When::ahead}});
                   }});
}

void type_scale(const Words& words, Stage& stage, const Box& box) {
    float y = box.y;
    for (const Type type : {Type::display, Type::title, Type::heading, Type::body, Type::caption}) {
        const bool bold = type != Type::caption && type != Type::body;
        const TextStyle style{type, color::ink9, bold};
        stage.paint.text({box.x, y, box.w, stage.paint.line_height(style)}, words.tr("随手站"), style);
        y += stage.paint.line_height(style);
    }
    stage.paint.text({box.x, y, box.w, 88}, "0123456789", {Type::numeral_m, color::river7, true});
}

void colours(const Words&, Stage& stage, const Box& box) {
    using namespace color;
    const std::array shown{paper,  surface,    sunken, line,   line_strong, ink9,   ink7,
                           ink5,   river9,     river8, river7, river6,      river5, river3,
                           river2, river1,     river0, ok,     ok_ground,   amber,  amber_ground,
                           red,    red_ground, verm7,  verm8};
    const float side = (box.w - 8 * 12) / 9;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Box at{box.x + static_cast<float>(i % 9) * (side + 12),
                     box.y + static_cast<float>(i / 9) * (72 + 12), side, 72};
        stage.paint.fill(at, shown[i], radius::cell);
        stage.paint.outline(at, line, 2, radius::cell);
    }
}

}  // namespace

std::optional<Touch> pose_of(std::string_view id) {
    if (id == "gallery.dialog.yes") return Touch{false, false, true};
    if (!id.starts_with("show.")) return std::nullopt;
    const bool key =
        id.starts_with("show.key.") || id.starts_with("show.text.") || id.starts_with("show.nine.");
    const bool offer = id.starts_with("show.grid.") || id.starts_with("show.phrases.");
    return Touch{false,
                 id.ends_with(".pressed") || (key && id.ends_with(".k")) || (offer && id.ends_with(".1")),
                 id.ends_with(".focus") || (key && id.ends_with(".f")) || (offer && id.ends_with(".2"))};
}

std::vector<Exhibit> exhibits(const base::Catalogue& words, const Stage& stage) {
    std::vector<Exhibit> all;
    small_controls(all, stage);
    tiles(all, stage);
    list_rows(all, words, stage);
    all.push_back(keys());
    all.push_back({tr_mark("输入框"), 2 * field_high(stage) + 176, fields});
    said(all, words, stage);
    states_and_nothing(all);
    float type_high = 88;
    for (const Type type : {Type::display, Type::title, Type::heading, Type::body, Type::caption})
        type_high += stage.paint.line_height({type});
    all.push_back({tr_mark("字号"), type_high, type_scale});
    all.push_back({tr_mark("颜色"), 3 * 84, colours});
    keyboard_exhibits(all);
    way_exhibits(all);
    house_exhibits(all, words, stage);
    return all;
}

}  // namespace ui
