package dev.kanmon.engine.repair;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import dev.kanmon.engine.source.Migration;
import java.util.List;
import java.util.Optional;

/** Makes of a database with the replayed history a copy of the target's schema, and proves that it is one. */
final class TargetCopy {

    private final Workbench workbench;
    private final SchemaScript fromHistory;
    private final Catalog target;

    /** @param fromHistory leads from the replayed history to the target */
    TargetCopy(Workbench workbench, SchemaScript fromHistory, Catalog target) {
        this.workbench = workbench;
        this.fromHistory = fromHistory;
        this.target = target;
    }

    /**
     * @return what keeps the database from being a copy, for a person; empty where it is one
     */
    Optional<String> makeOf(ShadowDatabase database) {
        Workbench.removeRows(database);
        Course course = workbench.watch(database, new Migration("the copy", Optional.of(fromHistory.text())));
        if (course.failure().isPresent()) {
            return Optional.of("The target's schema could not be copied: "
                    + course.failure().get() + ".");
        }
        List<ObjectKey> differing = invalidate(database.session(), differing(course.after()));
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of("The target's schema could not be copied in all: " + Words.list(differing) + ".");
    }

    private List<ObjectKey> differing(Catalog copy) {
        return CatalogDifference.between(copy, target).changes().stream()
                .map(ObjectChange::object)
                .toList();
    }

    /** No statement makes an invalid index, so what is valid on the copy and cannot be otherwise is marked by hand. */
    private List<ObjectKey> invalidate(Session session, List<ObjectKey> differing) {
        List<ObjectKey> indexes = differing.stream()
                .filter(key -> key.kind() == ObjectKind.INDEX)
                .filter(key -> target.objects().containsKey(key))
                .toList();
        if (indexes.isEmpty() || !indexes.stream().allMatch(index -> invalidate(session, index))) {
            return differing;
        }
        return differing(CatalogReader.read(session, CatalogScope.ALL));
    }

    /** @return false where the shadow's role may not */
    private static boolean invalidate(Session session, ObjectKey index) {
        String name = Sql.identifier(index.schema()) + "." + Sql.identifier(index.name());
        try {
            session.run("UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = pg_catalog.to_regclass("
                    + Sql.literal(name) + ")");
            return true;
        } catch (ServerException e) {
            if (e.error().kind() == FailureKind.CONNECTION_LOST) {
                throw e;
            }
            return false;
        }
    }
}
