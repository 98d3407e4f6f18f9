// A report of room 305 on the screen: what the tests of its pages share.
#pragma once

#include <gtest/gtest.h>

#include "tests/golden/screens/flows.h"
#include "ui/screens/repair.h"

namespace golden {

inline constexpr const char* room = "main-4-6";

class RepairFlows : public Flows {
  protected:
    RepairFlows() { studio.composer.wipe(); }

    template <class T>
    const T* last() const {
        return studio.sent.empty() ? nullptr : std::get_if<T>(&studio.sent.back());
    }
    // The page that was opened last.
    std::unique_ptr<ui::Screen> next() {
        if (studio.opened.empty()) return nullptr;
        auto screen = std::move(studio.opened.back());
        studio.opened.clear();
        return screen;
    }
    void answer(const service::ReportResult& report) {
        service::RepairView repair;
        repair.report = report;
        view.repair = std::make_shared<const service::RepairView>(repair);
    }
    // From now on this kind is one.
    void make_dangerous(std::string_view kind) {
        auto house = *view.house;
        for (auto& category : house.categories)
            category.danger = category.danger || category.id == kind;
        view.house = std::make_shared<const service::HouseView>(house);
    }
    static ui::SharedDraft leak() {
        auto draft = std::make_shared<ui::RepairDraft>();
        draft->cell = room;
        draft->category = "water.leak";
        draft->answered = draft->category;
        draft->words.text = "空调漏水";
        draft->phone = "13800000000";
        return draft;
    }
};

}  // namespace golden
