"""What the web client costs: bytes of the first load, Lighthouse's scores, and how soon the player answers a touch.

Bounds: 100 KB of squeezed JavaScript until Today is there; 100 of 100 for performance, accessibility and best
practices on four screens, median of three runs; 100 ms from a touch to the next paint on a processor six times slower;
8 ms of script in the median frame of a figure with its mistake beside it, drawn without a graphics card, and none of it
off screen, with 170 KB of squeezed JavaScript to draw it.
Run: ``make bench`` or ``python benchmarks/web.py``; it needs a Chromium. The scores for a telephone are Lighthouse's
own simulation of a slow network; a busy machine lowers those for performance.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import client  # noqa: E402 - the project's folder is named first

FIGURES = ROOT / "build" / "measures"
KB = 1000
MOST_SCRIPT_KB = 100
LEAST_SCORE = 100
MOST_MS = 100
MOST_FRAME_MS, MOST_DRAWING_KB = 8, 170
SCORES = ("performance", "accessibility", "best-practices")


def figures(name: str) -> Any:
    """Return what a measurement left, or nothing when it left nothing."""
    file = FIGURES / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def first_load() -> bool:
    """Print the bytes of the first load and say whether those that were measured hold."""
    seen = figures("first-load")
    if seen is None:
        return True
    kb = {kind: seen[kind] / KB for kind in ("script", "style", "font")}
    print(f"first load of Today   {kb['script']:6.1f} KB of JavaScript (bound {MOST_SCRIPT_KB})", end="")
    print(f", {kb['style']:.1f} KB of CSS, {kb['font']:.1f} KB of fonts")
    return bool(kb["script"] <= MOST_SCRIPT_KB)


def lighthouse() -> bool:
    """Print Lighthouse's scores with what keeps them from the bound and say whether those that were measured hold."""
    seen = figures("lighthouse") or []
    if seen:
        print(f"{'Lighthouse':20}{'':10}" + "".join(f"{name:>16}" for name in SCORES) + f"   (bound {LEAST_SCORE})")
    for row in seen:
        print(f"{row['screen']:20}{row['form']:10}" + "".join(f"{row[name]:16}" for name in SCORES))
        for line in row["failed"]:
            print(f"{'':22}{line}")
    return all(row[name] >= LEAST_SCORE for row in seen for name in SCORES)


def interaction() -> bool:
    """Print how soon the player answers and say whether what was measured holds."""
    seen = figures("interaction") or []
    for row in seen:
        found = "not on the screen" if row["ms"] is None else f"{row['ms']:.0f} ms (bound {MOST_MS})"
        print(f"touch: {row['step']:30} {found}")
    return all(row["ms"] is not None and row["ms"] <= MOST_MS for row in seen)


def figure() -> bool:
    """Print what a moving figure costs and say whether what was measured holds."""
    seen = figures("figure")
    if seen is None:
        return True
    kb = seen["bytes"] / KB
    print(f"figure: {seen['median']:.2f} ms of script in the median frame (bound {MOST_FRAME_MS}), ", end="")
    print(f"{seen['slow']:.2f} ms in one of twenty, of {seen['frames']} frames")
    print(f"figure: {seen['hidden']} frames while it is off screen (bound 0)")
    print(f"figure: {kb:.1f} KB to draw it, loaded where one is shown (bound {MOST_DRAWING_KB})")
    return bool(seen["median"] < MOST_FRAME_MS and not seen["hidden"] and kb <= MOST_DRAWING_KB)


def main() -> None:
    """Measure and print."""
    for file in FIGURES.glob("*.json"):
        file.unlink()
    broken = ""
    try:
        client.in_browser("../benchmarks/browser/playwright.config.ts", *sys.argv[1:], failing="A measurement failed.")
    except client.ClientError as error:
        broken = str(error)
    well = [first_load(), lighthouse(), interaction(), figure()]
    if broken:
        sys.exit(f"{broken} What it says stands above.")
    print("Every bound holds." if all(well) else "A bound does not hold.")


if __name__ == "__main__":
    main()
