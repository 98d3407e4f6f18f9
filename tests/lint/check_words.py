#!/usr/bin/env python3
"""No Chinese sentence in ui code reaches the screen but through the catalogue, and every catalogue is complete."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
HAN = re.compile(r"[\u3400-\u9fff]")
# A literal with Chinese in it must be an argument of one of these (see base/text/catalogue.h).
CALL = re.compile(r"\b(tr|tr_n|tr_c|tr_mark)\s*\($")


def untranslated_literals():
    for path in sorted((ROOT / "ui").rglob("*.cpp")):
        text = path.read_text(encoding="utf-8")
        code = re.sub(r"//[^\n]*", lambda m: " " * len(m.group()), text)
        for match in STRING.finditer(code):
            if not HAN.search(match.group(1)):
                continue
            before = code[: match.start()].rstrip()
            # Adjacent literals and earlier arguments of the same call belong to the call.
            opened = before.rfind("(")
            head = before[: opened + 1]
            if not CALL.search(head):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{path.relative_to(ROOT)}:{line}: {match.group(1)}"


def incomplete_catalogues():
    for po in sorted((ROOT / "assets/locale").glob("*.po")):
        done = subprocess.run(["msgfmt", "--check", "--statistics", "-o", "/dev/null", po],
                              capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
        if done.returncode or "untranslated" in done.stderr or "fuzzy" in done.stderr:
            yield f"{po.name}: {done.stderr.strip()}"


def main():
    problems = list(untranslated_literals()) + list(incomplete_catalogues())
    print("\n".join(problems) if problems else "all words go through the catalogues")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
