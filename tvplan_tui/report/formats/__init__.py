"""The formats a report is written in: each lays out one ``document.model.Report`` and returns bytes."""
