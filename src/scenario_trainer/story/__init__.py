"""The language: from the text of a YAML file to a checked, frozen model and every problem in it."""
