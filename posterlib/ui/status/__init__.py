"""What the status page is made of."""
