"""Insight: from the log to numbers and findings that name one next step.

Standard library only and pure: records in, numbers and findings out. The coach calls it for the review.
"""
