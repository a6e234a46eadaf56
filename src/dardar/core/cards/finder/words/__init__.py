"""Words by which the lines of a card are told apart, folded; compiled by hand for this project."""
