#include "ui/screens/request_words.h"

namespace ui {

using domain::RequestState;
using domain::ServiceRequest;

std::string_view state_words(const Page& page, RequestState state) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    switch (state) {
        case RequestState::submitted:
            return tr("已提交");
        case RequestState::dispatched:
            return tr("已派单");
        case RequestState::accepted:
            return tr("师傅已接单");
        case RequestState::on_site:
            return tr("师傅正在修");
        case RequestState::waiting:
            return tr("等配件或外援");
        case RequestState::done:
            return tr("已修好");
        case RequestState::confirmed:
            return tr("已确认修好");
        case RequestState::reopened:
            return tr("重新处理");
        case RequestState::rejected:
            return tr("没有受理");
        case RequestState::duplicate:
            return tr("与别的报修合并");
    }
    return {};
}

std::string_view rejection_words(const Page& page, domain::RejectionReason reason) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    switch (reason) {
        case domain::RejectionReason::none:
            break;
        case domain::RejectionReason::hotline:
            return tr("这件事由 12345 办理，请打 12345 问进度");
        case domain::RejectionReason::petition:
            return tr("这件事由信访部门办理，请到信访接待处问进度");
        case domain::RejectionReason::elsewhere:
            return tr("这个地方不归本中心管，请找那里的管理单位");
        case domain::RejectionReason::not_found:
            return tr("查过了，没有发现报修的问题");
        case domain::RejectionReason::planned:
            return tr("不单独派单：已列入维修计划，到时一起修");
        case domain::RejectionReason::unclear:
            return tr("看不出坏的是哪里。请重新报一次，或在手机上补充");
    }
    return tr("有疑问请问工作人员");
}

std::string goes_on_words(const Page& page, const ServiceRequest& other) {
    const bool over = other.state == RequestState::rejected;
    return joined({base::fill(page.words.tr("看 {number}"), {{"number", domain::short_form(other.number)}}),
                   state_words(page, other.state), promise_words(page, other),
                   over ? rejection_words(page, other.rejection) : std::string_view()},
                  " · ");
}

std::string_view satisfaction_words(const Page& page, domain::Satisfaction satisfaction) {
    using domain::Satisfaction;
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    switch (satisfaction) {
        case Satisfaction::very_satisfied:
            return tr("非常满意");
        case Satisfaction::satisfied:
            return tr("满意");
        case Satisfaction::fairly_satisfied:
            return tr("基本满意");
        case Satisfaction::dissatisfied:
            return tr("不满意");
        case Satisfaction::very_dissatisfied:
            return tr("非常不满意");
    }
    return {};
}

Chip state_chip(const Page& page, RequestState state) {
    const std::string words(state_words(page, state));
    if (state == RequestState::done || state == RequestState::confirmed)
        return {Tone::ok, icon::check_circle, words};
    if (state == RequestState::rejected || state == RequestState::duplicate)
        return {Tone::sunken, icon::information_outline, words};
    if (state == RequestState::on_site) return {Tone::river, icon::wrench, words};
    return {Tone::river, icon::clock, words};
}

std::string kind_of(const Page& page, const ServiceRequest& request) {
    const auto* category = domain::find_category(known(page.view.house).categories, request.category);
    return std::string(category ? pick(category->name, page.modes) : page.words.tr("报修"));
}

std::string place_of(const Page& page, const ServiceRequest& request) {
    const auto at = domain::find_cell(known(page.view.house).layouts, request.cell);
    return at ? std::string(pick(domain::place_name(at, request.room), page.modes)) : request.place;
}

std::string danger_words(const Page& page) {
    const std::string& phone = site_of(page).duty_phone;
    if (phone.empty()) return std::string(page.words.tr("有危险，请马上告诉工作人员"));
    return base::fill(page.words.tr("有危险，请马上打 {phone}"), {{"phone", phone}});
}

std::string moment_of(const Page& page, base::WallTime at) {
    return day_of(page, at) + " " + clock_of(page, at);
}

std::string waiting_words(const Page& page, const ServiceRequest& request) {
    if (request.voices == 0) return {};
    const auto n = static_cast<std::uint64_t>(request.voices) + 1;
    return base::fill(page.words.tr_n("共 {n} 人在等", n), {{"n", std::to_string(n)}});
}

std::string promise_words(const Page& page, const ServiceRequest& request) {
    if (request.due == base::WallTime{} || !domain::is_open(request.state)) return {};
    const auto promise = [&](std::string_view words) {
        return base::fill(words, {{"time", moment_of(page, request.due)}});
    };
    if (page.now > request.due) return promise(page.words.tr("原定 {time} 前修好，已经晚了"));
    if (request.state == RequestState::waiting)
        return promise(page.words.tr("原定 {time} 前修好，等配件或外援，可能会晚"));
    return promise(page.words.tr("预计 {time} 前修好"));
}

std::string promise_or_wait_words(const Page& page, const ServiceRequest& request) {
    const auto& sync = known(page.view.sync);
    if (request.due != base::WallTime{} || sync.hub_in_reach || sync.unsent == 0 ||
        !domain::is_open(request.state))
        return promise_words(page, request);
    const auto* category = domain::find_category(known(page.view.house).categories, request.category);
    if (!category || category->minutes == 0) return {};
    return std::string(page.words.tr("已存在本机，联网后给出修好的时间"));
}

std::string request_line(const Page& page, const ServiceRequest& request) {
    return joined({kind_of(page, request), request.room, moment_of(page, request.made),
                   state_words(page, request.state)},
                  " · ");
}

}  // namespace ui
