"""Settings of the server: address, folders, log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings

from posterlib.settings.values import AbsolutePath, absolute

__all__ = ["LogSettings", "ServerSettings"]


_NO_FILE = Path("none")


class ServerSettings(BaseSettings):
    """Server"""

    host: str = Field(
        "127.0.0.1",
        description="Address to listen on. One that others can reach needs `API_KEYS` or sign-in by OpenID Connect; "
        "without them the studio does not start there.",
    )
    port: int = Field(5002, ge=1, le=65535, description="Port of pages and API.")
    history_dir: AbsolutePath = Field(
        Path("history"), description="Folder that keeps every poster. Several processes may share it."
    )
    database_url: SecretStr = Field(
        SecretStr(""),
        description="`postgresql://name:password@host:5432/database`: keeps the jobs there, for studios in several "
        "containers or machines that share one `HISTORY_DIR` (see [jobs.md](jobs.md)). Not set: SQLite files in "
        "`HISTORY_DIR/.jobs`, which several processes of one machine may share.",
    )


class LogSettings(BaseSettings):
    """Log"""

    log_file: Annotated[Path, AfterValidator(lambda path: path if path == _NO_FILE else absolute(path))] = Field(
        Path("image-creation.log"),
        description="File that the log is written to beside stderr, or `none`. At 10 MB it is set aside, five times at "
        "most.",
    )
    log_format: Literal["auto", "console", "json"] = Field(
        "auto",
        description="`json`: one object a line. `console`: for people. `auto`: for people on a terminal, JSON "
        "elsewhere and in the file.",
    )
    debug: bool = Field(False, description="Log more, for developers.")

    @property
    def log_path(self) -> Path | None:
        """The file that the log is written to, if there is one."""
        return None if self.log_file == _NO_FILE else self.log_file
