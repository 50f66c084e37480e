"""Folding, words, sentences, quotes: text before it has a meaning."""
