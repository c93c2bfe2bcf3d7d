"""From what is judged to the lines of lists: which, in what order, how wide, which signs."""
