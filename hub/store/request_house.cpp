#include "hub/store/request_house.h"

#include "hub/accounts/visitor_name.h"
#include "hub/clock.h"
#include "hub/requests/house_hours.h"

namespace hub {

namespace {

constexpr const char* hours_setting = "working_time";

// A record that cannot be read is left out: nothing in it may keep a batch of facts from being taken.
std::vector<domain::Change> all_of(soci::session& sql, const std::string& topic) {
    std::vector<domain::Change> all;
    std::string id, json;
    soci::statement select =
        (sql.prepare << "SELECT id, json FROM records WHERE topic = :topic AND deleted = 0", soci::use(topic),
         soci::into(id), soci::into(json));
    select.execute();
    while (select.fetch())
        if (auto change = protocol::decode_record(topic, id, json)) all.push_back(std::move(*change));
    return all;
}

void count_load(soci::session& sql, std::map<std::string, std::size_t>& load) {
    std::string name;
    long long open = 0;
    soci::statement select =
        (sql.prepare << "SELECT assignee, COUNT(*) FROM service_requests WHERE assignee <> '' AND state IN"
                        " ('dispatched', 'accepted', 'on_site', 'waiting') GROUP BY assignee",
         soci::into(name), soci::into(open));
    select.execute();
    while (select.fetch())
        if (const auto found = load.find(name); found != load.end())
            found->second = static_cast<std::size_t>(open);
}

// To nobody: nothing is given.
bool give(ServiceRequest& request, sql::House& house, const std::string& name, base::WallTime now) {
    if (name.empty()) return false;
    // Not before it was made, whatever its kiosk's clock said.
    const auto at = std::max(now, request.made);
    if (const auto had = house.hands.load.find(request.assignee);
        had != house.hands.load.end() && had->second > 0)
        --had->second;
    sql::take_move(request,
                   {domain::RequestState::dispatched, domain::RequestMover::rule, at, "", "", "", name});
    request.assignee = name;
    request.worker = house.called.at(name);
    ++house.hands.load[name];
    return true;
}

}  // namespace

namespace sql {

std::map<std::string, std::string> people_called(soci::session& sql) {
    std::map<std::string, std::string> called;
    std::string name, display, roles;
    soci::statement select =
        (sql.prepare << "SELECT name, display, roles FROM accounts WHERE disabled_ms = 0", soci::into(name),
         soci::into(display), soci::into(roles));
    select.execute();
    while (select.fetch())
        if (parse_roles(roles).meets(roles_on_duty())) called[name] = visitor_name(display);
    return called;
}

std::string open_states() {
    using domain::RequestState;
    std::string words;
    for (int n = 0; n <= static_cast<int>(RequestState::duplicate); ++n)
        if (const auto state = static_cast<RequestState>(n); domain::is_open(state))
            words += (words.empty() ? "'" : ", '") + std::string(domain::to_string(state)) + "'";
    return "state IN (" + words + ")";
}

domain::WorkingCalendar hours_of(soci::session& sql) {
    const auto hours = parse_house_hours(setting(sql, hours_setting));
    return hours ? *hours : usual_hours();
}

std::vector<DispatchRule> dispatch_rules(soci::session& sql) {
    std::vector<DispatchRule> rules;
    DispatchRule rule;
    soci::statement select = (sql.prepare << "SELECT unit, category, assignee FROM dispatch_rules"
                                             " ORDER BY category, unit, assignee",
                              soci::into(rule.unit), soci::into(rule.category), soci::into(rule.assignee));
    select.execute();
    while (select.fetch())
        rules.push_back(rule);
    return rules;
}

std::vector<DutyTurn> duty_turns(soci::session& sql, std::chrono::sys_days from) {
    std::vector<DutyTurn> turns;
    const std::string first = iso_day(from);
    std::string day, name;
    soci::statement select =
        (sql.prepare << "SELECT day, name FROM duty_turns WHERE day >= :day ORDER BY day, name",
         soci::use(first), soci::into(day), soci::into(name));
    select.execute();
    while (select.fetch())
        if (const auto parsed = parse_iso_day(day)) turns.push_back({*parsed, name});
    return turns;
}

Promises promises_of(soci::session& sql) {
    Promises house;
    for (const domain::Change& change : all_of(sql, domain::topic::categories))
        if (const auto* category = std::get_if<domain::Category>(&change))
            house.categories.push_back(*category);
    house.hours = hours_of(sql);
    return house;
}

House house_of(soci::session& sql, base::WallTime now) {
    House house;
    house.promises = promises_of(sql);
    house.hands.now = now;
    for (const domain::Change& change : all_of(sql, domain::topic::layouts))
        if (const auto* layout = std::get_if<domain::GridLayout>(&change))
            for (const domain::GridCell& cell : layout->cells)
                house.units[cell.id] = cell.unit;
    house.called = people_called(sql);
    for (const auto& [name, display] : house.called)
        house.hands.load[name] = 0;
    count_load(sql, house.hands.load);
    house.hands.rules = dispatch_rules(sql);
    house.hands.working = domain::works_at(house.promises.hours, now);
    const auto today = duty_day(now, utc_offset);
    for (const DutyTurn& turn : duty_turns(sql, today))
        if (turn.day == today) house.hands.on_duty.insert(turn.name);
    return house;
}

Promise promised(const Promises& house, const ServiceRequest& request, base::WallTime from) {
    const domain::Category* category = domain::find_category(house.categories, request.category);
    if (!category || category->minutes == 0) return {};
    const std::chrono::minutes work{category->minutes}, most = work * 3 / 4;
    if (request.danger) return {from + most, from + work};
    return {domain::due(house.hours, from, most), domain::due(house.hours, from, work)};
}

bool dispatch(ServiceRequest& request, House& house, base::WallTime now) {
    return give(request, house, assignee_for(request, house.promises.categories, house.hands), now);
}

bool hand_on(ServiceRequest& request, House& house, base::WallTime now) {
    if (!waits_to_be_taken_on(request.state)) return false;
    return give(request, house, next_for(request, house.promises.categories, house.hands, request.reminded),
                now);
}

}  // namespace sql

base::Status Store::set_house_hours(const std::string& json, const Actor& by, base::WallTime now) {
    if (auto hours = parse_house_hours(json); !hours) return hours.error();
    return parts_->database->write("hub.store.hours", [&](soci::session& sql) {
        sql::set_setting(sql, hours_setting, json);
        sql::put_audit(sql, {0, now, by, "house.hours", "", ""});
    });
}

}  // namespace hub
