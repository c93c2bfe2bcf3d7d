"""What several tests share: a plan in two lines, the scalar oracle of the rules."""
