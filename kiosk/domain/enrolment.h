// The one-time code that lets a kiosk in, as it is typed and as it is scanned.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace domain {

// 8 characters of an alphabet without 0/O/1/I: 40 random bits.
std::string make_enrolment_code();
// As a person types it: any case, spaces and dashes ignored; "" for anything else.
std::string normalize_enrolment_code(std::string_view typed);

// What the QR symbol of a code says: "SUISHOU-ENROL:" CODE, and where it is known ":" HUB's address.
struct EnrolmentPayload {
    std::string code, hub_url;
};
std::string write_enrolment_payload(const EnrolmentPayload& payload);
// nullopt: it is none.
std::optional<EnrolmentPayload> read_enrolment_payload(std::string_view scanned);
bool begins_enrolment_payload(std::string_view scanned);

// Whether two addresses name the same hub, as far as their text says.
bool same_hub(std::string_view a, std::string_view b);

}  // namespace domain
