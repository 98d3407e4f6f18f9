// Repairs in figures: where something is open, what breaks most, month by month, and how content people are.
#pragma once

#include "hub/requests/figures.h"
#include "hub/store/accounts.h"
#include "hub/web/console/frame.h"
#include "hub/web/request_words.h"

namespace hub {

struct FiguresView {
    RequestFigures figures;
    RequestPlaces places;
    Month now;
    std::vector<Account> accounts;  // what people are called, and what they do
};
std::string figures_page(const Frame& frame, const FiguresView& view);

}  // namespace hub
