// Site data in one JSON file: how a house begins, and what assets/demo is. The format: docs/hub.md.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "hub/passes/secrets.h"
#include "hub/store/store.h"

namespace hub {

struct ImportOptions {
    // Credentials and look-up codes become a fixed function of this; empty: random, as for real people.
    std::string seed;
};

struct ImportCount {
    std::size_t places = 0, meetings = 0, attendees = 0, removed = 0, arrivals = 0;
};

// Adds and changes what the file names. A meeting's list is taken as the whole list: who is no longer on it
// is removed and the pass revoked; who stays keeps pass and code. Nothing is changed if anything in the file
// is wrong, or if a meeting is marked classified.
base::Result<ImportCount> import_file(Store& store, const Secrets& secrets, std::string_view json,
                                      const ImportOptions& options, base::WallTime now);

// "138****0000". Of numbers shorter than a mobile's only the last four show, of extensions nothing.
std::string mask_phone(const std::string& phone);

}  // namespace hub
