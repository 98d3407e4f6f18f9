// Pages of accounts.
#include <algorithm>

#include "base/ids.h"
#include "hub/digest.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/form.h"
#include "hub/web/console/accounts_page.h"

namespace hub {

namespace {

constexpr std::size_t page_size = 50;

bool may_change(const Staff& staff) {
    return staff.account.roles.has(StaffRole::administrator);
}

Roles roles_in(const Request& request) {
    Roles roles;
    for (auto [at, end] = request.form.equal_range("role"); at != end; ++at)
        if (const auto role = role_named(at->second)) roles.add(*role);
    return roles;
}

bool good_name(const std::string& name) {
    return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::islower(c) || std::isdigit(c) || c == '.' || c == '_' || c == '-';
    });
}

// What a form says about a person, or why it cannot be so.
std::string fault_of(const Frame& frame, const Account& account) {
    if (!good_name(account.name)) return std::string(frame.words.tr("登录名只用小写字母、数字、点和横线"));
    if (account.display.size() > 60) return std::string(frame.words.tr("称呼太长"));
    if (account.roles.none()) return std::string(frame.words.tr("请至少选一个角色"));
    return "";
}

std::string fault_words(const Frame& frame, const base::Error& error, std::string_view refused) {
    return std::string(error.kind == base::ErrorKind::refused ? refused
                                                              : frame.words.tr("没有存上，请过一会儿再试"));
}

// What its form may change.
std::string version_of(const Account& account) {
    return sha256_hex(account.display + '\n' + to_text(account.roles) + (account.disabled ? "\n-" : "\n+"))
        .substr(0, 16);
}

Response list(Services& services, const Staff& staff, const Request& request, const Account& draft,
              const Notice& notice) {
    const auto accounts = services.store.accounts().all();
    if (!accounts) return broken_page(services, &staff, request, accounts.error());
    return page_answer(
        request,
        accounts_page(frame_for(services, &staff, request), *accounts, may_change(staff), draft, notice),
        notice.bad ? 422 : 200);
}

Response one(Services& services, const Staff& staff, const Request& request, const std::string& id,
             const std::string& password, const Notice& notice) {
    auto accounts = services.store.accounts();
    const auto account = accounts.by_id(id);
    if (!account) return broken_page(services, &staff, request, account.error());
    if (!*account) return missing_page(services, staff, request);
    const auto history = accounts.audit({.limit = page_size, .object = id});
    if (!history) return broken_page(services, &staff, request, history.error());
    return page_answer(request,
                       account_page(frame_for(services, &staff, request), **account, version_of(**account),
                                    may_change(staff), *history, password, notice),
                       notice.bad ? 422 : 200);
}

}  // namespace

Response get_accounts(Services& services, const Staff& staff, const Request& request) {
    return list(services, staff, request, {}, {});
}

Response post_account(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    Account account;
    account.name = trimmed(request.field("name"));
    account.display = trimmed(request.field("display"));
    account.roles = roles_in(request);
    if (auto fault = fault_of(frame, account); !fault.empty())
        return list(services, staff, request, account, {fault, true});
    account.id = base::hex16(base::random_u64());
    account.must_change = true;
    const std::string password = random_password();
    auto hash = services.passwords->hash(password);
    if (!hash) return broken_page(services, &staff, request, hash.error());
    account.password_hash = std::move(*hash);
    const auto added = services.store.accounts().add(account, staff.actor(request), services.clock.wall());
    if (!added)
        return list(services, staff, request, account,
                    {fault_words(frame, added.error(), frame.words.tr("这个登录名已经有人用了")), true});
    return one(services, staff, request, account.id, password, {std::string(frame.words.tr("账号已建好"))});
}

Response get_account(Services& services, const Staff& staff, const Request& request) {
    return one(services, staff, request, request.steps.at(0), "", {});
}

Response post_account_change(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    const std::string id = request.steps.at(0), what = request.field("do");
    const auto found = services.store.accounts().by_id(id);
    if (!found) return broken_page(services, &staff, request, found.error());
    if (!*found) return missing_page(services, staff, request);
    Account account = **found;
    const auto outdated = [&] {
        return one(services, staff, request, id, "",
                   {std::string(
                        frame.words.tr("别人刚改过这个账号，您的修改没有存。下面是现在的样子，请看一看再改")),
                    true});
    };
    if (is_outdated(request, version_of(account))) return outdated();
    account.display = trimmed(request.field("display"));
    account.roles = roles_in(request);
    account.disabled = what == "disable" || (account.disabled && what != "enable");
    if (auto fault = fault_of(frame, account); !fault.empty())
        return one(services, staff, request, id, "", {fault, true});
    std::string password;
    if (what == "password") {
        password = random_password();
        auto hash = services.passwords->hash(password);
        if (!hash) return broken_page(services, &staff, request, hash.error());
        account.password_hash = std::move(*hash);
        account.must_change = true;
    }
    const auto changed =
        services.store.accounts().change(account, staff.actor(request), services.clock.wall(), **found);
    if (!changed)
        if (const auto stored = services.store.accounts().by_id(id);
            stored && *stored && version_of(**stored) != version_of(**found))
            return outdated();
    if (!changed)
        return one(services, staff, request, id, "",
                   {fault_words(frame, changed.error(), frame.words.tr("至少要留一位系统管理员")), true});
    return one(services, staff, request, id, password, {std::string(frame.words.tr("已保存"))});
}

}  // namespace hub
