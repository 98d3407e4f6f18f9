#include "ui/screens/lobby_screen.h"

#include <cmath>

#include "base/text/dates.h"
#include "ui/screens/help.h"
#include "ui/screens/staff_gate.h"
#include "ui/theme/motion.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/dialog.h"

namespace ui {
namespace {

// What comes up with a page: the reach square to the edges, while what is read above or beside it stays in
// place.
Box comes_up(const Layout& at) {
    const float from = space::gap / 2;
    if (at.landscape) return {at.reach.x - from, at.page.y, at.page.right() - at.reach.x + from, at.page.h};
    return {at.page.x, at.reach.y - from, at.page.w, at.page.bottom() - at.reach.y + from};
}

void act(Page& page, BarKey key, bool on_help) {
    Modes modes = page.modes;
    switch (key) {
        case BarKey::none:
            return;
        case BarKey::home:
            return page.go.home();
        case BarKey::back:
            return page.go.back();
        case BarKey::help:
            if (!on_help) page.go.open(make_help_screen());
            return;
        case BarKey::language:
            modes.language = next_language(page);
            break;
        case BarKey::large_text:
            modes.large_text = !modes.large_text;
            break;
        case BarKey::voice:
            modes.voice = !modes.voice;
            break;
        case BarKey::low_reach:
            modes.low_reach = !modes.low_reach;
            break;
    }
    page.set_modes(modes);
}

// "EN": what stands on the key where the word for it is too long and there are more than two.
std::string language_code(std::string_view language) {
    std::string code(language.substr(0, 2));
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return code;
}

BarKey draw_bar(Page& page, Stage& stage, bool on_home) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    Bar keys;
    const std::string code = language_code(page.modes.language);
    keys.words = {
        tr("首页"), tr("返回"), tr("请人帮忙"), page.languages.size() > 2 ? tr("语言") : tr("中/EN"),
        tr("大字"), tr("语音"), tr("低位"),     tr("帮忙"),
        code};
    keys.on_home = on_home;
    keys.can_go_back = page.go.can_go_back();
    keys.large_text = stage.large();  // a small panel's by itself
    keys.voice = page.modes.voice;
    keys.low_reach = page.modes.low_reach;
    if (page.seconds_left)
        keys.left = TimeLeft{*page.seconds_left, page.seconds_in_all,
                             base::fill(tr("{n} 秒"), {{"n", std::to_string(*page.seconds_left)}})};
    return bar(stage, keys);
}

// Lying down, low reach leaves the square's upper rows free: just above the controls they say what the key
// did.
void low_reach_note(Page& page, Stage& stage) {
    const Layout& at = stage.layout();
    if (!at.landscape || !at.low_reach) return;
    const Banner note{"low_reach.note", page.words.tr("按键往下移了"),
                      page.words.tr("再点一次“低位”就回到原处"), icon::wheelchair_accessibility};
    const float room = at.controls.y - at.reach.y - space::gap;
    banner(stage, at.reach.top(room).foot(std::min(room, banner_height(stage, at.reach.w, note))), note);
}

void ask_to_stay(Page& page, Stage& stage) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const std::string seconds = std::to_string(page.seconds_left.value_or(0));
    const std::string text =
        base::fill(tr("{seconds} 秒后回到首页，未提交的内容会清掉"), {{"seconds", seconds}});
    const Answer answer = dialog(stage, {"dialog.idle", tr("还在用吗？"), text, tr("继续用"),
                                         tr("清掉，回首页"), icon::timer_sand, Tone::amber});
    if (answer == Answer::yes) page.keep_visit();
    if (answer == Answer::no) page.go.home();
}

}  // namespace

void LobbyScreen::draw(Page& page) {
    const Layout layout = make_layout({page.width, page.height, page.mm_per_pixel}, page.modes.large_text,
                                      page.modes.low_reach);
    Painter paint(*ImGui::GetWindowDrawList(), page.fonts, page.art, layout);
    paint.tell(page.written);
    Stage stage{paint, page.tree};
    stage.english = language_of(page.modes) == base::Language::en;
    stage.calm = page.modes.calm;
    stage.age = page.age;
    stage.animate_for = page.animate_for;

    const bool own_question = asks();
    stage.blocked = page.asking || own_question;
    const auto page_in = stage.calm ? motion::calm_fade : motion::page_in;
    // The very first frame shows something of it: a touch is answered at once.
    const float here = eased(Easing::decelerate, page.age + motion::frame, page_in);
    if (here < 1) page.animate_for(page_in - page.age);
    paint.fade_in(here);
    body(page, stage);
    if (moves_down()) low_reach_note(page, stage);
    paint.fade_in(1);
    if (here < 1 && !stage.calm) paint.lower(0, comes_up(layout), motion::rise * (1 - here));
    stage.blocked = false;
    if (page.asking) {
        ask_to_stay(page, stage);
    } else if (own_question) {
        question(page, stage);
    }
    // Over a question's shade: whoever needs larger letters or a person needs them to answer it, too.
    const BarKey key = draw_bar(page, stage, is_home());
    if (own_question && key == BarKey::back) return withdraw();
    act(page, key, name() == "help");
}

void page_header(Page& page, Stage& stage, bool on_dark) {
    const base::CivilTime now = civil(page, page.now);
    const std::string time = base::format_time(now);
    const std::string date = base::format_date(now, page.words);
    Box box = stage.layout().information;
    if (stage.layout().landscape) box.w -= 36;  // inside the panel
    hold_for_staff(page, stage, box.left(76).top(76));
    header(stage, box, {page.words.tr("随手站"), pick(site_of(page).name, page.modes), time, date, on_dark});
    stage.say("header.time", NodeRole::text, date + " " + time, box.right_part(260).top(80));
}

float page_title(Stage& stage, std::string_view id, std::string_view title, Color ink, float at) {
    const Box& info = stage.layout().information;
    const TextStyle style{Type::title, ink, true};
    const float high = stage.paint.line_height(style);
    const Box box{info.x, info.y + at, info.w - (stage.layout().landscape ? 36 : 0), high};
    stage.paint.text(box, title, style);
    stage.say(id, NodeRole::heading, title, box);
    return box.bottom();
}

}  // namespace ui
