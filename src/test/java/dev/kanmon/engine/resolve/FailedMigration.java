package dev.kanmon.engine.resolve;

import dev.kanmon.contract.Document;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import java.nio.file.Path;
import java.util.Optional;

/** A database with a failed migration, and decisions on it that come with a script. */
final class FailedMigration implements AutoCloseable {

    static final String NAME = "20240102000000_unlucky";

    private final EngineFixture kanmon;

    FailedMigration(Path folder) {
        kanmon = new EngineFixture(folder);
        kanmon.migration(
                "20240101000000_init",
                "CREATE TABLE a (id int); CREATE INDEX old ON a (id); CREATE TABLE log (n int);"
                        + " INSERT INTO a VALUES (1), (1);");
        kanmon.migration(NAME, "CREATE UNIQUE INDEX u ON a (id);");
        kanmon.deploy();
    }

    EngineFixture kanmon() {
        return kanmon;
    }

    CommandResult rollBack(String script) {
        return resolve(Resolution.Mark.ROLLED_BACK, script(script));
    }

    CommandResult rollBack(String script, String decision) {
        return resolve(
                Resolution.Mark.ROLLED_BACK,
                new Resolution.Script(
                        script, Optional.of(Document.digestOf(script)), Optional.empty(), Optional.of(decision)));
    }

    CommandResult resolve(Resolution.Mark mark, Resolution.Script script) {
        return kanmon.resolve(new Resolution(NAME, mark, true, Optional.of(script)));
    }

    static Resolution.Script script(String text) {
        return new Resolution.Script(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    String fingerprint() {
        try (Session session = kanmon.open()) {
            session.run("SET search_path = public");
            return CatalogReader.read(session, CatalogScope.ALL).fingerprint();
        }
    }

    /** What scripts have written, in the order of the numbers: {@code 1,2}. */
    String log() {
        return String.valueOf(
                kanmon.database().value("SELECT coalesce(string_agg(n::text, ',' ORDER BY n), '') FROM log"));
    }

    boolean isRolledBack() {
        return (Boolean) kanmon.database()
                .value("SELECT rolled_back_at IS NOT NULL FROM _prisma_migrations WHERE migration_name = ?", NAME);
    }

    /** As it was before any decision. */
    void reset() {
        kanmon.database()
                .sql("DROP TABLE IF EXISTS b, _kanmon_scripts; DROP INDEX IF EXISTS i; DELETE FROM log;"
                        + " CREATE INDEX IF NOT EXISTS old ON a (id);"
                        + " UPDATE _prisma_migrations SET rolled_back_at = NULL");
    }

    @Override
    public void close() {
        kanmon.close();
    }
}
