#include "ui/screens/request_code_card.h"

#include "kiosk/domain/request_code.h"

namespace ui {

bool RequestCodeCard::read(const Page& page, const domain::RequestNumber& number, domain::RequestKey key) {
    const std::string& pages = site_of(page).phone_pages;
    return code_.read(pages.empty() ? std::string() : domain::write_request_code(pages, number, key));
}

void RequestCodeCard::draw(Page& page, Stage& stage, const Box& box) const {
    Painter& paint = stage.paint;
    paint.card(box, Elevation::e1);
    const std::string_view title = page.words.tr("扫码，手机上看进度"), text = page.words.tr("不用登录");
    const TextStyle strong{Type::body, color::ink9, true}, quiet{Type::caption, color::ink7};
    const Box inside = box.inset(28, 32);
    const float words = paint.paragraph_height(inside.w, title, strong, 3) + paint.line_height(quiet);
    const float side = std::min(inside.w, inside.h - words - 24);
    const Box symbol{inside.centre_x() - side / 2,
                     inside.y + std::max(0.0f, (inside.h - side - words - 24) / 2), side, side};
    code_.draw(paint, symbol);
    stage.say("request.code", NodeRole::text, title, symbol);
    Box below{inside.x, symbol.bottom() + 24, inside.w, 0};
    below.y += paint.paragraph(below, title, strong, Align::centre, 3);
    paint.text({below.x, below.y, below.w, paint.line_height(quiet)}, text, quiet, Align::centre);
}

}  // namespace ui
