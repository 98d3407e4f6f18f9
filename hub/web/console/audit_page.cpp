#include "hub/web/console/audit_page.h"

#include "hub/import/csv.h"
#include "hub/web/console/audit_data.h"

namespace hub {

std::string audit_page(const Frame& frame, const AuditView& view) {
    Data values;
    values.set("entries", audit_data(frame, view.entries));
    values.set("none", flag(view.entries.empty()));
    values.set("actions", action_choices(frame, view.action));
    values.set("words", view.words);
    values.set("from", view.from);
    values.set("until", view.until);
    values.set("query", view.query);
    values.set("has_older", flag(view.older != 0));
    values.set("older", std::to_string(view.older));
    return render_page(frame, "console_audit.html", std::string(frame.words.tr("操作记录")), values);
}

std::string audit_table(const Frame& frame, const std::vector<AuditEntry>& entries) {
    std::vector<std::string> head;
    for (const std::string_view word :
         {frame.words.tr("时间"), frame.words.tr("谁"), frame.words.tr("做了什么"), frame.words.tr("细节"),
          frame.words.tr("对象"), frame.words.tr("从哪里")})
        head.emplace_back(word);
    std::vector<std::vector<std::string>> rows{std::move(head)};
    for (const AuditEntry& entry : entries)
        rows.push_back({second_of(entry.at), entry.actor.who, action_word(frame, entry.action), entry.detail,
                        entry.object, entry.actor.source});
    return spreadsheet(rows);
}

}  // namespace hub
