// A fact of this moment, before the store gives it its number.
#pragma once

#include <utility>

#include "kiosk/domain/fact.h"
#include "kiosk/service/moment.h"

namespace service {

inline domain::Fact fact_now(domain::FactBody body, const Moment& moment) {
    domain::Fact fact;
    fact.header.id = base::make_uuid_v7(moment.wall);
    fact.header.wall = moment.wall;
    fact.header.boot = moment.boot;
    fact.header.boot_id = moment.boot_id;
    fact.body = std::move(body);
    return fact;
}

}  // namespace service
