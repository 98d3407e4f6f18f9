// The optics: a plane in space, a lens, a sensor.
#pragma once

#include <array>
#include <functional>

#include "devices/scanner/luma.h"
#include "tests/golden/decode/random.h"

namespace golden {

// A card before the camera. Its own coordinates: the code's side is 1, its centre the origin.
struct Pose {
    double centre_x = 640, centre_y = 360;  // pixels
    double side = 250;                      // pixels, seen head-on
    double roll = 0;                        // in the picture's plane, radians
    double tilt = 0, tilt_axis = 0;         // out of it, and about which direction
};

// Grey level at a point of the card, or below 0 where the card ends.
using Card = std::function<double(double u, double v)>;

// Draws with 3 x 3 samples a pixel, as a sensor's pixel gathers light from an area.
void draw(scanner::LumaImage& image, const Pose& pose, const Card& card);

void gaussian_blur(scanner::LumaImage& image, double sigma);
void motion_blur(scanner::LumaImage& image, double length, double direction);
void add_noise(scanner::LumaImage& image, double sigma, Random& random);
void add_glare(scanner::LumaImage& image, double x, double y, double radius, double strength);
// Two pixel grids that beat: a wave of brightness across the picture.
void add_moire(scanner::LumaImage& image, double wavelength, double direction, double depth);
// What lies behind: light, pillars, posters, out of focus.
void draw_lobby(scanner::LumaImage& image, Random& random);

}  // namespace golden
