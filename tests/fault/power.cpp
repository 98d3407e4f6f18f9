#include "tests/fault/power.h"

#include <algorithm>
#include <unordered_map>

namespace fault {

namespace {

constexpr std::size_t sector = 512;

std::size_t below(Random& random, std::size_t n) {
    return n == 0 ? 0 : random() % n;
}

void write_bytes(Bytes& bytes, const Event& event, std::size_t from, std::size_t to) {
    if (bytes.size() < to) bytes.resize(to);
    std::copy(event.bytes.begin() + static_cast<std::ptrdiff_t>(from - event.offset),
              event.bytes.begin() + static_cast<std::ptrdiff_t>(to - event.offset),
              bytes.begin() + static_cast<std::ptrdiff_t>(from));
}

void apply_whole(Bytes& bytes, const Event& event) {
    if (event.kind == Event::Kind::truncate)
        bytes.resize(event.offset);
    else
        write_bytes(bytes, event, event.offset, event.offset + event.bytes.size());
}

// How the drive's cache happened to empty itself.
enum class Manner { nothing, everything, in_order, only_newest, any_versions };

Manner pick_manner(Random& random) {
    constexpr Manner dice[] = {Manner::nothing,      Manner::everything,   Manner::in_order,
                               Manner::in_order,     Manner::only_newest,  Manner::any_versions,
                               Manner::any_versions, Manner::any_versions, Manner::any_versions};
    return dice[below(random, std::size(dice))];
}

// For each sector, how many of the writes that touched it have arrived; decided when it is first met.
class SectorVersions {
  public:
    SectorVersions(const std::vector<const Event*>& pending, Random& random) : random_(random) {
        for (const auto* event : pending)
            if (event->kind == Event::Kind::write)
                for_each_sector(*event,
                                [&](std::size_t number, std::size_t, std::size_t) { ++writes_[number]; });
        constexpr double shares[] = {0.05, 0.5, 0.95};
        share_ = shares[below(random_, 3)];
    }

    template <class Visit>
    static void for_each_sector(const Event& event, Visit visit) {
        const auto end = event.offset + event.bytes.size();
        for (auto at = event.offset; at < end;) {
            const auto next = std::min(end, (at / sector + 1) * sector);
            visit(at / sector, at, next);
            at = next;
        }
    }

    // What of this sector's next write arrived: none, all, or the front part of a torn one.
    std::size_t arrived(std::size_t number, std::size_t from, std::size_t to) {
        auto [at, is_new] = left_.try_emplace(number, 0);
        if (is_new) at->second = draw(number);
        if (at->second == 0) return from;
        if (--at->second > 0 || below(random_, 16) != 0) return to;
        return from + below(random_, to - from);
    }

  private:
    std::size_t draw(std::size_t number) {
        const auto writes = writes_[number];
        if (std::uniform_real_distribution<>()(random_) < share_) return writes;
        return below(random_, writes + 1);
    }

    Random& random_;
    double share_ = 0.5;
    std::unordered_map<std::size_t, std::size_t> writes_, left_;
};

void apply_versions(Bytes& bytes, const std::vector<const Event*>& pending, Random& random) {
    SectorVersions versions(pending, random);
    for (const auto* event : pending) {
        if (event->kind == Event::Kind::truncate) {
            if (below(random, 2) == 0) bytes.resize(event->offset);
            continue;
        }
        SectorVersions::for_each_sector(*event, [&](std::size_t number, std::size_t from, std::size_t to) {
            const auto end = versions.arrived(number, from, to);
            if (end > from) write_bytes(bytes, *event, from, end);
        });
    }
}

// The file's new length may arrive before what is in it: zeros, or what the blocks held before.
void maybe_lengthen(Bytes& bytes, const std::vector<const Event*>& pending, Random& random) {
    if (below(random, 4) != 0) return;
    std::size_t end = bytes.size();
    for (const auto* event : pending)
        if (event->kind == Event::Kind::write) end = std::max(end, event->offset + event->bytes.size());
    const auto old = bytes.size();
    bytes.resize(end);
    if (below(random, 2) == 0)
        for (auto i = old; i < end; ++i)
            bytes[i] = static_cast<std::uint8_t>(random());
}

}  // namespace

void PowerLine::advance() {
    const auto& event = log_[position_++];
    switch (event.kind) {
        case Event::Kind::write:
        case Event::Kind::truncate:
            pending_[event.file].push_back(&event);
            break;
        case Event::Kind::sync: {
            auto& bytes = durable_[event.file];
            for (const auto* done : pending_[event.file])
                apply_whole(bytes, *done);
            pending_.erase(event.file);
            break;
        }
        case Event::Kind::failed_sync:
            pending_.erase(event.file);
            break;
        case Event::Kind::remove:
            durable_.erase(event.file);
            pending_.erase(event.file);
            break;
        case Event::Kind::mark:
            marks_ = event.offset;
            break;
    }
}

bool PowerLine::anything_pending() const {
    return std::ranges::any_of(pending_, [](const auto& file) { return !file.second.empty(); });
}

void PowerLine::cut_file(Bytes& bytes, const std::vector<const Event*>& pending, Random& random) const {
    const auto manner = pick_manner(random);
    std::size_t first = 0, last = pending.size();
    switch (manner) {
        case Manner::nothing:
            last = 0;
            break;
        case Manner::everything:
            break;
        case Manner::in_order:
            last = below(random, pending.size() + 1);
            break;
        case Manner::only_newest:
            first = below(random, pending.size() + 1);
            break;
        case Manner::any_versions:
            apply_versions(bytes, pending, random);
            maybe_lengthen(bytes, pending, random);
            return;
    }
    for (auto i = first; i < last; ++i)
        apply_whole(bytes, *pending[i]);
    // The write that was under way when the light went out.
    if (manner == Manner::in_order && last < pending.size() && pending[last]->kind == Event::Kind::write) {
        const auto& torn = *pending[last];
        write_bytes(bytes, torn, torn.offset, torn.offset + below(random, torn.bytes.size()));
    }
}

Files PowerLine::cut(Random& random) const {
    Files image = durable_;
    for (const auto& [name, pending] : pending_)
        cut_file(image[name], pending, random);
    return image;
}

}  // namespace fault
