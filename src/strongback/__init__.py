"""Strongback: a self-hosted coach for a stronger mid-back."""

__version__ = "0.1.0"
