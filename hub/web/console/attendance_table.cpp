#include "hub/web/console/attendance_table.h"

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/import/csv.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

std::string moment(base::WallTime at) {
    if (base::to_ms(at) == 0) return "";
    const auto civil = base::to_civil(at, utc_offset);
    return base::format_iso_date(civil) + " " + base::format_time_with_seconds(civil);
}

std::string_view role_word(domain::Role role) {
    switch (role) {
        case domain::Role::member:
            return base::tr_mark("正式");
        case domain::Role::observer:
            return base::tr_mark("列席");
        case domain::Role::staff:
            return base::tr_mark("工作人员");
    }
    return "";
}

std::vector<std::string> row_of(const Frame& frame, const PersonRow& row) {
    const domain::Attendee& person = row.attendee;
    const bool listed = !person.name.empty();
    const auto word = [&](std::string_view msgid) { return std::string(frame.words.tr(msgid)); };
    const std::string unlisted = row.walk_in.name.empty() ? word("不在名单上") : row.walk_in.name;
    return {listed ? person.name : unlisted,
            listed ? in_language(person.organisation, frame.language) : row.walk_in.organisation,
            in_language(person.title, frame.language),
            in_language(person.seat, frame.language),
            listed ? word(role_word(person.role)) : word("不在名单上"),
            word(presence_word(row)),
            moment(row.at),
            row.kiosk,
            person.stands_in_for,
            person.stood_in_by};
}

}  // namespace

std::string attendance_table(const Frame& frame, const std::vector<PersonRow>& people) {
    std::vector<std::string> head;
    for (const std::string_view word :
         {frame.words.tr("姓名"), frame.words.tr("单位名称"), frame.words.tr("职务"), frame.words.tr("座位"),
          frame.words.tr("参会身份"), frame.words.tr("状态"), frame.words.tr("签到于"),
          frame.words.tr("签到终端"), frame.words.tr("代谁参加"), frame.words.tr("由谁代会")})
        head.emplace_back(word);
    std::vector<std::vector<std::string>> rows{std::move(head)};
    for (const PersonRow& row : people)
        rows.push_back(row_of(frame, row));
    return spreadsheet(rows);
}

}  // namespace hub
