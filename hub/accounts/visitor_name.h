// What visitors call somebody of the staff.
#pragma once

#include <string>

namespace hub {

// "李敏" is "李师傅" to whoever finds a slip: never a full name, and no number to ring (the house's rule). A
// team or a firm that ends as one does (水电班, 安达电梯公司) is called so; "李师傅 3 号" tells two of one
// surname apart; whatever else it is, only the surname is left of it, and of what begins with none "师傅"
// alone. Pure.
std::string visitor_name(const std::string& display);

}  // namespace hub
