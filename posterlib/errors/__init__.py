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
│   ├── PosterNotFinishedError        the picture is safe, its poster appears when the disk allows
│   ├── PictureLostError              the picture was drawn and could not be kept
│   └── SharingError                  the copy for sharing could not be made or linked
├── JobNotFoundError                  also LookupError
├── IdempotencyKeyReusedError         a key came again with another request
├── RateLimitedError                  one client wants too many posters; says when to try again
├── BudgetExceededError               the day's budget is used up; says when the next one begins
├── AccessError                       the caller may not do this here
│   ├── NotSignedInError              neither one of the keys nor a session
│   ├── StrangerError                 from elsewhere, while there are no keys
│   ├── UnknownHostError              called by a name that is not the studio's
│   └── ForeignOriginError            asked for by another site's page
├── MailError                         contact messages cannot be mailed
├── PosterCancelledError              cancelled before the model was asked: nothing was charged
├── PosterInterruptedError            the studio stopped while the model drew: it may have been charged
└── StudioClosingError                the process is finishing and takes no new work

Each message says what happened and the one next step. Each class has a `code`, which never changes: scripts decide by
it. The library knows no HTTP: `posterlib.api.problems` gives every error its status.
"""

from posterlib.errors.access import (
    AccessError,
    ForeignOriginError,
    NotSignedInError,
    StrangerError,
    UnknownHostError,
)
from posterlib.errors.aws import (
    AwsAccountError,
    CredentialsExpiredError,
    CredentialsMissingError,
    CredentialsRefusedError,
    RegionMissingError,
)
from posterlib.errors.base import (
    FAULT,
    InvalidRequestError,
    PosterError,
    SettingsError,
    UnknownModelError,
    UnsupportedOptionError,
)
from posterlib.errors.contact import MailError
from posterlib.errors.jobs import (
    BudgetExceededError,
    IdempotencyKeyReusedError,
    JobNotFoundError,
    PosterCancelledError,
    PosterInterruptedError,
    RateLimitedError,
    StudioClosingError,
)
from posterlib.errors.models import (
    BadModelResponseError,
    ConnectionLostError,
    ImageModelError,
    InferenceProfileError,
    MarketplaceError,
    ModelAccessError,
    ModelCapacityError,
    ModelLegacyError,
    ModelRegionError,
    ModelRequestError,
    ModelRetiredError,
    ModelThrottledError,
    ModelTimeoutError,
    ModelUnreachableError,
    PictureRejectedError,
    PromptRejectedError,
    QuotaExceededError,
    TruncatedResponseError,
)
from posterlib.errors.storage import (
    PictureLostError,
    PosterNotFinishedError,
    PosterNotFoundError,
    SharingError,
    StorageError,
)

__all__ = [
    "FAULT",
    "AccessError",
    "AwsAccountError",
    "BadModelResponseError",
    "BudgetExceededError",
    "ConnectionLostError",
    "CredentialsExpiredError",
    "CredentialsMissingError",
    "CredentialsRefusedError",
    "ForeignOriginError",
    "IdempotencyKeyReusedError",
    "ImageModelError",
    "InferenceProfileError",
    "InvalidRequestError",
    "JobNotFoundError",
    "MailError",
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
    "NotSignedInError",
    "PictureLostError",
    "PictureRejectedError",
    "PosterCancelledError",
    "PosterError",
    "PosterInterruptedError",
    "PosterNotFinishedError",
    "PosterNotFoundError",
    "PromptRejectedError",
    "QuotaExceededError",
    "RateLimitedError",
    "RegionMissingError",
    "SettingsError",
    "SharingError",
    "StorageError",
    "StrangerError",
    "StudioClosingError",
    "TruncatedResponseError",
    "UnknownHostError",
    "UnknownModelError",
    "UnsupportedOptionError",
]
