"""Turns of speech, each under a name of ours, by what they tell of; see `differences`."""
