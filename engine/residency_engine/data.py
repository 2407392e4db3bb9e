"""From rows to tensors: chats with images, encoded so that only the answers carry loss."""

import hashlib
import json
from pathlib import Path

import torch
from PIL import Image

from residency_engine.checkpoint import MODEL_FILES, digest_of
from residency_engine.events import Refused, emit
from residency_engine.job import Job
from residency_engine.shards import Member, shard_rows, shards_of

Image.MAX_IMAGE_PIXELS = 60_000_000
IGNORED = -100  # label of a token that carries no loss
ENCODING_FILES = tuple(kind for kind in MODEL_FILES if kind != ".safetensors")  # of a model, what decides how rows become tokens
PAD_TO = 16  # CPU kernels are compiled per shape; a few lengths are faster than every length
CHARACTER_CLASSES = 128  # 0 nothing, 1 other, 32..126 ASCII
CHARACTER_SLOTS = 6  # characters whose centres can fall into one merged cell
CACHE_BYTES = 768 * 1024 * 1024


class RowError(ValueError):
    """Why one row cannot be learned from. Names the reason for a person; the other rows go on."""


def read_rows(path: Path) -> list[dict]:
    """The rows of a JSON Lines file, or of a folder of tar shards, whose pictures are then members of the shards."""
    rows = []
    if path.is_dir():
        for raw, picture in shard_rows(path):
            rows.append(row_of(raw, [picture], str(picture)))
        return rows
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                place = f"{path.name} line {number}"
                try:
                    raw = json.loads(line)
                    rows.append(row_of(raw, list(raw["images"]), place))
                except (ValueError, KeyError, TypeError) as error:
                    raise Refused(f"{place} is not a row: {error!r}") from error
    return rows


def row_of(raw: dict, images: list, place: str) -> dict:
    try:
        return {"id": str(raw["id"]), "images": images, "messages": raw["messages"], "characters": raw.get("characters"), "schema": raw.get("schema")}
    except (AttributeError, KeyError, TypeError) as error:
        raise Refused(f"{place} is not a row: {error!r}") from error


def check_messages(messages) -> None:
    """Raises RowError unless these are turns of users and assistants, with texts, and with images only from users."""
    if not isinstance(messages, list) or not messages:
        raise RowError("the row has no messages")
    for message in messages:
        if not isinstance(message, dict) or message.get("role") not in ("system", "user", "assistant"):
            raise RowError("a message has no role of system, user or assistant")
        content = message.get("content")
        kinds = ("text", "image") if message["role"] == "user" else ("text",)
        if not isinstance(content, (str, list)):
            raise RowError("the content of a message is neither a text nor a list of parts")
        for part in content if isinstance(content, list) else ():
            if not isinstance(part, dict) or part.get("type") not in kinds:
                raise RowError(f"a part of a turn of the {message['role']} is not one of {', '.join(kinds)}")
            if part["type"] == "text" and not isinstance(part.get("text"), str):
                raise RowError("a text part has no text")


def texts_of(messages: list[dict]):
    for message in messages:
        content = message["content"]
        if isinstance(content, str):
            yield content
        else:
            yield from (part["text"] for part in content if part["type"] == "text")


def with_image_parts(messages: list[dict], count: int) -> list[dict]:
    """Messages whose contents are lists of parts; pictures go before the first user text unless they are placed."""
    placed = sum(part["type"] == "image" for m in messages if not isinstance(m["content"], str) for part in m["content"])
    if placed not in (0, count):
        raise RowError(f"the chat places {placed} images, but the row has {count}")
    pending = 0 if placed else count
    out = []
    for message in messages:
        parts = [{"type": "text", "text": message["content"]}] if isinstance(message["content"], str) else list(message["content"])
        if message["role"] == "user" and pending:
            parts, pending = [{"type": "image"}] * pending + parts, 0
        out.append({"role": message["role"], "content": parts})
    if pending:
        raise RowError("the row has images but no user turn to show them in")
    return out


