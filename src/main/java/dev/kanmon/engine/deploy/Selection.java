package dev.kanmon.engine.deploy;

import dev.kanmon.engine.classify.MigrationClass;
import dev.kanmon.engine.classify.Verdict;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the pending migrations a run takes, and which it leaves out.
 *
 * @param whole all there is
 * @param verdicts of all pending ones, in order; none where nobody asked for them
 * @param held those that are left out, in order
 * @param released names of removing ones that are not left out, and so may come late
 */
public record Selection(MigrationSource whole, List<Verdict> verdicts, List<HeldMigration> held, Set<String> released) {

    public Selection {
        verdicts = List.copyOf(verdicts);
        held = List.copyOf(held);
        released = Set.copyOf(released);
    }

    /** Leaves out those that only remove and are not released, if that is wanted. */
    static Selection of(MigrationSource source, List<Verdict> verdicts, Holding holding) {
        List<HeldMigration> held = verdicts.stream()
                .filter(verdict -> holding.removing() && verdict.is(MigrationClass.REMOVING))
                .filter(verdict -> !holding.released().contains(verdict.migration()))
                .map(verdict -> new HeldMigration(
                        verdict.migration(), "It takes away what an older version of the application may use."))
                .toList();
        return new Selection(source, verdicts, held, holding.released());
    }

    /** Leaves out all that comes after the first that is left out, too. */
    Selection upToFirstHeld() {
        if (held.isEmpty()) {
            return this;
        }
        String first = held.get(0).migration();
        List<HeldMigration> all = verdicts.stream()
                .map(Verdict::migration)
                .dropWhile(name -> !name.equals(first))
                .map(name -> find(name)
                        .orElseGet(() -> new HeldMigration(
                                name,
                                "It comes after " + first
                                        + ", which is held, and no whole rehearsal shows that it runs without that.")))
                .toList();
        return new Selection(whole, verdicts, all, released);
    }

    /** The source without what is left out: to the run, that is not written yet. */
    public MigrationSource source() {
        List<Migration> taken = whole.migrations().stream()
                .filter(migration -> find(migration.name()).isEmpty())
                .toList();
        return new MigrationSource(taken, whole.lockFile(), whole.digest(), whole.base());
    }

    public List<String> heldNames() {
        return held.stream().map(HeldMigration::migration).toList();
    }

    /** The verdicts on those that are taken. */
    public List<Verdict> taken() {
        return verdicts.stream()
                .filter(verdict -> find(verdict.migration()).isEmpty())
                .toList();
    }

    private Optional<HeldMigration> find(String name) {
        return held.stream().filter(one -> one.migration().equals(name)).findFirst();
    }
}
