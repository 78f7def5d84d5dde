"""The shapes of all answers: what builds the JSON is what `/openapi.json` describes."""
