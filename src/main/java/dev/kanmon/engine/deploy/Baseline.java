package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Migrations that a database without a history takes for applied, and that are marked so without being run.
 *
 * @param migrations each with its script, in the source's order; none where a database is not taken over
 */
public record Baseline(List<Migration> migrations) {

    /** Of every database that has a history, or nothing at all. */
    public static final Baseline NONE = new Baseline(List.of());

    public Baseline {
        migrations = List.copyOf(migrations);
    }

    /**
     * All migrations of a source up to one, and with it.
     *
     * @throws ProblemException P3017 where the source does not have it, P3015 where one of them has no script
     */
    public static Baseline upTo(String migration, MigrationSource source) {
        if (source.find(migration).isEmpty()) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNKNOWN_MIGRATION,
                    "The baseline `" + migration + "` is no migration of the source.",
                    "Name the last migration whose schema the database already has.");
        }
        List<Migration> migrations = new ArrayList<>();
        for (Migration next : source.migrations()) {
            CheckedMigration.text(next);
            migrations.add(next);
            if (next.name().equals(migration)) {
                break;
            }
        }
        return new Baseline(migrations);
    }

    public boolean isEmpty() {
        return migrations.isEmpty();
    }

    public List<String> names() {
        return migrations.stream().map(Migration::name).toList();
    }

    /** The history as it will be once they are marked. */
    History history() {
        List<HistoryRow> rows = new ArrayList<>();
        for (Migration migration : migrations) {
            OffsetDateTime at = Instant.ofEpochSecond(rows.size()).atOffset(ZoneOffset.UTC);
            String checksum = migration.checksum().orElseThrow();
            rows.add(new HistoryRow(migration.name(), checksum, migration.name(), at, at, null, "", 0));
        }
        return new History(rows);
    }

    /** Statements that mark them. */
    List<String> marks(HistoryTable table) {
        List<String> statements = new ArrayList<>();
        for (Migration migration : migrations) {
            statements.add(table.insertBaselined(
                    UUID.randomUUID().toString(),
                    migration.name(),
                    migration.checksum().orElseThrow(),
                    statements.size()));
        }
        return statements;
    }
}
