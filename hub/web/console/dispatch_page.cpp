#include "hub/web/console/dispatch_page.h"

#include <algorithm>
#include <set>

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/web/console/render.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

std::string called(const Account& account) {
    return account.display.empty() ? account.name : account.display;
}

std::string who(const Frame& frame, const DispatchView& view, const std::string& name) {
    for (const Account& account : view.people)
        if (account.name == name && !account.disabled) return called(account);
    return name + " · " + std::string(frame.words.tr("已停用"));
}

std::string kind(const Frame& frame, const DispatchView& view, const std::string& id) {
    if (id.empty()) return std::string(frame.words.tr("什么都管"));
    const auto* category = domain::find_category(view.places.categories, id);
    return category ? in_language(category->name, frame.language) : id;
}

// Numbers in their order, whatever else after them.
std::vector<std::string> units_of(const std::vector<domain::GridLayout>& layouts) {
    std::set<std::string> all;
    for (const domain::GridLayout& layout : layouts)
        for (const domain::GridCell& cell : layout.cells)
            if (!cell.unit.empty()) all.insert(cell.unit);
    std::vector<std::string> units(all.begin(), all.end());
    std::stable_sort(units.begin(), units.end(),
                     [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    return units;
}

Data option(const std::string& value, const std::string& word) {
    Data item;
    item.set("value", value);
    item.set("word", word);
    return item;
}

// Groups before what lies in them, which is set in.
Data kinds_data(const Frame& frame, const std::vector<domain::Category>& categories) {
    Data list{Data::type::list};
    for (const domain::Category& group : categories) {
        if (!group.group.empty()) continue;
        list << option(group.id, in_language(group.name, frame.language));
        for (const domain::Category& kind : categories)
            if (kind.group == group.id)
                list << option(kind.id, "　" + in_language(kind.name, frame.language));
    }
    return list;
}

Data people_data(const DispatchView& view, const Roles& roles) {
    Data list{Data::type::list};
    for (const Account& account : view.people) {
        if (account.disabled || !account.roles.meets(roles)) continue;
        const auto load = view.load.find(account.name);
        const std::size_t open = load == view.load.end() ? 0 : load->second;
        list << option(account.name, called(account) + (open > 0 ? " · " + std::to_string(open) : ""));
    }
    return list;
}

Data rules_data(const Frame& frame, const DispatchView& view) {
    Data list{Data::type::list};
    for (const DispatchRule& rule : view.rules) {
        Data item;
        item.set("unit", rule.unit);
        item.set("unit_words", rule.unit.empty() ? std::string(frame.words.tr("所有网格")) : rule.unit);
        item.set("category", rule.category);
        item.set("kind", kind(frame, view, rule.category));
        item.set("assignee", rule.assignee);
        item.set("who", who(frame, view, rule.assignee));
        list << item;
    }
    return list;
}

Data turns_data(const Frame& frame, const DispatchView& view) {
    Data list{Data::type::list};
    for (const DutyTurn& turn : view.turns) {
        const base::CivilTime day = base::to_civil(turn.day, {});
        Data item;
        item.set("day", iso_day(turn.day));
        item.set("day_words", base::format_date(day, frame.words));
        item.set("today", flag(turn.day == view.today));
        item.set("name", turn.name);
        item.set("who", who(frame, view, turn.name));
        list << item;
    }
    return list;
}

}  // namespace

std::string dispatch_page(const Frame& frame, const DispatchView& view, const Notice& said) {
    Data values, units{Data::type::list};
    for (const std::string& unit : units_of(view.places.layouts))
        units << option(unit, unit);
    values.set("rules", rules_data(frame, view));
    values.set("no_rules", flag(view.rules.empty()));
    values.set("turns", turns_data(frame, view));
    values.set("no_turns", flag(view.turns.empty()));
    values.set("units", units);
    values.set("kinds", kinds_data(frame, view.places.categories));
    values.set("workers", people_data(view, roles_of_workers()));
    values.set("on_duty", people_data(view, roles_on_duty()));
    values.set("today", iso_day(view.today));
    values.set("may_change", flag(view.may_change));
    return render_page(frame, "console_dispatch.html", std::string(frame.words.tr("派单规则和值班")), values,
                       said);
}

}  // namespace hub
