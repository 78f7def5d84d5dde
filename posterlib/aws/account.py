"""One AWS session for the whole studio; boto3 is loaded when it is first needed, not before."""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from posterlib.aws.faults import account_faults
from posterlib.background import in_background
from posterlib.errors import CredentialsMissingError, RegionMissingError

__all__ = ["AwsAccount"]

_SOURCES = (
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
"""Environment variables that lead to credentials."""

_NO_CREDENTIALS = (
    "No AWS credentials were found. Run “aws configure”, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the "
    "environment or in .env, and restart the studio; IMAGE_MODEL_ID=offline draws without an account."
)
_NO_REGION = "No AWS region is set. Set AWS_REGION, for instance to us-west-2, and restart the studio."

_PATIENCE = 20.0
"""Seconds: a credential process, which may bring the credentials, has no end of its own."""


class AwsAccount:
    """Credentials, region and clients. Thread-safe; a client is made once for each service, region and configuration.

    `region` is what the settings say; without it the session's own counts (a profile's, AWS_DEFAULT_REGION), as boto3
    itself passes AWS_REGION over.
    """

    def __init__(self, region: str = "") -> None:
        self._wanted_region = region
        self._lock = threading.RLock()
        self._session: Any = None
        self._loading: Future[Any] | None = None
        self._clients: dict[tuple[str, str, str], Any] = {}

    @property
    def region(self) -> str:
        """The account's region, or "" when none is set."""
        if self._wanted_region or not _may_have_account():
            return self._wanted_region
        with account_faults():
            return self._opened().region_name or ""

    def has_credentials(self, patience: float = _PATIENCE) -> bool:
        """Tell whether there are credentials of any kind. Only on EC2 and in containers the network is asked.

        `patience` is how long they may take to come, in seconds.

        Raises:
            AwsAccountError: what should lead to credentials is broken, such as a profile that does not exist.
        """
        return bool(os.environ.get("AWS_BEARER_TOKEN_BEDROCK")) or self._credentials(patience) is not None

    def credentials_end(self) -> datetime | None:
        """Say when temporary credentials expire; `None` when they do not, or do not say.

        Raises:
            AwsAccountError: as `has_credentials`.
        """
        expires = getattr(self._credentials(), "_expiry_time", None)  # botocore keeps it there and offers no other way
        return expires.astimezone(UTC) if isinstance(expires, datetime) else None

    def credentials_kind(self) -> str:
        """Say where botocore found the credentials, in its words such as env or shared-credentials-file; "" for none.

        Raises:
            AwsAccountError: as `has_credentials`.
        """
        return str(getattr(self._credentials(), "method", "") or "")

    def client(self, service: str, region: str = "", **config: Any) -> Any:
        """Give the client of a service; `config` are botocore's `Config` arguments.

        Raises:
            AwsAccountError: there are no credentials, or no region is set.
        """
        region = region or self.region
        if not region:
            raise RegionMissingError(_NO_REGION)
        wanted = service, region, repr(sorted(config.items()))
        with self._lock:
            made = self._clients.get(wanted)
        if made is not None:
            return made
        if not self.has_credentials():
            raise CredentialsMissingError(_NO_CREDENTIALS)
        with self._lock:
            if wanted not in self._clients:
                self._clients[wanted] = self._make(service, region, config)
            return self._clients[wanted]

    def forget(self, client: Any) -> None:
        """Look for credentials anew at the next call: those that this client used have expired or were refused."""
        with self._lock:
            if any(client is each for each in self._clients.values()):  # else someone else has done so already
                self._session = self._loading = None
                self._clients.clear()

    def _make(self, service: str, region: str, config: dict[str, Any]) -> Any:
        from botocore.config import Config

        with account_faults():
            return self._opened().client(service, region_name=region, config=Config(**config))

    def _credentials(self, patience: float = _PATIENCE) -> Any:
        """Load the credentials, outside the lock: that may run a program or ask the network."""
        if not _may_have_account():
            return None
        with self._lock, account_faults():
            session = self._opened()
            if self._loading is None or (self._loading.done() and not _came(self._loading)):
                self._loading = in_background(session.get_credentials, name="aws-credentials")
            loading = self._loading
        try:
            with account_faults():
                return loading.result(patience)
        except TimeoutError:
            raise CredentialsMissingError(
                f"The AWS credentials did not come within {patience:g} seconds. Look at what ~/.aws/config runs "
                "to get them (credential_process), then try again."
            ) from None

    def _opened(self) -> Any:
        with self._lock:
            if self._session is None:
                self._session = _open_session()
            return self._session


def _came(loading: Future[Any]) -> bool:
    return loading.exception() is None and loading.result() is not None


def _open_session() -> Any:
    import boto3
    import botocore.session

    core = botocore.session.get_session()
    if not _on_ec2():
        # It would wait seconds for an answer that only an EC2 machine gives.
        core.get_component("credential_provider").remove("iam-role")
    return boto3.Session(botocore_session=core)


def _may_have_account() -> bool:
    if any(os.environ.get(name) for name in _SOURCES):
        return True
    files = (
        os.environ.get("AWS_SHARED_CREDENTIALS_FILE") or "~/.aws/credentials",
        os.environ.get("AWS_CONFIG_FILE") or "~/.aws/config",
    )
    # Path.expanduser raises for a user that the system does not know, as in a container.
    return any(Path(os.path.expanduser(file)).exists() for file in files) or _on_ec2()  # noqa: PTH111


def _on_ec2() -> bool:
    for file, beginning in (("/sys/class/dmi/id/sys_vendor", "Amazon EC2"), ("/sys/hypervisor/uuid", "ec2")):
        try:
            if Path(file).read_text(encoding="utf-8").startswith(beginning):
                return True
        except OSError:
            continue
    return False
