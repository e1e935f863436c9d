"""The pose models of the mirror, put together from the npm package ``@mediapipe/pose``.

MediaPipe's pose landmarker wants one file with two models, and each model must say how its input picture is scaled.
The models in the package say nothing, so a record is written into each. A FlatBuffer's references only point forward:
a new root and the record go in front of the old bytes, which stay as they are. Standard library only; the same files
give the same bytes, and those are known by their hashes.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

INPUTS = {
    "pose_detection.tflite": "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
    "pose_landmark_lite.tflite": "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
    "pose_landmark_full.tflite": "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
}
OUTPUTS = {
    "pose_landmarker_lite.task": "2e6720dcd8142bb9b131c1e3d0c8d7966443935994fb7c2d08e313261d878445",
    "pose_landmarker_full.task": "129ae8b995b120a9da4ffa9bd632dc0cb5237438e11b7c561f912298736cef5e",
}
DETECTOR_SCALE = (127.5, 127.5)  # mean and deviation: 0..255 becomes -1..1
LANDMARKS_SCALE = (0.0, 255.0)  # 0..255 becomes 0..1
ALIGNED = 64  # bytes; the models are read where they lie in the file

# Fields of the tables, in the numbering of the TFLite and metadata schemas.
VERSION, CODES, SUBGRAPHS, DESCRIPTION, BUFFERS, METADATA_BUFFER, METADATA, SIGNATURES = range(8)
MODEL_FIELDS = 8
RECORD = b"TFLITE_METADATA"
NORMALIZATION = 1  # which kind of processing a unit is, in the metadata schema
MARK_AT, MODEL_MARK, RECORD_MARK = 4, b"TFL3", b"M001"
PADDING_ID = 0xD935  # of an extra field in a zip file that only fills space
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class ModelError(Exception):
    """A model is not the one that is expected; the text says what to do."""


def _u16(data: bytes | bytearray, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _u32(data: bytes | bytearray, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


def _field_at(data: bytes, table: int, number: int) -> int:
    """Return where a field of a table stands, or 0 when the table does not have it."""
    listing = table - int(struct.unpack_from("<i", data, table)[0])
    entry = 4 + 2 * number
    inside = _u16(data, listing + entry) if entry < _u16(data, listing) else 0
    return table + inside if inside else 0


def _follow(data: bytes, at: int) -> int:
    """Return where a reference leads, or 0 for none."""
    return at + _u32(data, at) if at else 0


@dataclass
class _Writer:
    """Writes a small FlatBuffer; references are names until everything has its place."""

    out: bytearray = field(default_factory=bytearray)
    places: dict[str, int] = field(default_factory=dict)
    references: list[tuple[int, str]] = field(default_factory=list)

    def put(self, form: str, *values: float) -> None:
        self.out += struct.pack(f"<{form}", *values)

    def align(self, size: int) -> None:
        self.out += bytes(-len(self.out) % size)

    def begin(self, name: str) -> None:
        self.align(4)
        self.places[name] = len(self.out)

    def refer(self, name: str) -> None:
        self.references.append((len(self.out), name))
        self.put("I", 0)

    def table(self, name: str, fields: Mapping[int, str], byte: tuple[int, int] | None = None) -> None:
        """Write a table of references by field number, and at most one field of one byte after them."""
        self.align(4)
        numbers = [*fields, *([byte[0]] if byte else [])]
        count = max(numbers) + 1
        offsets = [0] * count
        for place, number in enumerate(numbers):
            offsets[number] = 4 + 4 * place
        size = 4 + 4 * len(numbers)
        listing = len(self.out)
        self.put("HH", 4 + 2 * count, size)
        self.put(f"{count}H", *offsets)
        self.begin(name)
        self.put("i", len(self.out) - listing)
        for target in fields.values():
            self.refer(target)
        if byte:
            self.put("B3x", byte[1])

    def references_to(self, name: str, targets: Sequence[str]) -> None:
        self.begin(name)
        self.put("I", len(targets))
        for target in targets:
            self.refer(target)

    def floats(self, name: str, values: Sequence[float]) -> None:
        self.begin(name)
        self.put("I", len(values))
        self.put(f"{len(values)}f", *values)

    def text(self, name: str, value: str) -> None:
        self.begin(name)
        self.put("I", len(value))
        self.out += value.encode("ascii") + b"\0"
        self.align(4)

    def finished(self) -> bytes:
        self.align(16)
        for at, name in self.references:
            struct.pack_into("<I", self.out, at, self.places[name] - at)
        return bytes(self.out)


def scale_record(mean: float, deviation: float) -> bytes:
    """Return a metadata record that says how the one input picture of a model is scaled."""
    to = _Writer()
    to.refer("model")
    to.out += RECORD_MARK
    to.table("model", {3: "subgraphs", 7: "version"})
    to.references_to("subgraphs", ["subgraph"])
    to.table("subgraph", {2: "inputs"})
    to.references_to("inputs", ["image"])
    to.table("image", {0: "name", 4: "units"})
    to.text("name", "image")
    to.references_to("units", ["unit"])
    to.table("unit", {1: "scale"}, byte=(0, NORMALIZATION))
    to.table("scale", {0: "mean", 1: "deviation"})
    to.floats("mean", [mean])
    to.floats("deviation", [deviation])
    to.text("version", "1.0.0")
    return to.finished()


def _items(model: bytes, number: int) -> list[int]:
    """Return where the tables of a list of the model stand."""
    at = _follow(model, _field_at(model, _u32(model, 0), number))
    return [_follow(model, at + 4 + 4 * place) for place in range(_u32(model, at))] if at else []


@dataclass(frozen=True, slots=True)
class _Front:
    """Where everything lies that is written in front of a model."""

    listing: int
    table: int
    buffers: int
    metadata: int
    entry: int
    buffer: int
    name: int
    record: int
    size: int


def _front(buffers: int, metadata: int, record: int) -> _Front:
    listing = 8
    table = _up(listing + 4 + 2 * MODEL_FIELDS, 4)
    buffers_at = table + 4 + 4 * MODEL_FIELDS
    metadata_at = buffers_at + 4 + 4 * (buffers + 1)
    entry = metadata_at + 4 + 4 * (metadata + 1) + 8
    buffer = entry + 12 + 8
    name = buffer + 8
    data = _up(name + 4 + len(RECORD) + 1 + 4, 16) - 4  # the record itself begins at a multiple of 16
    return _Front(
        listing, table, buffers_at, metadata_at, entry, buffer, name, data, _up(data + 4 + record, ALIGNED)
    )  # fmt: skip


def _up(size: int, step: int) -> int:
    return size + -size % step


def with_record(model: bytes, record: bytes) -> bytes:
    """Return a model with a metadata record; its own bytes follow unchanged.

    Raises:
        ModelError: it is not a TFLite model.

    """
    if model[MARK_AT : MARK_AT + 4] != MODEL_MARK:
        raise ModelError("This is not a TFLite model; install the packages of the web client again.")
    root = _u32(model, 0)
    buffers, metadata = _items(model, BUFFERS), _items(model, METADATA)
    kept = {
        number: _follow(model, _field_at(model, root, number))
        for number in (CODES, SUBGRAPHS, DESCRIPTION, METADATA_BUFFER, SIGNATURES)
    }
    front = _front(len(buffers), len(metadata), len(record))
    out = bytearray(front.size) + bytearray(model)

    def put(form: str, at: int, *values: int) -> None:
        struct.pack_into(f"<{form}", out, at, *values)

    def refer(at: int, to: int) -> None:
        put("I", at, to - at)

    own = {VERSION, BUFFERS, METADATA}
    put("I", 0, front.table)
    out[MARK_AT : MARK_AT + 4] = MODEL_MARK
    offsets = [4 + 4 * number if number in own or kept.get(number) else 0 for number in range(MODEL_FIELDS)]
    put(f"HH{MODEL_FIELDS}H", front.listing, 4 + 2 * MODEL_FIELDS, 4 + 4 * MODEL_FIELDS, *offsets)
    put("i", front.table, front.table - front.listing)
    fields = front.table + 4
    put("I", fields + 4 * VERSION, _u32(model, _field_at(model, root, VERSION)))
    for number, table in kept.items():
        if table:
            refer(fields + 4 * number, front.size + table)
    for number, at, items, new in (
        (BUFFERS, front.buffers, buffers, front.buffer),
        (METADATA, front.metadata, metadata, front.entry),
    ):
        refer(fields + 4 * number, at)
        put("I", at, len(items) + 1)
        for place, table in enumerate([*(front.size + item for item in items), new]):
            refer(at + 4 + 4 * place, table)
    # The entry has a name and the number of the buffer that holds the record; that buffer has one field, its bytes.
    put("HHHH", front.entry - 8, 8, 12, 4, 8)
    put("i", front.entry, 8)
    refer(front.entry + 4, front.name)
    put("I", front.entry + 8, len(buffers))
    put("HHH", front.buffer - 8, 6, 8, 4)
    put("i", front.buffer, 8)
    refer(front.buffer + 4, front.record)
    put("I", front.name, len(RECORD))
    out[front.name + 4 : front.name + 4 + len(RECORD)] = RECORD
    put("I", front.record, len(record))
    out[front.record + 4 : front.record + 4 + len(record)] = record
    return bytes(out)


def bundle(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file whose members are stored as they are, each at a multiple of 64 bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.external_attr = 0o644 << 16
            padding = -(buffer.tell() + 30 + len(name)) % ALIGNED
            if 0 < padding < 4:  # noqa: PLR2004 - an extra field's own head takes four bytes
                padding += ALIGNED
            if padding:
                entry.extra = struct.pack("<HH", PADDING_ID, padding - 4) + bytes(padding - 4)
            file.writestr(entry, data)
    return buffer.getvalue()


def proven(name: str, data: bytes, hashes: Mapping[str, str]) -> bytes:
    """Return a file when it is the one whose hash is known.

    Raises:
        ModelError: it is another one.

    """
    if hashlib.sha256(data).hexdigest() != hashes[name]:
        raise ModelError(f"{name} is not the file that is expected; delete web/node_modules and try again.")
    return data


def detector(package: Path) -> bytes:
    """Return the model that finds a person, cut out of the package's bundle of assets."""
    loader = (package / "pose_solution_packed_assets_loader.js").read_text(encoding="utf-8")
    listed = re.search(r"loadPackage\((\{.*?\})\)", loader)
    if listed is None:
        raise ModelError("The list of the pose package's assets cannot be read; install its pinned version again.")
    name = "pose_detection.tflite"
    spans = [
        (int(file["start"]), int(file["end"]))
        for file in json.loads(listed[1])["files"]
        if file["filename"].endswith(name)
    ]
    assets = (package / "pose_solution_packed_assets.data").read_bytes()
    return proven(name, assets[slice(*spans[0])] if spans else b"", INPUTS)


def pose_models(package: Path) -> dict[str, bytes]:
    """Return the files for the pose landmarker by name, the light one and the full one.

    Raises:
        ModelError: the package holds other models than the ones that were tried.
        OSError: it is not there.

    """
    finds = with_record(detector(package), scale_record(*DETECTOR_SCALE))
    made = {}
    for size in ("lite", "full"):
        name, source = f"pose_landmarker_{size}.task", f"pose_landmark_{size}.tflite"
        model = proven(source, (package / source).read_bytes(), INPUTS)
        landmarks = with_record(model, scale_record(*LANDMARKS_SCALE))
        made[name] = proven(
            name, bundle({"pose_detector.tflite": finds, "pose_landmarks_detector.tflite": landmarks}), OUTPUTS
        )
    return made
