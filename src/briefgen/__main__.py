"""Run the command line as `python -m briefgen`."""

from briefgen.entry import main

if __name__ == "__main__":
    main()
