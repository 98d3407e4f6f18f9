// POST /open311/v2/requests: what the form of a report says. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hub/open311/reading.h"
#include "hub/requests/open_report.h"

namespace hub::open311 {

struct ReadReport {
    OpenReport report;          // without key and repeat, which are no business of the form's
    std::vector<Fault> faults;  // all that is wrong; none: it may be kept
};
// What is no field of the standard, or names the reporter (email, names, device), is not looked at.
ReadReport read_report(const std::multimap<std::string, std::string>& form, const Voice& voice);

// The answer to one that was kept.
Document created_document(const std::string& number);

}  // namespace hub::open311
