#include "kiosk/app/log.h"

#include <filesystem>
#include <memory>
#include <mutex>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "kiosk/app/recent_log.h"

namespace app {

namespace {

constexpr std::size_t file_bytes = 4 << 20, files = 5;

constexpr auto pattern = "%Y-%m-%dT%H:%M:%S.%e%z %l %v", short_pattern = "%m-%d %H:%M:%S %l %v";

// spdlog's own ring keeps unformatted lines of any length.
class RingSink final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    RecentLog& lines() { return lines_; }

  private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        spdlog::memory_buf_t text;
        formatter_->format(message, text);
        while (text.size() > 0 && text[text.size() - 1] == '\n')
            text.resize(text.size() - 1);
        lines_.add({text.data(), text.size()});
    }
    void flush_() override {}

    RecentLog lines_;
};

spdlog::sink_ptr make_sink(const std::string& file) {
    if (file.empty()) return std::make_shared<spdlog::sinks::stderr_sink_mt>();
    return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file, file_bytes, files);
}

}  // namespace

void open_log(const std::string& file, const std::string& level) {
    spdlog::sink_ptr sink;
    std::string trouble;
    try {
        sink = make_sink(file);
    } catch (const std::exception& error) {
        trouble = error.what();
        sink = make_sink("");
    }
    sink->set_pattern(pattern);
    const auto ring = std::make_shared<RingSink>();
    ring->set_pattern(short_pattern);
    auto logger = std::make_shared<spdlog::logger>("kiosk", spdlog::sinks_init_list{sink, ring});
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
    if (!trouble.empty()) log_error("the log file is not used: " + trouble);
}

std::vector<std::string> recent_log() {
    for (const auto& sink : spdlog::default_logger()->sinks())
        if (auto* ring = dynamic_cast<RingSink*>(sink.get())) return ring->lines().read();
    return {};
}

void log_info(const std::string& text) {
    spdlog::info("{}", text);
}
void log_error(const std::string& text) {
    spdlog::error("{}", text);
}
void log_error(const base::Error& error) {
    spdlog::error("{}", base::describe(error));
}

}  // namespace app
