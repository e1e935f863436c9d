from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMED = re.findall(r'<img src="(docs/pictures/[\w-]+\.webp)"[^>]* alt="([^"]+)">', README)


def test_every_picture_of_the_readme_is_there_and_small() -> None:
    assert len(NAMED) >= 3
    for name, _ in NAMED:
        assert 1_000 < (ROOT / name).stat().st_size < 150_000, name


def test_every_picture_says_in_words_what_it_shows() -> None:
    assert len(NAMED) == README.count("<img ")
    assert all(len(words.split()) > 4 for _, words in NAMED)


def test_every_picture_is_one_that_is_taken_again() -> None:
    screens = (ROOT / "tools" / "pictures" / "screens.ts").read_text(encoding="utf-8")
    taken = set(re.findall(r'name: "([\w-]+)", width', screens))
    assert {Path(name).stem for name, _ in NAMED} <= taken
