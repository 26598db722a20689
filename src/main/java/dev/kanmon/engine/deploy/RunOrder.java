package dev.kanmon.engine.deploy;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.lint.MigrationToLint.Standing;
import dev.kanmon.engine.source.MigrationSource;
import java.util.List;
import java.util.stream.Stream;

/** The scripts that a database has seen and will see, in the order in which it does: that of the names is often another. */
public final class RunOrder {

    private RunOrder() {}

    /**
     * @param pending names of those that are to run, in order; one that the history has already counts as not yet run
     * @return first the source's base and the applied ones, in the order in which they ran; without those of which the source has no script
     */
    public static List<MigrationToLint> of(MigrationSource source, History history, List<String> pending) {
        Stream<MigrationToLint> applied = history.applied().stream()
                .map(HistoryRow::migration)
                .filter(name -> !pending.contains(name))
                .flatMap(name -> toLint(source, name, Standing.APPLIED));
        Stream<MigrationToLint> base = source.base().stream().flatMap(migration -> migration.script().stream()
                .map(script -> new MigrationToLint(migration.name(), script, Standing.APPLIED)));
        return Stream.concat(
                        Stream.concat(base, applied),
                        pending.stream().flatMap(name -> toLint(source, name, Standing.PENDING)))
                .toList();
    }

    private static Stream<MigrationToLint> toLint(MigrationSource source, String name, Standing standing) {
        return source
                .find(name)
                .flatMap(migration -> migration.script())
                .map(script -> new MigrationToLint(name, script, standing))
                .stream();
    }
}
