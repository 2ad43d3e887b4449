"""Questions to the graph: "who stands where on the rent ordinance?" becomes a table of holders, words and places in the text.

A question is a file in ``ontology/queries`` or any SPARQL that only reads; it runs in a process of its own, with limits.
"""

from kg.ask.formats import FORMATS, write
from kg.ask.prefixes import BASE
from kg.ask.question import Param, Question, question, questions, read_question
from kg.ask.run import Ending, ask
from kg.ask.table import Limits, Table, Term

__all__ = [
    "BASE", "FORMATS", "Ending", "Limits", "Param", "Question", "Table", "Term",
    "ask", "question", "questions", "read_question", "write",
]  # fmt: skip
