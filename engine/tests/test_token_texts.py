"""The texts of an answer's tokens are the answer, whatever the tokenizer does with spaces and with bytes of characters."""

import pytest
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from residency_engine.create import build_tokenizer
from residency_engine.predict import token_texts


def metaspace() -> PreTrainedTokenizerFast:
    """Tokens that drop their space when they stand alone, as SentencePiece's do."""
    words = ["<unk>", "▁sodium", "▁", "1", "4", "▁mmol", "/L", "▁no", "te"]
    tokenizer = Tokenizer(models.BPE(vocab={word: index for index, word in enumerate(words)}, merges=[], unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer)


def plain(tokenizer, tokens) -> str:
    return tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False)


@pytest.mark.parametrize("text", ["sodium 140", "µmol/L é", "日本 5,8 µg", "", "a\n b  c "])
def test_bytes_of_a_character_go_to_its_last_token(text):
    tokenizer = build_tokenizer(["OCR:"])
    tokens = tokenizer.encode(text, add_special_tokens=False)
    texts = token_texts(tokenizer, tokens)
    assert "".join(texts) == plain(tokenizer, tokens) == text
    assert len(texts) == len(tokens)
    # No token's text is more than a character, so a probability stands beside the character that it is of.
    assert all(len(piece) <= 1 for piece in texts)


def test_an_answer_that_ends_within_a_character_keeps_its_text():
    tokenizer = build_tokenizer(["OCR:"])
    tokens = tokenizer.encode("5 µ", add_special_tokens=False)[:-1]
    assert "".join(token_texts(tokenizer, tokens)) == plain(tokenizer, tokens)


def test_a_replacement_character_that_stands_in_the_answer_stays():
    tokenizer = build_tokenizer(["OCR:"])
    tokens = tokenizer.encode("\ufffd a", add_special_tokens=False)
    assert "".join(token_texts(tokenizer, tokens)) == "\ufffd a"


def test_a_space_that_a_lone_token_drops_is_kept():
    tokenizer = metaspace()
    tokens = [1, 2, 3, 4, 5, 6, 7, 8]
    texts = token_texts(tokenizer, tokens)
    assert "".join(texts) == plain(tokenizer, tokens) == "sodium 14 mmol/L note"
    assert texts == ["sodium", " ", "1", "4", " mmol", "/L", " no", "te"]
