"""What an image model is, which ones there are, and what each can do."""
