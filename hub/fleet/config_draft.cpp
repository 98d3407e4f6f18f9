#include "hub/fleet/config_draft.h"

#include <algorithm>
#include <charconv>

#include "base/text/catalogue.h"
#include "hub/field_list.h"

namespace hub {

namespace {

using base::tr_mark;
using domain::KioskConfig;

constexpr int first_schema_with_config = 8;  // kiosk/store/schema
constexpr std::string_view no_choice = tr_mark("请从列表里选"), no_volume = tr_mark("请写 0 到 100 的整数"),
                           no_hours = tr_mark("请写两个不同的时间");

std::string word_of(const std::optional<bool>& said) {
    return !said ? "" : *said ? "yes" : "no";
}
std::string word_of(const std::optional<int>& said) {
    return said ? std::to_string(*said) : "";
}

// Reads the fields one by one; what one cannot be is its fault.
class Judge {
  public:
    explicit Judge(std::map<std::string, std::string_view>& faults) : faults_(faults) {}

    void truth(const char* field, const std::string& word, std::optional<bool>& into) {
        if (word.empty()) return;
        if (word == "yes" || word == "no")
            into = word == "yes";
        else
            faults_.emplace(field, no_choice);
    }
    void volume(const char* field, const std::string& text, std::optional<int>& into) {
        if (text.empty()) return;
        int number = -1;
        const char* end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, number);
        if (error == std::errc{} && rest == end && domain::is_volume(number))
            into = number;
        else
            faults_.emplace(field, no_volume);
    }
    void hours(const ConfigDraft& draft, std::optional<std::string>& into) {
        const std::string between = draft.quiet_from + "-" + draft.quiet_until;
        if (draft.quiet == "none")
            into = "";
        else if (draft.quiet == "hours" && domain::parse_hours(between))
            into = between;
        else if (draft.quiet == "hours")
            faults_.emplace("quiet_from", no_hours);
        else if (!draft.quiet.empty())
            faults_.emplace("quiet", no_choice);
    }
    void language(const std::string& name, std::optional<std::string>& into) {
        if (name.empty()) return;
        if (domain::is_language_name(name))
            into = name;
        else
            faults_.emplace("language", no_choice);
    }
    void camera(const std::string& word, std::optional<domain::CameraOpens>& into) {
        into = domain::camera_opens(word);
        if (!word.empty() && !into) faults_.emplace("camera_opens", no_choice);
    }

  private:
    std::map<std::string, std::string_view>& faults_;
};

}  // namespace

ConfigDraft draft_of(const KioskConfig& config) {
    ConfigDraft draft;
    draft.language = config.language.value_or("");
    draft.calm = word_of(config.calm);
    draft.ticks = word_of(config.ticks);
    draft.sound_volume = word_of(config.sound_volume);
    draft.quiet_volume = word_of(config.quiet_volume);
    if (config.camera_opens) draft.camera_opens = to_string(*config.camera_opens);
    if (!config.quiet_hours) return draft;
    draft.quiet = config.quiet_hours->empty() ? "none" : "hours";
    const auto dash = std::min(config.quiet_hours->find('-'), config.quiet_hours->size());
    draft.quiet_from = config.quiet_hours->substr(0, dash);
    if (dash < config.quiet_hours->size()) draft.quiet_until = config.quiet_hours->substr(dash + 1);
    return draft;
}

JudgedConfig judge(const ConfigDraft& draft, const std::string& kiosk) {
    JudgedConfig judged;
    KioskConfig& config = judged.config;
    config.kiosk = kiosk;
    Judge fields(judged.faults);
    fields.language(draft.language, config.language);
    fields.truth("calm", draft.calm, config.calm);
    fields.truth("ticks", draft.ticks, config.ticks);
    fields.volume("sound_volume", draft.sound_volume, config.sound_volume);
    fields.volume("quiet_volume", draft.quiet_volume, config.quiet_volume);
    fields.hours(draft, config.quiet_hours);
    fields.camera(draft.camera_opens, config.camera_opens);
    return judged;
}

bool says_nothing(const KioskConfig& config) {
    return changed_fields({}, config).empty();
}

std::string changed_fields(const KioskConfig& before, const KioskConfig& after) {
    return field_list({{before.language != after.language, "language"},
                       {before.calm != after.calm, "calm"},
                       {before.sound_volume != after.sound_volume, "sound_volume"},
                       {before.quiet_hours != after.quiet_hours, "quiet_hours"},
                       {before.quiet_volume != after.quiet_volume, "quiet_volume"},
                       {before.ticks != after.ticks, "ticks"},
                       {before.camera_opens != after.camera_opens, "camera_opens"}});
}

ConfigState config_state(const std::optional<KioskConfig>& record, const KioskRow& row) {
    const domain::Heartbeat* said = row.last && row.last->said ? &*row.last->said : nullptr;
    const std::string applied = said ? said->config : "", wanted = record ? record->hash : "";
    if (applied == wanted) return record ? ConfigState::applied : ConfigState::as_in_file;
    const bool old = said && said->schema > 0 && said->schema < first_schema_with_config;
    return old ? ConfigState::too_old : ConfigState::waiting;
}

}  // namespace hub
