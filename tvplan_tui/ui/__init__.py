"""The console: Textual app, screens, widgets, charts."""
