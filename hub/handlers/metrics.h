// GET /metrics: the hub's counters and the house's gauges for a Prometheus server (text format 0.0.4).
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// 404 to whoever asks from elsewhere than this machine, unless services.metrics_open. Thread-safe.
Response get_metrics(Services& services, const Request& request);

}  // namespace hub
