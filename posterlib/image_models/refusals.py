"""What every family of models may refuse, in the same words."""

from __future__ import annotations

from posterlib.errors import PictureRejectedError, PromptRejectedError

__all__ = ["picture_withheld", "words_stopped"]


def words_stopped(model: str) -> PromptRejectedError:
    """Give the error for words that a content filter stopped."""
    return PromptRejectedError(
        f"The content filter of {model} stopped these words. Change the prompt: the same words get the same answer."
    )


def picture_withheld(model: str) -> PictureRejectedError:
    """Give the error for a picture that a content filter withheld."""
    return PictureRejectedError(
        f"{model} drew a picture, and its content filter withheld it. Try another seed or other words."
    )
