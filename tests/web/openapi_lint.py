#!/usr/bin/env python3
"""The descriptions given, by the rules that others hold OpenAPI to. Skipped where the linter is not installed."""
import shutil
import subprocess
import sys

from browser import HERE, modules

node = shutil.which("node")
if not node:
    print("node is not installed")
    sys.exit(77)
sys.exit(subprocess.run([node, HERE / "openapi_lint.mjs", modules(), *sys.argv[1:]], check=False).returncode)
