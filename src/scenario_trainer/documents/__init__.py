"""What is said: one builder for each thing there is to read, and all words."""
