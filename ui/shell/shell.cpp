#include "ui/shell/shell.h"

#include <algorithm>
#include <utility>

#include <imgui.h>

#include "base/wipe.h"
#include "ui/input/rime_composer.h"

namespace ui {

namespace {

// No wait is longer, so that a watchdog hears of the loop.
constexpr base::BootTime longest_wait{5000};

std::shared_ptr<const service::KioskView> empty_view() {
    auto view = std::make_shared<service::KioskView>();
    view->site = std::make_shared<domain::Site>();
    view->today = std::make_shared<service::TodayView>();
    view->devices = std::make_shared<service::DevicesView>();
    view->sync = std::make_shared<service::SyncView>();
    view->check_in = std::make_shared<service::CheckInView>();
    view->staff = std::make_shared<service::StaffView>();
    return view;
}

std::unique_ptr<Composer> make_composer(const Deps& deps) {
    if (deps.options.pinyin_folder.empty()) return std::make_unique<NoComposer>();
    return std::make_unique<RimeComposer>(
        PinyinOptions{deps.options.pinyin_folder, deps.options.fuzzy_pinyin, deps.warn, wake_ui});
}

}  // namespace

base::Status run(const Deps& deps) {
    auto shell = Shell::open(deps);
    if (!shell) return shell.error();
    (*shell)->run();
    return {};
}

base::Result<std::unique_ptr<Shell>> Shell::open(const Deps& deps) {
    Deps complete = deps;
    if (!complete.warn) complete.warn = [](const base::Error&) {};
    std::unique_ptr<Shell> shell(new Shell(std::move(complete)));
    if (auto status = shell->open_window(); !status) return status.error();
    if (auto status = shell->open_automation(); !status) return status.error();
    return shell;
}

Shell::Shell(Deps deps)
    : deps_(std::move(deps)),
      words_(deps_.options.locale_folder, deps_.warn),
      composer_(make_composer(deps_)),
      stack_(deps_.profile.home),
      visits_([this](service::Command command) { send(std::move(command)); }),
      modes_(deps_.options.defaults),
      view_(empty_view()) {}

Shell::~Shell() {
    server_.reset();  // first: nobody may ask a screen that is going
}

base::Status Shell::open_window() {
    auto window =
        Window::open({deps_.options.width, deps_.options.height, deps_.options.fullscreen}, window_events());
    if (!window) return window.error();
    window_ = std::move(window).value();
    wakeable_.emplace();
    graphics_ = std::make_unique<Graphics>(*window_);
    for (const std::string& missing : graphics_->missing_fonts()) {
        deps_.warn({base::ErrorKind::not_found, missing, "ui.fonts"});
    }
    textures_ = std::make_unique<Textures>(deps_.options.art_folder, deps_.frames, deps_.warn);
    brightness_ = std::make_unique<Brightness>(deps_.options.brightness_file, wake_ui);
    pointer_.emplace(graphics_->io());
    auto touches = TouchReader::open(window_->x_window());
    if (touches) {
        touches_ = std::move(touches).value();
    } else {
        deps_.warn(touches.error());
    }
    return {};
}

base::Status Shell::open_automation() {
    if (deps_.options.automation_socket.empty()) return {};
    const auto view_as_json = [views = deps_.views, write = deps_.view_as_json] {
        const auto newest = views != nullptr ? views->get().value : nullptr;
        return newest && write ? write(*newest)
                               : automation::as_line(automation::error_as_json("no view yet"));
    };
    auto server = automation::Server::open(deps_.options.automation_socket, desk_, {view_as_json, wake_ui});
    if (!server) return server.error();
    server_ = std::move(server).value();
    return {};
}

void Shell::run() {
    enter_top(stack_.top());
    while (!wakeable_->stop_requested() && !window_->close_requested() && !quitting_) {
        base::without_trace([this] { turn(); });
    }
    visits_.end();
}

void Shell::turn() {
    wait();
    take_touches();
    take_news();
    take_time();
    serve();
    if (plan_.due(boot())) draw();
    serve();
    if (deps_.frame_done) deps_.frame_done();
}

void Shell::wait() {
    const base::BootTime now = boot();
    base::BootTime until = now + std::min(longest_wait, until_next_minute());
    const bool timed = stack_.top().stays() > std::chrono::seconds{0} || visits_.current() != 0;
    for (const auto& deadline :
         {plan_.next(), modes_.next_expiry(), timed ? idle_.next_change(now) : std::nullopt,
          typed_text_.next_expiry(), guard_.next_expiry(), desk_.next_deadline()}) {
        if (deadline) until = std::min(until, *deadline);
    }
    window_->wait(static_cast<double>(std::max((until - now).count(), base::BootTime::rep{0})) / 1000);
}

void Shell::take_news() {
    const auto newest =
        deps_.views != nullptr ? deps_.views->get() : base::Latest<service::KioskView>::Seen{};
    if (newest.value && newest.version != view_version_) {
        view_ = newest.value;
        view_version_ = newest.version;
        const bool nobody = visits_.current() == 0;
        const bool ours = visits_.look(*view_);
        take_settings(nobody);
        if (nobody && visits_.current() != 0) modes_.code_came();
        if (ours && deps_.profile.route) deps_.profile.route(*view_, stack_, stack_.top());
        settle_navigation();
        plan_.changed();
    }
    if (textures_->news()) plan_.changed();
    if (std::exchange(composes_, composer_->composes()) != composes_) plan_.changed();
    if (std::exchange(brightness_drawn_, brightness_->level()) != brightness_->level()) plan_.changed();
    if (textures_->camera_wanted() && textures_->camera_news()) plan_.changed();
}

// Before a code that came with them: its bearer's visit begins under them.
void Shell::take_settings(bool nobody) {
    if (!view_->settings) return;
    Modes house = deps_.options.defaults;
    house.language = view_->settings->language;
    house.calm = view_->settings->calm;
    modes_.house_has(house, nobody);
}

void Shell::take_time() {
    const base::BootTime now = boot();
    if (minute() != minute_drawn_) plan_.changed();
    by_hand(typed_text_.expire(now));
    if (modes_.expire(now)) plan_.changed();
    take_idle_state(now);
    if (!idle_state_.over || (stack_.top().stays() <= std::chrono::seconds{0} && visits_.current() == 0))
        return;
    if (pointer_->down()) {
        idle_.refill(now);  // a hand that rests on the glass is a hand
    } else if (stack_.top().returns_by_itself() && stack_.can_go_back()) {
        stack_.back();
    } else {
        ran_out_ = true;
        stack_.home();
    }
    settle_navigation();
}

void Shell::take_idle_state(base::BootTime now) {
    const IdleTimer::State state = idle_.state(now);
    if (state != idle_state_) plan_.changed();
    if (state.asking && !idle_state_.asking) play(Sound::warning);
    idle_state_ = state;
}

void Shell::serve() {
    desk_.serve(*this);
}

void Shell::draw() {
    const base::BootTime now = boot();
    minute_drawn_ = minute();
    plan_.begin_frame(now);
    textures_->begin_frame(now);
    graphics_->begin_frame(now);
    Tree tree;
    tree.begin(stack_.top().name());
    {
        Page page = make_page(now, tree);
        stack_.top().draw(page);
    }
    // Here, because the end of the frame makes the press on a bare page one of the window's.
    const bool struck =
        ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsKeyPressed(ImGuiKey_Space, false);
    if (struck && ImGui::IsAnyItemActive()) play(Sound::tick);
    base::renew(typed_);
    graphics_->end_frame();
    take_pictures();
    window_->swap();
    ++frames_;
    answers_.drawn(*view_, boot());
    tree_ = std::move(tree);
    textures_->end_frame();
    if (graphics_->inputs_waiting()) plan_.input();
    settle_navigation();
}

// For the automation socket, of whatever is shown; for the hub while nobody is here, hence of the front page,
// once it is all there.
void Shell::take_pictures() {
    const std::uint64_t wanted = view_->picture_wanted;
    const bool whole = plan_.settled() && !textures_->loading();
    const bool for_hub = wanted > picture_given_ && visits_.current() == 0 && whole && deps_.picture_taken;
    if (!picture_ordered_ && !for_hub) return;
    base::Rgba picture = window_->read_pixels();
    if (std::exchange(picture_ordered_, false)) picture_ = picture;
    if (!for_hub) return;
    picture_given_ = wanted;
    deps_.picture_taken(wanted, std::move(picture));
}

void Shell::settle_navigation() {
    if (!stack_.pending()) return;
    const std::uint64_t from = stack_.top_number();
    const auto hear = [this](void (Screen::*hook)(Page&)) {
        return [this, hook](Screen& screen) {
            Tree nowhere;
            Page page = make_page(boot(), nowhere);
            (screen.*hook)(page);
        };
    };
    const auto entered = hear(&Screen::entered);
    const bool changed = stack_.apply({.entered =
                                           [&](Screen& screen) {
                                               top_since_ = boot();
                                               entered(screen);
                                           },
                                       .left = hear(&Screen::left),
                                       .visit_over = [this] { end_visit(); }});
    if (!changed) return;
    keep_or_clear_composition(from);
    const Screen& top = stack_.top();
    idle_.enter({top.stays(), top.returns_by_itself(), modes_.slow()}, boot());
    take_idle_state(boot());
    plan_.input();
}

// Whoever asks for help in the middle of a word finds it where it was. Only a page that is written on itself,
// or the end of the one that it was begun on, forgets it.
void Shell::keep_or_clear_composition(std::uint64_t from) {
    if (composed_on_ == 0 && !composer_->shown().empty()) composed_on_ = from;
    const bool covered = stack_.holds(composed_on_) && !stack_.top().writes();
    if (composed_on_ != 0 && covered) return;
    if (composed_on_ == 0 || stack_.top_number() != composed_on_) composer_->clear();
    composed_on_ = 0;
}

void Shell::enter_top(Screen& screen) {
    top_since_ = boot();
    idle_.enter({screen.stays(), screen.returns_by_itself(), modes_.slow()}, top_since_);
    Tree nowhere;
    Page page = make_page(top_since_, nowhere);
    screen.entered(page);
}

void Shell::end_visit() {
    visits_.end();
    if (std::exchange(ran_out_, false)) {
        modes_.visit_ran_out();
    } else {
        modes_.visit_left(boot(), IdleTimer::quiet_end * (modes_.slow() ? 2 : 1));
    }
    base::renew(typed_);
    base::renew(typed_text_);
    composer_->wipe();
    textures_->forget_visit();
    ImGui::SetNavCursorVisible(false);
    plan_.input();  // more frames than the window has buffers: the last picture of the visit is drawn over
}

Page Shell::make_page(base::BootTime now, Tree& tree) {
    return {.view = *view_,
            .modes = modes_.modes(),
            .words = words_.of(modes_.modes().language),
            .fonts = graphics_->fonts(),
            .art = *textures_,
            .tree = tree,
            .go = stack_,
            .send = [this](service::Command command) { send(std::move(command)); },
            .set_modes = [this](const Modes& modes) { set_modes(modes); },
            .visit = visits_.current(),
            .width = static_cast<float>(window_->width()),
            .height = static_cast<float>(window_->height()),
            .mm_per_pixel = window_->mm_per_pixel(),
            .now = deps_.clock->wall(),
            .utc_offset = deps_.options.utc_offset,
            .age = now - top_since_,
            .animate_for = [this](std::chrono::milliseconds time) { plan_.animate_until(boot() + time); },
            .wake_in = [this](std::chrono::milliseconds time) { plan_.wake_at(boot() + time); },
            .play = [this](Sound sound) { play(sound); },
            .seconds_left = idle_state_.seconds_left,
            .seconds_in_all = idle_state_.seconds_in_all,
            .asking = idle_state_.asking,
            .keep_visit = [this] { idle_.refill(boot()); },
            .typed = typed_,
            .languages = words_.languages(),
            .composer = *composer_,
            .brightness = brightness_->level(),
            .set_brightness = [this](int level) { brightness_->set(level); }};
}

std::int64_t Shell::minute() const {
    return base::to_ms(deps_.clock->wall()) / 60'000;
}

base::BootTime Shell::until_next_minute() const {
    return base::BootTime{60'000 - base::to_ms(deps_.clock->wall()) % 60'000};
}

void Shell::send(service::Command command) {
    ++sent_;
    deps_.send(std::move(command));
}

void Shell::play(Sound sound) {
    ++sounds_[static_cast<std::size_t>(sound)];
    if (deps_.play) deps_.play(sound);
}

void Shell::set_modes(const Modes& modes) {
    if (modes == modes_.modes()) return;
    modes_.set(modes);
    idle_.set_slow(modes_.slow(), boot());
    plan_.input();
}

}  // namespace ui
