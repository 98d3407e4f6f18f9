#include "kiosk/domain/fact.h"

namespace domain {

namespace {

struct KindOf {
    std::string_view operator()(const CheckInFact&) const { return "check_in"; }
    std::string_view operator()(const CheckOutFact&) const { return "check_out"; }
    std::string_view operator()(const RefusalFact&) const { return "refusal"; }
    std::string_view operator()(const StaffFact&) const { return "staff_session"; }
    std::string_view operator()(const ServiceRequestFact&) const { return "service_request"; }
    std::string_view operator()(const FollowUpFact&) const { return "request_follow_up"; }
};

}  // namespace

std::string_view kind_of(const FactBody& body) {
    return std::visit(KindOf{}, body);
}

}  // namespace domain
