"""What is typed into forms, apart from their screens: fields, drafts, values."""
