#include "devices/printer/printer.h"

namespace printer {
namespace {

class NullPrinter final : public Printer {
  public:
    base::Status print(const base::Bitmap&, const std::string&) override {
        return base::Error{base::ErrorKind::unavailable, "no printer is set up", "printer.null"};
    }
    State state() const override { return State::absent; }
};

}  // namespace

std::unique_ptr<Printer> make_null_printer() {
    return std::make_unique<NullPrinter>();
}

}  // namespace printer
