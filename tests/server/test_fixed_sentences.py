"""The client says fixed sentences of the service in other languages; each of them has to be there."""

from __future__ import annotations

import json
from pathlib import Path

from tests.coach.builders import KNOWN

from strongback.server.accounts.consent import TEXTS

GERMAN = Path(__file__).parents[2] / "web" / "src" / "messages" / "de" / "sentences.json"


def test_what_the_camera_mirror_and_the_consents_say_is_there_in_german_and_nothing_else() -> None:
    asked = {say for item in KNOWN.exercises.values() for say in (item.camera.place, *item.camera.asks)}
    said: dict[str, str] = json.loads(GERMAN.read_text(encoding="utf-8"))
    assert set(said) == {say for say in asked if say} | set(TEXTS.values())
    assert all(german and german != english for english, german in said.items())
