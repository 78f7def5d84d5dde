"""What keeps an image model from delivering."""

from __future__ import annotations

from posterlib.errors.base import PosterError

__all__ = [
    "BadModelResponseError",
    "ConnectionLostError",
    "ImageModelError",
    "InferenceProfileError",
    "MarketplaceError",
    "ModelAccessError",
    "ModelCapacityError",
    "ModelLegacyError",
    "ModelRegionError",
    "ModelRequestError",
    "ModelRetiredError",
    "ModelThrottledError",
    "ModelTimeoutError",
    "ModelUnreachableError",
    "PictureRejectedError",
    "PromptRejectedError",
    "QuotaExceededError",
    "TruncatedResponseError",
]


class ImageModelError(PosterError):
    """The image model was asked and did not deliver a picture."""

    code = "image_model_failed"


class ModelAccessError(ImageModelError):
    """The account is not allowed to use the image model."""

    code = "model_access_denied"
    surely_free = True


class MarketplaceError(ModelAccessError):
    """The account has no AWS Marketplace subscription for the image model, or may not take one out."""

    code = "marketplace_subscription_missing"


class ModelRetiredError(ImageModelError):
    """The provider has ended the image model."""

    code = "model_retired"
    surely_free = True


class ModelLegacyError(ModelRetiredError):
    """The provider is ending the image model and has closed it to accounts that did not use it lately."""

    code = "model_legacy"


class ModelRegionError(ImageModelError):
    """The image model is not offered in the AWS region that was asked."""

    code = "model_not_in_region"
    surely_free = True


class InferenceProfileError(ImageModelError):
    """The image model can only be called through an inference profile."""

    code = "inference_profile_needed"
    surely_free = True


class ModelRequestError(ImageModelError):
    """The image model did not accept the request as it was written."""

    code = "model_refused_request"
    surely_free = True


class PromptRejectedError(ImageModelError):
    """The image model's content filter stopped the words of the prompt."""

    code = "prompt_rejected"
    surely_free = True


class PictureRejectedError(PromptRejectedError):
    """The image model drew a picture, and its content filter withheld it."""

    code = "picture_rejected"
    surely_free = False


class ModelThrottledError(ImageModelError):
    """The account sends more requests than its rate allows; `retry_after` is in seconds."""

    code = "throttled"
    surely_free = True

    def __init__(self, message: str, *, retry_after: float = 60.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ModelCapacityError(ModelThrottledError):
    """The provider has no capacity left for anybody; `retry_after` is in seconds."""

    code = "out_of_capacity"


class QuotaExceededError(ModelThrottledError):
    """The account has used up a quota; `retry_after` is in seconds."""

    code = "quota_exceeded"


class ModelUnreachableError(ImageModelError):
    """The provider could not be reached: the request never left, and nothing was charged."""

    code = "model_unreachable"
    surely_free = True


class ModelTimeoutError(ImageModelError):
    """No answer came in time. The outcome is unknown: the picture may have been drawn and charged."""

    code = "outcome_unknown"


class ConnectionLostError(ModelTimeoutError):
    """The connection broke before the answer. The outcome is unknown: it may have been charged."""

    code = "connection_lost"


class BadModelResponseError(ImageModelError):
    """The image model answered with something that is not a picture the studio can read."""

    code = "bad_model_response"


class TruncatedResponseError(BadModelResponseError):
    """The image model's answer broke off before its end."""

    code = "response_truncated"
