package dev.kanmon.engine.drift;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.drift.DriftResult.InSync;
import dev.kanmon.engine.drift.DriftResult.NotChecked;
import dev.kanmon.engine.drift.DriftResult.Unchanged;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.facts.FactsReader;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.ReplayFailedException;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.plan.rehearsal.ReplayedSchema;
import dev.kanmon.engine.plan.rehearsal.SkippedStatement;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.Owners;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.schema.shadow.ShadowUnavailableException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a target with what its history makes. The target is only read, without the advisory lock, so a migration that
 * runs meanwhile is not kept waiting.
 *
 * @param target one that lets a session last
 * @param source where the history's scripts are
 * @param shadow where they are replayed
 * @param scripts writes the difference as SQL
 */
public record DriftCheck(ConnectionUrl target, MigrationSource source, ShadowSettings shadow, SchemaDiff scripts) {

    private static final String APPLICATION = "kanmon drift";

    /**
     * @param knownFingerprint of an earlier check; where nothing has moved since, nothing is replayed
     * @return never an exception for what is wrong with the history, its replay, or the shadow
     * @throws ProblemException where the target cannot be reached
     * @throws ServerException where its catalogs cannot be read
     */
    public DriftResult run(Optional<String> knownFingerprint) {
        Look look;
        try (Session session = TargetConnector.open(target, APPLICATION)) {
            TargetState state = TargetState.read(session);
            if (knownFingerprint.filter(state.fingerprint()::equals).isPresent()) {
                return new Unchanged(state.fingerprint());
            }
            look = new Look(state, FactsReader.identity(session).text(), Owners.in(session));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.DATABASE_NOT_EMPTY) {
                return new NotChecked(e.problem(), Optional.empty());
            }
            throw e;
        }
        return compare(look);
    }

    /** @param identity by which replayed histories are kept */
    private record Look(TargetState state, String identity, Set<String> owners) {}

    private DriftResult compare(Look look) {
        ReplayableHistory history = new ReplayableHistory(look.state().history(), source);
        Optional<Problem> problem = history.problem();
        if (problem.isPresent()) {
            return notChecked(look, problem.get());
        }
        ReplayedHistory replay = new ReplayedHistory(
                look.identity(), target.schema(), history.migrations(), RehearsalRequest.DEFAULT_STATEMENT_LIMIT);
        try (ShadowServer server = ShadowServer.open(shadow);
                ReplayedSchema expected = ReplayedSchema.of(replay, server, new PostgresParser())) {
            return compare(look, expected);
        } catch (ReplayFailedException e) {
            return notChecked(look, notReplayed(e));
        } catch (ShadowUnavailableException e) {
            return notChecked(look, withoutShadow(e.getMessage()));
        } catch (ServerException e) {
            return notChecked(
                    look,
                    withoutShadow("The shadow's server failed: " + e.error().message() + " (SQLSTATE "
                            + e.error().sqlState() + ")."));
        }
    }

    private DriftResult compare(Look look, ReplayedSchema expected) {
        Set<String> owners = new HashSet<>(look.owners());
        owners.addAll(Owners.in(expected.session()));
        Comparison comparison =
                Comparison.of(expected.catalog(CatalogScope.ALL), look.state().catalog(), owners);
        String fingerprint = look.state().fingerprint();
        List<String> notes = new ArrayList<>(notes(look, expected));
        notes.addAll(comparison.notes());
        if (comparison.difference().isEmpty()) {
            return new InSync(fingerprint, notes);
        }
        Optional<SchemaScript> drift = script(expected.url(), target, notes);
        Optional<SchemaScript> undo = script(target, expected.url(), notes);
        return new Drifted(fingerprint, comparison.difference(), drift, undo, notes);
    }

    private static List<String> notes(Look look, ReplayedSchema expected) {
        List<String> notes = new ArrayList<>();
        look.state().history().unfinished().stream()
                .map(HistoryRow::migration)
                .distinct()
                .forEach(name -> notes.add("The migration `" + name
                        + "` failed or is running; what it has done so far counts as a difference."));
        for (SkippedStatement skipped : expected.skipped()) {
            notes.add("The shadow could not run " + skipped.migration() + ", line " + skipped.line() + ": "
                    + skipped.reason() + " A difference may come of that.");
        }
        return notes;
    }

    private Optional<SchemaScript> script(ConnectionUrl from, ConnectionUrl to, List<String> notes) {
        try {
            return Optional.of(scripts.between(from, to, CatalogScope.ALL));
        } catch (SchemaUnreadableException e) {
            String note = "The difference could not be written as SQL: " + e.getMessage();
            if (!notes.contains(note)) {
                notes.add(note);
            }
            return Optional.empty();
        }
    }

    private static NotChecked notChecked(Look look, Problem problem) {
        return new NotChecked(problem, Optional.of(look.state().fingerprint()));
    }

    private static Problem notReplayed(ReplayFailedException failure) {
        return Problem.invalidInput(
                ProblemCode.REPLAY_FAILED,
                failure.result().reason(),
                "The migrations no longer make a schema by themselves; a new database could not be set up from them either."
                        + " Mend the history with a baseline, or give a shadow that has what the migration needs.");
    }

    private static Problem withoutShadow(String reason) {
        return Problem.invalidInput(
                ProblemCode.SHADOW_UNAVAILABLE, reason, "Without a shadow there is nothing to compare with: give one.");
    }
}
