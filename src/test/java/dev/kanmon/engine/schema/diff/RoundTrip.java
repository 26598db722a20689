package dev.kanmon.engine.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.SchemaSnapshot;
import dev.kanmon.testsupport.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the script between two schemas on the first, and looks whether it then is the second. */
final class RoundTrip {

    private final SchemaDiff diff = new PgCodeKeeperDiff();
    private final TestDatabase from;
    private final TestDatabase to;

    /** @param from what is in the two is lost */
    RoundTrip(TestDatabase from, TestDatabase to) {
        this.from = from;
        this.to = to;
    }

    /**
     * @param same whether the two schemas differ in nothing that is compared
     * @param notCompared what the script has to confess, in part; empty where it has to do everything
     */
    void check(String fromSql, String toSql, boolean same, Optional<String> notCompared) {
        build(from, fromSql);
        build(to, toSql);
        List<String> wanted = SchemaSnapshot.of(to);
        SchemaScript script = between();
        run(script);
        if (notCompared.isPresent()) {
            assertThat(script.notCompared()).anyMatch(sentence -> sentence.contains(notCompared.get()));
            return;
        }
        assertThat(script.isEmpty()).as("is the same\n" + script.text()).isEqualTo(same);
        assertThat(script.notCompared()).as("not compared").isEmpty();
        if (!same) {
            assertThat(difference(wanted, SchemaSnapshot.of(from)))
                    .as("difference after\n" + script.text())
                    .isEmpty();
            assertThat(between().text())
                    .as("second difference after\n" + script.text())
                    .isEmpty();
        }
    }

    private static List<String> difference(List<String> wanted, List<String> seen) {
        Stream<String> missing =
                wanted.stream().filter(line -> !seen.contains(line)).map(line -> "missing: " + line);
        Stream<String> tooMuch =
                seen.stream().filter(line -> !wanted.contains(line)).map(line -> "too much: " + line);
        return Stream.concat(missing, tooMuch).toList();
    }

    private SchemaScript between() {
        return diff.between(ConnectionUrl.parse(from.url()), ConnectionUrl.parse(to.url()), CatalogScope.ALL);
    }

    private static void build(TestDatabase database, String sql) {
        EmptyDatabase.empty(database);
        database.sql(sql);
    }

    private void run(SchemaScript script) {
        try {
            if (script.fitsOneTransaction()) {
                from.sql(script.text());
            } else {
                script.statements().forEach(statement -> from.sql(statement.sql()));
            }
        } catch (IllegalStateException e) {
            throw new AssertionError(e.getMessage() + " in\n" + script.text(), e);
        }
    }
}
