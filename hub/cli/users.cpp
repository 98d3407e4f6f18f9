// user add, password, disable, list: accounts from the command line, the first of them above all.
#include <fmt/core.h>

#include "base/ids.h"
#include "hub/accounts/password.h"
#include "hub/cli/house.h"

namespace hub::cli {

namespace {

base::Error wrong(const std::string& text) {
    return {base::ErrorKind::invalid, text, "hub.user"};
}

base::Result<Roles> roles_of(const std::vector<std::string>& names) {
    Roles roles;
    for (const std::string& name : names) {
        const auto role = role_named(name);
        if (!role) return wrong("no role " + name + "; there are: " + to_text(Roles::all()));
        roles.add(*role);
    }
    return roles;
}

base::Result<Account> find(House& house, const std::string& name) {
    auto account = house.store->accounts().by_name(name);
    if (!account) return account.error();
    if (!*account) return base::Error{base::ErrorKind::not_found, "no account " + name, "hub.user"};
    return std::move(**account);
}

base::Status give_password(Account& account, std::string& password) {
    password = random_password();
    auto hash = hash_password(password);
    if (!hash) return hash.error();
    account.password_hash = std::move(*hash);
    account.must_change = true;
    return {};
}

}  // namespace

int add_user(const Common& common, const User& user) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto roles = roles_of(user.roles);
    if (!roles) return fail(roles.error());
    if (user.name.empty() ||
        user.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") != std::string::npos)
        return fail(wrong("a sign-in name is made of a to z, 0 to 9, . _ and -"));
    Account account;
    account.id = base::hex16(base::random_u64());
    account.name = user.name;
    account.display = user.display;
    account.roles = *roles;
    std::string password;
    if (auto status = give_password(account, password); !status) return fail(status.error());
    if (auto status = house->store->accounts().add(account, by_hand, house->clock->wall()); !status)
        return fail(status.error());
    fmt::print("{}\n", password);
    return 0;
}

int reset_password(const Common& common, const std::string& name) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    auto account = find(*house, name);
    if (!account) return fail(account.error());
    const Account seen = *account;
    std::string password;
    if (auto status = give_password(*account, password); !status) return fail(status.error());
    if (auto status = house->store->accounts().change(*account, by_hand, house->clock->wall(), seen); !status)
        return fail(status.error());
    fmt::print("{}\n", password);
    return 0;
}

int disable_user(const Common& common, const std::string& name) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    auto account = find(*house, name);
    if (!account) return fail(account.error());
    const Account seen = *account;
    account->disabled = true;
    const auto done = house->store->accounts().change(*account, by_hand, house->clock->wall(), seen);
    return done ? 0 : fail(done.error());
}

int list_users(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto accounts = house->store->accounts().all();
    if (!accounts) return fail(accounts.error());
    for (const Account& account : *accounts)
        fmt::print("{}\t{}\t{}\t{}\n", account.name, account.disabled ? "disabled" : "active",
                   to_text(account.roles), account.display);
    return 0;
}

}  // namespace hub::cli
