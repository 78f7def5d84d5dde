"""Describes the routes under /v1."""

from __future__ import annotations

from posterlib.api.answers.images import ImagesAnswer
from posterlib.api.answers.jobs import CancelAnswer, JobAnswer, RetryAnswer, SpendingAnswer
from posterlib.api.answers.models import ModelAnswer, ModelList
from posterlib.api.answers.posters import PosterAnswer, PosterPage
from posterlib.api.openapi import examples
from posterlib.api.openapi.operations import (
    JOB_ID,
    KEY,
    MODEL_ID,
    POSTER_ID,
    PREFER,
    Answered,
    Header,
    Operation,
    openai_errors,
    problems,
)
from posterlib.api.requests import BatchRequest, ImagesRequest, PostersQuery
from posterlib.posters import PosterRequest

__all__ = ["OPERATIONS"]

_LOCATION = Header("Location", "The address of the job, or of the one poster that was made.", {"type": "string"})
_APPLIED = Header("Preference-Applied", "How long the studio was willing to wait.", {"type": "string"})
_PAUSE = Header("Retry-After", "Seconds after which to look again, while the job is open.", {"type": "integer"})

_ASKING = (400, 402, 409, 413, 415, 422, 429, 500, 503, 504)


def _taken_in(shape: type[JobAnswer], open_job: JobAnswer, finished_job: JobAnswer) -> tuple[Answered, ...]:
    return (
        Answered(
            201,
            "The job ended while the request waited, and made at least one poster.",
            shape,
            headers=(_LOCATION, _APPLIED),
            example=finished_job,
        ),
        Answered(202, "The job was taken in.", shape, headers=(_LOCATION, _APPLIED, _PAUSE), example=open_job),
    )


_POSTERS = (
    Operation(
        "post",
        "/v1/posters",
        "askForPosters",
        "Posters",
        "Ask for posters",
        (*_taken_in(JobAnswer, examples.OPEN_JOB, examples.FINISHED_JOB), *problems(*_ASKING)),
        "Takes the request in as a job and answers at once; the job survives a restart of the studio. With `Prefer: "
        "wait=N` the answer waits for the end of the job, and a job that made nothing is answered as the error that "
        "befell it.",
        parameters=(KEY, PREFER),
        body=PosterRequest,
        body_example=examples.ASKED,
    ),
    Operation(
        "post",
        "/v1/batches",
        "askForABatch",
        "Posters",
        "Ask for a list of posters",
        (*_taken_in(JobAnswer, examples.OPEN_JOB, examples.FINISHED_JOB), *problems(*_ASKING)),
        "All of them become one job. One that fails does not lose the others; one that is refused, which its index "
        "names (`posters[3].seed`), keeps all of them from being begun.",
        parameters=(KEY, PREFER),
        body=BatchRequest,
        body_example=examples.ASKED_BATCH,
    ),
    Operation(
        "get",
        "/v1/posters",
        "listPosters",
        "Posters",
        "List and search posters",
        (
            Answered(200, "One page, newest first.", PosterPage, example=examples.PAGE),
            *problems(400, 500),
        ),
        "Give `next` as `cursor` for the next page; posters that are made meanwhile move nothing.",
        query=PostersQuery,
    ),
    Operation(
        "get",
        "/v1/posters/{entry_id}",
        "lookAtAPoster",
        "Posters",
        "Look at a poster",
        (Answered(200, "The poster.", PosterAnswer, example=examples.POSTER), *problems(400, 404, 500)),
        parameters=(POSTER_ID,),
    ),
)

_JOBS = (
    Operation(
        "get",
        "/v1/jobs/{job_id}",
        "lookAtAJob",
        "Jobs",
        "See how a job stands",
        (
            Answered(
                200, "The job and each of its posters.", JobAnswer, headers=(_PAUSE,), example=examples.FINISHED_JOB
            ),
            *problems(400, 404, 500),
        ),
        "A poster appears with its picture as soon as it is done, whatever the others do.",
        parameters=(JOB_ID,),
    ),
    Operation(
        "post",
        "/v1/jobs/{job_id}/cancel",
        "cancelAJob",
        "Jobs",
        "Cancel a job",
        (Answered(200, "What was stopped.", CancelAnswer, example=examples.CANCELLED), *problems(400, 404, 500)),
        "Posters whose model was not asked yet are cancelled and cost nothing. What was sent already is paid for: its "
        "results will be kept.",
        parameters=(JOB_ID,),
    ),
    Operation(
        "post",
        "/v1/jobs/{job_id}/retry",
        "retryAJob",
        "Jobs",
        "Try again what a job did not make",
        (
            *_taken_in(RetryAnswer, examples.RETRIED, examples.RETRIED),
            *problems(400, 402, 404, 409, 422, 429, 500, 503, 504),
        ),
        "A new job with the recipes of those posters that failed, were cancelled or were interrupted, seeds included. "
        "`may_charge_again` says whether one of them may have been charged before.",
        parameters=(JOB_ID, KEY, PREFER),
    ),
)

_STUDIO = (
    Operation(
        "get",
        "/v1/models",
        "listModels",
        "Models and money",
        "List the image models",
        (Answered(200, "The models, the default first.", ModelList, example=examples.MODELS), *problems(400, 500)),
    ),
    Operation(
        "get",
        "/v1/models/{model_id}",
        "lookAtAModel",
        "Models and money",
        "Look at an image model",
        (Answered(200, "The model.", ModelAnswer, example=examples.MODEL), *problems(400, 404, 500)),
        parameters=(MODEL_ID,),
    ),
    Operation(
        "get",
        "/v1/spending",
        "lookAtSpending",
        "Models and money",
        "See what was spent",
        (Answered(200, "Today and this month.", SpendingAnswer, example=examples.SPENDING), *problems(400, 500)),
    ),
    Operation(
        "post",
        "/v1/images/generations",
        "generateImages",
        "For OpenAI's clients",
        "Draw as OpenAI's API does",
        (
            Answered(200, "The pictures.", ImagesAnswer, example=examples.IMAGES),
            *openai_errors(400, 402, 404, 409, 413, 415, 422, 429, 500, 503, 504),
        ),
        "The `openai` package works with this studio's address as its `base_url`, and any key. The answer comes when "
        "the pictures are in the history. Where repeating the request may charge again, the answer says "
        "`X-Should-Retry: false`, which that package obeys.",
        parameters=(KEY,),
        body=ImagesRequest,
        body_example=examples.ASKED_IMAGES,
    ),
)

OPERATIONS: tuple[Operation, ...] = (*_POSTERS, *_JOBS, *_STUDIO)
