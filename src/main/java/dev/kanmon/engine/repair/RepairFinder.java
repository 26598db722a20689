package dev.kanmon.engine.repair;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.ReplayFailedException;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.repair.Course.Step;
import dev.kanmon.engine.repair.Repair.Suggestion;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowUnavailableException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks into a failed migration, and makes suggestions. The target is only read. */
public final class RepairFinder {

    private static final int MAJOR = 10_000;

    private final RepairRequest request;
    private final SchemaDiff diff;
    private final StopSignal stop;
    private final PostgresParser parser = new PostgresParser();

    private RepairFinder(RepairRequest request, SchemaDiff diff, StopSignal stop) {
        this.request = request;
        this.diff = diff;
        this.stop = stop;
    }

    /**
     * @param diff writes the scripts
     * @param stop ends it between two of its parts
     * @return never an exception: whoever asks has a failure to report, which must not be hidden behind another
     */
    public static Repair find(RepairRequest request, SchemaDiff diff, StopSignal stop) {
        try {
            return new RepairFinder(request, diff, stop).find();
        } catch (NotRepairableException | ShadowUnavailableException | SchemaUnreadableException e) {
            return unavailable(request, e.getMessage());
        } catch (ReplayFailedException e) {
            return unavailable(request, e.result().reason());
        } catch (ProblemException e) {
            return unavailable(request, e.problem().message());
        } catch (ServerException e) {
            return unavailable(
                    request,
                    "The server failed: " + e.error().message() + " (SQLSTATE "
                            + e.error().sqlState() + ").");
        } catch (RuntimeException | Error e) {
            // Comparing large schemas may also run out of stack or memory.
            return unavailable(request, "A defect of Kanmon: " + e.getClass().getName() + ".");
        }
    }

    private static Repair unavailable(RepairRequest request, String reason) {
        return Repair.unavailable(request.failure().migration(), reason);
    }

    /** What was found out on the first database of the shadow. */
    private record Findings(Course course, SchemaScript fromHistory, SchemaScript backward, SchemaScript forward) {}

    private Repair find() {
        RunReport.Failure failure = request.failure();
        List<String> notes = new ArrayList<>();
        FailedTarget target;
        try (Session session = TargetConnector.open(request.target(), "kanmon repair")) {
            stop.onCancel(session::cancel);
            target = FailedTarget.read(session, request.source(), failure.migration());
            notes.addAll(Notes.ofViolation(
                    session, request.source(), failure, target.catalog().serverVersion()));
        }
        requireGoingOn();
        try (ShadowServer server = ShadowServer.open(request.shadow())) {
            requireSameMajorVersion(server.version(), target.catalog().serverVersion());
            ReplayedHistory history =
                    new ReplayedHistory(target.identity(), target.schema(), target.applied(), request.statementLimit());
            return find(target, new Workbench(server, history, parser), notes);
        }
    }

    private Repair find(FailedTarget target, Workbench workbench, List<String> notes) {
        Findings findings = explore(target, workbench);
        Course course = findings.course();
        TookEffect tookEffect =
                new TookEffect(course, target.catalog(), request.failure().statementsApplied());
        List<Step> effective = tookEffect.steps();
        notes.addAll(Remarks.of(target.catalog(), course, tookEffect.halfDone()));
        Suggester suggester =
                new Suggester(workbench, new TargetCopy(workbench, findings.fromHistory(), target.catalog()));
        Suggestion backward = backward(suggester, target.failed(), target.catalog(), findings, effective);
        Suggestion forward = forward(suggester, target.catalog(), findings, effective);
        requireUnmoved(target.catalog());
        return new Repair(
                target.failed().name(),
                Optional.of(target.catalog().fingerprint()),
                effective.stream().map(Step::name).toList(),
                backward,
                forward,
                notes);
    }

