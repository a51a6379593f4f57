"""Words of the page in the browser that no other face shows."""

BEGIN = "Begin"
