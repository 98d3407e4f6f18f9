// What every screen of the lobby shares: paper, header, the seven keys, the question whether to stay.
#pragma once

#include "ui/screens/wording.h"
#include "ui/shell/screen.h"
#include "ui/widgets/stage.h"

namespace ui {

class LobbyScreen : public Screen {
  public:
    void draw(Page& page) final;

  protected:
    virtual void body(Page& page, Stage& stage) = 0;
    virtual bool is_home() const { return false; }
    // Whether low reach moves this page's controls, and so leaves room above them.
    virtual bool moves_down() const { return true; }
    // A question over the page (a dialog of its own): all but the bar takes no touch meanwhile.
    virtual bool asks() const { return false; }
    virtual void question(Page&, Stage&) {}
    // Back, while it asks: the question goes, nothing was answered.
    virtual void withdraw() {}
};

// Brand, site, time and date at the top of the information zone.
void page_header(Page& page, Stage& stage, bool on_dark = false);
// Where the title stands below the top of the information zone, and of a task of several pages its way.
constexpr float under_header = 116, way_under_header = 106;
// The title; returns where it ends.
float page_title(Stage& stage, std::string_view id, std::string_view title, Color ink = color::ink9,
                 float at = under_header);

}  // namespace ui