class Encoder:
    """Turns one row into tensors. The model's own chat template is used, and labels come from differencing renders."""

    def __init__(self, processor, job: Job):
        self.processor, self.job = processor, job
        tokenizer = processor.tokenizer
        self.pad = tokenizer.pad_token_id
        # The template's own turn markers may be added tokens; only special tokens must not appear in texts.
        self.reserved = {token.content for token in tokenizer.added_tokens_decoder.values() if token.special}
        self.reserved |= set(tokenizer.all_special_tokens)
        self.image_token = getattr(processor, "image_token", None)
        if self.image_token:
            self.reserved.add(self.image_token)
        self.image_id = tokenizer.convert_tokens_to_ids(self.image_token) if self.image_token else None

    def pictures(self, row: dict) -> list[Image.Image]:
        out = []
        for path in row["images"]:
            try:
                with Image.open(path.open() if isinstance(path, Member) else self.job.path(path)) as picture:
                    out.append(picture.convert("RGB"))
            except FileNotFoundError as error:
                raise RowError(f"the image is not there: {path}") from error
            except Exception as error:  # decoders raise nearly anything on damaged files
                raise RowError(f"the image cannot be read: {path}") from error
        return out

    def refuse_reserved(self, messages: list[dict]) -> None:
        for text in texts_of(messages):
            for token in self.reserved:
                if token in text:
                    raise RowError(f"the text contains the reserved token {token}")

    def piece(self, text: str, pictures: list, trained: bool) -> dict:
        try:
            out = dict(self.processor(text=[text], images=[pictures] if pictures else None, add_special_tokens=False,
                                      return_tensors="pt"))
        except StopIteration as error:  # a DataLoader would take it for the end of the epoch and stop in silence
            raise RowError("the chat has more image placeholders than images") from error
        except ValueError as error:
            raise RowError(f"the model's processor refuses the row: {error}") from error
        if pictures and self.image_id is not None and not (out["input_ids"] == self.image_id).any():
            raise RowError("the chat template leaves out the images")
        out["labels"] = out["input_ids"].clone() if trained else torch.full_like(out["input_ids"], IGNORED)
        return out

    def row(self, row: dict) -> tuple[dict, dict]:
        """Per-token columns (1-D) and per-image columns of one row. Raises RowError; never truncates."""
        check_messages(row["messages"])
        self.refuse_reserved(row["messages"])
        pictures = self.pictures(row)
        messages = with_image_parts(row["messages"], len(pictures))
        render = self.processor.apply_chat_template
        rendered, start, pieces, given = "", 0, [], 0
        for end, message in enumerate(messages):
            if message["role"] != "assistant":
                continue
            if not any(part["text"].strip() for part in message["content"]):
                raise RowError("the answer is empty")
            prompt = render(messages[:end], add_generation_prompt=True)
            answer = render(messages[: end + 1])
            if not (prompt.startswith(rendered) and answer.startswith(prompt)):
                raise RowError("the chat template rewrites earlier turns, so labels cannot be placed")
            self.refuse_lost(messages[start: end + 1], answer[len(rendered):])
            count = sum(part["type"] == "image" for m in messages[start:end] for part in m["content"])
            pieces.append(self.piece(prompt[len(rendered):], pictures[given: given + count], trained=False))
            pieces.append(self.piece(answer[len(prompt):], [], trained=True))
            rendered, start, given = answer, end + 1, given + count
        if not pieces:
            raise RowError("there is no assistant turn to learn from")
        return self.join(pieces, row)

    def refuse_lost(self, messages: list[dict], rendered: str) -> None:
        if any(text.strip() not in rendered for text in texts_of(messages)):
            raise RowError("the chat template leaves out a turn; it may know no system turns")

    def prompt(self, row: dict) -> tuple[dict, dict]:
        """The same for a question without its answer: everything up to where the model begins to speak."""
        check_messages(row["messages"])
        self.refuse_reserved(row["messages"])
        pictures = self.pictures(row)
        messages = with_image_parts(row["messages"], len(pictures))
        while messages and messages[-1]["role"] == "assistant":
            messages.pop()
        text = self.processor.apply_chat_template(messages, add_generation_prompt=True)
        self.refuse_lost(messages, text)
        return self.join([self.piece(text, pictures, trained=False)], row)

    def join(self, pieces: list[dict], row: dict) -> tuple[dict, dict]:
        per_token = [name for name, value in pieces[0].items() if value.shape == pieces[0]["input_ids"].shape]
        tokens = {name: torch.cat([piece[name] for piece in pieces], dim=1)[0] for name in per_token}
        names = {name for piece in pieces for name in piece} - set(per_token)
        media = {name: torch.cat([piece[name] for piece in pieces if name in piece]) for name in names}
        length = len(tokens["input_ids"])
        if length > self.job.max_tokens:
            raise RowError(f"{length} tokens, more than max_tokens {self.job.max_tokens}; rows are never truncated")
        if self.image_id is not None and (tokens["labels"] == self.image_id).any():
            raise RowError("image placeholders would carry loss")
        if self.job.characters_weight > 0 and row["images"]:
            media["characters"] = torch.cat([
                character_targets(row["characters"] if index == 0 else None, grid)
                for index, grid in enumerate(media["image_grid_thw"])])
        return tokens, media


