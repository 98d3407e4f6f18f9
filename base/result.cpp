#include "base/result.h"

namespace base {

const char* to_string(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid:
            return "invalid";
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::unavailable:
            return "unavailable";
        case ErrorKind::timeout:
            return "timeout";
        case ErrorKind::network:
            return "network";
        case ErrorKind::protocol:
            return "protocol";
        case ErrorKind::refused:
            return "refused";
        case ErrorKind::disk_full:
            return "disk_full";
        case ErrorKind::io:
            return "io";
        case ErrorKind::corrupt:
            return "corrupt";
        case ErrorKind::internal:
            return "internal";
    }
    return "internal";
}

std::string describe(const Error& error) {
    std::string text = to_string(error.kind);
    if (!error.place.empty()) text += " at " + error.place;
    if (!error.text.empty()) text += ": " + error.text;
    return text;
}

}  // namespace base
