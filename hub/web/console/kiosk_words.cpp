#include "hub/web/console/kiosk_words.h"

#include <fmt/format.h>

#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

std::string_view word_of(Trouble trouble) {
    switch (trouble) {
        case Trouble::missing_facts:
            return tr_mark("有记录没有送到");
        case Trouble::dead_letters:
            return tr_mark("有记录没有收下");
        case Trouble::long_unsent:
            return tr_mark("有记录很久没有上传");
        case Trouble::clock:
            return tr_mark("时钟不准");
        case Trouble::camera:
            return tr_mark("摄像头没有画面");
        case Trouble::scanner:
            return tr_mark("扫码口没有反应");
        case Trouble::printer:
            return tr_mark("打印机没有反应");
        case Trouble::paper:
            return tr_mark("打印机没有纸");
        case Trouble::disk:
            return tr_mark("磁盘快满了");
    }
    return "";
}

struct ReasonWord {
    std::string_view reason, word;
};
// docs/protocol.md, "Commands".
constexpr ReasonWord reasons[] = {
    {"not_possible", tr_mark("终端自己重启不了")}, {"busy", tr_mark("正忙")},
    {"interrupted", tr_mark("中途被打断")},        {"no_text", tr_mark("没有文字")},
    {"no_printer", tr_mark("没有接打印机")},       {"no_paper", tr_mark("打印机没有纸")},
    {"printer_failed", tr_mark("打印机出错")},     {"not_known", tr_mark("这一版终端不会")},
    {"expired", tr_mark("送到时已经过期")},        {"maintenance", tr_mark("正在维护")},
    {"picture_failed", tr_mark("截屏出错")},       {"hub_refused", tr_mark("中心没有收下")},
};

Chip chip(const Frame& frame, std::string_view msgid, std::string_view kind) {
    return {std::string(frame.words.tr(msgid)), kind};
}

}  // namespace

Chip chip_of(const Frame& frame, const KioskRow& row, base::WallTime now) {
    switch (condition(row, now)) {
        case KioskCondition::revoked:
            return chip(frame, tr_mark("已停用"), "sunken");
        case KioskCondition::never_heard:
            return chip(frame, tr_mark("还没有连上过"), "amber");
        case KioskCondition::silent:
            return chip(frame, tr_mark("失联"), "red");
        case KioskCondition::unsteady:
            return chip(frame, tr_mark("时断时续"), "amber");
        case KioskCondition::online:
            break;
    }
    return troubles(row).empty() ? chip(frame, tr_mark("在线"), "ok")
                                 : chip(frame, tr_mark("需要去看看"), "amber");
}

Chip chip_of(const Frame& frame, const IssuedCommand& issued) {
    if (issued.state == "done") return chip(frame, tr_mark("已完成"), "ok");
    if (issued.state == "waiting") return chip(frame, tr_mark("等终端来取"), "river");
    if (issued.state == "expired") return chip(frame, tr_mark("过期了，没有做"), "sunken");
    if (issued.state == "refused") return chip(frame, tr_mark("终端没有做"), "amber");
    return chip(frame, tr_mark("没有做成"), "red");
}

Chip chip_of(const Frame& frame, ConfigState state) {
    switch (state) {
        case ConfigState::applied:
            return chip(frame, tr_mark("已生效"), "ok");
        case ConfigState::waiting:
            return chip(frame, tr_mark("等它取走"), "river");
        case ConfigState::too_old:
            return chip(frame, tr_mark("终端程序更新以后才生效"), "amber");
        case ConfigState::as_in_file:
            break;
    }
    return chip(frame, tr_mark("按它的配置文件"), "sunken");
}

std::string trouble_words(const Frame& frame, const KioskRow& row) {
    std::string text;
    for (const Trouble trouble : troubles(row)) {
        if (!text.empty()) text += frame.language == base::Language::en ? ", " : "、";
        text += frame.words.tr(word_of(trouble));
    }
    return text;
}

std::string_view device_word(domain::DeviceHealth health) {
    switch (health) {
        case domain::DeviceHealth::absent:
            return tr_mark("没有接");
        case domain::DeviceHealth::closed:
            return tr_mark("关着");
        case domain::DeviceHealth::ready:
            return tr_mark("正常");
        case domain::DeviceHealth::stalled:
            return tr_mark("没有反应");
        case domain::DeviceHealth::no_paper:
            return tr_mark("没有纸");
        case domain::DeviceHealth::unknown:
            break;
    }
    return tr_mark("不清楚");
}

std::string_view command_word(domain::CommandKind kind) {
    switch (kind) {
        case domain::CommandKind::restart:
            return tr_mark("重启程序");
        case domain::CommandKind::resync:
            return tr_mark("重新同步");
        case domain::CommandKind::show_message:
            return tr_mark("显示通知");
        case domain::CommandKind::screenshot:
            return tr_mark("截屏");
        case domain::CommandKind::test_print:
            return tr_mark("打印测试页");
        case domain::CommandKind::unknown:
            break;
    }
    return tr_mark("其他指令");
}

std::string_view reason_word(const std::string& reason) {
    for (const ReasonWord& known : reasons)
        if (known.reason == reason) return known.word;
    return reason;
}

std::string length_words(const Frame& frame, std::chrono::milliseconds time) {
    const auto minutes =
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::minutes>(time).count());
    const auto say = [&](const std::string_view pattern, std::uint64_t n) {
        return base::fill(pattern, {{"n", std::to_string(n)}});
    };
    if (minutes < 2) {
        const auto seconds = static_cast<std::uint64_t>(time.count() / 1000);
        return say(frame.words.tr_n("{n} 秒钟", seconds), seconds);
    }
    if (minutes < 120) return say(frame.words.tr_n("{n} 分钟", minutes), minutes);
    const std::uint64_t hours = minutes / 60;
    if (hours < 48) return say(frame.words.tr_n("{n} 小时", hours), hours);
    return say(frame.words.tr_n("{n} 天", hours / 24), hours / 24);
}

std::string clock_words(const Frame& frame, const domain::Heartbeat& said) {
    if (said.clock_jumped) return std::string(frame.words.tr("被人调过，不可信"));
    const auto off = std::chrono::abs(said.clock_drift);
    if (off < std::chrono::seconds{1}) return std::string(frame.words.tr("准"));
    const std::string n =
        off < clock_tolerance
            ? base::fill(frame.words.tr("{n} 秒"), {{"n", fmt::format("{:.1f}", off.count() / 1000.0)}})
            : length_words(frame, off);
    return base::fill(
        said.clock_drift.count() > 0 ? frame.words.tr("快 {time}") : frame.words.tr("慢 {time}"),
        {{"time", n}});
}

std::string sign_words(const Frame& frame, const KioskRow& row) {
    const auto sign = last_sign(row);
    return sign == base::WallTime{} ? "" : moment_words(sign, frame.words);
}

const std::string& kiosk_name(const Frame& frame, const std::string& id, const domain::Text& name) {
    const std::string& said = in_language(name, frame.language);
    return said.empty() ? id : said;
}

}  // namespace hub
