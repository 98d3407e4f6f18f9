// What every subcommand opens first: the database, the clock, the keys.
#pragma once

#include <memory>
#include <string>

#include "hub/cli/commands.h"
#include "hub/passes/secrets.h"
#include "hub/store/store.h"

namespace hub::cli {

struct House {
    std::unique_ptr<Store> store;
    std::unique_ptr<base::Clock> clock;
    std::string secrets_file;
};
base::Result<House> open_house(const Common& common);

inline const Actor by_hand{"cli", ""};  // as the audit log names whoever types commands

// The keys beside the database; made (from `seed`, if given) and published if there are none yet.
base::Result<Secrets> keys_of(House& house, const std::string& seed = "");

// Kiosks hear to what they seal when they are revoked.
base::Status publish_seal_key(House& house, const Secrets& secrets);

// To that file, or to standard output where none is named.
int put_out(const std::string& text, const std::string& file);

// Prints the fault and returns the exit status that goes with it.
int fail(const base::Error& error);
int done(const base::Status& status);  // 0, or as fail()

}  // namespace hub::cli
