#include "hub/meetings/list_plan.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text/catalogue.h"
#include "base/text/fold.h"
#include "base/text/pinyin.h"
#include "hub/digest.h"
#include "hub/field_list.h"
#include "hub/import/sample.h"

namespace hub {

namespace {

using base::tr_mark;
using Key = std::pair<std::u32string, std::u32string>;

Key key_of(const domain::Attendee& attendee) {
    return {base::fold_for_search(attendee.name), base::fold_for_search(attendee.organisation.zh)};
}

// A row of the table that reads well on its own.
struct Wanted {
    const TableRow* row = nullptr;  // null: a stand-in without one
    Listed person;                  // as the table alone says it
    std::size_t line = 0;
    std::optional<std::size_t> known;
};

class Planner {
  public:
    Planner(const AttendeeTable& table, const std::vector<Listed>& known) : known_(known) {
        plan_.faults = table.faults;
        plan_.ignored = table.ignored;
        taken_.resize(known.size());
    }

    ListPlan plan(const AttendeeTable& table, bool whole) {
        read(table);
        note_shared_seats();
        if (plan_.faults.empty()) refuse_twins();
        if (plan_.faults.empty()) join_stand_ins();
        if (plan_.faults.empty()) {
            claim_phones();
            claim_names();
            for (const Wanted& wanted : wanted_)
                decide(wanted);
        }
        if (!plan_.faults.empty()) {
            std::stable_sort(plan_.faults.begin(), plan_.faults.end(),
                             [](const CellFault& a, const CellFault& b) { return a.line < b.line; });
            return std::move(plan_);
        }
        for (std::size_t n = 0; n < known_.size() && whole; ++n)
            if (!taken_[n]) plan_.removed.push_back(known_[n]);
        plan_.digest = digest();
        return std::move(plan_);
    }

  private:
    void read(const AttendeeTable& table) {
        for (const TableRow& row : table.rows) {
            Wanted wanted;
            wanted.row = &row;
            wanted.line = row.line;
            const auto faults = put_cells(row, wanted.person.attendee, wanted.person.phone);
            plan_.faults.insert(plan_.faults.end(), faults.begin(), faults.end());
            if (faults.empty()) wanted_.push_back(std::move(wanted));
        }
    }

    // Two of one name in one organisation are told apart by their phones, nobody else is there twice.
    void refuse_twins() {
        std::map<std::string, std::size_t> by_phone;
        std::multimap<Key, const Wanted*> by_name;
        for (const Wanted& wanted : wanted_) {
            const std::string& phone = wanted.person.phone;
            if (!phone.empty() && !by_phone.emplace(phone, wanted.line).second) {
                fault(wanted, Column::phone, tr_mark("这个号码在前面已经写过"), phone);
                continue;
            }
            const Key key = key_of(wanted.person.attendee);
            const auto [first, last] = by_name.equal_range(key);
            if (std::any_of(first, last, [&](const auto& other) {
                    return phone.empty() || other.second->person.phone.empty();
                }))
                fault(wanted, Column::name, tr_mark("这个人在前面已经写过；同名的两个人请都写上手机号码"),
                      wanted.person.attendee.name);
            by_name.emplace(key, &wanted);
        }
    }

    // Before stand-ins are given the seats of those who stay away. No fault: "B 区" is for many.
    void note_shared_seats() {
        std::map<std::string, int> by_seat;
        for (const Wanted& wanted : wanted_) {
            const domain::Attendee& attendee = wanted.person.attendee;
            if (attendee.seat.zh.empty() || attendee.excused || !attendee.stood_in_by.empty()) continue;
            if (++by_seat[attendee.seat.zh] == 2) plan_.shared_seats.push_back(attendee.seat.zh);
        }
    }

