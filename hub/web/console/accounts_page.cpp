#include "hub/web/console/accounts_page.h"

#include <array>

#include "hub/web/console/audit_data.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr std::array<std::string_view, role_count> role_words = {
    tr_mark("系统管理员"), tr_mark("会议管理"), tr_mark("报修处理"), tr_mark("健康小站值守"),
    tr_mark("食堂管理"),   tr_mark("网格长"),   tr_mark("保洁"),     tr_mark("库房"),
    tr_mark("施工"),       tr_mark("审批"),     tr_mark("值班室"),   tr_mark("巡查"),
    tr_mark("外包单位"),   tr_mark("审计")};

Data roles_data(const Frame& frame, const Roles& held, bool may_change) {
    Data list{Data::type::list};
    for (std::size_t n = 0; n < role_count; ++n) {
        const auto role = static_cast<StaffRole>(n);
        Data item;
        item.set("name", std::string(name_of(role)));
        item.set("word", std::string(frame.words.tr(role_words[n])));
        item.set("held", flag(held.has(role)));
        item.set("fixed", flag(!may_change));
        list << item;
    }
    return list;
}

std::string roles_words(const Frame& frame, const Roles& roles) {
    std::string text;
    for (std::size_t n = 0; n < role_count; ++n) {
        if (!roles.has(static_cast<StaffRole>(n))) continue;
        if (!text.empty()) text += frame.language == base::Language::en ? ", " : "、";
        text += frame.words.tr(role_words[n]);
    }
    return text;
}

Data account_data(const Frame& frame, const Account& account) {
    Data item;
    item.set("id", account.id);
    item.set("name", account.name);
    item.set("display", account.display);
    item.set("roles", roles_words(frame, account.roles));
    item.set("disabled", flag(account.disabled));
    item.set("signed_in", base::to_ms(account.signed_in) == 0 ? std::string(frame.words.tr("还没有登录过"))
                                                              : moment_words(account.signed_in, frame.words));
    return item;
}

}  // namespace

std::string_view role_word(StaffRole role) {
    return role_words[static_cast<std::size_t>(role)];
}

std::string accounts_page(const Frame& frame, const std::vector<Account>& accounts, bool may_change,
                          const Account& draft, const Notice& notice) {
    Data values, list{Data::type::list};
    for (const Account& account : accounts)
        list << account_data(frame, account);
    values.set("accounts", list);
    values.set("may_change", flag(may_change));
    values.set("draft_name", draft.name);
    values.set("draft_display", draft.display);
    values.set("roles_to_choose", roles_data(frame, draft.roles, true));
    return render_page(frame, "console_accounts.html", std::string(frame.words.tr("账号")), values, notice);
}

std::string account_page(const Frame& frame, const Account& account, const std::string& version,
                         bool may_change, const std::vector<AuditEntry>& history, const std::string& password,
                         const Notice& notice) {
    Data values;
    values.set("account", account_data(frame, account));
    values.set("version", version);
    values.set("may_change", flag(may_change));
    values.set("has_password", flag(!password.empty()));
    values.set("password", password);
    values.set("roles_to_choose", roles_data(frame, account.roles, may_change));
    values.set("entries", audit_data(frame, history));
    return render_page(frame, "console_account.html",
                       account.display.empty() ? account.name : account.display, values, notice);
}

}  // namespace hub
