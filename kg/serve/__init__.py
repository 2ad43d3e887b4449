"""The explorer and the SPARQL endpoint over a finished graph: ``/thing/person/ana-ruiz``, ``/sparql?query=…``.

``serve`` (server.py) runs it, ``application`` (app.py) is the ASGI application. Nothing heavy is imported here.
"""
