"""The page: a graph as one HTML file that opens anywhere; see who said what about "the ordinance", and in what words."""

from kg.show.facts import CLASSES, PREDICATES
from kg.show.gather import network
from kg.show.render import page

__all__ = ["CLASSES", "PREDICATES", "network", "page"]
