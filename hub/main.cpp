// suishou-hub: serves kiosks and phones, and does a site's chores from the command line.
#include <CLI/CLI.hpp>

#include "hub/cli/house.h"

namespace {

using hub::cli::Common;

void add_keep(CLI::App& command, hub::cli::Keep& keep) {
    const auto days = [&](const char* option, int& value, const char* variable, const char* of) {
        command.add_option(option, value, of)
            ->envname(variable)
            ->capture_default_str()
            ->check(CLI::Range(0, 36500));
    };
    days("--keep-people", keep.people, "SUISHOU_HUB_KEEP_PEOPLE",
         "days after a meeting's end: its people, their numbers and arrivals");
    days("--keep-audit", keep.audit, "SUISHOU_HUB_KEEP_AUDIT", "days: the audit log");
    days("--keep-operations", keep.operations, "SUISHOU_HUB_KEEP_OPERATIONS",
         "days: commands, enrolments, refused facts, heartbeats of silent kiosks");
}

void add_serve(CLI::App& app, const Common& common, hub::cli::Serve& options, int& status) {
    auto* command = app.add_subcommand("serve", "answer kiosks and phones until SIGTERM or SIGINT");
    command->add_option("--host", options.host, "address to listen on")->capture_default_str();
    command->add_option("--port", options.port, "0 takes any free port")
        ->capture_default_str()
        ->check(CLI::Range(0, 65535));
    command->add_option("--threads", options.threads, "one for each kiosk, 32 for everything else")
        ->capture_default_str()
        ->check(CLI::Range(4, 4096));
    add_keep(*command, options.keep);
    command->add_option("--connections-each", options.connections_each,
                        "that one address may hold, a proxy of another machine too; half of the threads");
    command->add_flag("--metrics-open", options.metrics_open,
                      "answer /metrics to other machines too: it tells how busy the house is");
    command->callback([&] { status = hub::cli::serve(common, options); });
}

void add_import(CLI::App& app, const Common& common, hub::cli::Import& options, int& status) {
    auto* command = app.add_subcommand("import", "read a site, its places, meetings and lists from a file");
    command->add_option("file", options.file, "docs/hub.md describes it")->required();
    command->add_option("--seed", options.seed,
                        "keys, passes and codes become the same on every machine: sample data only");
    command->callback([&] { status = hub::cli::import(common, options); });
}

void add_passes(CLI::App& app, const Common& common, hub::cli::Passes& options, int& status) {
    auto* command = app.add_subcommand("passes", "write the passes of a meeting or of one attendee");
    auto* meeting = command->add_option("--meeting", options.meeting, "id of the meeting");
    command->add_option("--attendee", options.attendee, "id of one attendee")->excludes(meeting);
    command
        ->add_option("--format", options.format, "html: A4 sheets; text: id, name, pass, look-up code, link")
        ->capture_default_str()
        ->check(CLI::IsMember({"html", "text"}));
    command->add_option("--language", options.language, "of the sheet")
        ->capture_default_str()
        ->check(CLI::IsMember({"zh", "en"}));
    command->add_option("--out", options.out, "file to write; standard output otherwise");
    command->add_option("--public-url", options.public_url, "where phones reach this hub, for links");
    command->callback([&] { status = hub::cli::passes(common, options); });
}

void add_labels(CLI::App& app, const Common& common, hub::cli::Labels& options, int& status) {
    auto* command = app.add_subcommand("labels", "write the labels of places, to hang on walls and devices");
    command->add_option("--layout", options.layout, "id of one building or yard; otherwise all of them");
    command->add_option("--out", options.out, "file to write; standard output otherwise");
    command->add_option("--public-url", options.public_url,
                        "where phones reach this hub; otherwise as the site file says");
    command->callback([&] { status = hub::cli::labels(common, options); });
}

struct KeyOptions {
    bool now = false;
    int id = 0;
    std::string credential;
};

void add_keys(CLI::App& app, const Common& common, KeyOptions& options, int& status) {
    auto* key = app.add_subcommand("key", "the keys that sign passes")->require_subcommand(1);
    key->add_subcommand("list", "ids and public keys")->callback([&] {
        status = hub::cli::list_keys(common);
    });
    auto* rotate = key->add_subcommand("rotate", "publish a new key; at the second call, sign with it");
    rotate->add_flag("--now", options.now, "sign at once: kiosks out of reach will not know the key");
    rotate->callback([&] { status = hub::cli::rotate_key(common, options.now); });
    auto* retire = key->add_subcommand("retire", "trust an old key no longer: its passes are void");
    retire->add_option("id", options.id)->required();
    retire->callback([&] { status = hub::cli::retire_key(common, options.id); });
    auto* revoke = app.add_subcommand("revoke", "void one pass");
    revoke->add_option("credential", options.credential, "16 hex digits")->required();
    revoke->callback([&] { status = hub::cli::revoke(common, options.credential); });
}

void add_kiosks(CLI::App& app, const Common& common, hub::cli::AddKiosk& options,
                hub::cli::CommandKiosk& command, int& status) {
    auto* kiosk = app.add_subcommand("kiosk", "the kiosks of the house")->require_subcommand(1);
    auto* add = kiosk->add_subcommand("add", "let a kiosk in, or give it a new token; prints the token once");
    add->add_option("name", options.name, "what people call it")->required();
    add->add_option("--name-en", options.name_en, "the same in English");
    add->add_option("--id", options.id, "keep the id of a kiosk that is known");
    add->add_option("--token", options.token, "use this token; otherwise a random one is made");
    add->callback([&] { status = hub::cli::add_kiosk(common, options); });
    auto* revoke = kiosk->add_subcommand("revoke", "shut a kiosk out");
    revoke->add_option("id", options.id)->required();
    revoke->callback([&] { status = hub::cli::revoke_kiosk(common, options.id); });
    kiosk->add_subcommand("list", "what has arrived from each, what is missing, and how it is")
        ->callback([&] { status = hub::cli::list_kiosks(common); });
    auto* order = kiosk->add_subcommand("command", "ask one kiosk for something; prints the command's id");
    order->add_option("id", command.kiosk)->required();
    order->add_option("kind", command.kind)
        ->required()
        ->check(CLI::IsMember({"restart", "resync", "show_message", "screenshot", "test_print"}));
    order->add_option("--zh", command.zh, "of show_message: the text");
    order->add_option("--en", command.en, "the same in English");
    order->add_option("--minutes", command.minutes, "in which it may be done; how long a message is shown")
        ->capture_default_str()
        ->check(CLI::Range(1, 7 * 24 * 60));
    order->callback([&] { status = hub::cli::command_kiosk(common, command); });
    auto* orders = kiosk->add_subcommand("commands", "what kiosks were asked, and what became of it");
    orders->add_option("id", command.kiosk, "of one kiosk");
    orders->callback([&] { status = hub::cli::list_commands(common, command.kiosk); });
    auto* rotate = kiosk->add_subcommand(
        "rotate", "let a kiosk renew its token; the old one is void once the new is used");
    rotate->add_option("id", options.id)->required();
    rotate->callback([&] { status = hub::cli::renew_token(common, options.id); });
    app.add_subcommand("renew-epoch", "after a restore from a backup: kiosks take a snapshot and send again")
        ->callback([&] { status = hub::cli::renew_epoch(common); });
}

void add_users(CLI::App& app, const Common& common, hub::cli::User& options, int& status) {
    auto* user = app.add_subcommand("user", "who may sign in to the console")->require_subcommand(1);
    auto* add = user->add_subcommand("add", "a new account; prints its first password, once");
    add->add_option("name", options.name, "what is typed to sign in: a to z, 0 to 9, . _ -")->required();
    add->add_option("--display", options.display, "what people call them");
    add->add_option("--role", options.roles, "administrator, meetings, repairs, ...; may be given again")
        ->required();
    add->callback([&] { status = hub::cli::add_user(common, options); });
    auto* password = user->add_subcommand("password", "a new password in place of a forgotten one");
    password->add_option("name", options.name)->required();
    password->callback([&] { status = hub::cli::reset_password(common, options.name); });
    auto* disable = user->add_subcommand("disable", "shut a person out");
    disable->add_option("name", options.name)->required();
    disable->callback([&] { status = hub::cli::disable_user(common, options.name); });
    user->add_subcommand("list", "names, roles, last sign-in")->callback([&] {
        status = hub::cli::list_users(common);
    });
}

struct ApiKeyOptions {
    std::string name, id;
};

void add_api_keys(CLI::App& app, const Common& common, ApiKeyOptions& options, int& status) {
    auto* key =
        app.add_subcommand("api-key", "who may report through the Open311 endpoint")->require_subcommand(1);
    auto* add = key->add_subcommand("add", "a new key; prints it, once");
    add->add_option("name", options.name, "what people call the program that gets it")->required();
    add->callback([&] { status = hub::cli::add_api_key(common, options.name); });
    auto* revoke = key->add_subcommand("revoke", "make a key void");
    revoke->add_option("id", options.id)->required();
    revoke->callback([&] { status = hub::cli::revoke_api_key(common, options.id); });
    key->add_subcommand("list", "ids and names")->callback([&] { status = hub::cli::list_api_keys(common); });
}

struct WebhookOptions {
    std::string url, console;
};

void add_webhook(CLI::App& app, const Common& common, WebhookOptions& options, int& status) {
    auto* webhook = app.add_subcommand("webhook", "where another program hears of service requests")
                        ->require_subcommand(1);
    auto* set =
        webhook->add_subcommand("set", "tell this address; prints the secret that messages are signed with");
    set->add_option("url", options.url, "https, or http on this machine")->required();
    set->add_option("--console", options.console, "where the console is, for links: https://hub.example");
    set->callback([&] { status = hub::cli::set_webhook(common, options.url, options.console); });
    webhook->add_subcommand("off", "tell nobody; what waits is dropped")->callback([&] {
        status = hub::cli::end_webhook(common);
    });
    webhook->add_subcommand("retry", "send once more what was given up")->callback([&] {
        status = hub::cli::retry_webhook(common);
    });
    webhook->add_subcommand("show", "the address, what waits and what was given up")->callback([&] {
        status = hub::cli::show_webhook(common);
    });
}

struct EnrolmentOptions {
    hub::cli::EnrolCode code;
    std::string id;
};

void add_enrolments(CLI::App& app, const Common& common, EnrolmentOptions& options, int& status) {
    auto* code = app.add_subcommand("enrol-code", "make a one-time code that lets a kiosk in");
    code->add_option("name", options.code.name, "what people call the kiosk")->required();
    code->add_option("--name-en", options.code.name_en, "the same in English");
    code->add_option("--id", options.code.id, "of a known kiosk that comes back; its token becomes void");
    code->add_option("--hub-url", options.code.hub_url, "where kiosks reach this hub, for the QR code");
    code->add_option("--minutes", options.code.minutes, "how long the code is good")
        ->capture_default_str()
        ->check(CLI::Range(1, 24 * 60));
    code->callback([&] { status = hub::cli::enrol_code(common, options.code); });
    auto* enrolment = app.add_subcommand("enrolment", "kiosks that used a code")->require_subcommand(1);
    enrolment->add_subcommand("list", "newest first")->callback([&] {
        status = hub::cli::list_enrolments(common);
    });
    auto* approve = enrolment->add_subcommand("approve", "once its digits are those on the kiosk's screen");
    approve->add_option("id", options.id)->required();
    approve->callback([&] { status = hub::cli::approve_enrolment(common, options.id); });
    auto* refuse = enrolment->add_subcommand("refuse", "it is not ours");
    refuse->add_option("id", options.id)->required();
    refuse->callback([&] { status = hub::cli::refuse_enrolment(common, options.id); });
}

struct CareOptions {
    std::string file;
    bool over = false;
    hub::cli::Keep keep;
};

void add_care(CLI::App& app, const Common& common, CareOptions& options, int& status) {
    app.add_subcommand("migrate", "bring the database to this version's schema; serve does it too")
        ->callback([&] { status = hub::cli::migrate(common); });
    auto* backup =
        app.add_subcommand("backup", "copy the database while hubs use it; the key file is not in it");
    backup->add_option("file", options.file, "a new file")->required();
    backup->callback([&] { status = hub::cli::back_up(common, options.file); });
    auto* restore =
        app.add_subcommand("restore", "put a backup in the database's place; stop the hubs first");
    restore->add_option("file", options.file, "what backup wrote")->required();
    restore->add_flag("--over", options.over, "in place of what is there");
    restore->callback([&] { status = hub::cli::restore(common, options.file, options.over); });
    auto* purge = app.add_subcommand("purge", "forget what is kept no longer; serve does it every night");
    add_keep(*purge, options.keep);
    purge->callback([&] { status = hub::cli::purge(common, options.keep); });
    auto* doctor =
        app.add_subcommand("doctor", "look at database, keys, disk and kiosks, and say what is wrong");
    add_keep(*doctor, options.keep);
    doctor->callback([&] { status = hub::cli::doctor(common, options.keep); });
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Suishou Station hub", "suishou-hub"};
    app.require_subcommand(1);
    app.fallthrough();
    Common common;
    app.add_option("--database", common.database, "SQLite file, made if it is not there; or postgresql://...")
        ->envname("SUISHOU_HUB_DATABASE")
        ->capture_default_str();
    app.add_option("--keys", common.keys, "file of the keys that sign passes; beside a SQLite file by itself")
        ->envname("SUISHOU_HUB_KEYS");
    app.add_option("--clock", common.clock, "start the clock at this ISO 8601 time (demo and tests)");
    int status = 0;
    KeyOptions keys;
    hub::cli::Serve serve;
    hub::cli::Import import;
    hub::cli::Passes passes;
    hub::cli::AddKiosk add_kiosk;
    add_serve(app, common, serve, status);
    add_import(app, common, import, status);
    add_passes(app, common, passes, status);
    hub::cli::Labels labels;
    add_labels(app, common, labels, status);
    add_keys(app, common, keys, status);
    hub::cli::CommandKiosk command;
    add_kiosks(app, common, add_kiosk, command, status);
    hub::cli::User user;
    add_users(app, common, user, status);
    ApiKeyOptions api_keys;
    add_api_keys(app, common, api_keys, status);
    WebhookOptions webhook;
    add_webhook(app, common, webhook, status);
    EnrolmentOptions enrolments;
    add_enrolments(app, common, enrolments, status);
    CareOptions care;
    add_care(app, common, care, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        return hub::cli::fail({base::ErrorKind::internal, error.what(), "suishou-hub"});
    }
    return status;
}
