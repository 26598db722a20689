package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.contract.WholeSeconds;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a check of drift looks like in a status, and in words. */
final class Drifts {

    private Drifts() {}

    /** What was known, with a check under way or waiting for its next attempt. */
    static DriftStatus checking(DriftStatus before, RunStatus run) {
        return before == null
                ? new DriftStatus(null, null, 0, List.of(), null, null, null, run)
                : new DriftStatus(
                        before.state(),
                        before.fingerprint(),
                        before.differences(),
                        before.highlights(),
                        before.configMap(),
                        before.documentDigest(),
                        before.checkedAt(),
                        run);
    }

    /**
     * What a comparison found out. A check of what an earlier one has seen already says no more than that, so the earlier
     * one's words and ConfigMap stay.
     *
     * @param before the check before; null for the first
     * @param found in sync, or drifted
     * @param run of the newest check; null where only a plan has compared
     */
    static DriftStatus of(Owner owner, DriftStatus before, RunReport.Drift found, RunStatus run, Instant now) {
        if (isKnown(before, found)) {
            return new DriftStatus(
                    before.state(),
                    before.fingerprint(),
                    before.differences(),
                    before.highlights(),
                    before.configMap(),
                    before.documentDigest(),
                    WholeSeconds.after(now),
                    run);
        }
        String document = found.state() == DriftState.Drifted ? found.documentDigest() : null;
        return new DriftStatus(
                found.state(),
                found.fingerprint(),
                found.differences(),
                found.highlights(),
                document == null ? null : Naming.drift(owner, Plans.shortHash(document)),
                document,
                WholeSeconds.after(now),
                run);
    }

    /** Nothing is known of the schema any more: what was found before may have changed. */
    static DriftStatus notChecked(RunStatus run, Instant now) {
        return new DriftStatus(DriftState.NotChecked, null, 0, List.of(), null, null, WholeSeconds.after(now), run);
    }

    private static boolean isKnown(DriftStatus before, RunReport.Drift found) {
        return before != null
                && before.fingerprint() != null
                && before.state() == found.state()
                && before.fingerprint().equals(found.fingerprint())
                && found.documentDigest() == null;
    }

    /** The run whose Job has the document in its log: a check ends in the moment that it is dated from, a plan does not. */
    static RunStatus maker(DriftStatus drift, RunStatus run) {
        boolean checked =
                drift.run() != null && drift.checkedAt().equals(drift.run().finishedAt());
        return checked ? drift.run() : run;
    }

    /** What differs, in a few sentences. */
    static String found(DriftStatus drift) {
        String count = drift.differences() == 1 ? "1 object differs" : drift.differences() + " objects differ";
        return Stream.concat(
                        Stream.of("The database's schema is not what its history makes: " + count + "."),
                        drift.highlights().stream().map(Sentences::ended))
                .collect(Collectors.joining(" "));
    }

    /** The command that shows all of it, with a space before it; empty without a ConfigMap. */
    static String whereToRead(DriftStatus drift, Owner owner) {
        return drift.configMap() == null
                ? ""
                : " Read it: kubectl -n " + owner.namespace() + " get configmap " + drift.configMap()
                        + " -o go-template='{{index .data \"" + Document.DRIFT_MARKDOWN + "\"}}'. Its "
                        + Document.DRIFT_SQL + " is the difference as a migration, its " + Document.UNDO_DRIFT_SQL
                        + " takes it back.";
    }
}
