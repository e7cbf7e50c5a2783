"""Which system packages are needed on Linux, and how each package manager is asked for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

DRAWING = {
    "apt-get": [
        "libegl1",
        "libgl1",
        "libglib2.0-0",
        "libdbus-1-3",
        "libfontconfig1",
        "libxkbcommon0",
    ],
    "dnf": ["mesa-libEGL", "mesa-libGL", "glib2", "dbus-libs", "fontconfig", "libxkbcommon"],
    "zypper": ["libEGL1", "libGL1", "libglib-2_0-0", "libdbus-1-3", "fontconfig", "libxkbcommon0"],
    "pacman": ["libglvnd", "glib2", "dbus", "fontconfig", "libxkbcommon"],
}

WINDOWS = {
    "apt-get": [
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxcb-xkb1",
        "libxkbcommon-x11-0",
        "libxcb-image0",
        "libxcb-render-util0",
        "libxcb-randr0",
        "libxcb-render0",
        "libxcb-sync1",
        "libxcb-xfixes0",
        "libwayland-client0",
        "libwayland-cursor0",
    ],
    "dnf": [
        "xcb-util-cursor",
        "xcb-util-wm",
        "xcb-util-keysyms",
        "xcb-util-image",
        "xcb-util-renderutil",
        "libxkbcommon-x11",
    ],
    "zypper": [
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-image0",
        "libxcb-render-util0",
        "libxkbcommon-x11-0",
    ],
    "pacman": [
        "xcb-util-cursor",
        "xcb-util-wm",
        "xcb-util-keysyms",
        "xcb-util-image",
        "xcb-util-renderutil",
        "libxkbcommon-x11",
    ],
}

VENV = {
    "apt-get": [f"python3.{sys.version_info.minor}-venv"],
    "dnf": ["python3-pip"],
    "zypper": [f"python3{sys.version_info.minor}-pip"],
    "pacman": ["python"],
}

_INSTALL = {
    "apt-get": ["apt-get", "install", "-y", "--no-install-recommends"],
    "dnf": ["dnf", "install", "-y"],
    "zypper": ["zypper", "--non-interactive", "install"],
    "pacman": ["pacman", "-S", "--noconfirm", "--needed"],
}
_UPDATE = {"apt-get": ["apt-get", "update"]}


class Missing(Exception):  # noqa: N818 - an answer, not an error
    """Packages are missing and may not be installed from here; the text says what to type."""


def install(packages: dict[str, list[str]], why: str = "Qt's system libraries are missing") -> None:
    """Install packages by the system's package manager, or raise Missing with the command.

    `why` says what is missing, as a sentence without its full stop.
    """
    manager = next((name for name in _INSTALL if shutil.which(name)), None)
    if manager is None:
        raise Missing(f"{why}; please install: {' '.join(packages['apt-get'])}")
    commands = [_UPDATE[manager]] if manager in _UPDATE else []
    commands.append([*_INSTALL[manager], *packages[manager]])
    before = _rights()
    if before is None:
        typed = " && ".join("sudo " + " ".join(command) for command in commands)
        raise Missing(f"{why}. Please run:\n  {typed}")
    print(f"{why}: installing {' '.join(packages[manager])} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        done = subprocess.run([*before, *command], env=environment, check=False)
        if done.returncode and command is commands[-1]:
            raise Missing(f"{why}, and this did not work:\n  {' '.join([*before, *command])}")


def _rights() -> list[str] | None:
    """Return what goes before a command to have the rights for it; None without any."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None
