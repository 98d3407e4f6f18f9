// What a house says of its Open311 endpoint. It has none until it says so.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hub {

struct Open311House {
    std::string jurisdiction;  // "huaian.gov.cn"
    std::string contact;       // for people: whom to ask about the endpoint
    std::string key_service;   // for people: how to come by an api_key
    std::string changeset;     // when it was said last, as documents write it
    friend bool operator==(const Open311House&, const Open311House&) = default;
};

// {"jurisdiction_id": "huaian.gov.cn", "contact": "...", "key_service": "..."}; the first is needed. invalid,
// with the field that is wrong.
base::Result<Open311House> parse_open311_house(std::string_view json);
std::string to_json(const Open311House& house);

}  // namespace hub
