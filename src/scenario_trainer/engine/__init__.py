"""The rules: pure functions over a frozen state. No clock, no randomness, no disk."""
