"""A report before it has a format: what it says, paragraph by paragraph, and the lines of its annex."""
