// The subcommands of suishou-hub. Each returns the process's exit status; faults go to stderr as one
// sentence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace hub::cli {

struct Common {
    std::string database = "hub.db";  // a file, or postgresql://...
    std::string keys;                 // the key file; empty: beside the database file
    std::string clock;                // ISO 8601: an offset clock starts there; empty: the system's
};

// For how many days what is kept; 0 would forget a meeting's people as it ends.
struct Keep {
    int people = 180;
    int audit = 3 * 365;
    int operations = 90;
};
int purge(const Common& common, const Keep& keep);

struct Serve {
    std::string host = "127.0.0.1";
    int port = 8480;
    std::size_t threads = 96;
    std::size_t connections_each = 0;  // half of the threads
    bool metrics_open = false;
    Keep keep;
};
int serve(const Common& common, const Serve& options);

struct Import {
    std::string file;
    std::string seed;
};
int import(const Common& common, const Import& options);

struct Passes {
    std::string meeting, attendee;
    std::string format = "html";
    std::string language = "zh";
    std::string out;  // empty: stdout
    std::string public_url;
};
int passes(const Common& common, const Passes& options);

struct Labels {
    std::string layout;  // its id; empty: all of them
    std::string out;     // empty: stdout
    std::string public_url;
};
int labels(const Common& common, const Labels& options);

int rotate_key(const Common& common, bool now);
int retire_key(const Common& common, int id);
int list_keys(const Common& common);
int revoke(const Common& common, const std::string& credential);

struct AddKiosk {
    std::string name, name_en, id, token;
};
int add_kiosk(const Common& common, const AddKiosk& options);
int revoke_kiosk(const Common& common, const std::string& id);
int list_kiosks(const Common& common);
struct CommandKiosk {
    std::string kiosk, kind;
    std::string zh, en;  // of a message
    int minutes = 10;    // in which it may still be done, or the message is shown
};
int command_kiosk(const Common& common, const CommandKiosk& options);
// The newest; of all kiosks where none is named.
int list_commands(const Common& common, const std::string& kiosk);
int renew_epoch(const Common& common);

struct User {
    std::string name, display;
    std::vector<std::string> roles;
};
int add_user(const Common& common, const User& user);  // prints a password, once
int reset_password(const Common& common, const std::string& name);
int disable_user(const Common& common, const std::string& name);
int list_users(const Common& common);
struct EnrolCode {
    std::string name, name_en, id, hub_url;
    int minutes = 15;
};
int enrol_code(const Common& common, const EnrolCode& options);
int list_enrolments(const Common& common);
int approve_enrolment(const Common& common, const std::string& id);
int refuse_enrolment(const Common& common, const std::string& id);
int renew_token(const Common& common, const std::string& kiosk);

int add_api_key(const Common& common, const std::string& name);  // prints the key, once
int revoke_api_key(const Common& common, const std::string& id);
int list_api_keys(const Common& common);

int set_webhook(const Common& common, const std::string& url,
                const std::string& console);  // prints the secret
int end_webhook(const Common& common);        // what waits is dropped
int retry_webhook(const Common& common);      // what was given up
int show_webhook(const Common& common);       // nothing where there is none

int migrate(const Common& common);
int back_up(const Common& common, const std::string& file);
int restore(const Common& common, const std::string& file, bool over);
// What is wrong with the house, line by line; 1 if anything is.
int doctor(const Common& common, const Keep& keep);

}  // namespace hub::cli
