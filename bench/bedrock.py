"""Our time around one paid call, with and without a bucket, stage by stage beside the former service's way.

`python -m bench.bedrock`. Stand-ins for Bedrock and S3 run as processes of their own; Bedrock's answers at once with a
real 1024 × 1024 PNG, so that all that is left is ours.
"""

from __future__ import annotations

import base64
import json
import sys
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import orjson
from botocore.config import Config

from bench.baseline import save_history, save_thumbnail
from bench.measure import Verdict, in_turn, show
from bench.servers import bedrock, bucket
from posterlib.aws import AwsAccount
from posterlib.generation import generate_poster
from posterlib.history import History
from posterlib.history.renditions import make_thumbnail
from posterlib.image_models import amazon
from posterlib.image_models.answers import picture_in
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.image_models.catalog import card_for
from posterlib.offline_art.model import OfflineImageModel
from posterlib.posters import Recipe
from posterlib.storage import S3Storage, Sharing

NOVA = card_for("amazon.nova-canvas-v1:0")
RECIPE = Recipe("amazon.nova-canvas-v1:0", "A pirate ship on a stormy sea with a lighthouse", 1024, 1024, seed=3)
BUCKET = "posters"
REGION = "us-west-2"
BUDGET = 1.0
ROUNDS = 40


@dataclass(frozen=True)
class Former:
    """What the former service did, with boto3's own defaults."""

    bedrock: Any
    s3: Any
    root: Path

    def ask(self) -> bytes:
        """Call the model and read its answer."""
        body = json.dumps(amazon.encode(RECIPE))
        answer = self.bedrock.invoke_model(
            modelId=RECIPE.model, contentType="application/json", accept="application/json", body=body
        )
        return bytes(answer["body"].read())

    def generate(self, *, shared: bool) -> None:
        """Draw, save, and upload one after the other."""
        image = decoded_by_the_standard_library(self.ask())
        save_history(self.root, str(1_729_513_530 + next(_NUMBERS)), image)
        if shared:
            self.link(self.put(image))

    def put(self, image: bytes) -> str:
        """Upload, and give the key."""
        key = f"moviePoster/2025-10-21/142530_{uuid.uuid4().hex}.png"
        self.s3.put_object(Bucket=BUCKET, Key=key, Body=image, ContentType="image/png")
        return key

    def link(self, key: str) -> str:
        """Sign a link."""
        return str(self.s3.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": key}, ExpiresIn=3600))


_NUMBERS = count()


def decoded_by_the_standard_library(body: bytes) -> bytes:
    """Find the picture as the former service did."""
    return base64.b64decode(json.loads(body.decode())["images"][0])


def main() -> bool:
    """Measure, print, and tell whether the budgets were kept."""
    assert NOVA is not None, "the catalog lists it"
    picture = OfflineImageModel().generate(replace(RECIPE, style="film")).image
    with bedrock(picture), bucket(BUCKET, REGION), tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        account = AwsAccount(REGION)
        model = BedrockImageModel(NOVA, account, region=REGION)
        history = History(folder / "ours", now=_now)
        storage = S3Storage(account, BUCKET, region=REGION, now=_now)
        sharing = Sharing(
            storage,
            folder / "outbox",
            original=lambda entry_id: history.file(entry_id, "original.png"),
            now=_now,
            new_unique=lambda: uuid.uuid4().hex,
        )
        session = boto3.Session()
        former = Former(
            session.client("bedrock-runtime", region_name=REGION),
            session.client("s3", region_name=REGION, config=Config(signature_version="s3v4")),
            folder / "theirs",
        )

        def ours(copies: Sharing | None) -> None:
            recipe = replace(RECIPE, seed=next(_NUMBERS))
            entry = generate_poster(recipe, card=NOVA, model=model, history=history, sharing=copies)
            if copies is not None and copies.link(entry) is None:
                raise AssertionError("the copy has not arrived")

        def save_only() -> None:
            with history.draft() as draft:
                draft.keep_original(picture, "png")

        def save_theirs() -> None:
            (folder / "theirs" / str(next(_NUMBERS))).mkdir(parents=True)
            (folder / "theirs" / f"{next(_NUMBERS)}.png").write_bytes(picture)

        body = former.ask()
        asked = orjson.dumps(amazon.encode(RECIPE))
        key = former.put(picture)
        stages: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
            ("ask and read", lambda: model._paid_answer(asked), former.ask),  # noqa: SLF001  # the stage alone
            (
                "decode",
                lambda: picture_in(orjson.loads(body), "the model"),
                lambda: decoded_by_the_standard_library(body),
            ),
            ("keep the original, durably", save_only, save_theirs),
            ("thumbnail", lambda: make_thumbnail(picture), lambda: save_thumbnail(folder, picture)),
            ("upload", lambda: storage.put(key, picture, "image/png"), lambda: former.put(picture)),
            ("sign a link", lambda: storage.link(BUCKET, key), lambda: former.link(key)),
        ]
        print(f"picture of {len(picture) / 1e6:.2f} MB, answer of {len(body) / 1e6:.2f} MB; milliseconds")
        for stage, mine, theirs in stages:
            _row(stage, in_turn(mine, theirs, ROUNDS))
        alone = in_turn(lambda: ours(None), lambda: former.generate(shared=False), ROUNDS)
        shared = in_turn(lambda: ours(sharing), lambda: former.generate(shared=True), ROUNDS)
        _row("all, without a bucket", alone)
        _row("all, with a bucket", shared)
        sharing.close()
        history.close()
    return show(
        [
            Verdict("without a bucket ÷ former service's", alone[2], f"≤ {BUDGET}", alone[2] <= BUDGET),
            Verdict("with a bucket ÷ former service's", shared[2], f"≤ {BUDGET}", shared[2] <= BUDGET),
        ]
    )


def _row(stage: str, measured: tuple[float, float, float]) -> None:
    mine, theirs, ratio = measured
    print(f"  {stage:28} ours {mine * 1000:6.2f}   former {theirs * 1000:6.2f}   ratio {ratio:.2f}")


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(not main())
