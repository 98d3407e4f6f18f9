#include "hub/requests/photo.h"

#include <cstdint>

#include "kiosk/domain/photo.h"

namespace hub {

namespace {

// ITU-T T.81, table B.1; JFIF 1.02 for APP0.
enum Marker : std::uint8_t {
    baseline = 0xC0,
    extended = 0xC1,
    progressive = 0xC2,
    huffman_tables = 0xC4,
    restart_first = 0xD0,
    restart_last = 0xD7,
    end_of_image = 0xD9,
    start_of_scan = 0xDA,
    quantization_tables = 0xDB,
    restart_interval = 0xDD,
    app0 = 0xE0,
};
constexpr std::string_view start = "\xFF\xD8";
constexpr std::size_t jfif_without_thumbnail = 14;

class Jpeg {
  public:
    explicit Jpeg(std::string_view data) : data_(data) {}

    bool is_plain() {
        if (!data_.starts_with(start)) return false;
        at_ = start.size();
        while (at_ + 2 <= data_.size() && byte(at_) == 0xFF) {
            const std::uint8_t marker = byte(at_ + 1);
            at_ += 2;
            if (marker == end_of_image) return framed_ && scanned_ && at_ == data_.size();
            if (!segment(marker)) return false;
        }
        return false;
    }

  private:
    std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(data_[at]); }
    int number(std::size_t at) const { return byte(at) << 8 | byte(at + 1); }

    bool segment(std::uint8_t marker) {
        if (at_ + 2 > data_.size()) return false;
        const auto length = static_cast<std::size_t>(number(at_));
        if (length < 2 || at_ + length > data_.size()) return false;
        const std::string_view body = data_.substr(at_ + 2, length - 2);
        const std::size_t body_at = at_ + 2;
        at_ += length;
        switch (marker) {
            case baseline:
            case extended:
            case progressive:
                return frame(body, body_at);
            case start_of_scan:
                return framed_ && scan();
            case app0:
                return body.starts_with(std::string_view("JFIF\0", 5)) &&
                       body.size() == jfif_without_thumbnail;
            case huffman_tables:
            case quantization_tables:
            case restart_interval:
                return true;
            default:
                return false;
        }
    }

    // Precision, height, width, number of components.
    bool frame(std::string_view body, std::size_t at) {
        if (framed_ || body.size() < 6) return false;
        framed_ = true;
        const int high = number(at + 1), wide = number(at + 3), components = byte(at + 5);
        constexpr int most = domain::Photo::longest_side;
        return high > 0 && wide > 0 && high <= most && wide <= most && (components == 1 || components == 3);
    }

    // Over what is coded, to the next marker.
    bool scan() {
        scanned_ = true;
        for (; at_ + 1 < data_.size(); ++at_) {
            if (byte(at_) != 0xFF) continue;
            const std::uint8_t next = byte(at_ + 1);
            if (next == 0 || (next >= restart_first && next <= restart_last)) {
                ++at_;
                continue;
            }
            return true;
        }
        return false;
    }

    std::string_view data_;
    std::size_t at_ = 0;
    bool framed_ = false, scanned_ = false;
};

}  // namespace

bool is_plain_jpeg(std::string_view data) {
    return Jpeg(data).is_plain();
}

}  // namespace hub
