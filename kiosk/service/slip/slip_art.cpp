#include "kiosk/service/slip/slip_art.h"

#include <string>

#include "base/picture/svg.h"

namespace service::slip {
namespace {

// Only the shape counts, so everything is black on nothing.
std::string document(const char* view_box, const char* body) {
    return std::string(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox=")") + view_box +
           R"("><g fill="none" stroke="#000" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">)" +
           body + "</g></svg>";
}

// The art is ours and whole: a drawing that fails is left out of the slip rather than stopping it.
base::Rgba rasterise(const std::string& svg, int width, int height) {
    return base::rasterise_svg(svg, width, height).value_or({});
}

// 66 x 66, the size of the board.
const char* step_body(domain::StepKind kind) {
    switch (kind) {
        case domain::StepKind::lift:
            return R"(<rect x="3" y="3" width="60" height="60" rx="9"/>
                <path d="M24 47V21M15 29l9-9 9 9M43 21v26M34 38l9 9 9-9" stroke-width="5"/>)";
        case domain::StepKind::stairs:
            return R"(<path d="M5 59h14V45h14V31h14V17h14"/>)";
        case domain::StepKind::walk:
            return R"(<circle cx="37" cy="9" r="6.500" fill="#000" stroke="none"/>
                <path d="M35 23 28 42l11 9 3 12M28 42l-6 21M34 24l-13 8-3 10M37 26l6 9 10 3"/>)";
        case domain::StepKind::turn_left:
            return R"(<path d="M53 63V35c0-8-4-12-12-12H10M25 8 10 23l15 15"/>)";
        case domain::StepKind::turn_right:
            return R"(<path d="M13 63V35c0-8 4-12 12-12h31M41 8l15 15-15 15"/>)";
        case domain::StepKind::straight:
            return R"(<path d="M33 62V8M16 25 33 8l17 17"/>)";
        case domain::StepKind::arrive:
            return R"(<path d="M33 1C18 1 7 12 7 27c0 18 26 38 26 38s26-20 26-38C59 12 48 1 33 1z
                M33 17a10 10 0 1 1 0 20a10 10 0 1 1 0-20z" fill="#000" fill-rule="evenodd" stroke="none"/>)";
        case domain::StepKind::outdoors:
            return R"(<path d="M33 63V38M33 4 17 26h8L12 44h42L41 26h8z"/>)";
    }
    return "";
}

}  // namespace

base::Rgba draw_step(domain::StepKind kind, int size) {
    return rasterise(document("0 0 66 66", step_body(kind)), size, size);
}

base::Rgba draw_art(Art art, int width, int height) {
    switch (art) {
        case Art::brand:  // the S of assets/art/logo.svg, without its ground
            return rasterise(
                document("0 0 72 72",
                         R"(<path d="M42.500 17.500C30 14.500 21.500 21.500 26.500 31.500c4.500 8.500 20 8.500
                20.500 18 .4 8-11.500 10-24.500 6.500" stroke-width="8.500"/>
                <circle cx="53" cy="23" r="5" fill="#000" stroke="none"/>)"),
                width, height);
        case Art::check:
            return rasterise(document("0 0 36 36", R"(<path d="M4 19l10 10L32 8"/>)"), width, height);
        case Art::chevron:
            return rasterise(document("0 0 24 36", R"(<path d="M4 4l16 14L4 32"/>)"), width, height);
        case Art::scissors:
            return rasterise(document("0 0 40 36", R"(<g stroke-width="4"><circle cx="8" cy="8" r="6"/>
                <circle cx="8" cy="28" r="6"/><path d="M13 12l23 14M13 24l23-14"/></g>)"),
                             width, height);
    }
    return {};
}

}  // namespace service::slip
