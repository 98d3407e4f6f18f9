// What becomes of a kiosk's tokens, as pieces of transactions. Seen by hub/store alone.
#pragma once

#include <string>

#include "base/clock.h"
#include "hub/store/database.h"
#include "kiosk/domain/text.h"

namespace hub::sql {

// Known and not revoked, but no token opens until a next one was given; the one it had is void.
void admit_without_token(soci::session& sql, const std::string& kiosk, const domain::Text& name,
                         base::WallTime now);
void put_next_token(soci::session& sql, const std::string& kiosk, const std::string& token_hash,
                    base::WallTime now);
// A token was put in the kiosk's row: none waits for its first use, none is to be renewed.
void settle_token(soci::session& sql, const std::string& kiosk, base::WallTime now);

}  // namespace hub::sql
