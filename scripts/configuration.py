"""Writes the tables of docs/configuration.md from the settings themselves. `python -m scripts.configuration`.

What stands outside the two marks in that page is written by hand and stays.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from posterlib.settings import GROUPS

PAGE = Path(__file__).parents[1] / "docs" / "configuration.md"

BEGIN = "<!-- From here on written by scripts/configuration.py: change posterlib/settings/ instead. -->"
END = "<!-- To here. -->"


def with_settings(page: str) -> str:
    """Give the page with every setting between its marks, as they are now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = "\n".join(_tables())
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def _tables() -> Iterator[str]:
    for group in GROUPS:
        yield f"## {inspect.getdoc(group)}\n"
        yield "| variable | default | meaning |"
        yield "| --- | --- | --- |"
        for name, field in group.model_fields.items():
            yield f"| `{name.upper()}` | {_default(field)} | {_cell(field.description or '')} |"
        yield ""


def _default(field: FieldInfo) -> str:
    value = field.default
    plain = value.get_secret_value() if isinstance(value, SecretStr) else value
    if isinstance(plain, bool):
        plain = str(plain).lower()
    if isinstance(plain, tuple):
        plain = ",".join(plain)
    return f"`{_cell(str(plain))}`" if plain not in (None, "") else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(with_settings(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
