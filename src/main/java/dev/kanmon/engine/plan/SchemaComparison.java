package dev.kanmon.engine.plan;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.Baseline;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.drift.DriftResult.NotChecked;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.facts.Fact;
import dev.kanmon.engine.plan.facts.TargetIdentity;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a target's schema beside what was seen in the rehearsal. */
final class SchemaComparison {

    private final PlanSettings settings;
    private final Look look;
    private final Fact<TargetCatalog> target;
    private final Rehearsal rehearsal;
    private final PostgresParser parser;

    SchemaComparison(
            PlanSettings settings, Look look, Fact<TargetCatalog> target, Rehearsal rehearsal, PostgresParser parser) {
        this.settings = settings;
        this.look = look;
        this.target = target;
        this.rehearsal = rehearsal;
        this.parser = parser;
    }

    /** What would fail since the target has it already. */
    List<JudgedFinding> findings() {
        return target.asOptional().isPresent() && rehearsal instanceof Rehearsed rehearsed
                ? ExistingObjects.of(
                        rehearsed,
                        target.asOptional().get().catalog(),
                        name -> MakingStatements.in(script(name), parser))
                : List.of();
    }

    TargetSchema targetSchema() {
        if (target instanceof Fact.Unknown<TargetCatalog> unknown) {
            return notChecked(ProblemCode.INSUFFICIENT_PRIVILEGE, unknown.reason(), Optional.empty());
        }
        TargetCatalog catalog = target.asOptional().orElseThrow();
        SchemaDrift drift =
                new SchemaDrift(catalog, look.due().history(), identity().schema());
        if (source().beginsWithTarget()) {
            return notChecked(
                    ProblemCode.NOTHING_TO_DRIFT_FROM,
                    "The wanted schema is held beside the database itself, so nothing drifts from a history: what differs"
                            + " is the plan.",
                    Optional.of(drift.fingerprint()));
        }
        if (rehearsal instanceof Rehearsal.HistoryNotReplayed history) {
            return notChecked(ProblemCode.REPLAY_FAILED, history.reason(), Optional.of(drift.fingerprint()));
        }
        return rehearsal instanceof Rehearsed rehearsed
                ? compared(drift, rehearsed, alreadyApplied(rehearsed, catalog))
                : notChecked(
                        ProblemCode.SHADOW_UNAVAILABLE,
                        ((Rehearsal.NotRehearsed) rehearsal).reason(),
                        Optional.of(drift.fingerprint()));
    }

    private TargetSchema notChecked(ProblemCode code, String reason, Optional<String> fingerprint) {
        Problem problem = Problem.invalidInput(code, reason, null);
        return new TargetSchema(baseline().names(), List.of(), new NotChecked(problem, fingerprint));
    }

    /** A baseline has to be all that there is, so that nothing beside it is explained. */
    private List<String> alreadyApplied(Rehearsed rehearsed, TargetCatalog catalog) {
        return baseline().isEmpty()
                ? AlreadyApplied.of(rehearsed, catalog.catalog(), name -> CatalogShows.allOf(script(name), parser))
                : List.of();
    }

    private TargetSchema compared(SchemaDrift drift, Rehearsed rehearsed, List<String> alreadyApplied) {
        DriftResult found = drift.from(
                rehearsed.stages().before(),
                rehearsed.stages().owners(),
                rehearsed.skippedHistory(),
                explained(drift.target(), rehearsed, alreadyApplied));
        return new TargetSchema(
                baseline().names(),
                alreadyApplied,
                found instanceof Drifted drifted ? withScripts(drifted, alreadyApplied) : found);
    }

    private static Set<ObjectKey> explained(TargetCatalog target, Rehearsed rehearsed, List<String> alreadyApplied) {
        return alreadyApplied.stream()
                .flatMap(migration -> rehearsed.stages().of(migration).changes().stream())
                .filter(change -> Objects.equals(target.catalog().objects().get(change.object()), change.to()))
                .map(ObjectChange::object)
                .collect(Collectors.toSet());
    }

    /** Against the history as it would be if the migrations that were applied by hand were marked. */
    private Drifted withScripts(Drifted drifted, List<String> alreadyApplied) {
        List<Migration> migrations = Stream.concat(
                        look.due().history().applied(source()).stream(),
                        alreadyApplied.stream().map(name -> source().find(name).orElseThrow()))
                .toList();
        ReplayedHistory history = new ReplayedHistory(
                identity().text(), identity().schema(), migrations, RehearsalRequest.DEFAULT_STATEMENT_LIMIT);
        return new DriftScripts(settings.shadow(), settings.target(), new PgCodeKeeperDiff()).write(drifted, history);
    }

    /**
     * What keeps the baseline from being marked; empty where nothing does, or there is none.
     *
     * @param drift from the baseline's schema
     */
    Optional<Problem> baselineProblem(DriftResult drift) {
        return baseline().isEmpty() ? Optional.empty() : BaselineProblem.of(drift, baseline());
    }

    private Baseline baseline() {
        return look.due().baseline();
    }

    private MigrationSource source() {
        return look.due().source();
    }

    private TargetIdentity identity() {
        return look.facts().identity();
    }

    private String script(String migration) {
        return source().find(migration).flatMap(Migration::script).orElseThrow();
    }
}
