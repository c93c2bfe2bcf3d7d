"""Widgets: they get rows and post messages; they know no file and no rule."""
