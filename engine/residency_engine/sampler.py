"""The order in which rows are learned from."""

from collections.abc import Iterator, Sequence

import torch
from transformers.trainer_pt_utils import get_length_grouped_indices

from residency_engine.data import texts_of


class LengthGroupedSampler(torch.utils.data.Sampler):
    """A new random order each epoch in which rows of similar length share a batch, so that little is padding.

    The order follows from seed and epoch alone: transformers' own sampler draws on a global state, and a resumed run
    would see other batches. Length is that of the texts; pictures of one job are taken to be alike.
    """

    def __init__(self, rows: Sequence[dict], batch: int, seed: int):
        self.lengths = [sum(map(len, texts_of(row["messages"]))) for row in rows]
        self.batch, self.seed, self.epoch = batch, seed, 0

    def set_epoch(self, epoch: int) -> None:
        self.epoch = epoch

    def __len__(self) -> int:
        return len(self.lengths)

    def __iter__(self) -> Iterator[int]:
        generator = torch.Generator().manual_seed(self.seed * 1_000_003 + self.epoch)
        grouped = get_length_grouped_indices(self.lengths, self.batch, generator=generator)
        batches = [grouped[start: start + self.batch] for start in range(0, len(grouped), self.batch)]
        # The library leaves each group in order of length, long to short; the last, short batch stays last.
        order = torch.randperm(len(batches) - 1, generator=generator).tolist() + [len(batches) - 1]
        return iter([index for place in order for index in batches[place]])
