"""SQLite: one writer, migrations, outbox."""
