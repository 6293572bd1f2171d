"""REPORT: an assessment as HTML page, console screen, text, JSON or CSV. Renders, never writes."""
