package dev.kanmon.engine.deploy;

import dev.kanmon.engine.history.ScriptTable;
import dev.kanmon.engine.history.ScriptTable.Step;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.SessionSettings;
import dev.kanmon.engine.sql.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a script that does not fit into one transaction. What fits commits together with the record that it is done; a
 * statement that refuses a transaction is recorded before and after. The mark commits with the record of the last step.
 */
final class ScriptInSteps implements ScriptRun {

    private final DeployContext context;
    private final DecidedScript script;
    private final List<Segment> segments;
    private final ScriptTable table;
    private final Attempts attempts;
    private final List<Step> begun;

    ScriptInSteps(DeployContext context, DecidedScript script) {
        this.context = context;
        this.script = script;
        this.segments = script.checked().segments();
        this.table = new ScriptTable(
                context.session().schema(),
                new ScriptTable.Key(script.decision().orElseThrow(), script.migration(), script.digest()));
        this.attempts = new Attempts(context, script.migration());
        this.begun = table.read(context.session());
    }

    @Override
    public boolean hasBegun() {
        return !begun.isEmpty();
    }

    @Override
    public Optional<Unfinished> run(Supplier<List<String>> mark) {
        Session session = context.session();
        if (begun.isEmpty()) {
            table.create(session, context.table().inspect(session).schemaExists());
            return runFrom(0, mark.get());
        }
        return refusal().or(() -> resume(finishedSteps(), mark.get()));
    }

    /** Why what an earlier run has recorded cannot be gone on with. */
    private Optional<Unfinished> refusal() {
        if (begun.stream().anyMatch(step -> !step.digest().equals(script.digest()))) {
            return Optional.of(ScriptProblems.otherScript(script));
        }
        boolean fits = begun.size() <= segments.size();
        for (int i = 0; fits && i < begun.size(); i++) {
            fits = begun.get(i).lastStatement() == lastStatement(i);
        }
        if (!fits) {
            return Optional.of(ScriptProblems.stepsDoNotFit(script));
        }
        return finishedSteps() == segments.size()
                ? Optional.of(ScriptProblems.carriedOutBefore(script))
                : Optional.empty();
    }

    private int finishedSteps() {
        return (int) begun.stream().filter(Step::finished).count();
    }

    private Optional<Unfinished> resume(int next, List<String> mark) {
        SessionStatements.in(segments.subList(0, next)).forEach(context.session()::run);
        if (begun.size() == next) {
            return runFrom(next, mark);
        }
        Segment.Alone inDoubt = (Segment.Alone) segments.get(next);
        allowLongWaits();
        return switch (RecoveryCheck.resolve(context.session(), inDoubt.recovery())) {
            case UNKNOWN -> Optional.of(ScriptProblems.interrupted(script, inDoubt.statement()));
            case DONE -> {
                keepAsFinished(next, mark);
                yield runFrom(next + 1, mark);
            }
            case RUN -> send(inDoubt, next, mark).or(() -> runFrom(next + 1, mark));
        };
    }

    private Optional<Unfinished> runFrom(int next, List<String> mark) {
        for (int index = next; index < segments.size(); index++) {
            if (context.stop().isRequested()) {
                return Optional.of(ScriptProblems.toldToStop(script));
            }
            Optional<Unfinished> end = segments.get(index) instanceof Segment.Transactional transactional
                    ? runTransaction(transactional, index, mark)
                    : runAlone((Segment.Alone) segments.get(index), index, mark);
            if (end.isPresent()) {
                return end;
            }
            int done = lastStatement(index);
            context.listener()
                    .on(new Progress.Stepped(
                            script.migration(), done, script.checked().statementCount()));
        }
        return Optional.empty();
    }

    private Optional<Unfinished> runTransaction(Segment.Transactional segment, int index, List<String> mark) {
        List<String> closing = closing(index, table.insertFinished(lastStatement(index)), mark);
        ComposedText composed = ComposedText.of(script.checked().script(), segment, closing);
        Attempts.Result result = attempts.send(composed.text(), () -> {});
        if (result instanceof Attempts.Result.Broken broken) {
            Location location = composed.locate(broken.error());
            return Optional.of(
                    location instanceof Location.InHistory
                            ? ScriptProblems.notMarked(script, broken.error())
                            : failed(broken.error(), location, index));
        }
        return stopped(result);
    }

    private Optional<Unfinished> runAlone(Segment.Alone alone, int index, List<String> mark) {
        List<String> begin = new ArrayList<>(SessionSettings.ownRoleUntilCommit());
        begin.add(table.insertBegun(lastStatement(index)));
        context.inTransaction(begin);
        allowLongWaits();
        return send(alone, index, mark);
    }

    private Optional<Unfinished> send(Segment.Alone alone, int index, List<String> mark) {
        Attempts.Result result = attempts.send(
                alone.statement().text(), () -> RecoveryCheck.clearAway(context.session(), alone.recovery()));
        if (result instanceof Attempts.Result.Broken broken) {
            Location location = Location.of(script.checked().script(), alone, broken.error());
            return Optional.of(failed(broken.error(), location, index));
        }
        Optional<Unfinished> stopped = stopped(result);
        if (stopped.isEmpty()) {
            keepAsFinished(index, mark);
        }
        return stopped;
    }

    private void keepAsFinished(int index, List<String> mark) {
        List<String> statements = new ArrayList<>();
        statements.add(
                SessionSettings.swapLockTimeout(longWait(), context.settings().lockTimeout()));
        statements.addAll(closing(index, table.updateFinished(lastStatement(index)), mark));
        context.inTransaction(statements);
    }

    /** What commits with a step: the record of it, and with the last one the mark. */
    private List<String> closing(int index, String record, List<String> mark) {
        boolean last = index == segments.size() - 1;
        List<String> closing = new ArrayList<>(last ? context.cleanSession() : SessionSettings.ownRoleUntilCommit());
        closing.add(record);
        if (last) {
            closing.addAll(mark);
        }
        return closing;
    }

    /** As in a migration: a statement that refuses a transaction waits for older ones, and nobody queues behind it. */
    private void allowLongWaits() {
        context.session().run(SessionSettings.swapLockTimeout(context.settings().lockTimeout(), longWait()));
    }

    private Duration longWait() {
        return context.settings().retryFor();
    }

    private Unfinished failed(ServerError error, Location location, int index) {
        int done = index == 0 ? 0 : lastStatement(index - 1);
        return ScriptProblems.failed(script, Failures.of(script.migration(), error, location, done));
    }

    private Optional<Unfinished> stopped(Attempts.Result result) {
        return result instanceof Attempts.Result.Stopped stopped
                ? Optional.of(ScriptProblems.stopped(script, stopped))
                : Optional.empty();
    }

    /** The number of a segment's last statement in the script, from 1. */
    private int lastStatement(int index) {
        return segments.subList(0, index + 1).stream()
                .mapToInt(segment -> segment.statements().size())
                .sum();
    }
}
