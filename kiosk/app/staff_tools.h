// What a technician makes on the command line: the hash of a PIN, a new badge.
#pragma once

#include <iosfwd>
#include <string>

namespace app {

// Both return the process's exit code; what went wrong is one line on standard error.
// Reads the PIN as one line, without echo where the input is a terminal; prints the line for the config.
int print_pin_hash(std::istream& in, std::ostream& out);
// Prints the badge's text, to be written as a QR code, and the line for the config. It is kept nowhere.
int print_new_badge(const std::string& name, std::ostream& out);

}  // namespace app
