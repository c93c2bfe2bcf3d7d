"""What the console costs its user, as ratios against bare baselines in the same run: ``python -m benchmarks``."""
