"""An embedded image model: reads a prompt and draws a movie poster's key art with numpy and Pillow alone."""
