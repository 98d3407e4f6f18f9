#include "ui/screens/verdict.h"

#include <algorithm>

#include "base/text/dates.h"
#include "ui/screens/verdict_maker.h"

namespace ui {
namespace {

using domain::Offer;
using domain::Outcome;
using service::CheckInResult;

bool is_latin(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

// What is unusual about an accepted check-in, if anything is.
std::string circumstance(const Maker& m) {
    const domain::Remarks& remarks = m.result.remarks;
    if (m.result.method == domain::Method::walk_in) return m.tr("现场登记好了");
    if (remarks.standing_in && !m.result.stands_in_for.empty())
        return base::fill(m.tr("代{whom}参加"), {{"whom", m.result.stands_in_for}});
    if (remarks.was_excused) return m.tr("原来登记请假，已改为到会");
    return {};
}

void accepted_offline(Maker& m) {
    m.out.icon = icon::cloud_check;
    const std::string how = circumstance(m), kept = m.tr("网络暂时不通，记录保存在本机");
    m.greet(m.tr("已收下签到"), how.empty() ? kept : how + " · " + kept);
    m.out.arrivals = false;
    m.seat();
    m.fact(icon::clock, m.tr("签到时间"), clock_of(m.page, m.result.at));
    m.out.facts.back().brief = m.tr("时间");
    m.hint(icon::cloud_upload, m.tr("网络恢复后自动上传，不用再来"));
    if (m.result.remarks.unlisted)
        m.hint(icon::seat_recline_normal, m.tr("名单还没到本机，座位请到会场问工作人员"));
    if (m.out.left.action == ResultAction::print) m.hint(icon::receipt, m.tr("凭条可以作为签到依据"));
}

void accepted(Maker& m) {
    const std::string time = base::format_time_with_seconds(civil(m.page, m.result.at));
    const domain::Remarks& remarks = m.result.remarks;
    m.meeting_card();
    m.room();
    m.out.way = m.out.arrivals = true;
    m.out.left = m.slip(false);
    m.out.right = m.done();
    if (remarks.offline) return accepted_offline(m);
    m.seat();
    m.starts();
    if (remarks.unlisted) {
        m.out.icon = icon::clipboard_check;
        m.greet(m.tr("已收下签到"), m.tr("签到码有效，名单还没到本机"));
        m.hint(icon::cloud_upload, m.tr("名单到了会自动对上，不用再来"));
        m.hint(icon::seat_recline_normal, m.tr("座位请到会场问工作人员"));
        m.out.arrivals = false;
        return;
    }
    const std::string how = circumstance(m);
    m.greet(m.tr("签到成功"), how.empty() ? how : how + " · " + time);
    if (!m.out.detail.empty()) return;
    if (m.out.greeting.empty()) {
        m.out.detail = time;
    } else {
        m.out.greeting += " · " + time;
    }
}

void already(Maker& m) {
    m.out.icon = icon::account_check;
    const std::string at = m.result.earlier_at ? clock_of(m.page, *m.result.earlier_at) : std::string();
    std::string detail = m.tr("您已签到，无需重复");
    if (!at.empty() && m.result.earlier_kiosk.empty()) {
        detail = base::fill(m.tr("{time} 在本机签到，无需重复"), {{"time", at}});
    } else if (!at.empty() && !is_latin(m.result.earlier_kiosk) &&
               language_of(m.page.modes) == base::Language::en) {
        // Names of kiosks travel in Chinese alone.
        detail = base::fill(m.tr("{time} 在另一台签到，无需重复"), {{"time", at}});
    } else if (!at.empty()) {
        detail = base::fill(m.tr("{time} 在{kiosk}签到，无需重复"),
                            {{"time", at}, {"kiosk", m.result.earlier_kiosk}});
    }
    m.greet(m.tr("您已签到"), std::move(detail));
    m.meeting_card();
    m.room();
    m.seat();
    m.starts();
    const bool seated = !m.result.seat.zh.empty();
    m.hint(icon::map_marker, m.is_room()
                                 ? seated ? m.tr("座位没有变化，直接去会议室就好") : m.tr("直接去会议室就好")
                             : seated ? m.tr("座位没有变化，直接过去就好")
                                      : m.tr("直接过去就好"));
    m.out.way = true;
    m.out.right = m.done();
    if (m.result.offer == Offer::check_out) {
        m.hint(icon::logout, m.tr("要提前离开？可以在这里签退"));
        m.out.left = {ResultAction::take_offer, m.tr("签退"), icon::logout};
    } else {
        m.out.left = m.slip(true);
        if (m.out.left.action == ResultAction::print) m.hint(icon::printer, m.tr("需要凭条可以再打一张"));
    }
}

void checked_out(Maker& m) {
    m.out.icon = icon::logout;
    m.greet(m.tr("已签退"),
            base::fill(m.tr("签退成功 · {time}"),
                       {{"time", base::format_time_with_seconds(civil(m.page, m.result.at))}}));
    m.meeting_card();
    m.room();
    m.starts();
    m.fact(icon::logout, m.tr("签退时间"), clock_of(m.page, m.result.at));
    m.hint(icon::check_circle, m.tr("记录已经保存，请带好随身物品"));
    m.out.right = m.done();
}

}  // namespace

std::string addressed(const Page& page, const CheckInResult& result) {
    const std::string_view name = result.name;
    const auto say = [&](std::string_view pattern, std::string_view title = {}) {
        return base::fill(pattern, {{"name", name}, {"title", title}});
    };
    switch (result.salutation) {
        case domain::Salutation::comrade:
            return say(page.words.tr("{name}同志"));
        case domain::Salutation::sir_madam:
            if (result.honorific == domain::Honorific::sir) return say(page.words.tr("{name}先生"));
            if (result.honorific == domain::Honorific::madam) return say(page.words.tr("{name}女士"));
            break;
        case domain::Salutation::title:
            if (!result.title.zh.empty())
                return say(page.words.tr("{name}{title}"), pick(result.title, page.modes));
            break;
        case domain::Salutation::plain:
            break;
    }
    return result.name;
}

Verdict verdict_of(const Page& page, const CheckInResult& result) {
    Maker maker{page, result, {}};
    if (result.failed) {
        our_fault(maker);
        return maker.out;
    }
    switch (result.outcome) {
        case Outcome::accepted:
            accepted(maker);
            break;
        case Outcome::already_checked_in:
            already(maker);
            break;
        case Outcome::checked_out:
            checked_out(maker);
            break;
        default:
            refuse(maker);
    }
    return maker.out;
}

}  // namespace ui
