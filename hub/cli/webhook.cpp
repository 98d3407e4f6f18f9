// webhook set, off, retry, show: where another program hears of service requests.
#include <fmt/core.h>

#include "hub/cli/house.h"
#include "hub/webhook/signature.h"

namespace hub::cli {

int set_webhook(const Common& common, const std::string& url, const std::string& console) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto secrets = keys_of(*house);
    if (!secrets) return fail(secrets.error());
    const auto now = house->clock->wall();
    if (auto set = house->store->webhook_book().set(webhook::House{url, console}, by_hand, now); !set)
        return fail(set.error());
    fmt::print("{}\n", webhook::secret_of(*secrets));
    return 0;
}

int end_webhook(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->webhook_book().set(std::nullopt, by_hand, house->clock->wall()));
}

int retry_webhook(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    return done(house->store->webhook_book().retry(by_hand, house->clock->wall()));
}

int show_webhook(const Common& common) {
    auto house = open_house(common);
    if (!house) return fail(house.error());
    const auto known = house->store->webhook_book().house();
    if (!known) return fail(known.error());
    if (!*known) return 0;
    const auto waiting = house->store->webhook_book().waiting();
    if (!waiting) return fail(waiting.error());
    fmt::print("{}\nwaiting: {}, given up: {}\n", (*known)->url, waiting->waiting, waiting->given_up);
    return 0;
}

}  // namespace hub::cli
