// The house's rules of dispatch and its duty roster: looked at and changed.
#include "hub/clock.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/form.h"
#include "hub/handlers/request_places.h"
#include "hub/web/console/dispatch_page.h"

namespace hub {

namespace {

constexpr DoneWord dispatch_done[] = {
    {"saved", base::tr_mark("已保存")},
    {"wrong", base::tr_mark("没有改成：网格、内容、人或日期不对，请再选一次"), true}};

base::Result<DispatchView> look(Services& services) {
    DispatchView view;
    const auto now = services.clock.wall();
    DispatchBook book = services.store.dispatch_book();
    view.today = duty_day(now, utc_offset);
    auto rules = book.rules();
    if (!rules) return rules.error();
    auto turns = book.turns(view.today);
    if (!turns) return turns.error();
    auto load = book.load(now);
    if (!load) return load.error();
    auto people = services.store.accounts().all();
    if (!people) return people.error();
    auto places = request_places(services.store);
    if (!places) return places.error();
    view.rules = std::move(*rules);
    view.turns = std::move(*turns);
    view.load = std::move(*load);
    view.people = std::move(*people);
    view.places = std::move(*places);
    return view;
}

bool is_one_of(const std::vector<Account>& people, const std::string& name, const Roles& roles) {
    return std::any_of(people.begin(), people.end(), [&](const Account& account) {
        return account.name == name && !account.disabled && account.roles.meets(roles);
    });
}

bool is_unit(const RequestPlaces& places, const std::string& unit) {
    for (const domain::GridLayout& layout : places.layouts)
        for (const domain::GridCell& cell : layout.cells)
            if (cell.unit == unit) return true;
    return unit.empty();
}

// Of what there is in the house; nullopt: it is not.
std::optional<DispatchRule> rule_in(const Request& request, const DispatchView& view) {
    const DispatchRule rule{request.field("unit"), request.field("category"), request.field("assignee")};
    const bool known =
        rule.category.empty() || domain::find_category(view.places.categories, rule.category) != nullptr;
    if (!known || !is_unit(view.places, rule.unit)) return std::nullopt;
    return is_one_of(view.people, rule.assignee, roles_of_workers()) ? std::optional(rule) : std::nullopt;
}

std::optional<DutyTurn> turn_in(const Request& request, const DispatchView& view) {
    constexpr std::chrono::days farthest{366};
    const auto day = parse_iso_day(request.field("day"));
    if (!day || *day < view.today || *day > view.today + farthest) return std::nullopt;
    const DutyTurn turn{*day, request.field("name")};
    return is_one_of(view.people, turn.name, roles_on_duty()) ? std::optional(turn) : std::nullopt;
}

// What may stand there although it is of a house that has changed since.
DispatchRule old_rule_in(const Request& request) {
    return {request.field("unit"), request.field("category"), request.field("assignee")};
}

// nullopt: the form asks for nothing that can be done.
std::optional<base::Status> change(Services& services, const Staff& staff, const Request& request,
                                   const DispatchView& view) {
    const Actor by = staff.actor(request);
    const auto now = services.clock.wall();
    DispatchBook book = services.store.dispatch_book();
    const std::string what = request.field("do");
    if (what == "drop_rule") return book.remove(old_rule_in(request), by, now);
    if (what == "add_rule")
        if (const auto rule = rule_in(request, view)) return book.add(*rule, by, now);
    if (what == "add_turn")
        if (const auto turn = turn_in(request, view)) return book.add(*turn, by, now);
    if (what == "drop_turn")
        if (const auto day = parse_iso_day(request.field("day")))
            return book.remove(DutyTurn{*day, request.field("name")}, by, now);
    return std::nullopt;
}

}  // namespace

Response get_dispatch(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    auto view = look(services);
    if (!view) return broken_page(services, &staff, request, view.error());
    view->may_change = frame.roles.meets({StaffRole::administrator, StaffRole::repairs});
    return page_answer(request, dispatch_page(frame, *view, notice_of(frame, request, dispatch_done)));
}

Response post_dispatch(Services& services, const Staff& staff, const Request& request) {
    const auto view = look(services);
    if (!view) return broken_page(services, &staff, request, view.error());
    const auto done = change(services, staff, request, *view);
    if (done && !*done) return failed_work(services, staff, request, done->error());
    return see_other(done ? "/console/requests/dispatch?done=saved"
                          : "/console/requests/dispatch?done=wrong");
}

}  // namespace hub
