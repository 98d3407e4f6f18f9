#include "base/text/dates.h"
#include "ui/screens/verdict_maker.h"

namespace ui {
namespace {

using domain::Offer;
using domain::Outcome;

void another_day(Maker& m) {
    m.out.ground = Ground::amber;
    m.out.icon = icon::calendar_clock;
    m.meeting_card();
    m.out.left = m.todays();
    m.out.right = m.understood();
    m.out.detail = m.tr("签到码有效，但今天不能用");
    if (!m.result.meeting) {
        m.out.title = m.tr("这场会议不在今天");
        m.desk();
        return;
    }
    const domain::Meeting& meeting = *m.result.meeting;
    const std::string day = day_of(m.page, meeting.starts);
    const auto days =
        base::civil_day(meeting.starts, m.page.utc_offset) - base::civil_day(m.page.now, m.page.utc_offset);
    m.out.title = base::near_day(days).empty() ? base::fill(m.tr("这场会议在 {date}"), {{"date", day}})
                                               : base::fill(m.tr("这场会议在{day}"), {{"day", day}});
    m.fact(icon::calendar, m.tr("日期"), date_of(m.page, meeting.starts));
    m.starts();
    m.room();
    if (meeting.starts > m.page.now) {
        m.hint(icon::calendar_clock, base::fill(m.tr("请{day} {time} 后来签到"),
                                                {{"day", day}, {"time", plain_time(m.page, meeting.opens)}}));
    } else {
        m.out.detail = m.tr("会议已经开过了");
    }
    m.hint(icon::calendar_check, m.tr("记错了？可以查看今天的会议"));
    m.desk();
}

void outside_window(Maker& m) {
    const bool early = m.result.outcome == Outcome::too_early;
    m.out.ground = Ground::amber;
    m.out.icon = early ? icon::clock : icon::history;
    m.meeting_card();
    m.room();
    m.starts();
    m.out.left = m.todays();
    m.out.right = m.understood();
    m.out.title = early ? m.tr("还没到签到时间") : m.tr("这场会议的签到结束了");
    if (m.result.meeting) {
        const std::string opens = plain_time(m.page, m.result.meeting->opens),
                          closes = plain_time(m.page, m.result.meeting->closes);
        m.out.detail = base::fill(early ? m.tr("{time} 开始签到") : m.tr("签到到 {time} 为止"),
                                  {{"time", early ? opens : closes}});
        if (early) {
            m.fact(icon::login_variant, m.tr("签到"), opens);
            m.hint(icon::clock, base::fill(m.tr("请 {time} 后再来签到"), {{"time", opens}}));
        }
    }
    m.hint(icon::calendar_check, m.tr("记错了？可以查看今天的会议"));
    m.desk();
}

void other_meeting(Maker& m) {
    m.out.ground = Ground::amber;
    m.out.icon = icon::directions;
    m.out.title = m.tr("这是另一场会议的码");
    m.out.detail = m.tr("码有效，点一下就签到那一场");
    m.meeting_card();
    m.room();
    m.starts();
    m.hint(icon::check_circle, m.tr("是这一场，请点“签到这一场”"));
    m.hint(icon::calendar_check, m.tr("不是，请回去重新选会议"));
    m.out.left = m.todays();
    m.out.right = m.result.offer == Offer::check_in_there
                      ? ResultButton{ResultAction::take_offer, m.tr("签到这一场"), icon::check}
                      : m.understood();
}

void excused(Maker& m) {
    m.out.ground = Ground::amber;
    m.out.icon = icon::account_card_details;
    m.greet(m.tr("您登记了请假"),
            m.result.stood_in_by.empty()
                ? m.tr("人到了，就改为到会")
                : base::fill(m.tr("原定由 {whom} 代您参加"), {{"whom", m.result.stood_in_by}}));
    m.meeting_card();
    m.room();
    m.starts();
    m.hint(icon::check_circle, m.tr("来参加会议，请点“我来参加”"));
    m.hint(icon::close, m.tr("不参加，什么都不用做"));
    m.out.left = {ResultAction::done, m.tr("不参加"), icon::close};
    m.out.right = m.result.offer == Offer::came_anyway
                      ? ResultButton{ResultAction::take_offer, m.tr("我来参加"), icon::check}
                      : m.understood();
}

// What the desk needs to know, small.
void reason(Maker& m) {
    m.fact(icon::help_circle_outline, m.tr("原因代码"), m.result.reason_code);
}

void unknown_code(Maker& m) {
    m.out.ground = Ground::red;
    m.out.icon = icon::help;
    m.out.left = m.look_up();
    m.out.right = m.again();
    if (m.result.method == domain::Method::walk_in) {
        m.out.title = m.tr("这场会议不办现场登记");
        m.out.detail = m.tr("请直接告诉工作人员");
        m.out.right = m.understood();
        m.out.left = {};
    } else if (m.result.method == domain::Method::typed_code) {
        m.out.title = m.tr("没有这个签到码");
        m.out.detail = m.tr("请对照通知再输一次");
        m.out.card_title = m.tr("签到码是 8 位字母和数字");
        m.hint(icon::keyboard, m.tr("码里没有数字 0、1 和字母 O、I"));
    } else {
        m.out.title = m.tr("没有认出这个码");
        m.out.detail = m.tr("可能不是会议签到码");
        m.out.card_title = m.tr("请打开会议通知里的签到码");
        m.fact(icon::cellphone, m.tr("在哪里找"), m.tr("短信 · 会议通知"));
        m.hint(icon::brightness_5, m.tr("亮度调高一点，再扫一次"));
    }
    reason(m);
    m.hint(icon::account_search, m.tr("没有码，可以查姓名或手机号"));
    m.desk();
}

void void_pass(Maker& m) {
    const Outcome outcome = m.result.outcome;
    m.out.ground = outcome == Outcome::expired ? Ground::amber : Ground::red;
    m.out.icon = outcome == Outcome::expired ? icon::history : icon::block_helper;
    m.out.left = m.look_up();
    m.out.right = m.again();
    if (outcome == Outcome::revoked) {
        m.out.title = m.tr("这个签到码已作废");
        m.out.detail = m.tr("可能换发了新码，请用新的那个");
    } else if (outcome == Outcome::expired) {
        m.out.title = m.tr("这个签到码过期了");
        m.out.detail = m.tr("请向会议联系人要新码");
    } else {
        m.out.title = m.tr("这个签到码无法核实");
        m.out.detail = m.tr("请打开原来通知里的码");
    }
    m.out.card_title = m.tr("请打开会议通知里的签到码");
    m.meeting_card();
    m.fact(icon::cellphone, m.tr("在哪里找"), m.tr("短信 · 会议通知"));
    reason(m);
    m.hint(icon::account_search, m.tr("没有码，可以查姓名或手机号"));
    m.desk();
}

void too_many_tries(Maker& m) {
    m.out.ground = Ground::amber;
    m.out.icon = icon::timer_sand;
    m.out.title = m.tr("试的次数多了些");
    m.out.detail = m.tr("请过一分钟再试");
    m.out.card_title = m.tr("手机上的签到码随时可以扫");
    reason(m);
    m.desk();
    m.out.left = {ResultAction::scan_again, m.tr("去扫码"), icon::qrcode_scan};
    m.out.right = m.understood();
}

}  // namespace

void our_fault(Maker& m) {
    m.out.ground = Ground::red;
    m.out.icon = icon::alert;
    m.out.title = m.tr("这一步没成，再试一次");
    m.out.detail = m.tr("这次签到没有记下");
    m.out.card_title = m.tr("请直接告诉工作人员");
    reason(m);
    m.hint(icon::lead_pencil, m.tr("工作人员可以替您登记"));
    m.desk();
    m.out.left = {ResultAction::help, m.tr("请人帮忙"), icon::human_handsup};
    m.out.right = m.again();
}

void refuse(Maker& m) {
    switch (m.result.outcome) {
        case Outcome::another_day:
            return another_day(m);
        case Outcome::too_early:
        case Outcome::over:
            return outside_window(m);
        case Outcome::other_meeting:
            return other_meeting(m);
        case Outcome::excused:
            return excused(m);
        case Outcome::revoked:
        case Outcome::bad_signature:
        case Outcome::expired:
            return void_pass(m);
        case Outcome::too_many_tries:
            return too_many_tries(m);
        case Outcome::unknown_code:
        case Outcome::accepted:
        case Outcome::already_checked_in:
        case Outcome::checked_out:
            break;
    }
    unknown_code(m);
}

}  // namespace ui
