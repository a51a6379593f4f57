"""Documents as lines, HTML, Markdown and DOCX."""
