"""What is measured, side by side with straightforward peers; one file a question.

``python -m benchmarks [NAME ...] [--small]`` runs them. They are no tests: they take minutes.
"""
