package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.MigrationToLint.Standing;
import dev.kanmon.engine.source.MigrationOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What does not fit together between the migrations and what the target has of them. */
final class HistoryChecks {

    private static final String OUT_OF_ORDER = "file/out-of-order";
    private static final String EDITED = "file/edited";
    private static final String MISSING = "file/missing";

    private final RuleBook rules;

    HistoryChecks(RuleBook rules) {
        this.rules = rules;
    }

    List<Finding> findings(LintRequest request) {
        List<Finding> findings = new ArrayList<>();
        for (String name : request.missing()) {
            findings.add(finding(MISSING, name, "The target has this migration, and its file is gone."));
        }
        Optional<String> lastApplied = lastApplied(request.migrations());
        for (MigrationToLint migration : request.migrations()) {
            if (migration.standing() == Standing.EDITED) {
                findings.add(
                        finding(
                                EDITED,
                                migration.name(),
                                "This migration was changed after the target got it: what the target has is not what stands here."));
            }
            if (comesTooLate(migration, lastApplied) && !request.late().contains(migration.name())) {
                findings.add(
                        finding(
                                OUT_OF_ORDER,
                                migration.name(),
                                "This migration comes before " + lastApplied.get()
                                        + ", which the target has already, so here it runs after it, and elsewhere before it."));
            }
        }
        return findings;
    }

    private static boolean comesTooLate(MigrationToLint migration, Optional<String> lastApplied) {
        return migration.isPending()
                && lastApplied
                        .filter(last -> MigrationOrder.BY_BYTES.compare(migration.name(), last) < 0)
                        .isPresent();
    }

    /** By name, whenever it ran. */
    private static Optional<String> lastApplied(List<MigrationToLint> migrations) {
        return migrations.stream()
                .filter(migration -> !migration.isPending())
                .map(MigrationToLint::name)
                .max(MigrationOrder.BY_BYTES);
    }

    private Finding finding(String rule, String migration, String message) {
        return new Finding(
                rule,
                rules.info(rule).severity(),
                new Place(migration, -1, 1, 1),
                migration,
                Optional.empty(),
                message,
                Optional.empty());
    }
}
