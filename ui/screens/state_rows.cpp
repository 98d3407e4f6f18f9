#include "ui/screens/state_rows.h"

#include <algorithm>
#include <cstdlib>

namespace ui {
namespace {

using service::CameraState;

std::string_view camera_words(const base::Catalogue& words, CameraState state) {
    switch (state) {
        case CameraState::closed:
            return words.tr("待机");
        case CameraState::opening:
            return words.tr("正在打开");
        case CameraState::running:
            return words.tr("正常");
        case CameraState::stalled:
            return words.tr("画面停住了");
        case CameraState::absent:
            return words.tr("没有找到");
    }
    return {};
}

std::string count_words(const Page& page, std::uint64_t n) {
    if (n == 0) return std::string(page.words.tr("没有"));
    return base::fill(page.words.tr("{n} 条"), {{"n", std::to_string(n)}});
}

constexpr float words_at = 76;

// What the value takes of a row's width; the rest is the caption's.
float value_width(const Painter& paint, const StateRow& row, float room, float size) {
    const TextStyle value{Type::body, {}, true, size};
    return std::min(paint.width(row.value, value) + 1, room * .58f);
}

// One size for all rows: the largest at which each of them stands in its lines.
float size_of(const Painter& paint, const std::vector<StateRow>& rows, const Box& row) {
    const float room = row.w - words_at;
    TextStyle words{Type::body};
    const auto fits = [&](std::string_view text, bool bold, float wide) {
        words.bold = bold;
        return paint.widest_word(text, words) <= wide && paint.paragraph_height(wide, text, words) <= row.h;
    };
    for (words.size = paint.em(words); words.size > paint.smallest(); words.size -= 1)
        if (std::all_of(rows.begin(), rows.end(), [&](const StateRow& each) {
                const float wide = value_width(paint, each, room, words.size);
                return fits(each.caption, false, room - wide - space::gap) && fits(each.value, true, wide);
            }))
            break;
    return words.size;
}

void state_row(Stage& stage, const Box& box, const StateRow& row, float size) {
    Painter& paint = stage.paint;
    const TextStyle caption{Type::body, color::ink7, false, size};
    const TextStyle value{Type::body, row.well ? color::ink9 : color::amber, true, size};
    paint.icon(row.icon, box.x + 28, box.centre_y(), 44, row.well ? color::river7 : color::amber);
    const float left = box.x + words_at, room = box.right() - left;
    const float wide = value_width(paint, row, room, size), beside = room - wide - space::gap;
    const int most = std::max(1, static_cast<int>(box.h / paint.line_height(caption)));
    const float caption_high = paint.paragraph_height(beside, row.caption, caption, most);
    const float value_high = paint.paragraph_height(wide, row.value, value, most);
    paint.paragraph({left, box.centre_y() - caption_high / 2, beside, caption_high}, row.caption, caption,
                    Align::left, most);
    paint.paragraph({box.right() - wide, box.centre_y() - value_high / 2, wide, value_high}, row.value, value,
                    Align::right, most);
    stage.say(row.id, NodeRole::status, std::string(row.caption) + " " + row.value, box);
}

}  // namespace

StateRow camera_row(const Page& page, const std::string& page_id) {
    const CameraState state = known(page.view.devices).camera;
    return {page_id + ".camera", icon::camera, page.words.tr("摄像头"),
            std::string(camera_words(page.words, state)),
            state != CameraState::stalled && state != CameraState::absent};
}

StateRow scanner_row(const Page& page, const std::string& page_id) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    return {page_id + ".scanner", icon::barcode_scan, tr("扫码口"),
            std::string(known(page.view.devices).hand_scanner ? tr("正常") : tr("没有接"))};
}

StateRow printer_row(const Page& page, const std::string& page_id) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const service::DevicesView& seen = known(page.view.devices);
    return {page_id + ".printer", icon::printer, tr("打印机"),
            std::string(!seen.printer        ? tr("没有接")
                        : seen.printer_paper ? tr("正常")
                                             : tr("没纸了")),
            !seen.printer || seen.printer_paper};
}

StateRow hub_row(const Page& page, const std::string& page_id) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const service::SyncView& sync = known(page.view.sync);
    return {page_id + ".hub", icon::server, tr("中心系统"),
            std::string(sync.revoked        ? tr("本机已停用")
                        : sync.hub_in_reach ? tr("正常")
                                            : tr("暂时连不上，照常签到")),
            sync.hub_in_reach && !sync.revoked};
}

StateRow heard_row(const Page& page, const std::string& page_id) {
    const service::SyncView& sync = known(page.view.sync);
    return {page_id + ".heard", icon::history, page.words.tr("最后联系"),
            sync.last_heard ? day_of(page, *sync.last_heard) + " " + clock_of(page, *sync.last_heard)
                            : std::string(page.words.tr("还没有")),
            sync.last_heard.has_value()};
}

StateRow unsent_row(const Page& page, const std::string& page_id) {
    return {page_id + ".unsent", icon::cloud_upload, page.words.tr("待上传"),
            count_words(page, known(page.view.sync).unsent)};
}

StateRow dead_letters_row(const Page& page, const std::string& page_id) {
    const std::uint64_t dead = known(page.view.sync).dead_letters;
    return {page_id + ".dead_letters", icon::alert_circle_outline, page.words.tr("中心没有收下"),
            count_words(page, dead), dead == 0};
}

StateRow clock_row(const Page& page, const std::string& page_id) {
    const auto seconds = std::abs(known(page.view.sync).clock_drift_ms) / 1000;
    return {page_id + ".clock", icon::clock, page.words.tr("时钟相差"),
            base::fill(page.words.tr("{n} 秒"), {{"n", std::to_string(seconds)}}), seconds < 60};
}

void state_card(Stage& stage, const Box& card, const std::vector<StateRow>& rows) {
    stage.paint.card(card);
    const Box inner = card.inset(36, 12);
    const auto n = static_cast<int>(rows.size());
    const float size = size_of(stage.paint, rows, inner.row(0, n, 0));
    for (int i = 0; i < n; ++i) {
        const Box box = inner.row(i, n, 0);
        if (i > 0) stage.paint.fill(box.top(2), color::line);
        state_row(stage, box, rows[static_cast<std::size_t>(i)], size);
    }
}

}  // namespace ui
