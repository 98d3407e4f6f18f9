// migrate, backup, restore, doctor: what whoever keeps the hub does.
#include <filesystem>
#include <set>

#include <fmt/core.h>
#include <sys/stat.h>

#include "assets/assets.h"
#include "base/text/catalogue.h"
#include "hub/cli/nightly.h"
#include "hub/store/backup.h"

namespace hub::cli {

namespace {

// One line for each thing looked at.
class Findings {
  public:
    void well(const std::string& what) { fmt::print("ok     {}\n", what); }
    void wrong(const std::string& what) {
        fmt::print("WRONG  {}\n", what);
        bad_ = true;
    }
    void say(bool good, const std::string& when_good, const std::string& when_bad) {
        good ? well(when_good) : wrong(when_bad);
    }
    int exit_status() const { return bad_ ? 1 : 0; }

  private:
    bool bad_ = false;
};

void look_at_keys(Findings& findings, House& house) {
    const auto secrets = load_secrets(house.secrets_file);
    if (!secrets) return findings.wrong("key file: " + base::describe(secrets.error()));
    struct stat info {};
    const bool ours_alone = ::stat(house.secrets_file.c_str(), &info) == 0 && (info.st_mode & 077) == 0;
    findings.say(ours_alone, "key file: " + house.secrets_file,
                 "key file: others may read " + house.secrets_file + " (chmod 600)");
    const auto published = house.store->records(domain::topic::keys);
    if (!published) return findings.wrong("published keys: " + base::describe(published.error()));
    std::set<std::uint8_t> known;
    for (const domain::Change& change : *published)
        if (const auto* key = std::get_if<domain::SigningKey>(&change)) known.insert(key->id);
    for (const auto& pair : secrets->keys)
        findings.say(known.contains(pair.key.id), fmt::format("key {}: published", pair.key.id),
                     fmt::format("key {}: kiosks do not know it; run `key rotate`", pair.key.id));
}

void look_at_kiosks(Findings& findings, House& house) {
    const auto kiosks = house.store->kiosks();
    if (!kiosks) return findings.wrong("kiosks: " + base::describe(kiosks.error()));
    for (const KioskState& state : *kiosks) {
        if (state.kiosk.revoked) continue;
        findings.say(state.missing() == 0,
                     fmt::format("kiosk {}: {} facts, none missing", state.kiosk.id, state.facts),
                     fmt::format("kiosk {}: {} facts have not arrived", state.kiosk.id, state.missing()));
    }
}

void look_at_disk(Findings& findings, const std::string& database) {
    if (is_postgresql(database)) return;
    constexpr std::uintmax_t little = 256u << 20;
    std::error_code fault;
    const auto folder = std::filesystem::absolute(database).parent_path();
    const auto space = std::filesystem::space(folder, fault);
    if (fault) return findings.wrong("disk: " + fault.message());
    const std::string free = fmt::format("disk: {} MB free", space.available >> 20);
    findings.say(space.available >= little, free, free + ", less than 256");
}

void look_at_words(Findings& findings) {
    const auto english = base::load_catalogue(assets::path("locale"), base::Language::en);
    findings.say(english.ok(), "words: English is here",
                 english ? std::string() : "words: " + base::describe(english.error()));
}

// One message in vain is the other side's affair; an hour of them is somebody's to look at.
void look_at_webhook(Findings& findings, House& house) {
    constexpr std::chrono::hours long_ago{1};
    const auto known = house.store->webhook_book().house();
    const auto found = house.store->webhook_book().waiting();
    if (!known || !found)
        return findings.wrong("webhook: " + base::describe(known ? found.error() : known.error()));
    if (!*known) return findings.well("webhook: nobody is told");
    const bool stuck = found->waiting > 0 && found->oldest + long_ago < house.clock->wall();
    const std::string words = fmt::format("webhook: {} wait, {} given up", found->waiting, found->given_up);
    findings.say(!stuck && found->given_up == 0, words, words);
}

// Nothing is wrong with a purge that is due: the next night's does it.
void look_at_retention(Findings& findings, House& house, const RetentionRules& rules) {
    const auto due = house.store->would_purge(rules, house.clock->wall());
    findings.say(due.ok(), "retention: a purge would take " + (due ? due->text() : std::string()),
                 due ? std::string() : "retention: " + base::describe(due.error()));
}

}  // namespace

int migrate(const Common& common) {
    const auto house = open_house(common);
    return house ? 0 : fail(house.error());
}

int back_up(const Common& common, const std::string& file) {
    return done(hub::back_up(common.database, file));
}

int restore(const Common& common, const std::string& file, bool over) {
    return done(hub::put_back(file, common.database, over));
}

int doctor(const Common& common, const Keep& keep) {
    if (!is_postgresql(common.database) && !std::filesystem::exists(common.database))
        return fail({base::ErrorKind::not_found, "there is no " + common.database, "doctor"});
    auto house = open_house(common);
    if (!house) return fail(house.error());
    Findings findings;
    const auto checked = house->store->check();
    findings.say(checked.ok(), "database: whole",
                 checked ? std::string() : "database: " + base::describe(checked.error()));
    look_at_disk(findings, common.database);
    look_at_keys(findings, *house);
    look_at_kiosks(findings, *house);
    look_at_words(findings);
    look_at_webhook(findings, *house);
    look_at_retention(findings, *house, rules_of(keep));
    return findings.exit_status();
}

}  // namespace hub::cli
