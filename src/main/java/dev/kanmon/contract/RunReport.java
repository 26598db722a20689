package dev.kanmon.contract;

import java.util.List;

/**
 * What one runner process has to say at its end. Printed as the last JSON line, and left (cut to
 * {@value #MAX_BYTES} bytes) where Kubernetes picks up a container's last words.
 *
 * @param version the version of this shape, now {@value #VERSION}
 * @param command the runner's command: {@code deploy}, {@code plan}, {@code status}, {@code resolve}, {@code execute}
 * @param outcome how it ended
 * @param code the problem's code, as in {@link ProblemCode#code()}; null without a problem
 * @param message one or two sentences for a person, without anything secret
 * @param hint what to do next; null where there is nothing to do
 * @param sourceDigest {@link SourceDigest} of what was mounted; null when no source was read
 * @param history counts after the command; null when the history was not read
 * @param applied names of the migrations that this process applied or marked, in order
 * @param pending names that are still to be applied, in order
 * @param edited names of applied migrations whose file differs from what was applied
 * @param missing names of applied migrations that the source does not have
 * @param failure the migration that failed, now or in an earlier run; null without one
 * @param plan what would run, and how dangerous it is; null for commands that make no plan
 * @param drift how the target's schema compares with its history; null for commands that do not compare
 * @param repair what a failed migration left, and what can be done about it; null where nobody has looked
 * @param backup the backup that was taken, brought back or removed; null for commands that have none
 * @param required which of the migrations that were asked for are applied; null where none was asked for
 * @param durationMillis wall-clock time of the command, milliseconds
 */
