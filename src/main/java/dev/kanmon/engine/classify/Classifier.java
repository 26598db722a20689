package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.lint.StatementWalk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Classifies pending migrations by their statements, those in DO blocks and called functions included. Nothing here asks a
 * database. In doubt a migration is not additive.
 */
public final class Classifier implements StatementWalk.Audience {

    private final List<Verdict> verdicts = new ArrayList<>();
    private String migration;
    /** A set: what a loop or two calls of one function do twice is no other reason. */
    private Set<Reason> reasons = new LinkedHashSet<>();

    private Made made = new Made();

    private Classifier() {}

    /**
     * @param migrations the applied ones in the order in which they ran, then the pending ones in theirs
     * @param serverVersion as {@code server_version_num} has it
     * @param schema what a name without a schema means
     * @return one verdict for each pending migration, in order
     */
    public static List<Verdict> classify(List<MigrationToLint> migrations, int serverVersion, String schema) {
        Classifier classifier = new Classifier();
        StatementWalk.walk(migrations, serverVersion, schema, classifier);
        classifier.end();
        return List.copyOf(classifier.verdicts);
    }

    @Override
    public void begin(String next) {
        end();
        migration = next;
        reasons = new LinkedHashSet<>();
        made = new Made();
    }

    @Override
    public void statement(Place place, LintedStatement statement, boolean certain) {
        for (Change change : StatementChanges.of(new Subject(statement, made))) {
            reasons.add(Reason.of(place.line(), statement.text(), change));
        }
        if (certain) {
            made.remember(statement);
        }
    }

    @Override
    public void opaque(Place place, String statement, String why) {
        Change.unknown(why).forEach(change -> reasons.add(Reason.of(place.line(), statement, change)));
    }

    private void end() {
        if (migration != null) {
            verdicts.add(new Verdict(migration, List.copyOf(reasons)));
        }
    }
}
