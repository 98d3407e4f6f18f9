// Pinyin on its way to hanzi: letters go in, candidates are chosen from, hanzi come out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

// What strikes: a key for each letter, or nine keys, 2 to 9 with three or four letters each.
enum class PinyinKeys { letters, nine };

// One for the process; used by the UI thread, which it never keeps waiting. Everything that it holds is what
// a person types: nothing is learned or stored, and wipe() ends it.
class Composer {
  public:
    virtual ~Composer() = default;

    // Whether letters can become hanzi; otherwise a keyboard writes them as they are.
    virtual bool composes() const = 0;
    // True while the dictionary is being opened: composes() may yet change.
    virtual bool opening() const = 0;

    // Which keys will strike; while something is composed they stay those that struck it.
    virtual void use(PinyinKeys keys) = 0;
    virtual PinyinKeys keys() const = 0;

    // a to z, or 2 to 9 by nine keys, or an apostrophe between two syllables; others, and more than
    // longest_input of them, are not taken.
    virtual void key(char letter) = 0;
    virtual void erase() = 0;  // gives back the last choice, or the last letter
    // A candidate for the first part of the letters leaves the others to be chosen for.
    virtual void choose(std::size_t candidate) = 0;
    virtual void take_letters() = 0;  // as they are: for what is no pinyin
    virtual void clear() = 0;         // forgets what is not decided

    // What is being composed, as it is shown: "kong'tiao", "空调lou'shui"; empty: nothing. By nine keys the
    // letters are those of the best candidate.
    virtual std::string_view shown() const = 0;
    // At least the first `wanted` candidates, best first, or all there are. Valid until the next call.
    virtual const std::vector<std::string>& candidates(std::size_t wanted) = 0;
    // What was decided since the last call.
    virtual std::string take() = 0;

    virtual void wipe() = 0;  // the visit is over

    static constexpr std::size_t longest_input = 64;
};

// Without a dictionary: letters stay letters.
class NoComposer final : public Composer {
  public:
    bool composes() const override { return false; }
    bool opening() const override { return false; }
    void use(PinyinKeys) override {}
    PinyinKeys keys() const override { return PinyinKeys::letters; }
    void key(char) override {}
    void erase() override {}
    void choose(std::size_t) override {}
    void take_letters() override {}
    void clear() override {}
    std::string_view shown() const override { return {}; }
    const std::vector<std::string>& candidates(std::size_t) override { return none_; }
    std::string take() override { return {}; }
    void wipe() override {}

  private:
    std::vector<std::string> none_;
};

}  // namespace ui
