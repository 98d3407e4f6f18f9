// What the verdicts are made with: words, facts, hints and buttons that several of them share.
#pragma once

#include <string>
#include <string_view>

#include "ui/screens/verdict.h"

namespace ui {

// Everything a verdict is made from; the words keep their catalogue beside them.
struct Maker {
    const Page& page;
    const service::CheckInResult& result;
    Verdict out;

    std::string tr(std::string_view msgid) const { return std::string(page.words.tr(msgid)); }
    std::string name() const { return addressed(page, result); }

    // The verdict is large, the greeting beneath it; without a name (its list is not here) there is none.
    void greet(std::string verdict, std::string detail) {
        out.title = std::move(verdict);
        if (!result.name.empty()) out.greeting = base::fill(tr("您好，{name}"), {{"name", name()}});
        out.detail = std::move(detail);
    }

    void hint(Icon icon, std::string text) { out.hints.push_back({icon, std::move(text)}); }
    void fact(Icon icon, std::string caption, std::string value) {
        if (!value.empty()) out.facts.push_back({icon, std::move(caption), std::move(value)});
    }

    bool is_room() const { return !result.place || result.place->kind == domain::PlaceKind::room; }
    void room() {
        if (!result.place) return;
        const std::string_view floor = pick(result.place->floor, page.modes);
        std::string caption = is_room() ? tr("会议室") : tr("地点");
        if (!floor.empty()) caption += " · " + std::string(floor);
        fact(icon::map_marker, caption, std::string(pick(result.place->name, page.modes)));
        if (!out.facts.empty()) out.facts.back().brief = floor;
    }
    void seat() {
        const std::string_view seat = pick(result.seat, page.modes);
        if (!seat.empty()) fact(icon::seat_recline_normal, tr("座位"), std::string(seat));
    }
    void starts() {
        if (result.meeting) fact(icon::clock, tr("开始"), clock_of(page, result.meeting->starts));
    }
    void meeting_card() {
        if (!result.meeting) return;
        out.card_title = pick(result.meeting->title, page.modes);
        if (out.card_title.empty()) out.card_title = tr("会议");
    }

    ResultButton done() const { return {ResultAction::done, tr("完成"), icon::check}; }
    ResultButton understood() const { return {ResultAction::done, tr("知道了"), icon::check}; }
    ResultButton look_up() const { return {ResultAction::look_up, tr("查姓名"), icon::account_search}; }
    ResultButton todays() const { return {ResultAction::scan_again, tr("今天的会议"), icon::calendar_text}; }
    ResultButton again() const {
        if (result.method == domain::Method::typed_code) {
            return {ResultAction::type_again, tr("再输一次"), icon::keyboard};
        }
        return {ResultAction::scan_again, tr("再扫一次"), icon::qrcode_scan};
    }
    ResultButton slip(bool again) const {
        if (!known(page.view.devices).printer) return {};
        switch (result.slip) {
            case service::SlipState::printing:
                return {ResultAction::print, tr("正在打印"), icon::printer, false};
            case service::SlipState::printed:
                return {ResultAction::print, tr("凭条已打好"), icon::check, false};
            case service::SlipState::no_paper:
                return {ResultAction::print, tr("没纸了"), icon::printer_alert, false};
            case service::SlipState::failed:
                return {ResultAction::print, tr("再打一次"), icon::printer};
            case service::SlipState::none:
                break;
        }
        return {ResultAction::print, again ? tr("再打凭条") : tr("打印凭条"), icon::printer};
    }
    void desk() {
        const domain::Site& site = site_of(page);
        const std::string_view where = pick(site.desk, page.modes);
        std::string text = tr("需要帮忙，请直接告诉工作人员");
        if (!where.empty()) text += " · " + std::string(where);
        hint(icon::human_handsup, text);
    }
};

// Whoever is not let in: what it was, and what helps.
void refuse(Maker& maker);
void our_fault(Maker& maker);

}  // namespace ui
