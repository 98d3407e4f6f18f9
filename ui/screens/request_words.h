// A service request in words: where it stands, and what people read of it.
#pragma once

#include <string>

#include "kiosk/domain/satisfaction.h"
#include "ui/screens/wording.h"

namespace ui {

// "师傅正在修": never a code.
std::string_view state_words(const Page& page, domain::RequestState state);
Chip state_chip(const Page& page, domain::RequestState state);
// What is broken, and where.
std::string kind_of(const Page& page, const domain::ServiceRequest& request);
std::string place_of(const Page& page, const domain::ServiceRequest& request);
// "漏水 · 今天 09:12 · 已派单": one of several.
std::string request_line(const Page& page, const domain::ServiceRequest& request);
// "共 3 人在等"; empty: only whoever reported it.
std::string waiting_words(const Page& page, const domain::ServiceRequest& request);
// "预计 15:30 前修好"; empty: nothing is promised, or it is no longer of use.
std::string promise_words(const Page& page, const domain::ServiceRequest& request);
// The same, or that the hub will say, where it has not been reached since.
std::string promise_or_wait_words(const Page& page, const domain::ServiceRequest& request);
// Of one that the house did not take on: whom to ask.
std::string_view rejection_words(const Page& page, domain::RejectionReason rejection);
// Of a duplicate: how far the one is that goes on.
std::string goes_on_words(const Page& page, const domain::ServiceRequest& other);
// The house's five.
std::string_view satisfaction_words(const Page& page, domain::Satisfaction satisfaction);
// Whom to ring where somebody is hurt or in danger: no kiosk is quicker than a telephone.
std::string danger_words(const Page& page);
// "今天 09:12"
std::string moment_of(const Page& page, base::WallTime at);

}  // namespace ui
