// A record of topic `notices` (docs/protocol.md). Not among domain::Change yet: no kiosk shows one.
#pragma once

#include "base/result.h"
#include "kiosk/domain/change.h"
#include "kiosk/domain/notice.h"

namespace protocol {

// As the feed carries it.
domain::Change to_record(const domain::Notice& notice);
base::Result<domain::Notice> read_notice(const domain::UnknownRecord& record);

}  // namespace protocol
