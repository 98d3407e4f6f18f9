// suishou-scan FILE...: what would the kiosk's decoder make of these pictures? One JSON line each.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

#include "devices/scanner/decoder.h"
#include "devices/scanner/tool/picture_file.h"

namespace {

using nlohmann::ordered_json;

constexpr const char* usage =
    "Usage: suishou-scan FILE...\n"
    "Runs the kiosk's QR decoder on PNG and JPEG files and prints one JSON object a line:\n"
    "  {\"file\":..., \"text\":... or null, \"format\":\"qr\" or null, \"milliseconds\":...}\n"
    "  \"others\" holds the texts of further codes in the picture, \"hex\" the bytes of a text that is not "
    "UTF-8.\n"
    "A file that is no picture gives {\"file\":..., \"error\":...}, and the exit status is 1 at the end.\n";

bool is_utf8(const std::string& text) {
    try {
        return !ordered_json(text).dump().empty();
    } catch (const ordered_json::type_error&) {
        return false;
    }
}

std::string to_hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        hex += digits[static_cast<unsigned char>(c) >> 4];
        hex += digits[static_cast<unsigned char>(c) & 15];
    }
    return hex;
}

void print_line(const ordered_json& line) {
    const std::string text = line.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

ordered_json describe(const std::vector<scanner::Code>& codes, double milliseconds) {
    ordered_json line;
    line["text"] = nullptr;
    line["format"] = nullptr;
    if (!codes.empty()) {
        line["text"] = codes[0].text;
        line["format"] = "qr";
        if (!is_utf8(codes[0].text)) line["hex"] = to_hex(codes[0].text);
    }
    for (std::size_t i = 1; i < codes.size(); ++i)
        line["others"].push_back(codes[i].text);
    line["milliseconds"] = milliseconds;
    return line;
}

bool scan(const char* path) {
    ordered_json line;
    line["file"] = path;
    const auto picture = scanner::read_picture_file(path);
    if (!picture) {
        line["error"] = base::describe(picture.error());
        print_line(line);
        return false;
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto codes = scanner::decode_fully(picture->view());
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    line.update(describe(codes, std::round(took.count() * 1000) / 1000));
    print_line(line);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    std::span<char*> arguments(argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0));
    if (!arguments.empty() && std::strcmp(arguments[0], "--help") == 0) {
        std::fputs(usage, stdout);
        return 0;
    }
    if (!arguments.empty() && std::strcmp(arguments[0], "--") == 0) arguments = arguments.subspan(1);
    if (arguments.empty()) {
        std::fputs(usage, stderr);
        return 2;
    }
    bool all_were_pictures = true;
    for (const char* path : arguments)
        all_were_pictures = scan(path) && all_were_pictures;
    return all_were_pictures ? 0 : 1;
}
