#!/usr/bin/env python3
"""The direction of the arrows, checked: who may include whom, and which folder owns which library.

Reads #include lines only. The table below is docs/source-tree.md in another form; change both or neither.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
if ROOT.is_file():
    ROOT = ROOT.parents[2]

# Folder -> the folders it may include from (itself is always allowed). Longest prefix wins.
MAY_INCLUDE = {
    "base": [],
    "base/sqlite": ["base"],
    "base/text": ["base"],
    "base/picture": ["base"],
    "kiosk/domain": ["base"],
    "kiosk/protocol": ["base", "kiosk/domain"],
    "kiosk/store": ["base", "base/sqlite", "kiosk/domain"],
    "kiosk/sync": ["base", "kiosk/domain", "kiosk/protocol"],
    # The generated scene draws a code, the file printer writes a PNG: base/picture owns both libraries.
    "devices/camera": ["base", "base/picture"],
    "devices/scanner": ["base"],
    "devices/scanner/tool": ["base", "base/picture", "devices/scanner"],
    "devices/printer": ["base", "base/picture"],
    "devices/sound": ["base"],
    "kiosk/service": ["base", "base/text", "base/picture", "kiosk/domain", "kiosk/store", "kiosk/sync",
                      "devices/camera", "devices/scanner", "devices/printer", "devices/sound"],
    "ui": ["base", "base/text", "base/picture", "kiosk/domain", "kiosk/service/command.h", "kiosk/service/view.h"],
    "hub": ["base", "base/text", "base/picture", "kiosk/domain", "kiosk/protocol"],
    "kiosk/app": None,  # the only place that sees every folder
    "tests": None,
}

# Third-party header (regex) -> the folders that own it.
OWNERS = {
    r"sqlite3\.h": ["base/sqlite", "tests/fault"],
    r"(imgui|imgui_internal|imgui_freetype|imgui_impl_\w+)\.h|GLFW/.*|X11/.*|GL/.*": ["ui", "tests/golden/screens"],
    r"curl/.*": ["kiosk/sync"],
    r"ZXing/.*": ["devices/scanner", "base/picture"],
    r"gst/.*": ["devices/camera", "devices/sound"],
    r"gdk-pixbuf/.*": ["base/picture"],
    r"soci/.*|libpq-fe\.h|httplib\.h|mustache\.hpp|kainjow/.*": ["hub"],
    r"libical/.*": ["hub/import"],
    r"sodium(\.h|/.*)": ["kiosk/domain", "hub"],
    r"unicode/.*|lunar-date.*|libintl\.h": ["base/text"],
    r"ft2build\.h": ["base/picture", "ui/theme"],
    r"freetype/.*|librsvg/.*|cairo.*|png\.h|jpeglib\.h": ["base/picture"],
    r"rime_api\.h": ["ui/input"],
    r"nlohmann/.*": ["kiosk/protocol", "hub", "kiosk/service/json", "ui/shell", "devices/scanner/tool"],
    r"toml\+\+/.*|CLI/.*": ["kiosk/app", "hub", "devices/scanner/tool"],
}

MAX_LINES = 400
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def folder_rule(path):
    parts = path.split("/")
    for n in range(len(parts), 0, -1):
        key = "/".join(parts[:n])
        if key in MAY_INCLUDE:
            return key
    return None


def sources():
    for top in ("base", "kiosk", "devices", "ui", "hub", "tests"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path


def check(path):
    name = path.relative_to(ROOT).as_posix()
    rule = folder_rule(name)
    allowed = MAY_INCLUDE.get(rule)
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        yield f"{name}: {len(lines)} lines; a file of more than {MAX_LINES} asks to be two"
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, header = match.groups()
        where = f"{name}:{number}"
        for pattern, owners in OWNERS.items():
            if re.fullmatch(pattern, header) and not name.startswith("tests/"):
                if not any(name.startswith(owner) for owner in owners):
                    yield f"{where}: <{header}> belongs to {', '.join(owners)}"
        if quote == '"' and allowed is not None and "/" in header:
            target = folder_rule(header)
            if target is None or target == rule:
                continue
            if target not in allowed and header not in allowed:
                yield f"{where}: {rule} must not see {header}"
        if quote == '"' and "/" in header and header.split("/")[0] == "tests" and not name.startswith("tests/"):
            yield f"{where}: nothing includes tests"


def main():
    problems = [problem for path in sources() for problem in check(path)]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} wrong arrows")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
