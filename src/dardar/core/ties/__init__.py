"""Relationships over the years: how warm, in what rhythm, who may go silent, what to do today."""
