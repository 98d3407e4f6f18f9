#include "ui/shell/plain_fill.h"

#include <array>
#include <cmath>

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

namespace ui {

namespace {

// The names are the renderer's.
constexpr const char* vertex_text = R"(#version 150
uniform mat4 ProjMtx;
in vec2 Position;
in vec4 Color;
out vec4 color;
void main() {
    color = Color;
    gl_Position = ProjMtx * vec4(Position, 0, 1);
})";
constexpr const char* fragment_text = R"(#version 150
in vec4 color;
out vec4 Out_Color;
void main() { Out_Color = color; })";

unsigned compile(unsigned kind, const char* text) {
    const unsigned shader = glCreateShader(kind);
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    return shader;
}

bool same(ImVec2 a, ImVec2 b) {
    return a.x == b.x && a.y == b.y;
}

float area(ImVec2 a, ImVec2 b, ImVec2 c) {
    return std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
}

void append(std::vector<Stretch>& to, const Stretch& next) {
    if (!to.empty() && to.back().plain == next.plain)
        to.back().count += next.count;
    else
        to.push_back(next);
}

ImDrawCmd part_of(const ImDrawCmd& command, const Stretch& stretch) {
    ImDrawCmd part = command;
    part.IdxOffset += stretch.first;
    part.ElemCount = stretch.count;
    return part;
}

ImDrawCmd call(const ImDrawCmd& command, ImDrawCallback callback, void* self) {
    ImDrawCmd part = command;
    part.ElemCount = 0;
    part.UserCallback = callback;
    part.UserCallbackData = self;
    return part;
}

}  // namespace

std::vector<Stretch> stretches(const ImDrawList& list, const ImDrawCmd& command, ImVec2 white, float least) {
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    std::vector<Stretch> out;
    Stretch run;
    float covered = 0;
    const auto close = [&] {
        if (run.count == 0) return;
        append(out, {run.first, run.count, run.plain && covered >= least});
        covered = 0;
    };
    for (unsigned i = 0; i < command.ElemCount; i += 3) {
        const ImDrawVert &a = vertices[indices[i]], &b = vertices[indices[i + 1]],
                         &c = vertices[indices[i + 2]];
        const bool plain = same(a.uv, white) && same(b.uv, white) && same(c.uv, white);
        if (plain != run.plain || run.count == 0) {
            close();
            run = {i, 0, plain};
        }
        run.count += 3;
        if (plain) covered += area(a.pos, b.pos, c.pos);
    }
    close();
    return out;
}

PlainFill::PlainFill()
    : vertex_(compile(GL_VERTEX_SHADER, vertex_text)),
      fragment_(compile(GL_FRAGMENT_SHADER, fragment_text)) {}

PlainFill::~PlainFill() {
    glDeleteProgram(program_);
    glDeleteShader(vertex_);
    glDeleteShader(fragment_);
}

void PlainFill::divide(ImDrawData& data, ImVec2 white) {
    for (ImDrawList* list : data.CmdLists) {
        ImVector<ImDrawCmd> divided;
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr) {
                divided.push_back(command);
                continue;
            }
            for (const Stretch& stretch : stretches(*list, command, white, least_area)) {
                if (stretch.plain) divided.push_back(call(command, begin_callback, this));
                divided.push_back(part_of(command, stretch));
                if (stretch.plain) divided.push_back(call(command, end_callback, this));
            }
        }
        list->CmdBuffer.swap(divided);
    }
}

void PlainFill::begin_callback(const ImDrawList*, const ImDrawCmd* command) {
    static_cast<PlainFill*>(command->UserCallbackData)->begin();
}

void PlainFill::end_callback(const ImDrawList*, const ImDrawCmd* command) {
    static_cast<PlainFill*>(command->UserCallbackData)->end();
}

// Our program takes its inputs from where the renderer puts them for its own.
bool PlainFill::link(unsigned textured) {
    glDeleteProgram(program_);
    program_ = glCreateProgram();
    textured_ = textured;
    glAttachShader(program_, vertex_);
    glAttachShader(program_, fragment_);
    for (const char* name : {"Position", "Color"}) {
        const int place = glGetAttribLocation(textured, name);
        if (place >= 0) glBindAttribLocation(program_, static_cast<unsigned>(place), name);
    }
    glLinkProgram(program_);
    int linked = GL_FALSE;
    glGetProgramiv(program_, GL_LINK_STATUS, &linked);
    from_ = glGetUniformLocation(textured, "ProjMtx");
    to_ = linked == GL_TRUE ? glGetUniformLocation(program_, "ProjMtx") : -1;
    return from_ >= 0 && to_ >= 0;
}

void PlainFill::begin() {
    int current = 0;
    glGetIntegerv(GL_CURRENT_PROGRAM, &current);
    const auto textured = static_cast<unsigned>(current);
    const bool good = textured == textured_ ? from_ >= 0 && to_ >= 0 : link(textured);
    if (!good) return;
    std::array<float, 16> projection{};
    glGetUniformfv(textured_, from_, projection.data());
    glUseProgram(program_);
    glUniformMatrix4fv(to_, 1, GL_FALSE, projection.data());
}

void PlainFill::end() {
    glUseProgram(textured_);
}

}  // namespace ui