public record RunReport(
        int version,
        String command,
        ExitCode outcome,
        String code,
        String message,
        String hint,
        String sourceDigest,
        History history,
        List<String> applied,
        List<String> pending,
        List<String> edited,
        List<String> missing,
        Failure failure,
        Plan plan,
        Drift drift,
        Repair repair,
        Backup backup,
        Required required,
        long durationMillis) {

    /** The version of the shape that this build writes. */
    public static final int VERSION = 1;

    /** What the kubelet keeps of a termination message (kubelet, {@code MaxPodTerminationMessageLogLength}), bytes. */
    public static final int MAX_BYTES = 4096;

    public RunReport {
        applied = applied == null ? List.of() : List.copyOf(applied);
        pending = pending == null ? List.of() : List.copyOf(pending);
        edited = edited == null ? List.of() : List.copyOf(edited);
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /**
     * The history in numbers.
     *
     * @param applied migrations that are applied
     * @param pending migrations of the source that are not
     * @param failed migrations that failed and are not resolved
     * @param lastApplied the name of the one applied last; null when none is
     */
    public record History(int applied, int pending, int failed, String lastApplied) {}

    /**
     * A migration that failed.
     *
     * @param migration its name
     * @param sqlState five characters from the server; null when the server said nothing (a crash, a lost connection)
     * @param message the server's message
     * @param detail the server's detail; may be null
     * @param hint the server's hint; may be null
     * @param statement the text of the statement that failed, cut where it is long; null when not known
     * @param line the line in the script, from 1; null when not known
     * @param statementsApplied statements of this migration that took effect and stay; 0 when it was rolled back whole
     */
    public record Failure(
            String migration,
            String sqlState,
            String message,
            String detail,
            String hint,
            String statement,
            Integer line,
            int statementsApplied) {}

    /**
     * A plan in short.
     *
     * @param hash names this plan and no other: {@code sha256:} and 64 hexadecimal digits
     * @param risk the worst of its findings
     * @param migrations how many migrations it would apply
     * @param critical findings of that severity
     * @param errors findings of that severity
     * @param warnings findings of that severity
     * @param infos findings of that severity
     * @param rehearsal what came of trying it
     * @param documentDigest {@code sha256:} and 64 hexadecimal digits over the full plan's JSON, as it stands in the log; null
     *     where none was printed
     * @param highlights the worst findings, a sentence each
     * @param alreadyApplied pending migrations whose whole effect is in the target already, in order
     * @param held pending migrations that the plan leaves out, since they are removing and not released, in order
     * @param removing migrations of the plan that take away what an older application may use, in order
     * @param mixed migrations of the plan that both add and remove, in order
     */
    public record Plan(
            String hash,
            Risk risk,
            int migrations,
            int critical,
            int errors,
            int warnings,
            int infos,
            RehearsalOutcome rehearsal,
            String documentDigest,
            List<String> highlights,
            List<String> alreadyApplied,
            List<String> held,
            List<String> removing,
            List<String> mixed) {

        public Plan {
            highlights = highlights == null ? List.of() : List.copyOf(highlights);
            alreadyApplied = alreadyApplied == null ? List.of() : List.copyOf(alreadyApplied);
            held = held == null ? List.of() : List.copyOf(held);
            removing = removing == null ? List.of() : List.copyOf(removing);
            mixed = mixed == null ? List.of() : List.copyOf(mixed);
        }
    }

    /** How a target's schema compares with what its history makes. */
    public enum DriftState {
        /**
         * They are the same; with {@link ExitCode#NOTHING_TO_DO}: neither has changed since the known fingerprint, so that
         * what was found then still holds.
         */
        InSync,
        /** They differ. */
        Drifted,
        /** They could not be compared; the reason says why. */
        NotChecked
    }

    /**
     * A check of drift in short.
     *
     * @param state what came of it
     * @param fingerprint of the target's schema and history, as {@code --known-fingerprint} takes it; null where it was not
     *     read
     * @param differences how many objects differ
     * @param highlights the first of them, a sentence each
     * @param reason why it was not compared; null where it was
     * @param documentDigest of the {@link Document} in the log with the difference as SQL; null where none was printed
     */
    public record Drift(
            DriftState state,
            String fingerprint,
            int differences,
            List<String> highlights,
            String reason,
            String documentDigest) {

        public Drift {
            highlights = highlights == null ? List.of() : List.copyOf(highlights);
        }
    }

    /**
     * What a failed migration left in the target, and what can be done about it, in short.
     *
     * @param migration its name
     * @param fingerprint of the target's schema when this was found out; a suggestion is for that schema alone
     * @param tookEffect statements of the migration whose effect is in the target, each by its line and beginning
     * @param backward to the schema before the migration
     * @param forward to the schema after it
     * @param notes what else would help, such as how many rows violate a constraint, a sentence each
     * @param documentDigest of the {@link Document} in the log with the scripts; null where none was printed
     */
    public record Repair(
            String migration,
            String fingerprint,
            List<String> tookEffect,
            Suggestion backward,
            Suggestion forward,
            List<String> notes,
            String documentDigest) {

        public Repair {
            tookEffect = tookEffect == null ? List.of() : List.copyOf(tookEffect);
            notes = notes == null ? List.of() : List.copyOf(notes);
        }
    }

    /**
     * A backup in short.
     *
     * @param identifier by what it is found again: a URL of storage, a provider's id, a position in the log; null where there
     *     is none
     * @param bytes its size; null where it is not known
     * @param digest {@code sha256:} and 64 hexadecimal digits over its content; null where it is not known
     * @param takenAt when it was complete; RFC 3339 in UTC
     * @param entries entries of its table of contents, as they were read back; null where it has none
     * @param verified whether it was restored and compared row by row count; null where nobody asked for it
     * @param removed identifiers of backups that were removed
     */
    public record Backup(
            String identifier,
            Long bytes,
            String digest,
            String takenAt,
            Integer entries,
            Boolean verified,
            List<String> removed) {

        public Backup {
            removed = removed == null ? List.of() : List.copyOf(removed);
        }
    }

    /**
     * Which of the migrations that were asked for are applied, when the command ended. Every name that was asked for is in
     * one of the two lists, unless they were cut.
     *
     * @param applied those that the history has as applied
     * @param absent the others
     */
    public record Required(List<String> applied, List<String> absent) {

        public Required {
            applied = applied == null ? List.of() : List.copyOf(applied);
            absent = absent == null ? List.of() : List.copyOf(absent);
        }
    }

    /**
     * A script that was made for a target in one certain state.
     *
     * @param digest {@link Document#digestOf} of its text; null where there is no script
     * @param statements how many it has; 0 where nothing has to be done
     * @param losesData whether one of them loses data
     * @param rehearsed whether it was run on a copy of the schema and led where it should
     * @param warnings a sentence each
     * @param unavailable why there is none; null where there is one
     */
    public record Suggestion(
            String digest,
            int statements,
            boolean losesData,
            boolean rehearsed,
            List<String> warnings,
            String unavailable) {

        public Suggestion {
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }
}
