"""What a person is, does and feels, as immutable values that every part shares.

Standard library only, no clock, no files. A change is a new value. Everybody above ``knowledge`` may call it.
"""
