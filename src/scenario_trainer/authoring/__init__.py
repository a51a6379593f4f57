"""For authors: check, preview, map, coverage, template and schema."""
