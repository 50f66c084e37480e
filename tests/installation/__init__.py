"""An installation as an operator has it: a data folder with own feeds, and the program run on it."""
