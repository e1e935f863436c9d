"""The API of version 1: who may reach what, what goes in and out, and every operation."""
