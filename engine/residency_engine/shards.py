"""Rows in tar shards, as webdataset has them: 000001.json beside 000001.png, read in place and never unpacked."""

import io
import json
import re
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from residency_engine.events import Refused

MEMBER = re.compile(r"([A-Za-z0-9_-]+)\.(json|png)")
END = bytes(1024)  # two blocks of zeros close a tar


@dataclass(frozen=True)
class Member:
    """One file in a shard: where its bytes lie."""

    shard: Path
    name: str
    offset: int
    size: int

    def open(self) -> BinaryIO:
        with open(self.shard, "rb") as file:
            file.seek(self.offset)
            return io.BytesIO(file.read(self.size))

    def __str__(self) -> str:
        return f"{self.shard.name}: {self.name}"


def shards_of(folder: Path) -> list[Path]:
    """The shards of a folder, sorted by name. Raises Refused when there is none."""
    shards = sorted(folder.glob("*.tar"))
    if not shards:
        raise Refused(f"{folder} has no shard, a file whose name ends in .tar")
    return shards


def shard_rows(folder: Path):
    """Yields (json, picture) for each row of a folder: its parsed JSON and the member that is its picture.

    Raises Refused for anything but pairs of plain .json and .png files: links, folders and paths have no place here.
    """
    for shard in shards_of(folder):
        pairs: dict[str, dict[str, Member]] = {}
        for member in members_of(shard):
            stem, kind = MEMBER.fullmatch(member.name).groups()
            if kind in pairs.setdefault(stem, {}):
                raise Refused(f"{member} occurs twice")
            pairs[stem][kind] = member
        for stem, pair in pairs.items():
            if missing := {"json", "png"} - pair.keys():
                raise Refused(f"{shard.name}: {stem} has no .{missing.pop()}")
            try:
                yield json.load(pair["json"].open()), pair["png"]
            except ValueError as error:
                raise Refused(f"{pair['json']} is not JSON: {error}") from error


def members_of(shard: Path) -> list[Member]:
    """What lies where in a shard; only the headers are read. A shard that was cut has lost the zeros at its end."""
    members = []
    try:
        with open(shard, "rb") as file:
            file.seek(max(0, shard.stat().st_size - len(END)))
            if file.read() != END:
                raise Refused(f"{shard.name} is damaged: it has no end; copy it again")
        with tarfile.open(shard, "r:") as archive:
            for entry in archive:
                plain = entry.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and entry.size >= 0
                if not plain or not MEMBER.fullmatch(entry.name):
                    raise Refused(f"{shard.name} holds {entry.name!r}, which is not a plain .json or .png without a folder")
                members.append(Member(shard, entry.name, entry.offset_data, entry.size))
    except (tarfile.TarError, OSError) as error:
        raise Refused(f"{shard.name} is damaged: {error}") from error
    return members
