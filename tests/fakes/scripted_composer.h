// A composer that knows a few words by heart: pictures and flows do not change with the dictionary.
#pragma once

#include <map>
#include <utility>

#include "ui/input/composer.h"

namespace fakes {

class ScriptedComposer final : public ui::Composer {
  public:
    struct Entry {
        std::string shown;                    // with its apostrophes
        std::vector<std::string> candidates;  // those of fewer characters than syllables leave the rest
    };

    bool composes() const override { return works; }
    bool opening() const override { return false; }
    // At once, so that a state that was typed on one panel can be looked at on another.
    void use(ui::PinyinKeys keys) override { keys_ = keys; }
    ui::PinyinKeys keys() const override { return keys_; }
    void key(char letter) override {
        if (!works || letters_.size() >= longest_input) return;
        letters_ += letter;
        look();
    }
    void erase() override {
        if (!chosen_.empty()) {
            letters_ = whole_;
            chosen_.clear();
        } else if (!letters_.empty()) {
            letters_.pop_back();
        }
        look();
    }
    void choose(std::size_t i) override {
        if (i >= entry().candidates.size()) return;
        const std::string hanzi = entry().candidates[i];
        std::string rest = entry().shown;
        for (std::size_t taken = 0; taken < hanzi.size() / 3 && !rest.empty(); ++taken) {
            const auto end = rest.find('\'');
            rest = end == std::string::npos ? "" : rest.substr(end + 1);
        }
        if (chosen_.empty()) whole_ = letters_;
        chosen_ += hanzi;
        letters_.clear();
        for (const char c : rest)
            if (c != '\'') letters_ += c;
        if (letters_.empty()) decided_ += std::exchange(chosen_, {});
        look();
    }
    void take_letters() override {
        decided_ += letters_;
        clear();
    }
    void clear() override {
        letters_.clear();
        chosen_.clear();
        look();
    }
    std::string_view shown() const override { return shown_; }
    const std::vector<std::string>& candidates(std::size_t) override { return entry().candidates; }
    std::string take() override { return std::exchange(decided_, {}); }
    void wipe() override {
        clear();
        decided_.clear();
        ++wiped;
    }

    bool works = true;
    int wiped = 0;
    std::map<std::string, Entry> words = usual();

  private:
    static std::map<std::string, Entry> usual() {
        std::vector<std::string> many{"空调漏水", "空调", "空挑"};
        for (const char* one : {"空", "孔", "控", "恐", "崆", "倥", "箜", "悾"})
            many.emplace_back(one);
        for (int i = 0; i < 60; ++i)
            many.push_back(i % 2 == 0 ? "孔" : "控");
        return {{"kongtiaoloushui", {"kong'tiao'lou'shui", many}},
                {"loushui", {"lou'shui", {"漏水", "楼", "漏", "露", "搂"}}},
                {"wangjianguo", {"wang'jian'guo", {"王建国", "王建", "王", "国"}}},
                {"guo", {"guo", {"国", "中"}}},
                {"wang", {"wang", {"王", "国"}}},
                {"9264", {"wang", {"王", "杨", "网"}}}};  // by nine keys
    }
    const Entry& entry() {
        const auto found = words.find(letters_);
        return found == words.end() ? none_ : found->second;
    }
    void look() { shown_ = chosen_ + (entry().shown.empty() ? letters_ : entry().shown); }

    ui::PinyinKeys keys_ = ui::PinyinKeys::letters;
    std::string letters_, whole_, chosen_, decided_, shown_;
    Entry none_;
};

}  // namespace fakes
