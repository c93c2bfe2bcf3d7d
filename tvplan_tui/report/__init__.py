"""From the scoreboard to what people read: boards, cells, plain text, JSON."""
