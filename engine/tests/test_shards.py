"""Tar shards give the rows that JSON Lines give, and whatever is odd in them is refused by name."""

import io
import json
import shutil
import tarfile

import pytest
import torch

from residency_engine.data import Collator, Encoder, RowError, fingerprint_of, preflight, read_rows
from residency_engine.events import Refused
from residency_engine.job import Job
from residency_engine.models import load_processor


def write_shard(path, members) -> None:
    """`members` are (name, bytes) or (name, bytes, kind)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content, *kind in members:
            entry = tarfile.TarInfo(name)
            entry.size, entry.type = len(content), kind[0] if kind else tarfile.REGTYPE
            if kind:
                entry.linkname, entry.size = "elsewhere", 0
            archive.addfile(entry, io.BytesIO(content))


def pair(data, index: int) -> list[tuple]:
    row = data.rows[index]
    said = json.dumps({name: row[name] for name in ("id", "messages")}).encode()
    return [(f"{index:06}.json", said), (f"{index:06}.png", (data.folder / row["images"][0]).read_bytes())]


@pytest.fixture()
def shards(data, tmp_path):
    """The rows of the session in two shards."""
    folder = tmp_path / "shards"
    for number, part in enumerate((range(7), range(7, len(data.rows)))):
        write_shard(folder / f"shard-{number:05}.tar", [member for index in part for member in pair(data, index)])
    return folder


def test_a_folder_of_shards_gives_the_same_tensors_as_json_lines(shards, data, blank):
    plain, packed = read_rows(data.train), read_rows(shards)
    assert [row["id"] for row in packed] == [row["id"] for row in plain]
    encoder = Encoder(load_processor(blank), Job(model=blank, base_folder=data.folder))
    for one, other in zip(reversed(plain), reversed(packed)):  # not in the order of the file
        for ours, theirs in zip(encoder.row(one), encoder.row(other)):
            assert ours.keys() == theirs.keys()
            assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_the_preflight_weighs_a_folder_as_it_weighs_json_lines(shards, data, blank, tmp_path):
    known = []
    for path in (shards, data.train):
        job = Job(model=blank, base_folder=data.folder, output=tmp_path)
        assert len(preflight(path, Collator(Encoder(load_processor(blank), job)), "train")) == len(data.rows)
        known.append(json.loads((tmp_path / "preflight-train.json").read_text()))
    assert known[0].pop("mark") != known[1].pop("mark")
    assert known[0] == known[1] and known[0]["images"] == len(data.rows)


def test_the_fingerprint_follows_the_content_and_not_the_place(shards, data, tmp_path):
    job = Job()
    first = fingerprint_of(shards, [], job)
    moved = tmp_path / "moved"
    shutil.copytree(shards, moved)
    assert fingerprint_of(moved, [], job) == first
    last = sorted(moved.iterdir())[-1]
    content = bytearray(last.read_bytes())
    content[content.index(b"IDAT") + 20] ^= 1
    last.write_bytes(content)
    assert fingerprint_of(moved, [], job) != first


def test_a_damaged_picture_rejects_its_row_alone(shards, data, blank, tmp_path):
    members = pair(data, 0) + [("000099.json", pair(data, 1)[0][1]), ("000099.png", b"no picture")]
    write_shard(tmp_path / "damaged" / "a.tar", members)
    encoder = Encoder(load_processor(blank), Job(model=blank, output=tmp_path))
    assert [row["id"] for row in preflight(tmp_path / "damaged", Collator(encoder), "train")] == [data.rows[0]["id"]]
    with pytest.raises(RowError, match="cannot be read: a.tar: 000099.png"):
        encoder.row(read_rows(tmp_path / "damaged")[1])


@pytest.mark.parametrize(("members", "reason"), [
    ([("a/1.json", b"{}")], "a/1.json"),
    ([("../1.png", b"")], "plain"),
    ([("/1.png", b"")], "plain"),
    ([("1.png", b"", tarfile.SYMTYPE)], "plain"),
    ([("1.png", b"", tarfile.LNKTYPE)], "plain"),
    ([("1.png", b"", tarfile.DIRTYPE)], "plain"),
    ([("1.pickle", b"")], "1.pickle"),
    ([("1.json", b"{}")], "1 has no .png"),
    ([("1.png", b"")], "1 has no .json"),
    ([("1.json", b"{}"), ("1.json", b"{}"), ("1.png", b"")], "twice"),
    ([("1.json", b"{"), ("1.png", b"")], "not JSON"),
    ([("1.json", b"\xff"), ("1.png", b"")], "not JSON"),
    ([("1.json", b"[1]"), ("1.png", b"")], "not a row"),
    ([("1.json", b'{"id": "1"}'), ("1.png", b"")], "messages"),
])
def test_what_is_not_a_pair_of_plain_files_is_refused(members, reason, tmp_path):
    write_shard(tmp_path / "s.tar", members)
    with pytest.raises(Refused, match="s.tar.*" + reason):
        read_rows(tmp_path)


def test_a_cut_shard_and_an_empty_folder_are_refused(shards, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="no shard"):
        read_rows(tmp_path / "empty")
    first = sorted(shards.iterdir())[0]
    whole = first.read_bytes()
    for size in (100, 512, 700, 1024 + 300, len(whole) // 1024 * 512):
        first.write_bytes(whole[:size])
        with pytest.raises(Refused, match="damaged"):
            read_rows(shards)
