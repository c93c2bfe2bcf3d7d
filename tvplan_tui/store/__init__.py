"""The edges: config, ledger, files. Everything that reads or writes is here."""
