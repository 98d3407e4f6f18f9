// A slip printer: gets a finished bitmap, says whether it went out.
#pragma once

#include <memory>
#include <string>

#include "base/frame.h"
#include "base/result.h"

namespace printer {

enum class State { ready, absent, no_paper, fault };

// print() may take seconds: call it from a thread that has the time.
class Printer {
  public:
    virtual ~Printer() = default;
    virtual base::Status print(const base::Bitmap& slip, const std::string& job_name) = 0;
    virtual State state() const = 0;
};

std::unique_ptr<Printer> make_null_printer();                   // absent
std::unique_ptr<Printer> make_png_printer(std::string folder);  // FOLDER/<job_name>.png, written atomically
std::unique_ptr<Printer> make_file_printer(
    std::string device_path);  // ESC/POS raster to a plain file or device node

}  // namespace printer
