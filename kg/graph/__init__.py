"""Record + identities -> triples: "Oak City PD says …" becomes one named graph of N-Quads, a store and graph.ttl.

``part`` (quads.py) writes one article, ``Workspace`` (workspace.py) is the output folder, ``replace`` (store.py) brings it to
exactly the given parts. Nothing heavy is imported here: take what you need from the module that has it.
"""
