#include "hub/web/console/kiosk_page.h"

#include <fmt/format.h>

#include "hub/web/console/audit_data.h"
#include "hub/web/console/kiosk_words.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr Choice minutes[] = {{"10", tr_mark("10 分钟")},  {"30", tr_mark("半小时")},
                              {"60", tr_mark("1 小时")},   {"240", tr_mark("4 小时")},
                              {"600", tr_mark("10 小时")}, {"1440", tr_mark("一天")}};

// Lines of "word: value".
class Lines {
  public:
    explicit Lines(const Frame& frame) : frame_(frame) {}
    void add(std::string_view word, const std::string& value) {
        Data line;
        line.set("word", std::string(word));
        line.set("value", value.empty() ? "—" : value);
        list_ << line;
    }
    const Data& list() const { return list_; }
    std::string_view tr(std::string_view msgid) const { return frame_.words.tr(msgid); }

  private:
    const Frame& frame_;
    Data list_{Data::type::list};
};

std::string records(const Frame& frame, std::uint64_t n) {
    return base::fill(frame.words.tr_n("{n} 条记录", n), {{"n", std::to_string(n)}});
}

std::string megabytes(std::uint64_t bytes) {
    const std::uint64_t mib = bytes >> 20;
    return mib < 10'000 ? fmt::format("{} MB", mib)
                        : fmt::format("{:.1f} GB", static_cast<double>(mib) / 1024);
}

void add_records(Lines& lines, const Frame& frame, const KioskRow& row) {
    lines.add(frame.words.tr("已经收到"), records(frame, row.state.facts));
    lines.add(frame.words.tr("没有送到"), records(frame, row.state.missing()));
    if (!row.last || !row.last->said) return;
    const domain::Heartbeat& said = *row.last->said;
    lines.add(frame.words.tr("待上传"), records(frame, said.unsent));
    if (said.unsent > 0) lines.add(frame.words.tr("最早一条等了"), length_words(frame, said.oldest_unsent));
    lines.add(frame.words.tr("中心没有收下"), records(frame, said.dead_letters));
}

void add_devices(Lines& lines, const Frame& frame, const domain::Heartbeat& said) {
    lines.add(frame.words.tr("摄像头"), std::string(frame.words.tr(device_word(said.camera))));
    lines.add(frame.words.tr("扫码口"), std::string(frame.words.tr(device_word(said.scanner))));
    lines.add(frame.words.tr("打印机"), std::string(frame.words.tr(device_word(said.printer))));
    lines.add(frame.words.tr("时钟"), clock_words(frame, said));
    lines.add(frame.words.tr("磁盘还有"), said.disk_free ? megabytes(*said.disk_free) : "");
    lines.add(frame.words.tr("占用内存"), said.memory ? megabytes(said.memory->pss_kib << 10) : "");
    const domain::TouchesIgnored& touches = said.touches_ignored;
    lines.add(frame.words.tr("没有理会的触摸"),
              base::fill(frame.words.tr("手掌 {a}，第二根手指 {b}，屏幕边缘 {c}，按得太久 {d}"),
                         {{"a", std::to_string(touches.palms)},
                          {"b", std::to_string(touches.second_fingers)},
                          {"c", std::to_string(touches.at_edge)},
                          {"d", std::to_string(touches.too_long)}}));
}

void add_program(Lines& lines, const Frame& frame, const domain::Heartbeat& said) {
    lines.add(frame.words.tr("程序版本"), said.version);
    lines.add(frame.words.tr("数据库版本"), said.schema == 0 ? "" : std::to_string(said.schema));
    lines.add(frame.words.tr("屏幕方案"), said.profile);
    lines.add(frame.words.tr("屏幕语言"), said.language);
    lines.add(frame.words.tr("程序运行了"), length_words(frame, said.up));
    lines.add(frame.words.tr("机器开机了"), length_words(frame, said.boot));
    lines.add(frame.words.tr("现在"),
              std::string(said.in_use ? frame.words.tr("有人在用") : frame.words.tr("没有人在用")));
}

