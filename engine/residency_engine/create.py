"""A new, untrained model folder: configuration, tokenizer and image processor, for pretraining from random weights."""

import json

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import PaddleOCRVLConfig, PaddleOCRVLProcessor, PreTrainedTokenizerFast
from transformers.models.paddleocr_vl.image_processing_pil_paddleocr_vl import PaddleOCRVLImageProcessorPil

from residency_engine.events import Refused, emit
from residency_engine.job import Job

IMAGE_START, IMAGE, IMAGE_END, VIDEO = "<|IMAGE_START|>", "<|IMAGE_PLACEHOLDER|>", "<|IMAGE_END|>", "<|VIDEO|>"
SPECIAL = ["<unk>", "<s>", "</s>", "<pad>", "<|begin_of_sentence|>", IMAGE_START, IMAGE, IMAGE_END, VIDEO]

# The published template leaves the image markers out when `image_token` is defined, which transformers 5 always does;
# here they are written out, and a test holds the resulting ids.
CHAT_TEMPLATE = """{{- cls_token -}}
{%- for message in messages -%}
  {%- if message["role"] == "user" -%}
    {{- "User: " -}}
    {%- for part in message["content"] if part["type"] == "image" -%}
      {{- "<|IMAGE_START|><|IMAGE_PLACEHOLDER|><|IMAGE_END|>" -}}
    {%- endfor -%}
    {%- for part in message["content"] if part["type"] == "text" -%}{{- part["text"] -}}{%- endfor -%}
    {{- "\\n" -}}
  {%- elif message["role"] == "assistant" -%}
    {{- "Assistant:\\n" -}}
    {%- for part in message["content"] if part["type"] == "text" -%}{{- part["text"] -}}{%- endfor -%}
    {{- eos_token -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- "Assistant:\\n" -}}{%- endif -%}"""


def build_tokenizer(words: list[str]) -> PreTrainedTokenizerFast:
    """One token a byte, plus a few whole words: reading is spelling, and only the scaffolding of answers is merged."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: index for index, token in enumerate(SPECIAL + alphabet)}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in SPECIAL])
    tokenizer.add_tokens([AddedToken(word, special=False, normalized=False) for word in words])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", bos_token="<s>", eos_token="</s>", pad_token="<pad>",
        cls_token="<|begin_of_sentence|>", extra_special_tokens={"image_token": IMAGE},
    )


def create(job: Job) -> None:
    """Write config.json, tokenizer and processor files to `output`. The weights are made when training begins."""
    settings = job.config
    if missing := {"words", "min_pixels", "max_pixels", "vision", "language"} - set(settings):
        raise Refused(f"the config for a new model lacks {', '.join(sorted(missing))}")
    tokenizer = build_tokenizer(settings["words"])
    token = tokenizer.convert_tokens_to_ids
    images = PaddleOCRVLImageProcessorPil(
        size={"shortest_edge": settings["min_pixels"], "longest_edge": settings["max_pixels"]})
    processor = PaddleOCRVLProcessor(image_processor=images, tokenizer=tokenizer, chat_template=CHAT_TEMPLATE)
    config = PaddleOCRVLConfig(
        text_config=settings["language"] | {
            "vocab_size": len(tokenizer), "bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id,
            "pad_token_id": tokenizer.pad_token_id},
        vision_config=settings["vision"], image_token_id=token(IMAGE), video_token_id=token(VIDEO),
        vision_start_token_id=token(IMAGE_START), vision_end_token_id=token(IMAGE_END),
    )
    config.architectures = ["PaddleOCRVLForConditionalGeneration"]
    config.save_pretrained(job.output)
    processor.save_pretrained(job.output)
    emit("done", path=str(job.output), vocabulary=len(tokenizer),
         files=sorted(path.name for path in job.output.iterdir()), note=json.dumps({"template": "written out"}))
