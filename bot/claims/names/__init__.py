"""Names: who is named in a sentence, and what the words around a name make of it."""
