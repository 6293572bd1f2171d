"""READ: one file in, one `Document` out, whatever the file holds."""
