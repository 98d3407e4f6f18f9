// The staff gate and what lies behind it: who may come in, what they are shown, what is kept of it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "devices/scanner/code.h"
#include "kiosk/domain/staff.h"
#include "kiosk/service/moment.h"
#include "kiosk/service/staff_gate.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"

namespace service {

struct StaffBadge {
    std::string name, hash;  // domain::hash_badge()
};
struct StaffSettings {
    std::string pin_hash;  // domain::hash_pin(); empty: the gate does not open by PIN
    std::vector<StaffBadge> badges;
    std::string version, hub_host;  // shown to staff
};

// Service thread only. Statuses are the store's errors; the gate works without a store all the same, because
// that is when it is needed.
class StaffDesk {
  public:
    static constexpr std::size_t letters_shown = 50;

    StaffDesk(store::Store& store, StaffSettings settings);

    base::Status start(const Moment& moment);  // locks from before a restart

    // The hash to compare a PIN with; nullopt: no try is free.
    std::optional<std::string> begin_try(const Moment& moment);
    void abandon_try();
    // A try counts even if its visitor has gone: `open` says whether one still stands there.
    base::Status end_try(bool right, VisitId visit, bool open, const Moment& moment);
    // Whether the text is a badge of this house. Opens, unless staff are in already.
    std::optional<base::Status> show_badge(const std::string& text, VisitId visit, const Moment& moment);
    void adopt(VisitId visit);  // whoever opened it by badge has a visit now
    base::Status leave(const Moment& moment);
    void time_passes(const Moment& moment);

    bool open() const { return view_.open; }
    std::optional<base::BootTime> next_due() const {
        if (!view_.locked_until) return std::nullopt;
        return gate_.locked_until();
    }

    // Behind the gate.
    base::Status refresh_letters();
    base::Status retry(const std::optional<domain::FactId>& fact);
    void saw_code(const scanner::CodeSeen& code);
    void slip(SlipState state);
    void show_log(std::vector<std::string> lines);
    void show_storage(std::optional<std::uint64_t> free_bytes);

    const StaffView& view() const { return view_; }
    bool take_changed() { return std::exchange(changed_, false); }
    std::uint64_t take_recorded() { return std::exchange(recorded_, 0); }

  private:
    base::Status open(domain::StaffMethod method, const std::string& badge, VisitId visit,
                      const Moment& moment);
    base::Status keep(domain::StaffEvent event, domain::StaffMethod method, const Moment& moment);
    void show_gate(const Moment& moment);

    store::Store& store_;
    const StaffSettings settings_;
    StaffGate gate_;
    StaffView view_;
    bool changed_ = true;
    std::uint64_t recorded_ = 0;
};

}  // namespace service
