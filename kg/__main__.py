"""``python -m kg build council.txt`` is ``kg build council.txt``."""

from kg.cli import main

if __name__ == "__main__":
    main()
