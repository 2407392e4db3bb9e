"""Answers that cannot leave a JSON Schema: at each token only what can still become a fitting answer may be chosen."""

import json

import numpy as np
import torch
from llguidance import LLMatcher
from llguidance.hf import from_tokenizer
from transformers import LogitsProcessor

from residency_engine.events import Refused

# As training data writes it: {"patient":"Ana","dose":null}, without white space, keys in the order of the schema.
COMPACT = {"whitespace_flexible": False}


class FittingTokens(LogitsProcessor):
    """Takes from each row of a batch the tokens that its schema does not allow next; rows without a schema stay free."""

    def __init__(self, matchers: list[LLMatcher | None], prompt: int):
        self.matchers = matchers
        self.prompt = prompt  # tokens before the answer

    def __call__(self, input_ids, scores):
        for row, matcher in enumerate(self.matchers):
            if matcher is None:
                continue
            if input_ids.shape[1] > self.prompt and not matcher.is_stopped():
                matcher.consume_token(int(input_ids[row, -1]))
            # A matcher that has come to its end allows the end token alone.
            allowed = np.unpackbits(np.frombuffer(matcher.compute_bitmask(), dtype=np.uint8), bitorder="little")
            mask = torch.zeros(scores.shape[1], dtype=torch.bool)
            count = min(len(allowed), len(mask))  # models round their vocabulary up
            mask[:count] = torch.from_numpy(allowed[:count].astype(bool))
            scores[row].masked_fill_(~mask.to(scores.device), float("-inf"))
        return scores


class Grammars:
    """Matchers for schemas over one tokenizer, which is read once."""

    def __init__(self, tokenizer, ends: list[int]):
        self.tokenizer = tokenizer
        self.ends = ends
        self.vocabulary = None
        self.grammars: dict[str, LLMatcher] = {}

    def matcher(self, schema: dict | None) -> LLMatcher | None:
        """A fresh matcher; None without a schema. Raises Refused where the schema cannot be held to."""
        if schema is None:
            return None
        if self.vocabulary is None:
            self.vocabulary = from_tokenizer(self.tokenizer, eos_token=self.ends)
        key = json.dumps(schema)
        if key not in self.grammars:
            matcher = LLMatcher(self.vocabulary, LLMatcher.grammar_from_json_schema(key, overrides=COMPACT))
            if matcher.is_error():
                raise Refused(f"answers cannot be held to this JSON Schema: {matcher.get_error()}")
            self.grammars[key] = matcher
        return self.grammars[key].deep_copy()
