"""newskg: turn news into a knowledge graph of who said what, who stands where, and the words that prove it."""
