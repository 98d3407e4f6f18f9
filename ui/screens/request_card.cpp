#include "ui/screens/request_card.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float fact_aside = 112, fact_apart = 6, card_pad_x = 32, card_pad_y = 20, head_apart = 4;
constexpr TextStyle kind_style{Type::heading, color::ink9, true};

TextStyle style_of(const RequestFact& fact) {
    return {Type::body, fact.strong ? color::river8 : color::ink7, fact.strong};
}

float head_height(const Stage& stage, float room, const RequestHead& head) {
    return std::max(88.0f, stage.paint.paragraph_height(room, head.kind, kind_style, 2));
}

float height_of(const Stage& stage, float room, const RequestFact& fact) {
    return std::max(40.0f, stage.paint.paragraph_height(room, fact.words, style_of(fact), 3));
}

float height_of(const Stage& stage, float room, const std::vector<RequestFact>& facts) {
    float sum = 0;
    for (const RequestFact& fact : facts)
        sum += height_of(stage, room, fact) + fact_apart;
    return sum;
}

void lines(Stage& stage, const Box& box, std::vector<RequestFact> facts) {
    const float room = box.w - fact_aside;
    // The promise is what people come for: it goes last.
    for (const std::string_view last :
         {"request.made", "request.waiting", "request.how", "request.as_of", "request.due"})
        if (height_of(stage, room, facts) > box.h + 1 && facts.size() > 2)
            std::erase_if(facts, [&](const RequestFact& fact) { return fact.id == last; });
    const float spare =
        std::max(0.0f, box.h - height_of(stage, room, facts)) / static_cast<float>(facts.size());
    float y = box.y;
    for (const RequestFact& fact : facts) {
        const float high = height_of(stage, room, fact);
        const Box row{box.x, y, box.w, high + spare};
        stage.paint.icon(fact.icon, row.x + 44, row.centre_y(), 36, color::river7);
        stage.paint.paragraph({row.x + fact_aside, row.centre_y() - high / 2, room, high}, fact.words,
                              style_of(fact), Align::left, 3);
        stage.say(fact.id, NodeRole::text, fact.words, row);
        y = row.bottom() + fact_apart;
    }
}

}  // namespace

float request_card_height(const Stage& stage, float wide, const RequestHead& head,
                          const std::vector<RequestFact>& facts) {
    const float room = wide - 2 * card_pad_x - fact_aside;
    return 2 * card_pad_y + head_height(stage, room, head) + head_apart + height_of(stage, room, facts);
}

void request_card(Stage& stage, const Box& box, const RequestHead& head, std::vector<RequestFact> facts) {
    Painter& paint = stage.paint;
    const Box inside = box.inset(card_pad_x, card_pad_y);
    const float room = inside.w - fact_aside, top = head_height(stage, room, head);
    paint.disc(inside.x + 44, inside.y + top / 2, 44, color::river0);
    paint.icon(head.sign, inside.x + 44, inside.y + top / 2, 52, color::river7);
    const float high = paint.paragraph_height(room, head.kind, kind_style, 2);
    paint.paragraph({inside.x + fact_aside, inside.y + (top - high) / 2, room, high}, head.kind, kind_style,
                    Align::left, 2);
    stage.say("request.kind", NodeRole::text, head.kind, inside.top(top));
    lines(stage, inside.below(top + head_apart), std::move(facts));
}

}  // namespace ui