Data state_lines(const Frame& frame, const KioskView& view) {
    const Kiosk& kiosk = view.row.state.kiosk;
    Lines lines(frame);
    lines.add(frame.words.tr("最后联系"), sign_words(frame, view.row));
    lines.add(frame.words.tr("编号"), kiosk.id);
    const bool known = kiosk.token_given != base::WallTime{};
    std::string token = known ? date_words(kiosk.token_given, frame.words) : "";
    if (kiosk.renewal_asked) token += std::string(frame.words.tr("（已要求更换）"));
    lines.add(frame.words.tr("密钥发于"), token);
    lines.add(frame.words.tr("设置"), chip_of(frame, view.config).word);
    add_records(lines, frame, view.row);
    if (view.row.last && view.row.last->said) {
        add_devices(lines, frame, *view.row.last->said);
        add_program(lines, frame, *view.row.last->said);
    }
    return lines.list();
}

Data picture_data(const Frame& frame, const KioskView& view) {
    Data picture;
    // The time in the address: another picture is another address.
    picture.set("address", "/console/kiosks/" + encoded(view.row.state.kiosk.id) +
                               "/picture?at=" + std::to_string(base::to_ms(view.picture->taken)));
    picture.set("width", std::to_string(view.picture->width));
    picture.set("height", std::to_string(view.picture->height));
    picture.set("taken", base::fill(frame.words.tr("截于 {time}"),
                                    {{"time", moment_words(view.picture->taken, frame.words)}}));
    return picture;
}

Data commands_data(const Frame& frame, const KioskView& view) {
    Data list{Data::type::list};
    for (const IssuedCommand& issued : view.commands) {
        const Chip chip = chip_of(frame, issued);
        Data item;
        item.set("at", moment_words(issued.command.issued, frame.words));
        item.set("by", issued.by);
        item.set("what", std::string(frame.words.tr(command_word(issued.command.kind))));
        item.set("text", in_language(issued.command.message, frame.language));
        item.set("chip", chip.word);
        item.set("chip_kind", std::string(chip.kind));
        item.set("reason",
                 issued.reason.empty() ? "" : std::string(frame.words.tr(reason_word(issued.reason))));
        const bool shown = issued.command.kind == domain::CommandKind::show_message &&
                           issued.state == "done" && issued.command.expires > view.now;
        item.set("until", shown ? base::fill(frame.words.tr("显示到 {time}"),
                                             {{"time", moment_words(issued.command.expires, frame.words)}})
                                : "");
        list << item;
    }
    return list;
}

}  // namespace

std::string_view fault_word(OrderFault fault) {
    switch (fault) {
        case OrderFault::no_text:
            return tr_mark("请写通知的文字");
        case OrderFault::too_long:
            return tr_mark("通知最多 30 个汉字，英文最多 90 个字母");
        case OrderFault::bad_time:
            return tr_mark("时间要在一分钟到一周之间");
        case OrderFault::unknown_kind:
            break;
    }
    return tr_mark("没有这样的指令");
}

std::string kiosk_part(const Frame& frame, const KioskView& view) {
    const Chip chip = chip_of(frame, view.row, view.now);
    Data values;
    values.set("chip", chip.word);
    values.set("chip_kind", std::string(chip.kind));
    const std::string troubles = view.row.state.kiosk.revoked ? "" : trouble_words(frame, view.row);
    values.set("has_troubles", flag(!troubles.empty()));
    values.set("troubles", troubles);
    values.set("mute", flag(!view.row.last));
    values.set("newer", flag(view.row.last && !view.row.last->said));
    values.set("lines", state_lines(frame, view));
    if (view.picture) values.set("picture", picture_data(frame, view));
    values.set("no_commands", flag(view.commands.empty()));
    values.set("commands", commands_data(frame, view));
    return render_part(frame, "console_kiosk_part.html", values);
}

std::string kiosk_page(const Frame& frame, const KioskView& view, const Notice& notice) {
    const Kiosk& kiosk = view.row.state.kiosk;
    Data values;
    values.set("address", encoded(kiosk.id));
    values.set("part", kiosk_part(frame, view));
    values.set("may_order", flag(view.may_order && !kiosk.revoked));
    values.set("may_change", flag(view.may_change));
    values.set("revoked", flag(kiosk.revoked));
    values.set("may_audit", flag(view.may_audit));
    values.set("name_zh", view.name.zh);
    values.set("name_en", view.name.en);
    values.set("message_zh", view.message.zh);
    values.set("message_en", view.message.en);
    values.set("minutes", choices(frame, minutes, "60"));
    values.set("ask_restart", std::string(frame.words.tr("没有人在用的时候程序才重启。要重启吗？")));
    values.set("entries", audit_data(frame, view.history));
    return render_page(frame, "console_kiosk.html", kiosk_name(frame, kiosk.id, kiosk.name), values, notice);
}

}  // namespace hub
