package dev.kanmon.engine.plan;

import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a drift as SQL, by replaying the history once more and comparing that with the target. */
final class DriftScripts {

    private final ShadowSettings shadow;
    private final ConnectionUrl target;
    private final SchemaDiff diff;

    DriftScripts(ShadowSettings shadow, ConnectionUrl target, SchemaDiff diff) {
        this.shadow = shadow;
        this.target = target;
        this.diff = diff;
    }

    /** @return without the scripts, and with a note, where they cannot be written: the drift is one all the same */
    Drifted write(Drifted drifted, ReplayedHistory history) {
        try (ShadowServer server = ShadowServer.open(shadow);
                ShadowDatabase replayed = history.on(server, new PostgresParser())) {
            SchemaScript script = diff.between(replayed.url(), target, CatalogScope.ALL);
            SchemaScript undo = diff.between(target, replayed.url(), CatalogScope.ALL);
            return new Drifted(
                    drifted.fingerprint(),
                    drifted.difference(),
                    Optional.of(script),
                    Optional.of(undo),
                    drifted.notes());
        } catch (RuntimeException e) {
            // The plan does not rest on the scripts, so that nothing that goes wrong here may end it.
            return withNote(drifted, "The difference could not be written as SQL: " + e.getMessage());
        }
    }

    private static Drifted withNote(Drifted drifted, String note) {
        List<String> notes = new ArrayList<>(drifted.notes());
        notes.add(note);
        return new Drifted(drifted.fingerprint(), drifted.difference(), Optional.empty(), Optional.empty(), notes);
    }
}
