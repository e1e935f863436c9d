"""Setting the two pages: the only module that knows the program which does it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fontpkg_noto_sans
import typst

from strongback.report.content import content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typst import PDFStandard

# Latin, Greek and Cyrillic letters with all their marks, and what is common to every script: the font has those.
LAST_OF_OUR_FONT = 0x052F
COMMON = (0x1D00, 0x2DFF)


def report_pdf(document: Mapping[str, Any]) -> bytes:
    """Return a report as PDF/UA with its fonts inside; the same document gives the same bytes.

    A name in a script that neither our font nor any of this machine has is printed as boxes, and the file is no PDF/UA.
    """
    pages, day = content(document), date.fromisoformat(document["day"])
    if _writable(str(document["name"])):
        return _set(pages, day, _fonts(system=False))
    try:
        return _set(pages, day, _fonts(system=True))
    except typst.TypstError:
        return _set(pages, day, _fonts(system=True), standard=None)


def _set(pages: Mapping[str, Any], day: date, fonts: typst.Fonts, standard: PDFStandard | None = "ua-1") -> bytes:
    found = typst.compile(
        _template(),
        font_paths=fonts,
        sys_inputs={"report": json.dumps(pages, ensure_ascii=False)},
        # Midnight of the day it speaks of, not the moment it was made.
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        pdf_standards=standard or [],
    )
    if not isinstance(found, bytes):  # pragma: no cover - several pictures come as a list, a PDF never does
        raise TypeError("The report came out as no PDF.")
    return found


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("strongback.report").joinpath("pages.typ").read_bytes()


@lru_cache(maxsize=2)
def _fonts(*, system: bool) -> typst.Fonts:
    """Return our font; those of this machine help out for the name of somebody whose script it does not have."""
    ours = str(Path(fontpkg_noto_sans.__file__).parent / "files")
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[ours])


def _writable(name: str) -> bool:
    return all(ord(letter) <= LAST_OF_OUR_FONT or COMMON[0] <= ord(letter) <= COMMON[1] for letter in name)
