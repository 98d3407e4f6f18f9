#include "hub/web/console/arrival_page.h"

#include <algorithm>

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/web/console/render.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr Choice taken_back_reasons[] = {{"wrong_person", tr_mark("记错了人")},
                                         {"not_here", tr_mark("本人没有来")},
                                         {"trial", tr_mark("试终端时签的")},
                                         {"other", tr_mark("其他")}};

}  // namespace

bool known_withdrawal(const std::string& reason) {
    return std::ranges::any_of(taken_back_reasons,
                               [&](const Choice& choice) { return choice.value == reason; });
}

std::string take_back_part(const Frame& frame, domain::MeetingId meeting, const domain::FactId& fact,
                           domain::AttendeeId person) {
    Data values;
    values.set("meeting_id", base::to_string(meeting));
    values.set("fact", base::to_string(fact));
    values.set("person", person ? base::to_string(person) : "");
    values.set("reasons", choices(frame, taken_back_reasons, ""));
    return render_part(frame, "console_take_back.html", values);
}

std::string arrival_page(const Frame& frame, const domain::Meeting& meeting, const PersonRow& row) {
    Data values;
    values.set("meeting_id", base::to_string(meeting.id));
    values.set("meeting_title", in_language(meeting.title, frame.language));
    values.set("state", std::string(frame.words.tr(presence_word(row))));
    values.set("kind", std::string(presence_kind(row)));
    values.set("name", row.walk_in.name);
    values.set("has_name", flag(!row.walk_in.name.empty()));
    values.set("organisation", row.walk_in.organisation);
    values.set("has_organisation", flag(!row.walk_in.organisation.empty()));
    values.set("at", date_words(row.at, frame.words) + " " + time_words(row.at));
    values.set("kiosk", row.kiosk);
    values.set("take_back", take_back_part(frame, meeting.id, row.fact, {}));
    return render_page(frame, "console_arrival.html", std::string(frame.words.tr("不在名单上")), values);
}

}  // namespace hub
