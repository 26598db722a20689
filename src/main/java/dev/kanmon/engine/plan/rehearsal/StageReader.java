package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.Owners;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.SessionSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a shadow's catalog before and after each pending migration, in a session that no script touches. Where the target
 * has exactly the schema before, nothing of the pending migrations can be there yet, and one reading is enough.
 */
final class StageReader {

    private final Session session;
    private final Catalog before;
    private final Set<String> owners;
    private final boolean wanted;
    private final Map<String, CatalogDifference> changes = new LinkedHashMap<>();
    private Catalog last;

    private StageReader(Session session, Catalog before, Set<String> owners, boolean wanted) {
        this.session = session;
        this.before = before;
        this.owners = owners;
        this.wanted = wanted;
        this.last = before;
    }

    /**
     * Reads the schema before the first pending migration.
     *
     * @param session with the shadow's database, for this alone; names without a schema mean its URL's
     * @param target the target's catalog, where it is known
     */
    static StageReader begin(Session session, Optional<Catalog> target) {
        new SessionSettings(session.schema(), Duration.ZERO, Duration.ZERO).applyTo(session);
        Catalog before = CatalogReader.read(session, CatalogScope.ALL);
        boolean same =
                target.filter(found -> found.objects().equals(before.objects())).isPresent();
        return new StageReader(session, before, Owners.in(session), !same);
    }

    void after(RehearsedMigration migration) {
        if (wanted && migration.end() instanceof End.Completed) {
            Catalog now = CatalogReader.read(session, CatalogScope.ALL);
            changes.put(migration.name(), CatalogDifference.between(last, now));
            last = now;
        }
    }

    CatalogStages stages() {
        return new CatalogStages(before, owners, changes);
    }
}
