"""Finds a Chromium for the browser tests, installs one where there is none, and says plainly when it cannot.

``python -m tests.browser.chromium`` prints the path; its exit code is 1 where there is no browser. In order: one on
the PATH, the one that Playwright downloaded before, Debian's through apt-get, Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TRIED = """No browser for the browser tests. Tried, in this order:
  - on the PATH: {names}
  - apt-get install chromium: {apt}
  - playwright install chromium: {playwright}
Install Chromium by hand, or put one of these names on the PATH, and run the tests again."""


class NoBrowserError(Exception):
    """There is no browser and none could be installed; the message says what was tried."""


def find() -> str | None:
    """Path of a browser that is already on this machine: the PATH's, else Playwright's own."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwrights_own()


def provide() -> str:
    """Path of a browser; installs one where there is none. Raises :class:`NoBrowserError`."""
    if path := find():
        return path
    apt = _apt_get()
    if path := find():
        return path
    own = _run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"])
    if own != "done":
        own = _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if path := find():
        return path
    raise NoBrowserError(TRIED.format(names=", ".join(NAMES), apt=apt, playwright=own))


def arguments() -> list[str]:
    """Command line options that the browser needs here: root has no sandbox, small machines have a small /dev/shm."""
    options = ["--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    return options


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _apt_get() -> str:
    """Installs Debian's chromium where apt-get may be used; says what came of it."""
    if not shutil.which("apt-get"):
        return "there is no apt-get"
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and (not shutil.which("sudo") or _run(["sudo", "-n", "true"]) != "done"):
        return "neither root nor sudo without a password"
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    updated = _run([*sudo, *quiet, "update"])
    installed = _run([*sudo, *quiet, "install", "-y", "--no-install-recommends", "chromium"])
    return installed if installed == "done" else f"{installed} (apt-get update: {updated})"


def _run(command: list[str]) -> str:
    """``done``, or the last line that the command wrote on its failure."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if result.returncode == 0:
        return "done"
    lines = [line for line in (result.stderr + result.stdout).splitlines() if line.strip()]
    return lines[-1].strip() if lines else f"exit code {result.returncode}"


if __name__ == "__main__":
    try:
        print(f"Browser: {provide()}")
    except NoBrowserError as failure:
        sys.exit(str(failure))
