#include <filesystem>

#include <unistd.h>

#include "base/picture/png.h"
#include "devices/printer/printer.h"

namespace printer {
namespace {

// A job's name becomes a file's: nothing that leaves the folder or hides in it.
bool is_file_name(const std::string& name) {
    return !name.empty() && name.size() <= 100 && name[0] != '.' &&
           name.find_first_of(std::string_view("/\\\0\n", 4)) == std::string::npos;
}

class PngPrinter final : public Printer {
  public:
    explicit PngPrinter(std::string folder) : folder_(std::move(folder)) {}

    base::Status print(const base::Bitmap& slip, const std::string& job_name) override {
        if (!is_file_name(job_name))
            return base::Error{base::ErrorKind::invalid, "a job name that is no file name", "printer.png"};
        std::error_code error;
        std::filesystem::create_directories(folder_, error);
        if (error) return base::Error{base::ErrorKind::io, folder_ + ": " + error.message(), "printer.png"};
        return base::write_png(folder_ + "/" + job_name + ".png", slip);
    }

    State state() const override {
        std::error_code ignored;
        // Not there yet is no fault: the first job makes it.
        if (!std::filesystem::exists(folder_, ignored)) return State::ready;
        return ::access(folder_.c_str(), W_OK) == 0 ? State::ready : State::fault;
    }

  private:
    const std::string folder_;
};

}  // namespace

std::unique_ptr<Printer> make_png_printer(std::string folder) {
    return std::make_unique<PngPrinter>(std::move(folder));
}

}  // namespace printer
