"""SEGMENT: documents into statements and furniture."""
