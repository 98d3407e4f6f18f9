// A request that a transport would carry, at the hub's door.
#pragma once

#include "kiosk/sync/transport.h"
#include "tests/fakes/hub_in_process.h"

namespace sync_test {

syncing::HttpAnswer at_door(fakes::HubInProcess& hub, const syncing::HttpRequest& asked);

}  // namespace sync_test
