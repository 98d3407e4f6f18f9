#include "ui/screens/desk.h"

namespace ui {
namespace {

void band(Stage& stage) {
    const Layout& at = stage.layout();
    const Box box = at.landscape
                        ? Box{at.page.x, at.page.y, at.information.right() - at.page.x, at.page.h}
                        : Box{at.page.x, at.page.y, at.page.w, at.information.bottom() - at.page.y - 24};
    const Corners corners = at.landscape ? Corners::right : Corners::bottom;
    stage.paint.fill(box, gradient::dark, radius::band, corners);
    stage.paint.waves(box, radius::band, corners);
}

struct Line {
    std::string id;
    Icon icon;
    std::string_view caption;
    std::string value;
};

constexpr TextStyle quiet_words{Type::caption, color::ink5}, strong_words{Type::heading, color::ink9, true};
constexpr float words_left = 140, words_right = 36, least_high = 132;
constexpr float airy = 36, tight = 12;  // above and below the words together

float fact_height(const Stage& stage, float width, const Line& line, float air) {
    const float room = width - words_left - words_right;
    const float value = stage.paint.paragraph_height(room, line.value, strong_words, 2);
    return std::max(least_high, stage.paint.line_height(quiet_words) + value + air);
}

// One thing to know, large enough to copy down.
void fact(Stage& stage, const Box& box, const Line& line) {
    Painter& paint = stage.paint;
    const float left = box.x + words_left, room = box.right() - words_right - left;
    const float caption = paint.line_height(quiet_words);
    const float value = paint.paragraph_height(room, line.value, strong_words, 2);
    paint.card(box, Elevation::e1);
    paint.disc(box.x + 76, box.centre_y(), 44, color::river0);
    paint.icon(line.icon, box.x + 76, box.centre_y(), 46, color::river7);
    const float y = box.centre_y() - (caption + value) / 2;
    paint.text({left, y, room, caption}, line.caption, quiet_words);
    paint.paragraph({left, y + caption, room, value}, line.value, strong_words, Align::left, 2);
    stage.say(line.id, NodeRole::text, std::string(line.caption) + " " + line.value, box);
}

}  // namespace

void dark_head(Page& page, Stage& stage) {
    band(stage);
    page_header(page, stage, true);
}

void band_words(Page& page, Stage& stage, const BandWords& words) {
    dark_head(page, stage);
    Painter& paint = stage.paint;
    const Box& info = stage.layout().information;
    const TextStyle strong{Type::title, color::white, true}, quiet{Type::body, color::white};
    const float room = stage.layout().landscape ? info.w - 36 : info.w;
    const float title_high = paint.paragraph_height(room, words.title, strong, 2);
    const float more_high = paint.paragraph_height(room, words.text, quiet, 2);
    const float all = 196 + title_high + 8 + more_high;
    float y = info.y + 100 + std::max(0.0f, (info.h - 140 - all) / 2);
    const float x = info.x + room / 2;
    paint.disc(x, y + 84, 84, color::white);
    paint.disc(x, y + 84, 68, color::river5);
    paint.icon(words.icon, x, y + 84, 88, color::white);
    y += 196;
    paint.paragraph({info.x, y, room, 0}, words.title, strong, Align::centre, 2);
    paint.paragraph({info.x, y + title_high + 8, room, 0}, words.text, quiet, Align::centre, 2);
    stage.say(words.id, NodeRole::heading, std::string(words.title) + " " + std::string(words.text),
              {info.x, y, room, title_high + 8 + more_high});
}

void desk_facts(Page& page, Stage& stage, const Box& area, const std::string& id) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const domain::Site& site = site_of(page);
    std::vector<Line> lines;
    if (!site.duty_phone.empty())
        lines.push_back({id + ".phone", icon::phone_in_talk, tr("值班电话"), site.duty_phone});
    const std::string_view desk = pick(site.desk, page.modes);
    if (!desk.empty()) lines.push_back({id + ".desk", icon::map_marker, tr("值班台在"), std::string(desk)});
    lines.push_back({id + ".number", icon::information_outline, tr("这台机器"),
                     std::string(pick(site.kiosk_name, page.modes))});
    std::erase_if(lines, [](const Line& line) { return line.value.empty(); });
    float all = -space::gap;
    for (const Line& line : lines)
        all += fact_height(stage, area.w, line, airy) + space::gap;
    const float air = all > area.h ? tight : airy;
    float y = area.y;
    for (const Line& line : lines) {
        const float high = fact_height(stage, area.w, line, air);
        if (y + high > area.bottom()) continue;
        fact(stage, {area.x, y, area.w, high}, line);
        y += high + space::gap;
    }
}

}  // namespace ui
