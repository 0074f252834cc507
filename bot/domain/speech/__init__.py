"""How people put things: turns of speech, told in the plain words that rules read.

A module for each thing that people say in countless ways. Each is a few rules of grammar over a
text in lower case, in which the name of data is one sign (`NAME` of `beside`); where a word that
may matter stands in a turn of speech, it is left as it is.
"""
