"""`python -m tests.cli.held ARGUMENTS`: the command line around a model that waits for a line on standard input."""

from __future__ import annotations

import sys

from posterlib.__main__ import main
from posterlib.posters import Poster, Recipe
from tests.cli.conftest import sketching_studio
from tests.studio import FakeImageModel


class HeldModel(FakeImageModel):
    """Says on stderr that it was asked, then waits."""

    def generate(self, recipe: Recipe) -> Poster:
        sys.stderr.write("asked\n")
        sys.stdin.readline()
        return super().generate(recipe)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], studio=sketching_studio(HeldModel())))
