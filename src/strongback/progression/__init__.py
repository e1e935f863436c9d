"""Progression: from the plan and the history to the next prescription, every change with its reason.

Double progression behind gates for repetitions, effort, form, pain, sleep and time away; load steps that the person
owns; the ladder, tempo and rest after them. Standard library only, no clock; the coach calls it each training day.
"""
