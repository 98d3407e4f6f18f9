#include "kiosk/app/log.h"

#include <filesystem>
#include <memory>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace app {

namespace {

constexpr std::size_t file_bytes = 4 << 20, files = 5;

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
    auto logger = std::make_shared<spdlog::logger>("kiosk", std::move(sink));
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::info);
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    spdlog::set_default_logger(std::move(logger));
    if (!trouble.empty()) log_error("the log file is not used: " + trouble);
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