def character_targets(characters: dict | None, grid: torch.Tensor) -> torch.Tensor:
    """Classes of the characters whose centres fall into each merged 2 x 2 cell: (cells, CHARACTER_SLOTS), 0 is empty.

    `characters` is {"text": str, "x": [...], "y": [...]} with centres in fractions of the page, in reading order; they
    belong to the first image of a row. An image whose characters are not known carries no loss.
    """
    rows, columns = int(grid[1]) // 2, int(grid[2]) // 2
    if characters is None:
        return torch.full((rows * columns, CHARACTER_SLOTS), IGNORED)
    centres = [*characters["x"], *characters["y"]]
    if len(centres) != 2 * len(characters["text"]) or not all(0 <= centre <= 1 for centre in centres):
        raise RowError("the characters need one x and one y each, as fractions of the page")
    targets = torch.zeros(rows * columns, CHARACTER_SLOTS, dtype=torch.long)
    used = [0] * (rows * columns)
    for character, x, y in zip(characters["text"], characters["x"], characters["y"]):
        cell = min(int(y * rows), rows - 1) * columns + min(int(x * columns), columns - 1)
        if used[cell] < CHARACTER_SLOTS:
            code = ord(character)
            targets[cell, used[cell]] = code if 32 <= code < 127 else 1
            used[cell] += 1
    return targets


class Collator:
    """Batches of encoded rows. Keeps encodings of small data sets, since encoding pictures is the dearest part."""

    def __init__(self, encoder: Encoder):
        self.encoder, self.cache, self.room = encoder, {}, CACHE_BYTES

    def encoded(self, row: dict) -> tuple[dict, dict]:
        key = (row["split"], row["id"])  # an id may occur in both splits
        if key in self.cache:
            return self.cache[key]
        item = self.encoder.row(row)
        size = sum(t.numel() * t.element_size() for columns in item for t in columns.values())
        if size <= self.room:
            self.room -= size
            self.cache[key] = item
        return item

    def __call__(self, rows: list[dict]) -> dict:
        return pad_batch([self.encoded(row) for row in rows], self.encoder.pad, left=False)


def pad_batch(encoded: list[tuple[dict, dict]], pad: int, left: bool) -> dict:
    fill = {"input_ids": pad, "labels": IGNORED}
    length = max(len(tokens["input_ids"]) for tokens, _ in encoded)
    length = -(-length // PAD_TO) * PAD_TO
    batch = {}
    for name in encoded[0][0]:
        columns = []
        for tokens, _ in encoded:
            room = length - len(tokens[name])
            columns.append(torch.nn.functional.pad(tokens[name], (room, 0) if left else (0, room), value=fill.get(name, 0)))
        batch[name] = torch.stack(columns)
    names = {name for _, media in encoded for name in media}
    for name in sorted(names):
        batch[name] = torch.cat([media[name] for _, media in encoded if name in media])
    return batch


def fingerprint_of(path: Path, rows: list[dict], job: Job) -> str:
    """Hash of a rows file and of the pictures that it names, or of shards, which hold both."""
    digest = hashlib.sha256()
    if path.is_dir():
        for shard in shards_of(path):
            with open(shard, "rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()
    digest.update(path.read_bytes())
    for row in rows:
        for image in row["images"]:
            try:
                digest.update(hashlib.sha256(job.path(image).read_bytes()).digest())
            except OSError:
                digest.update(b"missing")
    return digest.hexdigest()


def preflight(path: Path, collator: Collator, split: str) -> list[dict]:
    """Encode every row once, reject the bad ones by name, and say what the rest weighs. Raises Refused when none is left.

    The outcome is kept beside the run, so that resuming a long run does not encode everything again; the encodings
    themselves stay with the collator as far as it has room.
    """
    rows, job = read_rows(path), collator.encoder.job
    memory = job.output / f"preflight-{split}.json"
    mark = [fingerprint_of(path, rows, job), digest_of(job.model, ENCODING_FILES), job.max_tokens,
            job.preflight_rows, job.characters_weight > 0]
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    if known.get("mark") != mark:
        known = {"mark": mark, "rejected": [], "tokens": 0, "answer_tokens": 0, "longest": 0, "images": 0}
        seen = set()
        for index, row in enumerate(rows):
            try:
                if row["id"] in seen:
                    raise RowError("the id occurs twice")
                seen.add(row["id"])
                if job.preflight_rows and index >= job.preflight_rows:
                    continue
                tokens, _ = collator.encoded({**row, "split": split})
                known["tokens"] += len(tokens["input_ids"])
                known["answer_tokens"] += int((tokens["labels"] != IGNORED).sum())
                known["longest"] = max(known["longest"], len(tokens["input_ids"]))
                known["images"] += len(row["images"])
            except RowError as error:
                known["rejected"].append([index, row["id"], str(error)])
        temporary = memory.with_suffix(".part")
        temporary.write_text(json.dumps(known), encoding="utf-8")
        temporary.replace(memory)
    for _, name, reason in known["rejected"]:
        emit("rejected", split=split, id=name, reason=reason)
    bad = {index for index, _, _ in known["rejected"]}
    good = [{**row, "split": split} for index, row in enumerate(rows) if index not in bad]
    emit("dataset", split=split, rows=len(good), rejected=len(bad), tokens=known["tokens"],
         answer_tokens=known["answer_tokens"], longest=known["longest"], images=known["images"])
    if not good:
        raise Refused(f"no usable row in {split}")
    return good
