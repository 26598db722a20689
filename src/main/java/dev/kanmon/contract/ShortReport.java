package dev.kanmon.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * Shortens what is long in a {@link RunReport}: a text to its beginning and {@code …}, a list to its first names and
 * {@code …(+12 more)}. Names by which something is found again are the last to be cut.
 */
final class ShortReport {

    /**
     * How long things may be.
     *
     * @param name characters of the migration's name, the digest and other words that are looked up
     * @param text characters of what a person reads
     * @param listed names in one list
     */
    record Limits(int name, int text, int listed) {}

    /** From what mostly fits to what always does: 24 texts of 12 characters, each six bytes long at worst, and the names. */
    static final List<Limits> STEPS = List.of(
            new Limits(300, 600, 50),
            new Limits(300, 600, 10),
            new Limits(300, 300, 5),
            new Limits(300, 150, 3),
            new Limits(300, 60, 1),
            new Limits(80, 60, 1),
            new Limits(12, 12, 1));

    static final String CUT = "…";

    private ShortReport() {}

    static RunReport of(RunReport report, Limits limits) {
        return new RunReport(
                report.version(),
                text(report.command(), limits.name()),
                report.outcome(),
                text(report.code(), limits.name()),
                text(report.message(), limits.text()),
                text(report.hint(), limits.text()),
                text(report.sourceDigest(), limits.name()),
                history(report.history(), limits),
                list(report.applied(), limits),
                list(report.pending(), limits),
                list(report.edited(), limits),
                list(report.missing(), limits),
                failure(report.failure(), limits),
                plan(report.plan(), limits),
                drift(report.drift(), limits),
                repair(report.repair(), limits),
                backup(report.backup(), limits),
                required(report.required(), limits),
                report.durationMillis());
    }

    private static RunReport.History history(RunReport.History history, Limits limits) {
        return history == null
                ? null
                : new RunReport.History(
                        history.applied(),
                        history.pending(),
                        history.failed(),
                        text(history.lastApplied(), limits.name()));
    }

    private static RunReport.Failure failure(RunReport.Failure failure, Limits limits) {
        return failure == null
                ? null
                : new RunReport.Failure(
                        text(failure.migration(), limits.name()),
                        text(failure.sqlState(), limits.name()),
                        text(failure.message(), limits.text()),
                        text(failure.detail(), limits.text()),
                        text(failure.hint(), limits.text()),
                        text(failure.statement(), limits.text()),
                        failure.line(),
                        failure.statementsApplied());
    }

    /** The hash and the digest are compared, so they are never cut. */
    private static RunReport.Plan plan(RunReport.Plan plan, Limits limits) {
        return plan == null
                ? null
                : new RunReport.Plan(
                        plan.hash(),
                        plan.risk(),
                        plan.migrations(),
                        plan.critical(),
                        plan.errors(),
                        plan.warnings(),
                        plan.infos(),
                        plan.rehearsal(),
                        plan.documentDigest(),
                        texts(plan.highlights(), limits),
                        list(plan.alreadyApplied(), limits),
                        list(plan.held(), limits),
                        list(plan.removing(), limits),
                        list(plan.mixed(), limits));
    }

    private static RunReport.Required required(RunReport.Required required, Limits limits) {
        return required == null
                ? null
                : new RunReport.Required(list(required.applied(), limits), list(required.absent(), limits));
    }

    private static RunReport.Drift drift(RunReport.Drift drift, Limits limits) {
        return drift == null
                ? null
                : new RunReport.Drift(
                        drift.state(),
                        drift.fingerprint(),
                        drift.differences(),
                        texts(drift.highlights(), limits),
                        text(drift.reason(), limits.text()),
                        drift.documentDigest());
    }

    private static RunReport.Repair repair(RunReport.Repair repair, Limits limits) {
        return repair == null
                ? null
                : new RunReport.Repair(
                        text(repair.migration(), limits.name()),
                        repair.fingerprint(),
                        texts(repair.tookEffect(), limits),
                        suggestion(repair.backward(), limits),
                        suggestion(repair.forward(), limits),
                        texts(repair.notes(), limits),
                        repair.documentDigest());
    }

    /** An identifier that is cut names nothing, so it is not. */
    private static RunReport.Backup backup(RunReport.Backup backup, Limits limits) {
        return backup == null
                ? null
                : new RunReport.Backup(
                        backup.identifier(),
                        backup.bytes(),
                        backup.digest(),
                        backup.takenAt(),
                        backup.entries(),
                        backup.verified(),
                        list(backup.removed(), limits));
    }

    private static RunReport.Suggestion suggestion(RunReport.Suggestion suggestion, Limits limits) {
        return suggestion == null
                ? null
                : new RunReport.Suggestion(
                        suggestion.digest(),
                        suggestion.statements(),
                        suggestion.losesData(),
                        suggestion.rehearsed(),
                        texts(suggestion.warnings(), limits),
                        text(suggestion.unavailable(), limits.text()));
    }

    private static List<String> texts(List<String> texts, Limits limits) {
        return texts.stream()
                .limit(Math.min(limits.listed(), 5))
                .map(text -> text(text, limits.text()))
                .toList();
    }

    private static List<String> list(List<String> names, Limits limits) {
        int kept = Math.min(names.size(), limits.listed());
        List<String> shortened = new ArrayList<>();
        for (String name : names.subList(0, kept)) {
            shortened.add(text(name, limits.name()));
        }
        if (kept < names.size()) {
            shortened.add(CUT + "(+" + (names.size() - kept) + " more)");
        }
        return shortened;
    }

    private static String text(String text, int limit) {
        if (text == null || text.length() <= limit) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(limit - 1));
        return text.substring(0, splitsPair ? limit - 1 : limit) + CUT;
    }
}
