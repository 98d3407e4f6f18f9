// Letting a kiosk in and shutting one out: the form, the code that it gives, the question before.
#pragma once

#include <map>
#include <string>

#include "hub/fleet/condition.h"
#include "hub/web/console/frame.h"

namespace hub {

struct KioskForm {
    std::string id;  // empty: a new one
    domain::Text name;
    std::map<std::string, std::string_view> faults;  // by field, a msgid
};
std::string kiosk_form_page(const Frame& frame, const KioskForm& form);

struct KioskCode {
    domain::Text name;
    std::string kiosk;  // the id that it will have
    std::string code;   // as it is read aloud: "ABCD-2345"
    std::string qr;     // an SVG
    base::WallTime until{};
};
// Shown once: the hub keeps a hash of the code.
std::string kiosk_code_page(const Frame& frame, const KioskCode& code);

std::string kiosk_revoke_page(const Frame& frame, const KioskRow& row);

}  // namespace hub
