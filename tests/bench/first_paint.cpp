// Starts a program and says how long it took until a given point of the X root showed a given colour.
//   first_paint X Y RRGGBB TOLERANCE PROGRAM ARGUMENTS...
// Prints one line: milliseconds from just before exec to the first look that saw the colour, and the process
// id. The program is left running. The same yardstick for us and for a browser: pixels on the glass.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Steady = std::chrono::steady_clock;

bool shows(Display* display, int x, int y, unsigned long wanted, int tolerance) {
    XImage* image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
    if (!image) return false;
    const unsigned long pixel = XGetPixel(image, 0, 0);
    XDestroyImage(image);
    for (int shift : {0, 8, 16}) {
        const int seen = static_cast<int>(pixel >> shift & 255),
                  want = static_cast<int>(wanted >> shift & 255);
        if (std::abs(seen - want) > tolerance) return false;
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fprintf(stderr, "usage: first_paint X Y RRGGBB TOLERANCE PROGRAM [ARGUMENTS...]\n");
        return 2;
    }
    const int x = std::atoi(argv[1]), y = std::atoi(argv[2]), tolerance = std::atoi(argv[4]);
    const unsigned long wanted = std::strtoul(argv[3], nullptr, 16);
    Display* display = XOpenDisplay(nullptr);
    if (!display) {
        std::fprintf(stderr, "first_paint: no display\n");
        return 1;
    }
    const auto begin = Steady::now();
    const pid_t child = fork();
    if (child == 0) {
        // The program outlives us: it must not hold the pipe that our own line goes down.
        if (!std::freopen("/dev/null", "w", stdout)) _exit(127);
        execvp(argv[5], argv + 5);
        std::perror(argv[5]);
        _exit(127);
    }
    while (Steady::now() - begin < std::chrono::seconds(30)) {
        if (shows(display, x, y, wanted, tolerance)) {
            const auto took = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
            std::printf("%.1f %d\n", took, static_cast<int>(child));
            return 0;
        }
        int status = 0;
        if (waitpid(child, &status, WNOHANG) == child) {
            std::fprintf(stderr, "first_paint: the program ended before the colour came, with %d\n",
                         WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
            return 1;
        }
        // The interval is the resolution of the measurement; the same for every program measured.
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    std::fprintf(stderr, "first_paint: the colour never came\n");
    return 1;
}
