#include "hub/meetings/meeting_plan.h"

#include <map>
#include <set>

#include "base/text/catalogue.h"
#include "base/text/fold.h"
#include "hub/clock.h"
#include "hub/digest.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;
using Key = std::pair<std::u32string, std::int64_t>;  // title and day

Key key_of(const domain::Meeting& meeting) {
    return {base::fold_for_search(meeting.title.zh), base::civil_day(meeting.starts, utc_offset)};
}

// The same event of a calendar is the same meeting, whoever imports it and how often.
domain::MeetingId id_of_event(const std::string& uid) {
    return {base::parse_hex16(sha256_hex("suishou-hub calendar " + uid).substr(0, 16)).value_or(0)};
}

std::string_view column_of(const std::string& field) {
    static const std::map<std::string_view, std::string_view> words = {
        {"title_zh", tr_mark("会议名称")}, {"title_en", tr_mark("英文名称")}, {"place", tr_mark("地点")},
        {"date", tr_mark("日期")},         {"starts", tr_mark("开始时间")},   {"ends", tr_mark("结束时间")},
        {"end_date", tr_mark("结束日期")}};
    const auto found = words.find(field);
    return found == words.end() ? std::string_view() : found->second;
}

// Places by every name that people give them; a name that several bear finds none.
class PlaceNames {
  public:
    explicit PlaceNames(const std::vector<domain::Place>& places) {
        for (const domain::Place& place : places) {
            std::set<std::u32string> names;
            for (const std::string& name :
                 {place.id, place.name.zh, place.name.en, place_words(place, base::Language::zh),
                  place_words(place, base::Language::en), place.floor.zh + place.name.zh})
                if (!name.empty()) names.insert(base::fold_for_search(name));
            for (const auto& name : names)
                ids_.emplace(name, place.id);
        }
    }
    std::string find(const std::string& written) const {
        const auto name = base::fold_for_search(written);
        return ids_.count(name) == 1 ? ids_.find(name)->second : "";
    }

  private:
    std::multimap<std::u32string, std::string> ids_;
};

class Planner {
  public:
    Planner(const std::vector<domain::Meeting>& known, const std::vector<domain::Place>& places)
        : places_(places) {
        for (const domain::Meeting& meeting : known) {
            by_id_.emplace(meeting.id, meeting);
            by_key_.emplace(key_of(meeting), meeting);
        }
    }

    MeetingPlan plan(const MeetingTable& table) {
        for (const MeetingEntry& entry : table.entries)
            decide(entry);
        plan_.digest = digest();
        return std::move(plan_);
    }

  private:
    void decide(const MeetingEntry& entry) {
        MeetingDraft draft = entry.draft;
        draft.unclassified = true;
        draft.place = places_.find(entry.draft.place);
        const JudgedMeeting first = judge(draft, {});
        for (const auto& [field, what] : first.faults)
            plan_.faults.push_back(
                {entry.line, std::string(column_of(field)),
                 field == "place" && !entry.draft.place.empty() ? tr_mark("没有这个地点，或不止一个") : what,
                 field == "place" ? entry.draft.place : entry.draft.title_zh});
        if (!first.faults.empty()) return;
        domain::Meeting meeting = first.meeting;
        if (!entry.uid.empty()) meeting.id = id_of_event(entry.uid);
        const Key key = key_of(meeting);
        if (!(entry.uid.empty() ? seen_keys_.insert(key).second : seen_ids_.insert(meeting.id).second)) {
            plan_.faults.push_back({entry.line, "", tr_mark("这场会议在前面已经写过"), entry.draft.title_zh});
            return;
        }
        if (const domain::Meeting* before = find(entry, meeting)) return change(*before, draft);
        plan_.added.push_back(std::move(meeting));
    }

    const domain::Meeting* find(const MeetingEntry& entry, const domain::Meeting& meeting) const {
        if (!entry.uid.empty()) {
            const auto found = by_id_.find(meeting.id);
            return found == by_id_.end() ? nullptr : &found->second;
        }
        const auto found = by_key_.find(key_of(meeting));
        return found == by_key_.end() ? nullptr : &found->second;
    }

    void change(const domain::Meeting& before, const MeetingDraft& said) {
        MeetingDraft draft = draft_of(before);
        const bool moved = draft.starts != said.starts || draft.ends != said.ends;
        draft.title_zh = said.title_zh;
        if (!said.title_en.empty()) draft.title_en = said.title_en;
        draft.place = said.place;
        draft.date = said.date;
        draft.starts = said.starts;
        draft.ends = said.ends;
        draft.end_date = said.end_date;
        // A window that was meant for other times would be wrong, or impossible.
        if (moved) draft.opens = draft.closes = "";
        JudgedMeeting judged = judge(draft, before);
        const std::string fields = changed_fields(before, judged.meeting);
        if (fields.empty())
            ++plan_.unchanged;
        else
            plan_.changed.push_back({std::move(judged.meeting), fields});
    }

    std::string digest() const {
        std::string all;
        for (const domain::Meeting& meeting : plan_.added)
            all += "+" + base::to_string(meeting.id) + protocol::encode_record(meeting) + "\n";
        for (const ChangedMeeting& meeting : plan_.changed)
            all += "=" + base::to_string(meeting.after.id) + protocol::encode_record(meeting.after) + "\n";
        return sha256_hex(all);
    }

    const PlaceNames places_;
    std::map<domain::MeetingId, domain::Meeting> by_id_;
    std::multimap<Key, domain::Meeting> by_key_;
    std::set<Key> seen_keys_;
    std::set<domain::MeetingId> seen_ids_;
    MeetingPlan plan_;
};

}  // namespace

MeetingPlan plan_meetings(const MeetingTable& table, const std::vector<domain::Meeting>& known,
                          const std::vector<domain::Place>& places, bool unclassified) {
    MeetingPlan plan = Planner(known, places).plan(table);
    plan.faults.insert(plan.faults.begin(), table.faults.begin(), table.faults.end());
    plan.ignored = table.ignored;
    if (!unclassified)
        plan.faults.insert(plan.faults.begin(),
                           {0, "", tr_mark("涉密会议不得录入；请确认这些会议都不涉密"), ""});
    return plan;
}

}  // namespace hub
