package dev.kanmon.engine.plan;

import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.Baseline;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.SchemaDrift.Drifted;
import dev.kanmon.engine.plan.facts.Fact;
import dev.kanmon.engine.plan.facts.TargetIdentity;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a target's schema beside what was seen in the rehearsal. */
final class SchemaComparison {

    private final MigrationSource source;
    private final PlanSettings settings;
    private final Look look;
    private final Fact<Catalog> catalog;
    private final Rehearsal rehearsal;
    private final PostgresParser parser;

    SchemaComparison(
            MigrationSource source,
            PlanSettings settings,
            Look look,
            Fact<Catalog> catalog,
            Rehearsal rehearsal,
            PostgresParser parser) {
        this.source = source;
        this.settings = settings;
        this.look = look;
        this.catalog = catalog;
        this.rehearsal = rehearsal;
        this.parser = parser;
    }

    /** What would fail since the target has it already. */
    List<JudgedFinding> findings() {
        return rehearsal instanceof Rehearsed rehearsed
                ? catalog.map(target -> ExistingObjects.of(
                                rehearsed, target, name -> MakingStatements.in(script(name), parser)))
                        .asOptional()
                        .orElse(List.of())
                : List.of();
    }

    TargetSchema targetSchema() {
        List<String> alreadyApplied = baseline().isEmpty() ? alreadyApplied() : List.of();
        SchemaDrift drift = SchemaDrift.of(catalog, rehearsal, identity().schema(), alreadyApplied);
        return new TargetSchema(
                baseline().names(),
                alreadyApplied,
                drift instanceof Drifted drifted ? withScripts(drifted, alreadyApplied) : drift);
    }

    /**
     * What keeps the baseline from being marked; empty where nothing does, or there is none.
     *
     * @param drift from the baseline's schema
     */
    Optional<Problem> baselineProblem(SchemaDrift drift) {
        if (baseline().isEmpty()) {
            return Optional.empty();
        }
        return rehearsal instanceof Rehearsal.HistoryNotReplayed failure
                ? Optional.of(BaselineProblem.notReplayed(failure, baseline()))
                : BaselineProblem.of(drift, baseline());
    }

    private List<String> alreadyApplied() {
        return rehearsal instanceof Rehearsed rehearsed
                ? catalog.map(target ->
                                AlreadyApplied.of(rehearsed, target, name -> CatalogShows.allOf(script(name), parser)))
                        .asOptional()
                        .orElse(List.of())
                : List.of();
    }

    /** Against the history as it would be if the migrations that were applied by hand were marked. */
    private Drifted withScripts(Drifted drifted, List<String> alreadyApplied) {
        List<Migration> migrations = Stream.concat(
                        look.due().history().applied().stream().map(HistoryRow::migration), alreadyApplied.stream())
                .map(name -> source.find(name).orElseThrow())
                .toList();
        ReplayedHistory history = new ReplayedHistory(
                identity().text(), identity().schema(), migrations, RehearsalRequest.DEFAULT_STATEMENT_LIMIT);
        return drifted.with(DriftScripts.write(settings.shadow(), history, settings.target(), new PgCodeKeeperDiff()));
    }

    private Baseline baseline() {
        return look.due().baseline();
    }

    private TargetIdentity identity() {
        return look.facts().identity();
    }

    private String script(String migration) {
        return source.find(migration).flatMap(Migration::script).orElseThrow();
    }
}
