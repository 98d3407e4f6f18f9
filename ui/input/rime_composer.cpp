#include "ui/input/rime_composer.h"

#include <array>
#include <exception>
#include <fstream>
#include <mutex>

#include <rime_api.h>

#include "base/wipe.h"

namespace ui {
namespace {

constexpr int key_backspace = 0xff08, key_home = 0xff50;  // X11's numbers
constexpr int only_fatal = 3;
constexpr const char* files[] = {"default.yaml",      "suishou.schema.yaml",     "suishou_fuzzy.schema.yaml",
                                 "suishou.prism.bin", "suishou_fuzzy.prism.bin", "suishou.table.bin"};

// One function table, valid since the library was loaded.
RimeApi& rime() {
    return *rime_get_api();
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
        if (keeper_ != 0) rime().destroy_session(keeper_);
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
        keeper_ = new_session();
        if (keeper_ == 0) return base::Error{base::ErrorKind::corrupt, options_.folder, "ui.pinyin"};
        // The first key of a session builds what all later ones use.
        rime().process_key(keeper_, 'a', 0);
        RIME_STRUCT(RimeContext, context);
        const bool works = rime().get_context(keeper_, &context) && context.menu.num_candidates > 0;
        rime().free_context(&context);
        rime().clear_composition(keeper_);
        if (!works) return base::Error{base::ErrorKind::corrupt, "no candidates", "ui.pinyin"};
    } catch (const std::exception& failure) {
        return base::Error{base::ErrorKind::internal, failure.what(), "ui.pinyin"};
    }
    return {};
}

RimeComposer::Session RimeComposer::new_session() const {
    const Session session = rime().create_session();
    if (session != 0 && rime().select_schema(session, options_.fuzzy ? "suishou_fuzzy" : "suishou"))
        return session;
    if (session != 0) rime().destroy_session(session);
    return 0;
}

// An engine that throws is not asked again in this process.
template <class Work>
void RimeComposer::guarded(Work&& work) {
    if (!composes()) return;
    try {
        if (session_ == 0) session_ = new_session();
        if (session_ != 0) work();
    } catch (const std::exception& failure) {
        state_ = State::failed;
        if (options_.warn) options_.warn({base::ErrorKind::internal, failure.what(), "ui.pinyin"});
    }
}

void RimeComposer::key(char letter) {
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
        if (const char* input = rime().get_input(session_); input != nullptr) decided_ += input;
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
    if (context.composition.preedit != nullptr) shown_ = context.composition.preedit;
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
    if (session_ == 0) return;
    try {
        rime().destroy_session(session_);
    } catch (const std::exception&) {
        // Its memory is gone either way.
    }
    session_ = 0;
}

}  // namespace ui
