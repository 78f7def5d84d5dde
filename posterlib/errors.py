"""Every error the studio raises on purpose; its text is always safe to show to a person.

PosterError
├── SettingsError                     a setting is wrong; names the variable
├── InvalidRequestError               also ValueError; names the field
│   ├── UnknownModelError             no image model has that id
│   └── UnsupportedOptionError        the model's card says it cannot
├── ImageModelError                   the image model did not deliver
│   ├── ModelAccessError              the account may not use it
│   │   └── MarketplaceError          its Marketplace subscription is missing
│   ├── ModelRetiredError             its provider has ended it
│   │   └── ModelLegacyError          its provider is ending it and lets nobody in any more
│   ├── ModelRegionError              it is not offered in the AWS region that was asked
│   ├── InferenceProfileError         it is called through an inference profile only
│   ├── ModelRequestError             it did not accept the request as it was written
│   ├── AwsAccountError               the AWS account's own set-up
│   │   ├── CredentialsMissingError
│   │   ├── CredentialsExpiredError
│   │   ├── CredentialsRefusedError
│   │   └── RegionMissingError
│   ├── PromptRejectedError           a content filter stopped the words
│   │   └── PictureRejectedError      a content filter stopped the picture
│   ├── ModelThrottledError           too many requests; says when to try again
│   │   ├── ModelCapacityError        the provider has no capacity left
│   │   └── QuotaExceededError        the account's quota is used up
│   ├── ModelUnreachableError         the request never arrived: nothing was charged
│   ├── ModelTimeoutError             no answer came: the outcome is unknown, it may have been charged
│   │   └── ConnectionLostError       the connection broke before the answer
│   └── BadModelResponseError         it delivered something that is no picture
│       └── TruncatedResponseError    its answer broke off
├── StorageError                      the history folder or its index cannot be used
│   ├── PosterNotFoundError           also LookupError
│   └── SharingError                  the copy for sharing could not be made or linked
└── StudioClosingError                the process is finishing and takes no new work

Each message says what happened and the one next step. Each class has a `code`, which never changes: scripts decide by
it. The library knows no HTTP: `posterlib.api.problems` gives every error its status.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "AwsAccountError",
    "BadModelResponseError",
    "ConnectionLostError",
    "CredentialsExpiredError",
    "CredentialsMissingError",
    "CredentialsRefusedError",
    "ImageModelError",
    "InferenceProfileError",
    "InvalidRequestError",
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
    "PosterError",
    "PosterNotFoundError",
    "PromptRejectedError",
    "QuotaExceededError",
    "RegionMissingError",
    "SettingsError",
    "SharingError",
    "StorageError",
    "StudioClosingError",
    "TruncatedResponseError",
    "UnknownModelError",
    "UnsupportedOptionError",
]


class PosterError(Exception):
    """Base of all errors of the studio. `str(error)` may be shown to anyone."""

    code: ClassVar[str] = "studio_failed"


class SettingsError(PosterError):
    """A setting has a value the studio cannot start with."""

    code = "setting_wrong"

    def __init__(self, variable: str, message: str) -> None:
        super().__init__(f"{variable}: {message}")
        self.variable = variable


class InvalidRequestError(PosterError, ValueError):
    """A request cannot become a poster; `field` is the field to change."""

    code = "invalid_request"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class UnknownModelError(InvalidRequestError):
    """The request names an image model that the studio does not have."""

    code = "unknown_model"

    def __init__(self, model_id: str, known: tuple[str, ...]) -> None:
        super().__init__("model", f"There is no image model {model_id!r}. Choose one of: {', '.join(known)}.")
        self.model_id = model_id


class UnsupportedOptionError(InvalidRequestError):
    """The request asks for something that the chosen image model cannot do."""

    code = "unsupported_option"


class ImageModelError(PosterError):
    """The image model was asked and did not deliver a picture."""

    code = "image_model_failed"


class ModelAccessError(ImageModelError):
    """The account is not allowed to use the image model."""

    code = "model_access_denied"


class MarketplaceError(ModelAccessError):
    """The account has no AWS Marketplace subscription for the image model, or may not take one out."""

    code = "marketplace_subscription_missing"


class ModelRetiredError(ImageModelError):
    """The provider has ended the image model."""

    code = "model_retired"


class ModelLegacyError(ModelRetiredError):
    """The provider is ending the image model and has closed it to accounts that did not use it lately."""

    code = "model_legacy"


class ModelRegionError(ImageModelError):
    """The image model is not offered in the AWS region that was asked."""

    code = "model_not_in_region"


class InferenceProfileError(ImageModelError):
    """The image model can only be called through an inference profile."""

    code = "inference_profile_needed"


class ModelRequestError(ImageModelError):
    """The image model did not accept the request as it was written."""

    code = "model_refused_request"


class AwsAccountError(ImageModelError):
    """The AWS account is not set up so that a model can be called."""

    code = "aws_account_failed"


class CredentialsMissingError(AwsAccountError):
    """No AWS credentials were found."""

    code = "credentials_missing"


class CredentialsExpiredError(AwsAccountError):
    """The AWS credentials were good once and are no more."""

    code = "credentials_expired"


class CredentialsRefusedError(AwsAccountError):
    """AWS does not know the credentials, or they do not match."""

    code = "credentials_refused"


class RegionMissingError(AwsAccountError):
    """No AWS region is set."""

    code = "region_missing"


class PromptRejectedError(ImageModelError):
    """The image model's content filter stopped the words of the prompt."""

    code = "prompt_rejected"


class PictureRejectedError(PromptRejectedError):
    """The image model drew a picture, and its content filter withheld it."""

    code = "picture_rejected"


class ModelThrottledError(ImageModelError):
    """The account sends more requests than its rate allows; `retry_after` is in seconds."""

    code = "throttled"

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


class StorageError(PosterError):
    """The history folder or its index could not be read or written."""

    code = "storage_failed"


class PosterNotFoundError(StorageError, LookupError):
    """No poster has the id that was asked for."""

    code = "poster_not_found"

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"There is no poster with the id {entry_id!r}.")
        self.entry_id = entry_id


class SharingError(StorageError):
    """The copy for sharing could not be made, or no link to it; the poster itself is safe in the history."""

    code = "sharing_failed"


class StudioClosingError(PosterError):
    """The studio is shutting down: it finishes what it has and takes nothing new."""

    code = "studio_closing"

    def __init__(self) -> None:
        super().__init__("The studio is shutting down. Send this again in a few seconds.")
