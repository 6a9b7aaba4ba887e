"""Django's SQLite engine with write-ahead checkpoints made safe on affected SQLite builds."""
