#include "kiosk/service/json/view_json.h"

#include <nlohmann/json.hpp>

namespace service {

namespace {

using Json = nlohmann::ordered_json;

const char* name(domain::MeetingPhase phase) {
    static constexpr const char* names[] = {"upcoming", "opens_later_today", "open", "over"};
    return names[static_cast<int>(phase)];
}
const char* name(CameraState state) {
    static constexpr const char* names[] = {"closed", "opening", "running", "stalled", "absent"};
    return names[static_cast<int>(state)];
}
const char* name(Distance distance) {
    static constexpr const char* names[] = {"unseen", "too_near", "right", "too_far"};
    return names[static_cast<int>(distance)];
}
const char* name(SlipState state) {
    static constexpr const char* names[] = {"none", "printing", "printed", "no_paper", "failed"};
    return names[static_cast<int>(state)];
}
const char* name(Trouble trouble) {
    static constexpr const char* names[] = {"none", "disk_full", "store_failed", "clock_jumped"};
    return names[static_cast<int>(trouble)];
}
const char* name(domain::Offer offer) {
    static constexpr const char* names[] = {"none", "check_in_there", "came_anyway", "check_out"};
    return names[static_cast<int>(offer)];
}
const char* name(domain::Salutation salutation) {
    static constexpr const char* names[] = {"plain", "comrade", "sir_madam", "title"};
    return names[static_cast<int>(salutation)];
}
const char* name(domain::Role role) {
    static constexpr const char* names[] = {"member", "observer", "staff"};
    return names[static_cast<int>(role)];
}

const char* name(domain::CodeKind kind) {
    static constexpr const char* names[] = {"pass",         "look_up_code", "staff_badge",
                                            "request_slip", "place_label",  "foreign"};
    return names[static_cast<int>(kind)];
}

const char* name(EnrolState state) {
    static constexpr const char* names[] = {"idle", "asking", "waiting"};
    return names[static_cast<int>(state)];
}
const char* name(EnrolProblem problem) {
    static constexpr const char* names[] = {"none",         "no_code",        "other_hub",
                                            "code_refused", "too_many_tries", "no_hub",
                                            "refused",      "over",           "not_kept"};
    return names[static_cast<int>(problem)];
}

Json json(const domain::Text& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

template <class T>
void put(Json& object, const char* key, const std::optional<T>& value) {
    if (value) object[key] = *value;
}
void put(Json& object, const char* key, const std::optional<base::WallTime>& value) {
    if (value) object[key] = base::to_ms(*value);
}

Json json(const domain::KioskSettings& settings) {
    Json out = {{"language", settings.language},
                {"calm", settings.calm},
                {"sound_volume", settings.loudness.volume},
                {"quiet_volume", settings.loudness.quiet_volume},
                {"ticks", settings.ticks},
                {"camera_opens", to_string(settings.camera_opens)}};
    if (const auto& quiet = settings.loudness.quiet)
        out["quiet"] = {{"from", quiet->from}, {"to", quiet->to}};
    return out;
}

Json json(const MeetingRow& row) {
    Json out = {{"id", base::to_string(row.id)},     {"title", json(row.title)},
                {"floor", json(row.floor)},          {"room", json(row.room)},
                {"starts", base::to_ms(row.starts)}, {"opens", base::to_ms(row.opens)},
                {"phase", name(row.phase)},          {"walk_in", row.walk_in}};
    put(out, "arrived", row.arrived);
    put(out, "expected", row.expected);
    return out;
}

Json json(const TodayView& today) {
    Json out = {{"open_count", today.open_count}, {"meetings", Json::array()}};
    for (const auto& row : today.meetings)
        out["meetings"].push_back(json(row));
    put(out, "next_day_first", today.next_day_first);
    return out;
}

Json json(const DevicesView& devices) {
    return {{"camera", name(devices.camera)},     {"camera_waits", devices.camera_waits},
            {"distance", name(devices.distance)}, {"hand_scanner", devices.hand_scanner},
            {"printer", devices.printer},         {"printer_paper", devices.printer_paper}};
}

Json json(const SyncView& sync) {
    Json out = {{"hub_in_reach", sync.hub_in_reach},
                {"unsent", sync.unsent},
                {"dead_letters", sync.dead_letters},
                {"clock_drift_ms", sync.clock_drift_ms},
                {"revoked", sync.revoked}};
    put(out, "last_heard", sync.last_heard);
    return out;
}

Json json(const domain::Remarks& remarks) {
    return {{"offline", remarks.offline},
            {"unlisted", remarks.unlisted},
            {"standing_in", remarks.standing_in},
            {"was_excused", remarks.was_excused},
            {"clock_doubtful", remarks.clock_doubtful}};
}

Json json(const CheckInResult& result) {
    Json out = {{"number", result.number},
                {"visit", result.visit},
                {"failed", result.failed},
                {"outcome", domain::to_string(result.outcome)},
                {"method", domain::to_string(result.method)},
                {"remarks", json(result.remarks)},
                {"offer", name(result.offer)},
                {"reason_code", result.reason_code},
                {"name", result.name},
                {"title", json(result.title)},
                {"salutation", name(result.salutation)},
                {"role", name(result.role)},
                {"stands_in_for", result.stands_in_for},
                {"stood_in_by", result.stood_in_by},
                {"seat", json(result.seat)},
                {"at", base::to_ms(result.at)},
                {"earlier_kiosk", result.earlier_kiosk},
                {"slip", name(result.slip)},
                {"receipt", result.receipt}};
    if (result.meeting)
        out["meeting"] = {{"id", base::to_string(result.meeting->id)},
                          {"title", json(result.meeting->title)},
                          {"starts", base::to_ms(result.meeting->starts)}};
    if (result.place) out["place"] = {{"id", result.place->id}, {"name", json(result.place->name)}};
    put(out, "earlier_at", result.earlier_at);
    put(out, "arrived", result.arrived);
    put(out, "expected", result.expected);
    put(out, "ordinal", result.ordinal);
    return out;
}

Json json(const LookUpAnswer& answer) {
    Json out = {{"number", answer.number},
                {"too_many", answer.too_many},
                {"too_many_tries", answer.too_many_tries},
                {"failed", answer.failed},
                {"found", Json::array()}};
    for (const auto& line : answer.found)
        out["found"].push_back({{"attendee", base::to_string(line.attendee)},
                                {"meeting", base::to_string(line.meeting)},
                                {"masked_name", line.masked_name},
                                {"masked_phone", line.masked_phone},
                                {"organisation", json(line.organisation)},
                                {"meeting_title", json(line.meeting_title)},
                                {"starts", base::to_ms(line.starts)},
                                {"checked_in", line.checked_in}});
    return out;
}

Json json(const CheckInView& check_in) {
    Json out = {{"scans", check_in.scans}, {"unknown", check_in.unknown}};
    if (check_in.chosen) out["chosen"] = base::to_string(*check_in.chosen);
    if (check_in.result) out["result"] = json(*check_in.result);
    if (check_in.look_up) out["look_up"] = json(*check_in.look_up);
    return out;
}

const char* name(ReportProblem problem) {
    static constexpr const char* names[] = {"none",     "no_place", "nothing_said", "bad_words", "bad_phone",
                                            "too_many", "not_here", "no_clock",     "failed"};
    return names[static_cast<int>(problem)];
}
const char* name(PhotoStep step) {
    static constexpr const char* names[] = {"idle", "taking", "failed"};
    return names[static_cast<int>(step)];
}
const char* name(PhoneStep step) {
    static constexpr const char* names[] = {"closed", "asking", "open", "over", "failed"};
    return names[static_cast<int>(step)];
}
const char* name(FollowProblem problem) {
    static constexpr const char* names[] = {"none", "no_number", "unknown", "too_many", "failed"};
    return names[static_cast<int>(problem)];
}

Json json(const domain::ServiceRequest& request) {
    Json out = {{"number", domain::to_string(request.number)},
                {"cell", request.cell},
                {"category", request.category},
                {"state", domain::to_string(request.state)},
                {"made", base::to_ms(request.made)},
                {"due", base::to_ms(request.due)},
                {"steps", Json::array()}};
    for (const auto& step : request.steps)
        out["steps"].push_back({{"state", domain::to_string(step.state)}, {"at", base::to_ms(step.at)}});
    return out;
}

Json json(const PhotosView& photos) {
    Json kept = Json::array();
    for (const auto& photo : photos.kept)
        kept.push_back({{"id", photo.id}, {"bytes", photo.bytes}});
    Json out = {{"kept", std::move(kept)}, {"step", name(photos.step)}};
    if (photos.taken) out["taken"] = {{"id", photos.taken->id}, {"bytes", photos.taken->bytes}};
    out["phone"] = {{"step", name(photos.phone.step)}, {"code", photos.phone.code}};
    return out;
}

Json json(const RepairView& repair) {
    Json out = Json::object();
    out["photos"] = json(repair.photos);
    if (const auto& report = repair.report) {
        out["report"] = {{"number", report->number},           {"problem", name(report->problem)},
                         {"receipt", report->receipt},         {"photos", report->photos},
                         {"photos_lost", report->photos_lost}, {"slip", name(report->slip)}};
        if (report->receipt != 0) out["report"]["request"] = json(report->request);
    }
    if (const auto& followed = repair.followed) {
        out["followed"] = {{"number", followed->number}, {"problem", name(followed->problem)}};
        if (followed->request) out["followed"]["request"] = json(*followed->request);
        out["followed"]["slip"] = name(followed->slip);
        out["followed"]["held"] = followed->key.has_value();
        out["followed"]["photos"] = repair.slip_photos.size();
        if (followed->said) {
            const auto& outcome = followed->said->outcome;
            out["followed"]["said"] = {
                {"kind", std::string(domain::to_string(followed->said->kind))},
                {"outcome", outcome ? std::string(domain::to_string(*outcome)) : "failed"}};
        }
    }
    if (const auto& nearby = repair.nearby)
        out["nearby"] = {
            {"number", nearby->number}, {"cell", nearby->cell}, {"open", nearby->requests.size()}};
    if (const auto& place = repair.place) out["place"] = {{"number", place->number}, {"cell", place->cell}};
    return out;
}

Json json(const StaffView& staff) {
    Json out = {{"by_pin", staff.by_pin},
                {"checking", staff.checking},
                {"wrong_tries", staff.wrong_tries},
                {"tries_left", staff.tries_left},
                {"open", staff.open}};
    put(out, "locked_until", staff.locked_until);
    if (!staff.open) return out;
    out["session"] = staff.session;
    out["visit"] = staff.visit;
    out["method"] = domain::to_string(staff.method);
    out["badge"] = staff.badge;
    out["letters"] = Json::array();
    for (const auto& letter : staff.letters)
        out["letters"].push_back({{"fact", base::to_string(letter.fact)},
                                  {"kind", letter.kind},
                                  {"at", base::to_ms(letter.at)},
                                  {"code", letter.code},
                                  {"reason", letter.reason}});
    out["codes"] = staff.codes;
    if (staff.codes > 0) {
        out["code_kind"] = name(staff.code_kind);
        out["code_by_camera"] = staff.code_by_camera;
    }
    out["slip"] = name(staff.slip);
    if (staff.log) out["log_lines"] = staff.log->size();
    put(out, "storage_free", staff.storage_free);
    out["version"] = staff.version;
    out["hub_host"] = staff.hub_host;
    return out;
}

Json json(const EnrolmentView& enrolment) {
    return {{"needed", enrolment.needed},
            {"possible", enrolment.possible},
            {"state", name(enrolment.state)},
            {"confirmation", enrolment.confirmation},
            {"hub_in_reach", enrolment.hub_in_reach},
            {"answers", enrolment.answers},
            {"problem", name(enrolment.problem)}};
}

Json json(const domain::Site& site) {
    return {{"name", json(site.name)},
            {"kiosk_name", json(site.kiosk_name)},
            {"desk", json(site.desk)},
            {"duty_phone", site.duty_phone},
            {"organisations", site.organisations.size()}};
}

}  // namespace

std::string view_as_json(const KioskView& view) {
    Json out = {{"version", view.version},
                {"commands", view.commands},
                {"busy", view.busy},
                {"trouble", name(view.trouble)}};
    if (view.site) out["site"] = json(*view.site);
    if (view.today) out["today"] = json(*view.today);
    if (view.devices) out["devices"] = json(*view.devices);
    if (view.settings) out["settings"] = json(*view.settings);
    if (view.sync) out["sync"] = json(*view.sync);
    if (view.check_in) out["check_in"] = json(*view.check_in);
    if (view.house)
        out["house"] = {{"layouts", view.house->layouts.size()},
                        {"categories", view.house->categories.size()}};
    if (view.repair) out["repair"] = json(*view.repair);
    if (view.staff) out["staff"] = json(*view.staff);
    if (view.message) {
        out["message"] = json(view.message->text);
        put(out["message"], "expires", std::optional(view.message->expires));
    }
    if (view.enrolment) out["enrolment"] = json(*view.enrolment);
    // Names may come from anywhere: what is not UTF-8 must not end the process.
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace service
