"""What the author is told."""
