#include "ui/input/rime_composer.h"

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <iterator>
#include <mutex>

#include <rime_api.h>

#include "base/wipe.h"
#include "ui/input/nine_keys.h"

namespace ui {
namespace {

constexpr int key_backspace = 0xff08, key_home = 0xff50;  // X11's numbers
constexpr int only_fatal = 3;
constexpr const char* files[] = {"default.yaml",
                                 "suishou.schema.yaml",
                                 "suishou_fuzzy.schema.yaml",
                                 "suishou_nine.schema.yaml",
                                 "suishou_nine_fuzzy.schema.yaml",
                                 "suishou.prism.bin",
                                 "suishou_fuzzy.prism.bin",
                                 "suishou_nine.prism.bin",
                                 "suishou_nine_fuzzy.prism.bin",
                                 "suishou.table.bin"};

// One function table, valid since the library was loaded.
RimeApi& rime() {
    return *rime_get_api();
}

const char* schema_of(PinyinKeys keys, bool fuzzy) {
    if (keys == PinyinKeys::nine) return fuzzy ? "suishou_nine_fuzzy" : "suishou_nine";
    return fuzzy ? "suishou_fuzzy" : "suishou";
}

// What is being composed, as a visitor reads it: by nine keys the engine says digits, and beside its
// candidate the pinyin.
std::string shown_in(const RimeContext& context, PinyinKeys keys) {
    if (context.composition.preedit == nullptr) return {};
    const std::string_view struck = context.composition.preedit;
    if (keys == PinyinKeys::letters) return std::string(struck);
    const auto chosen =
        std::min(static_cast<std::size_t>(std::max(context.composition.sel_start, 0)), struck.size());
    const RimeMenu& menu = context.menu;
    const int at = menu.highlighted_candidate_index;
    const char* comment = at < menu.num_candidates ? menu.candidates[at].comment : nullptr;
    return std::string(struck.substr(0, chosen)) +
           spelled_by_nine(struck.substr(chosen), comment != nullptr ? comment : "");
}

// A key must not wait for the disk: whatever it may touch has been in memory once. False: one is missing.
bool read_through(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<char, 65536> piece;
    while (in.read(piece.data(), piece.size())) {
    }
    return in.eof();
}

}  // namespace

RimeComposer::RimeComposer(PinyinOptions options)
    : options_(std::move(options)), opener_("pinyin", [this](std::stop_token) {
          const base::Status status = open();
          state_ = status ? State::ready : State::failed;
          if (!status && options_.warn) options_.warn(status.error());
          if (status && options_.opened) options_.opened();
      }) {}

RimeComposer::~RimeComposer() {
    opener_.join();
    wipe();
    try {
        for (const Session keeper : keepers_)
            rime().destroy_session(keeper);
        if (initialized_) rime().finalize();
    } catch (const std::exception&) {
        // Nobody is left to be told.
    }
}

base::Status RimeComposer::open() {
    for (const char* file : files) {
        if (!read_through(options_.folder + "/" + file))
            return base::Error{base::ErrorKind::not_found, options_.folder + "/" + file, "ui.pinyin"};
    }
    try {
        // The folder for what a user teaches the engine does not exist, and is never made.
        const std::string nowhere = options_.folder + "/none";
        RIME_STRUCT(RimeTraits, traits);
        traits.shared_data_dir = traits.prebuilt_data_dir = traits.staging_dir = options_.folder.c_str();
        traits.user_data_dir = nowhere.c_str();
        traits.distribution_name = traits.distribution_code_name = "suishou";
        traits.distribution_version = "1";
        traits.app_name = "rime.suishou";
        traits.min_log_level = only_fatal;
        traits.log_dir = "";
        static std::once_flag
            once;  // its log may be set up once a process, and ends the process the second time
        std::call_once(once, [&] { rime().setup(&traits); });
        rime().initialize(&traits);
        initialized_ = true;
        if (base::Status kept = keep(PinyinKeys::letters); !kept) return kept;
        return keep(PinyinKeys::nine);
    } catch (const std::exception& failure) {
        return base::Error{base::ErrorKind::internal, failure.what(), "ui.pinyin"};
    }
}

base::Status RimeComposer::keep(PinyinKeys keys) {
    const Session keeper = new_session(keys);
    if (keeper == 0) return base::Error{base::ErrorKind::corrupt, options_.folder, "ui.pinyin"};
    keepers_.push_back(keeper);
    // The first key of a session builds what all later ones use.
    rime().process_key(keeper, keys == PinyinKeys::nine ? '2' : 'a', 0);
    RIME_STRUCT(RimeContext, context);
    const bool works = rime().get_context(keeper, &context) && context.menu.num_candidates > 0;
    rime().free_context(&context);
    rime().clear_composition(keeper);
    if (!works) return base::Error{base::ErrorKind::corrupt, "no candidates", "ui.pinyin"};
    return {};
}

RimeComposer::Session RimeComposer::new_session(PinyinKeys keys) const {
    const Session session = rime().create_session();
    if (session != 0 && rime().select_schema(session, schema_of(keys, options_.fuzzy))) return session;
    if (session != 0) rime().destroy_session(session);
    return 0;
}

// An engine that throws is not asked again in this process.
template <class Work>
void RimeComposer::guarded(Work&& work) {
    if (!composes()) return;
    try {
        if (session_ == 0) session_ = new_session(keys_);
        if (session_ != 0) work();
    } catch (const std::exception& failure) {
        state_ = State::failed;
        if (options_.warn) options_.warn({base::ErrorKind::internal, failure.what(), "ui.pinyin"});
    }
}

void RimeComposer::use(PinyinKeys keys) {
    if (keys == keys_ || !shown_.empty()) return;
    end_session();
    keys_ = keys;
}

// A digit that spells nothing would choose a candidate.
bool RimeComposer::takes(char letter) const {
    const bool spells =
        keys_ == PinyinKeys::nine ? letter >= '2' && letter <= '9' : letter >= 'a' && letter <= 'z';
    return spells || letter == '\'';
}

void RimeComposer::key(char letter) {
    if (!takes(letter)) return;
    guarded([&] {
        const char* input = rime().get_input(session_);
        if (input != nullptr && std::string_view(input).size() >= longest_input) return;
        rime().process_key(session_, letter, 0);
        look();
    });
}

void RimeComposer::erase() {
    guarded([&] {
        rime().process_key(session_, key_backspace, 0);
        // A choice that was given back is still marked, and its letters would be shown divided for it alone.
        rime().process_key(session_, key_home, 0);
        look();
    });
}

void RimeComposer::choose(std::size_t candidate) {
    guarded([&] {
        if (candidates(candidate + 1).size() <= candidate) return;
        rime().select_candidate(session_, candidate);
        look();
    });
}

void RimeComposer::take_letters() {
    guarded([&] {
        if (keys_ == PinyinKeys::nine) {
            std::copy_if(shown_.begin(), shown_.end(), std::back_inserter(decided_),
                         [](char c) { return c != '\''; });
        } else if (const char* input = rime().get_input(session_); input != nullptr) {
            decided_ += input;
        }
        rime().clear_composition(session_);
        look();
    });
}

void RimeComposer::clear() {
    if (shown_.empty()) return;
    guarded([&] {
        rime().clear_composition(session_);
        look();
    });
}

void RimeComposer::look() {
    RIME_STRUCT(RimeCommit, commit);
    if (rime().get_commit(session_, &commit)) {
        decided_ += commit.text;
        rime().free_commit(&commit);
    }
    RIME_STRUCT(RimeContext, context);
    base::renew(shown_);
    base::renew(candidates_);
    if (!rime().get_context(session_, &context)) return;
    shown_ = shown_in(context, keys_);
    all_candidates_ = context.menu.num_candidates == 0;
    rime().free_context(&context);
}

const std::vector<std::string>& RimeComposer::candidates(std::size_t wanted) {
    if (all_candidates_ || wanted <= candidates_.size()) return candidates_;
    guarded([&] {
        RimeCandidateListIterator at{};
        if (!rime().candidate_list_from_index(session_, &at, static_cast<int>(candidates_.size()))) return;
        while (candidates_.size() < wanted) {
            if (!rime().candidate_list_next(&at)) {
                all_candidates_ = true;
                break;
            }
            candidates_.emplace_back(at.candidate.text);
        }
        rime().candidate_list_end(&at);
    });
    return candidates_;
}

std::string RimeComposer::take() {
    std::string text = decided_;
    base::renew(decided_);
    return text;
}

void RimeComposer::wipe() {
    base::renew(shown_);
    base::renew(decided_);
    base::renew(candidates_);
    all_candidates_ = true;
    end_session();
}

void RimeComposer::end_session() {
    if (session_ == 0) return;
    try {
        rime().destroy_session(session_);
    } catch (const std::exception&) {
        // Its memory is gone either way.
    }
    session_ = 0;
}

}  // namespace ui
