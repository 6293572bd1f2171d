"""Drafts of rubrics out of ladders that companies have as tables or headed lists."""
