"""The API for scripts: jobs, posters, models, money, and the routes that OpenAI's clients know."""
