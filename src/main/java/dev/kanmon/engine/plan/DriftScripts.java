package dev.kanmon.engine.plan;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.Optional;

/**
 * A drift as SQL.
 *
 * @param script from the history's schema to the target's: what was done by hand, as a migration would do it
 * @param undo from the target's schema to the history's
 */
public record DriftScripts(SchemaScript script, SchemaScript undo) {

    /**
     * Replays the history once more, and compares it with the target.
     *
     * @return empty where that fails: a drift that cannot be written down is still one
     */
    static Optional<DriftScripts> write(
            ShadowSettings shadow, ReplayedHistory history, ConnectionUrl target, SchemaDiff diff) {
        try (ShadowServer server = ShadowServer.open(shadow);
                ShadowDatabase replayed = history.on(server, new PostgresParser())) {
            SchemaScript script = diff.between(replayed.url(), target, CatalogScope.ALL);
            SchemaScript undo = diff.between(target, replayed.url(), CatalogScope.ALL);
            return Optional.of(new DriftScripts(script, undo));
        } catch (RuntimeException e) {
            // Whatever goes wrong here, the plan does not rest on it.
            return Optional.empty();
        }
    }
}
