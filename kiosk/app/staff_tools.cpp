#include "kiosk/app/staff_tools.h"

#include <iostream>

#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "kiosk/app/options.h"
#include "kiosk/domain/staff.h"

namespace app {

namespace {

// Nothing that is typed shows while one of these lives. Does nothing where the input is no terminal.
class NoEcho {
  public:
    NoEcho() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho() {
        if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

  private:
    termios before_{};
    const bool is_terminal_;
};

}  // namespace

int print_pin_hash(std::istream& in, std::ostream& out) {
    std::string pin;
    {
        const NoEcho quiet;
        std::cerr << "PIN, 6 to 12 digits: " << std::flush;
        std::getline(in, pin);
        std::cerr << '\n';
    }
    const auto hash = domain::hash_pin(pin);
    ::explicit_bzero(pin.data(), pin.size());
    if (!hash) {
        std::cerr << "suishou-kiosk: " << hash.error().text << '\n';
        return exit_usage;
    }
    out << "pin_hash = \"" << *hash << "\"\n";
    return 0;
}

int print_new_badge(const std::string& name, std::ostream& out) {
    if (name.empty() || name.find_first_of(":\"\\\n") != name.npos) {
        std::cerr << "suishou-kiosk: a badge's name has no colon, quote or backslash\n";
        return exit_usage;
    }
    const auto badge = domain::make_badge();
    out << badge << "\nbadges = [\"" << name << ':' << *domain::hash_badge(badge) << "\"]\n";
    return 0;
}

}  // namespace app
