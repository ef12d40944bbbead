"""Builds rendered files with MkDocs, by the project's own configuration but for its hook."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.conftest import ROOT


def build_site(files: Mapping[str, bytes], folder: Path) -> Path:
    """Writes the files below ``folder`` and builds them with --strict; gives the folder of the site."""
    for path, content in files.items():
        target = folder / "site_src" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in ("hooks", "watch"):
        config.pop(key)
    config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"
