// The composer on librime, with the dictionary that the build made (assets/pinyin).
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "base/result.h"
#include "base/worker.h"
#include "ui/input/composer.h"

namespace ui {

struct PinyinOptions {
    std::string folder;  // holds suishou.table.bin and its neighbours
    bool fuzzy = false;  // zh = z, ch = c, sh = s, n = l
    // Both are called once at most, on the opening thread.
    std::function<void(const base::Error&)> warn;  // no dictionary: letters stay letters
    std::function<void()> opened;                  // composes() is true from now on
};

// librime has one engine a process, so there must not be two of these at a time. Its files are read by a
// thread of their own (20 to 30 ms, more from a slow disk); until that has ended composes() is false.
// Afterwards they are mapped and have been read through once, so that a key finds them in memory.
class RimeComposer final : public Composer {
  public:
    explicit RimeComposer(PinyinOptions options);
    ~RimeComposer() override;

    bool composes() const override { return state_ == State::ready; }
    bool opening() const override { return state_ == State::opening; }
    void use(PinyinKeys keys) override;
    PinyinKeys keys() const override { return keys_; }
    void key(char letter) override;
    void erase() override;
    void choose(std::size_t candidate) override;
    void take_letters() override;
    void clear() override;
    std::string_view shown() const override { return shown_; }
    const std::vector<std::string>& candidates(std::size_t wanted) override;
    std::string take() override;
    void wipe() override;

  private:
    enum class State { opening, ready, failed };
    using Session = std::uintptr_t;  // RimeSessionId; 0: none

    base::Status open();
    base::Status keep(PinyinKeys keys);
    Session new_session(PinyinKeys keys) const;
    void end_session();
    bool takes(char letter) const;
    void look();  // takes what the engine has decided, and what it shows
    template <class Work>
    void guarded(Work&& work);

    const PinyinOptions options_;
    std::atomic<State> state_ = State::opening;
    // The first session of either kind of keys is nobody's: it keeps the dictionary mapped while the
    // visitor's comes and goes.
    std::vector<Session> keepers_;
    Session session_ = 0;
    PinyinKeys keys_ = PinyinKeys::letters;
    bool initialized_ = false;
    std::string shown_, decided_;
    std::vector<std::string> candidates_;
    bool all_candidates_ = true;
    base::Worker opener_;
};

}  // namespace ui
