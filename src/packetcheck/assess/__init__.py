"""ASSESS: evidence into findings, by the table of `docs/annotation-guide.md`."""
