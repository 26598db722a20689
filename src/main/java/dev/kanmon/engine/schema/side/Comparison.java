package dev.kanmon.engine.schema.side;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * How two sides compare.
 *
 * @param difference what becomes of which object on the way from one to the other
 * @param script does it; without statements where nothing differs
 * @param notCompared what may differ all the same, a sentence each
 */
public record Comparison(CatalogDifference difference, SchemaScript script, List<String> notCompared) {

    /** {@code server_version_num} is ten thousand times the major version and the minor one. */
    private static final int MAJOR = 10000;

    public Comparison {
        notCompared = List.copyOf(notCompared);
    }

    /**
     * The script is only asked for where the catalogs differ: it takes longer than reading both of them.
     *
     * @throws ProblemException K2001 for a schema that neither side has; K1003, P1002 where it could not be read
     * @throws dev.kanmon.engine.session.ServerException where a role may not read a catalog
     */
    public static Comparison of(OpenSides sides, CatalogScope scope, SchemaDiff differ) {
        requireSchemas(sides, scope);
        Catalog from = CatalogReader.read(sides.from().session(), scope);
        Catalog to = CatalogReader.read(sides.to().session(), scope);
        CatalogDifference difference = CatalogDifference.between(from, to);
        SchemaScript script =
                difference.isEmpty() ? new SchemaScript(List.of(), List.of()) : script(sides, scope, differ);
        return new Comparison(difference, script, notCompared(sides, from, to, script));
    }

    private static SchemaScript script(OpenSides sides, CatalogScope scope, SchemaDiff differ) {
        try {
            return differ.between(sides.from().url(), sides.to().url(), scope);
        } catch (SchemaUnreadableException e) {
            throw UnreadableSchema.problem(e);
        }
    }

    public boolean isEmpty() {
        return difference.isEmpty();
    }

    private static List<String> notCompared(OpenSides sides, Catalog from, Catalog to, SchemaScript script) {
        List<String> sentences = new ArrayList<>(script.notCompared());
        sentences.addAll(sides.from().notRun());
        sides.to().notRun().stream()
                .filter(sentence -> !sentences.contains(sentence))
                .forEach(sentences::add);
        if (from.serverVersion() / MAJOR != to.serverVersion() / MAJOR) {
            sentences.add("One side is PostgreSQL " + from.serverVersion() / MAJOR + " and the other PostgreSQL "
                    + to.serverVersion() / MAJOR + ", which may word the same definition differently.");
        }
        return sentences;
    }

    /** Or a misspelt name would look like two sides that are alike. */
    private static void requireSchemas(OpenSides sides, CatalogScope scope) {
        for (String schema : scope.schemas()) {
            if (!hasSchema(sides.from().session(), schema)
                    && !hasSchema(sides.to().session(), schema)) {
                throw ProblemException.invalidInput(
                        ProblemCode.UNREADABLE_SOURCE,
                        "Neither side has a schema \"" + schema + "\".",
                        "Check its spelling; names are compared exactly, with upper and lower case.");
            }
        }
    }

    private static boolean hasSchema(Session session, String name) {
        return !session.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = " + Sql.literal(name), row -> 1)
                .isEmpty();
    }
}
