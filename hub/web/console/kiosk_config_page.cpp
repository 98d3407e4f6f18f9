#include "hub/web/console/kiosk_config_page.h"

#include <algorithm>

#include "hub/web/console/kiosk_words.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr std::string_view by_its_file = tr_mark("按它的配置文件");
constexpr Choice calm[] = {{"", by_its_file}, {"yes", tr_mark("减少")}, {"no", tr_mark("不减少")}};
constexpr Choice ticks[] = {{"", by_its_file}, {"yes", tr_mark("有按键声")}, {"no", tr_mark("没有按键声")}};
constexpr Choice quiet[] = {
    {"", by_its_file}, {"none", tr_mark("没有安静时段")}, {"hours", tr_mark("每天从…到…")}};
constexpr Choice camera[] = {
    {"", by_its_file}, {"with_page", tr_mark("打开签到页就开")}, {"by_touch", tr_mark("点一下画面才开")}};
constexpr Choice languages[] = {{"", by_its_file}, {"zh_CN", tr_mark("中文")}, {"en", tr_mark("英文")}};

// One that is stored and not offered stays what it is: a kiosk may have more languages than this program.
Data language_choices(const Frame& frame, const std::string& chosen) {
    std::vector<Choice> all(std::begin(languages), std::end(languages));
    const auto is_chosen = [&](const Choice& choice) { return choice.value == chosen; };
    if (std::none_of(all.begin(), all.end(), is_chosen)) all.push_back({chosen, chosen});
    return choices(frame, all, chosen);
}

}  // namespace

std::string kiosk_config_page(const Frame& frame, const ConfigForm& form) {
    const ConfigDraft& draft = form.draft;
    const Chip chip = chip_of(frame, form.state);
    Data values;
    values.set("address", encoded(form.kiosk.id));
    values.set("name", kiosk_name(frame, form.kiosk.id, form.kiosk.name));
    values.set("chip", chip.word);
    values.set("chip_kind", std::string(chip.kind));
    values.set("languages", language_choices(frame, draft.language));
    values.set("calm", choices(frame, calm, draft.calm));
    values.set("ticks", choices(frame, ticks, draft.ticks));
    values.set("quiet", choices(frame, quiet, draft.quiet));
    values.set("camera", choices(frame, camera, draft.camera_opens));
    values.set("sound_volume", draft.sound_volume);
    values.set("quiet_volume", draft.quiet_volume);
    values.set("quiet_from", draft.quiet_from);
    values.set("quiet_until", draft.quiet_until);
    for (const auto& [field, what] : form.faults)
        values.set("fault_" + field, std::string(frame.words.tr(what)));
    values.set("version", form.version);
    Notice notice;
    if (const auto stale = form.faults.find("version"); stale != form.faults.end())
        notice = {std::string(frame.words.tr(stale->second)), true};
    else if (!form.faults.empty())
        notice = {std::string(frame.words.tr("还没有存上：请改好标红的几处")), true};
    return render_page(frame, "console_kiosk_config.html", std::string(frame.words.tr("终端设置")), values,
                       notice);
}

}  // namespace hub
