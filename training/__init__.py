"""Makes the language model that ``kg`` reads news with. Never imported by ``kg``; needs the extra ``[train]``."""
