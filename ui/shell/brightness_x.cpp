// RandR on a connection of its own, so that no reply is waited for on the window's.
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>

#include "ui/shell/brightness.h"

namespace ui {

namespace {

struct CloseDisplay {
    void operator()(Display* display) const { XCloseDisplay(display); }
};
struct FreeResources {
    void operator()(XRRScreenResources* resources) const { XRRFreeScreenResources(resources); }
};
struct FreeGamma {
    void operator()(XRRCrtcGamma* gamma) const { XRRFreeGamma(gamma); }
};
struct FreeProperty {
    void operator()(XRRPropertyInfo* info) const { XFree(info); }
};

class XDimmer final : public Dimmer {
  public:
    explicit XDimmer(std::unique_ptr<Display, CloseDisplay> display) : display_(std::move(display)) {}

    // False: neither way is there.
    bool look() {
        int event = 0, error = 0;
        if (XRRQueryExtension(display_.get(), &event, &error) == False) return false;
        const std::unique_ptr<XRRScreenResources, FreeResources> all(
            XRRGetScreenResourcesCurrent(display_.get(), DefaultRootWindow(display_.get())));
        if (!all) return false;
        for (int i = 0; i < all->noutput; ++i)
            look_at(all->outputs[i]);
        for (int i = 0; i < all->ncrtc; ++i) {
            const int size = XRRGetCrtcGammaSize(display_.get(), all->crtcs[i]);
            if (size > 1) ramps_.push_back({all->crtcs[i], size});
        }
        return !lights_.empty() || !ramps_.empty();
    }

    bool set(double share) override {
        for (const auto& light : lights_) {
            const long value =
                light.least + std::lround(share * static_cast<double>(light.most - light.least));
            XRRChangeOutputProperty(display_.get(), light.output, light.property, XA_INTEGER, 32,
                                    PropModeReplace, reinterpret_cast<const unsigned char*>(&value), 1);
        }
        if (lights_.empty())
            for (const auto& ramp : ramps_)
                set_ramp(ramp, share);
        XSync(display_.get(), False);
        return true;
    }

  private:
    struct Light {
        RROutput output;
        Atom property;
        long least, most;
    };
    struct Ramp {
        RRCrtc crtc;
        int size;
    };

    void look_at(RROutput output) {
        for (const char* name : {"Backlight", "BACKLIGHT"}) {
            const Atom property = XInternAtom(display_.get(), name, True);
            if (property == None) continue;
            int count = 0;
            Atom* has = XRRListOutputProperties(display_.get(), output, &count);
            bool found = false;
            for (int i = 0; i < count; ++i)
                found = found || has[i] == property;
            if (has != nullptr) XFree(has);
            if (!found) continue;
            const std::unique_ptr<XRRPropertyInfo, FreeProperty> info(
                XRRQueryOutputProperty(display_.get(), output, property));
            if (info && info->range != False && info->num_values == 2 && info->values[1] > info->values[0])
                return lights_.push_back({output, property, info->values[0], info->values[1]});
        }
    }

    void set_ramp(const Ramp& ramp, double share) {
        const std::unique_ptr<XRRCrtcGamma, FreeGamma> gamma(XRRAllocGamma(ramp.size));
        if (!gamma) return;
        for (int i = 0; i < ramp.size; ++i) {
            const double full = 65535.0 * i / (ramp.size - 1);
            const auto value = static_cast<unsigned short>(std::lround(full * share));
            gamma->red[i] = gamma->green[i] = gamma->blue[i] = value;
        }
        XRRSetCrtcGamma(display_.get(), ramp.crtc, gamma.get());
    }

    std::unique_ptr<Display, CloseDisplay> display_;
    std::vector<Light> lights_;
    std::vector<Ramp> ramps_;
};

}  // namespace

std::unique_ptr<Dimmer> make_x_dimmer() {
    std::unique_ptr<Display, CloseDisplay> display(XOpenDisplay(nullptr));
    if (!display) return nullptr;
    auto dimmer = std::make_unique<XDimmer>(std::move(display));
    if (!dimmer->look()) return nullptr;
    return dimmer;
}

}  // namespace ui
