// What visitors call somebody of the staff.
#pragma once

#include <string>

namespace hub {

// "李敏" is "李师傅" to whoever finds a slip: never a full name (the house's rule). What says itself that it
// is none, by a word such as 师傅, 班 or 公司, a number, or letters that are no hanzi, stays as it is. Pure.
std::string visitor_name(const std::string& display);

}  // namespace hub
