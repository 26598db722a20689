package dev.kanmon.runner.plan;

import dev.kanmon.engine.classify.MigrationClass;
import dev.kanmon.engine.classify.Reason;
import dev.kanmon.engine.classify.Verdict;
import dev.kanmon.engine.deploy.HeldMigration;
import dev.kanmon.engine.deploy.Selection;
import dev.kanmon.engine.plan.PlannedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a plan for people says of each pending migration: whether it runs or is held, what it is, and why. */
final class ClassSection {

    private static final int REASONS = 10;

    private final Selection selection;
    private final int limit;

    /** @param limit how many reasons are given at the most, of each migration */
    ClassSection(Selection selection, int limit) {
        this.selection = selection;
        this.limit = Math.min(limit, REASONS);
    }

    /** The lines of one that runs: its number, its class, and what makes it more than additive. */
    List<String> planned(PlannedMigration migration) {
        Optional<Verdict> verdict = verdict(migration.name());
        String head = "1. `" + migration.name() + "` (" + migration.checksum().substring(0, 12) + ")"
                + verdict.map(found -> ": " + word(found.migrationClass())).orElse("");
        return Stream.concat(Stream.of(head), verdict.map(this::reasons).orElse(List.of()).stream())
                .toList();
    }

    /** The lines of what is held; none where nothing is. */
    List<String> held() {
        List<String> lines = new ArrayList<>();
        for (HeldMigration held : selection.held()) {
            Optional<Verdict> verdict = verdict(held.migration());
            lines.add("1. `" + held.migration() + "`"
                    + verdict.map(found -> ": " + word(found.migrationClass()) + ".")
                            .orElse("") + " " + held.because());
            lines.addAll(verdict.map(this::reasons).orElse(List.of()));
        }
        return lines;
    }

    private List<String> reasons(Verdict verdict) {
        List<Reason> reasons = verdict.is(MigrationClass.MIXED) ? verdict.reasons() : verdict.objections();
        List<String> lines = new ArrayList<>();
        reasons.stream()
                .limit(limit)
                .forEach(reason -> lines.add("   - line " + reason.line() + ", `"
                        + reason.statement().replace("`", "'") + "`: " + reason.sentence()));
        if (reasons.size() > limit) {
            lines.add("   - … and " + (reasons.size() - limit) + " more.");
        }
        return lines;
    }

    private Optional<Verdict> verdict(String migration) {
        return selection.verdicts().stream()
                .filter(verdict -> verdict.migration().equals(migration))
                .findFirst();
    }

    private static String word(MigrationClass migrationClass) {
        return migrationClass.name().toLowerCase(Locale.ROOT);
    }
}
