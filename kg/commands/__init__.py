"""One file for each command (``kg build``, ``kg ask`` …); each is a call into the API with its words for people around it.

Nothing heavy is imported at the top of these files: ``kg --help`` reads them all.
"""