    /** A history may bring rows over which the migration fails there, too; without them its effect on the schema is seen. */
    private Findings explore(FailedTarget target, Workbench workbench) {
        Findings findings = workbench.onFreshDatabase(database -> explore(target, workbench, database));
        if (findings.course().failure().isEmpty()) {
            return findings;
        }
        return workbench.onFreshDatabase(database -> {
            Workbench.removeRows(database);
            return explore(target, workbench, database);
        });
    }

    private Findings explore(FailedTarget target, Workbench workbench, ShadowDatabase database) {
        SchemaScript fromHistory = between(database.url(), request.target());
        SchemaScript backward = between(request.target(), database.url());
        Course course = workbench.watch(database, target.failed());
        SchemaScript forward = course.failure().isPresent()
                ? new SchemaScript(List.of(), List.of())
                : between(request.target(), database.url());
        return new Findings(course, fromHistory, backward, forward);
    }

    private SchemaScript between(ConnectionUrl from, ConnectionUrl to) {
        requireGoingOn();
        return diff.between(from, to, CatalogScope.ALL);
    }

    private Suggestion backward(
            Suggester suggester, Migration failed, Catalog target, Findings findings, List<Step> effective) {
        requireGoingOn();
        Course course = findings.course();
        Set<ObjectKey> touched = course.failure().isPresent() ? everything(target, course) : course.touched();
        return warned(
                suggester.suggest(
                        DownScript.of(failed), findings.backward(), Goal.of(target, course.before(), touched)),
                new DataStatements(parser).warnings(effective, "the script does not take that back."));
    }

    /** Of a migration that cannot be watched to its end nobody knows what it touches. */
    private static Set<ObjectKey> everything(Catalog target, Course course) {
        Set<ObjectKey> all = new HashSet<>(target.objects().keySet());
        all.addAll(course.before().objects().keySet());
        return all;
    }

    private Suggestion forward(Suggester suggester, Catalog target, Findings findings, List<Step> effective) {
        requireGoingOn();
        Course course = findings.course();
        if (course.failure().isPresent()) {
            return new Suggestion.Unavailable("The migration fails on an empty copy of the schema, too: "
                    + course.failure().get() + ".");
        }
        List<Step> rest = new ArrayList<>(course.steps());
        rest.removeAll(effective);
        List<String> warnings = new ArrayList<>();
        course.steps().stream()
                .filter(step -> step.skipped().isPresent())
                .map(step -> step.name() + " – the shadow could not run it, so it is not in the script: "
                        + step.skipped().get())
                .forEach(warnings::add);
        warnings.addAll(new DataStatements(parser).warnings(rest, "the script does not do that."));
        return warned(
                suggester.suggest(
                        Optional.empty(), findings.forward(), Goal.of(target, course.after(), course.touched())),
                warnings);
    }

    private static Suggestion warned(Suggestion suggestion, List<String> more) {
        if (!(suggestion instanceof Suggestion.Script script)) {
            return suggestion;
        }
        List<String> warnings = new ArrayList<>(script.warnings());
        warnings.addAll(more);
        return new Suggestion.Script(script.script(), script.rehearsed(), warnings);
    }

    private void requireGoingOn() {
        if (stop.isRequested()) {
            throw new NotRepairableException("Told to stop before all was found out.");
        }
    }

    /** Definitions are told in the server's words, and these change from one major version to the next. */
    private static void requireSameMajorVersion(int shadow, int target) {
        if (shadow / MAJOR != target / MAJOR) {
            throw new NotRepairableException("The target runs PostgreSQL " + target / MAJOR + " and the shadow "
                    + shadow / MAJOR + "; their schemas cannot be compared. Name a shadow of the target's version.");
        }
    }

    private void requireUnmoved(Catalog catalog) {
        try (Session session = TargetConnector.open(request.target(), "kanmon repair")) {
            if (!CatalogReader.read(session, CatalogScope.ALL).equals(catalog)) {
                throw new NotRepairableException(
                        "The target's schema changed while it was looked at. Run deploy again to have it looked at anew.");
            }
        }
    }
}
