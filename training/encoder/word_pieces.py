"""The tokenizer: lower-case word pieces over both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from training.encoder.corpus import Corpus

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PADDING, UNKNOWN, WITHIN = "[PAD]", "[UNK]", "##"
SPECIAL = [PADDING, UNKNOWN]
"""Their rows are zero: a text of which no piece is known has no direction."""
WORDS = r"\p{L}+|\p{N}+|[^\p{L}\p{N}\s]"
QUOTES = "[\u2019\u0060\u00b4]"
LONGEST_WORD, LETTERS, LEAST_COUNT = 60, 300, 2


def word_pieces(corpus: Corpus, vocabulary: int, repeats: Mapping[str, float]) -> Tokenizer:
    """A tokenizer of at most ``vocabulary`` word pieces, trained on the translations of ``corpus``.

    ``models.static_encoder`` splits words the same way; what is changed here is changed there.
    """
    from tokenizers import trainers

    tokenizer = _tokenizer({})
    letters = _letters(tokenizer, _texts(corpus, repeats))
    # The trainer numbers letters within words as its hash table happens to hand them out, and breaks ties
    # by number. Naming all of them beforehand is what makes two trainings alike.
    within = [WITHIN + letter for letter in letters if letter.isalnum()]
    trainer = trainers.WordPieceTrainer(
        vocab_size=vocabulary,
        special_tokens=[*SPECIAL, *within],
        min_frequency=LEAST_COUNT,
        initial_alphabet=letters,
        limit_alphabet=len(letters),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_texts(corpus, repeats), trainer)
    trained = _tokenizer(tokenizer.get_vocab())
    trained.add_special_tokens(SPECIAL)
    return trained


def _tokenizer(vocabulary: Mapping[str, int]) -> Tokenizer:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    model = models.WordPiece(dict(vocabulary), unk_token=UNKNOWN, max_input_chars_per_word=LONGEST_WORD)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(QUOTES), "'")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True)
    return tokenizer


def _letters(tokenizer: Tokenizer, texts: Iterator[str]) -> list[str]:
    """The most frequent signs, in the order of their code points."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(tokenizer.normalizer.normalize_str(text))
    signs = sorted((-count, sign) for sign, count in counts.items() if not sign.isspace())
    return sorted(sign for _, sign in signs[:LETTERS])


def _texts(corpus: Corpus, repeats: Mapping[str, float]) -> Iterator[str]:
    for name, pairs in corpus.translations.items():
        times = repeats.get(name, 1.0)
        for number, pair in enumerate(pairs):
            for _ in range(int((number + 1) * times) - int(number * times)):
                yield from (text for text in pair if text)