    void join_stand_ins() {
        for (std::size_t n = 0, count = wanted_.size(); n < count; ++n) {
            const domain::Attendee absent = wanted_[n].person.attendee;
            if (absent.stood_in_by.empty()) continue;
            if (Wanted* other = named(absent.stood_in_by)) {
                if (other == &wanted_[n]) {
                    fault(wanted_[n], Column::stood_in_by, tr_mark("不能代自己"), absent.stood_in_by);
                    continue;
                }
                other->person.attendee.stands_in_for = absent.name;
                continue;
            }
            Wanted stand_in;
            stand_in.line = wanted_[n].line;
            stand_in.person.attendee.name = absent.stood_in_by;
            stand_in.person.attendee.pinyin = base::pinyin_of(absent.stood_in_by);
            stand_in.person.attendee.organisation = absent.organisation;
            stand_in.person.attendee.seat = absent.seat;
            stand_in.person.attendee.stands_in_for = absent.name;
            wanted_.push_back(std::move(stand_in));
        }
    }
    Wanted* named(const std::string& name) {
        const auto wanted = base::fold_for_search(name);
        const auto found = std::find_if(wanted_.begin(), wanted_.end(), [&](const Wanted& other) {
            return base::fold_for_search(other.person.attendee.name) == wanted;
        });
        return found == wanted_.end() ? nullptr : &*found;
    }

    // Whoever has a known number is that person, whatever the order of the rows.
    void claim_phones() {
        std::map<std::string, std::size_t> phones;
        for (std::size_t n = 0; n < known_.size(); ++n)
            if (!known_[n].phone.empty()) phones.emplace(known_[n].phone, n);
        for (Wanted& wanted : wanted_) {
            const auto found = phones.find(wanted.person.phone);
            if (found == phones.end() || taken_[found->second]) continue;
            wanted.known = found->second;
            taken_[found->second] = true;
        }
    }
    void claim_names() {
        std::multimap<Key, std::size_t> names;
        for (std::size_t n = 0; n < known_.size(); ++n)
            if (!taken_[n]) names.emplace(key_of(known_[n].attendee), n);
        for (Wanted& wanted : wanted_) {
            if (wanted.known) continue;
            const auto found = names.extract(key_of(wanted.person.attendee));
            if (!found) continue;
            wanted.known = found.mapped();
            taken_[found.mapped()] = true;
        }
    }

    void decide(const Wanted& wanted) {
        const auto at = wanted.known;
        if (!at) {
            plan_.added.push_back(wanted.person);
            plan_.added.back().attendee.masked_phone = mask_phone(wanted.person.phone);
            return;
        }
        Listed after = known_[*at];
        if (wanted.row) (void)put_cells(*wanted.row, after.attendee, after.phone);
        if (!wanted.person.attendee.stands_in_for.empty())
            after.attendee.stands_in_for = wanted.person.attendee.stands_in_for;
        after.attendee.masked_phone = mask_phone(after.phone);
        const std::string fields = changed_fields(known_[*at], after);
        if (fields.empty())
            ++plan_.unchanged;
        else
            plan_.changed.push_back({std::move(after), fields});
    }

    void fault(const Wanted& wanted, Column column, std::string_view what, const std::string& value) {
        plan_.faults.push_back({wanted.line, std::string(column_word(column)), what, value});
    }

    std::string digest() const {
        std::string all;
        const auto note = [&](const char* what, const Listed& person) {
            all += what + base::to_string(person.attendee.id) + person.phone + '\n' +
                   protocol::encode_record(person.attendee) + '\n';
        };
        for (const Listed& person : plan_.added)
            note("+", person);
        for (const ChangedPerson& person : plan_.changed)
            note("=", person.after);
        for (const Listed& person : plan_.removed)
            note("-", person);
        return sha256_hex(all);
    }

    const std::vector<Listed>& known_;
    std::vector<bool> taken_;
    std::vector<Wanted> wanted_;
    ListPlan plan_;
};

}  // namespace

ListPlan plan_list(const AttendeeTable& table, const std::vector<Listed>& known, bool whole) {
    return Planner(table, known).plan(table, whole);
}

std::string changed_fields(const Listed& before, const Listed& after) {
    const domain::Attendee &a = before.attendee, &b = after.attendee;
    return field_list({{a.name != b.name, "name"},
                       {a.organisation != b.organisation, "organisation"},
                       {before.phone != after.phone, "phone"},
                       {a.seat != b.seat, "seat"},
                       {a.title != b.title, "title"},
                       {a.honorific != b.honorific, "honorific"},
                       {a.role != b.role, "role"},
                       {a.excused != b.excused, "excused"},
                       {a.stands_in_for != b.stands_in_for, "stands_in_for"},
                       {a.stood_in_by != b.stood_in_by, "stood_in_by"}});
}

int expected_of(const std::vector<domain::Attendee>& list) {
    return static_cast<int>(std::count_if(list.begin(), list.end(), [](const domain::Attendee& attendee) {
        return !attendee.excused && attendee.stood_in_by.empty();
    }));
}

}  // namespace hub
