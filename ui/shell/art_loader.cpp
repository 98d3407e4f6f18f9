#include "ui/shell/art_loader.h"

#include <algorithm>
#include <utility>

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/picture/svg.h"
#include "ui/shell/run.h"

namespace ui {

namespace {

// Names come from the program and from synced data alike: nothing that could leave the folder.
bool harmless(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace

ArtLoader::ArtLoader(std::string folder) : folder_(std::move(folder)) {
    worker_ = base::Worker("art", [this](std::stop_token) {
        // A page is drawn without its pictures first: whoever draws it goes before.
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 5);
        while (auto key = wanted_.pop()) {
            // Whoever asked keeps count: there is never more under way than ready_ can hold.
            ready_.try_push(load(std::move(*key)));
            wake_ui();
            // A drawing needs many times its size while it is made, and glibc would keep it all.
            if (wanted_.size() == 0) ::malloc_trim(0);
        }
    });
}

ArtLoader::~ArtLoader() {
    wanted_.close();
    while (wanted_.try_pop()) {
    }
    worker_.join();
}

bool ArtLoader::ask(ArtKey key) {
    return wanted_.try_push(std::move(key));
}

std::vector<ArtLoader::Loaded> ArtLoader::take() {
    std::vector<Loaded> all;
    while (auto one = ready_.try_pop())
        all.push_back(std::move(*one));
    return all;
}

ArtLoader::Loaded ArtLoader::load(ArtKey key) const {
    if (!harmless(key.name)) {
        return {key, base::Error{base::ErrorKind::invalid, "no name of a picture", "ui.art"}};
    }
    auto picture = base::load_svg(folder_ + "/" + key.name + ".svg", key.width, key.height);
    if (picture && key.shade == Shade::grey) base::turn_grey(*picture);
    return {std::move(key), std::move(picture)};
}

}  // namespace ui
