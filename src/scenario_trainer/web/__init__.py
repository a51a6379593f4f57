"""The browser face: a story as one self-contained page, played by the JavaScript in `player/`."""
