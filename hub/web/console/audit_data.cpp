#include "hub/web/console/audit_data.h"

#include <array>

#include "base/ids.h"
#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/web/wording.h"
#include "kiosk/domain/service_request.h"

namespace hub {

namespace {

using base::tr_mark;

struct ActionWord {
    std::string_view action, word;
};
constexpr std::array action_words = {
    ActionWord{"account.add", tr_mark("新建账号")},
    ActionWord{"account.change", tr_mark("修改账号")},
    ActionWord{"api_key.add", tr_mark("发一把接口密钥")},
    ActionWord{"api_key.revoke", tr_mark("收回接口密钥")},
    ActionWord{"attendee.add", tr_mark("加一个人")},
    ActionWord{"attendee.change", tr_mark("修改资料")},
    ActionWord{"attendee.correct", tr_mark("更正签到")},
    ActionWord{"attendee.look", tr_mark("看了一个人的资料")},
    ActionWord{"attendee.remove", tr_mark("从名单上删除")},
    ActionWord{"audit.export", tr_mark("导出操作记录")},
    ActionWord{"dispatch.rule.add", tr_mark("加一条派单规则")},
    ActionWord{"dispatch.rule.delete", tr_mark("删一条派单规则")},
    ActionWord{"duty.add", tr_mark("排一个值班")},
    ActionWord{"duty.delete", tr_mark("取消一个值班")},
    ActionWord{"enrolment.approve", tr_mark("同意终端接入")},
    ActionWord{"enrolment.code", tr_mark("生成接入码")},
    ActionWord{"enrolment.refuse", tr_mark("拒绝终端接入")},
    ActionWord{"house.hours", tr_mark("修改上班时间")},
    ActionWord{"house.open311", tr_mark("修改 Open311 的设置")},
    ActionWord{"kiosk.add", tr_mark("登记终端")},
    ActionWord{"kiosk.command", tr_mark("给终端下指令")},
    ActionWord{"kiosk.config", tr_mark("修改终端设置")},
    ActionWord{"kiosk.look", tr_mark("看了终端的截屏")},
    ActionWord{"kiosk.rename", tr_mark("修改终端名称")},
    ActionWord{"kiosk.renew", tr_mark("要求终端换密钥")},
    ActionWord{"kiosk.revoke", tr_mark("停用终端")},
    ActionWord{"meeting.add", tr_mark("新建会议")},
    ActionWord{"meeting.change", tr_mark("修改会议")},
    ActionWord{"meeting.delete", tr_mark("删除会议")},
    ActionWord{"meeting.export", tr_mark("导出签到表")},
    ActionWord{"meeting.import", tr_mark("导入会议")},
    ActionWord{"meeting.links", tr_mark("签到链接")},
    ActionWord{"meeting.list", tr_mark("导入名单")},
    ActionWord{"meeting.passes", tr_mark("打印签到码")},
    ActionWord{"meeting.rate", tr_mark("记下主办方的评价")},
    ActionWord{"notice.add", tr_mark("新建通知")},
    ActionWord{"notice.change", tr_mark("修改通知")},
    ActionWord{"notice.delete", tr_mark("删除通知")},
    ActionWord{"pass.revoke", tr_mark("作废并换新码")},
    ActionWord{"request.export", tr_mark("导出报修单")},
    ActionWord{"request.look", tr_mark("看了报修人的电话")},
    ActionWord{"request.move", tr_mark("改报修单的状态")},
    ActionWord{"request.photo", tr_mark("加一张修好的照片")},
    ActionWord{"request.photo.remove", tr_mark("删掉一张修好的照片")},
    ActionWord{"request.photo.release", tr_mark("给拿凭条的人看一张照片")},
    ActionWord{"request.photo.withhold", tr_mark("不再给人看一张照片")},
    ActionWord{"request.promise", tr_mark("重新答应时间")},
    ActionWord{"request.relieve", tr_mark("负责人不在了，改派")},
    ActionWord{"request.remind", tr_mark("提醒负责人")},
    ActionWord{"request.report", tr_mark("用接口报修")},
    ActionWord{"retention.purge", tr_mark("到期清除")},
    ActionWord{"session.open", tr_mark("登录成功")},
    ActionWord{"session.refuse", tr_mark("登录被拒")},
    ActionWord{"webhook.off", tr_mark("停用消息推送")},
    ActionWord{"webhook.retry", tr_mark("再发没送到的消息")},
    ActionWord{"webhook.set", tr_mark("设置消息推送")},
};

}  // namespace

std::string action_word(const Frame& frame, const std::string& action) {
    for (const ActionWord& known : action_words)
        if (known.action == action) return std::string(frame.words.tr(known.word));
    return action;
}

Data action_choices(const Frame& frame, const std::string& chosen) {
    constexpr auto all = [] {
        std::array<Choice, action_words.size() + 1> made{Choice{"", tr_mark("做了什么都看")}};
        for (std::size_t n = 0; n < action_words.size(); ++n)
            made[n + 1] = {action_words[n].action, action_words[n].word};
        return made;
    }();
    return choices(frame, all, chosen);
}

std::string second_of(base::WallTime at) {
    const base::CivilTime civil = base::to_civil(at, utc_offset);
    return base::format_iso_date(civil) + " " + base::format_time_with_seconds(civil);
}

namespace {

// Of what an entry is about, where that is one thing with a page that everybody who reads the log may open.
std::string page_of(const AuditEntry& entry) {
    const auto about = [&](std::string_view kind) { return entry.action.starts_with(kind); };
    if (about("meeting.") && base::parse_hex16(entry.object)) return "/console/meetings/" + entry.object;
    if (about("request.") && domain::parse_request_number(entry.object.substr(0, entry.object.find('#'))))
        return "/console/requests/" + encoded(entry.object);
    if (about("account.") || about("session.")) return "/console/accounts/" + encoded(entry.object);
    return about("kiosk.") && !entry.object.empty() ? "/console/kiosks/" + encoded(entry.object)
                                                    : std::string();
}

}  // namespace

Data audit_data(const Frame& frame, const std::vector<AuditEntry>& entries) {
    Data list{Data::type::list};
    for (const AuditEntry& entry : entries) {
        Data item;
        item.set("at", second_of(entry.at));
        item.set("who", entry.actor.who);
        item.set("source", entry.actor.source);
        item.set("action", action_word(frame, entry.action));
        item.set("object", entry.object);
        const std::string page = page_of(entry);
        item.set("has_page", flag(!page.empty()));
        item.set("page", page);
        item.set("detail", entry.detail);
        list << item;
    }
    return list;
}

}  // namespace hub
