package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs a script and the mark in one transaction and one round trip, so that there is never one without the other. */
final class ScriptInOneTransaction implements ScriptRun {

    private final DeployContext context;
    private final DecidedScript script;

    ScriptInOneTransaction(DeployContext context, DecidedScript script) {
        this.context = context;
        this.script = script;
    }

    @Override
    public boolean hasBegun() {
        return false;
    }

    @Override
    public Optional<Unfinished> run(Supplier<List<String>> mark) {
        List<String> closing = new ArrayList<>(context.cleanSession());
        closing.addAll(mark.get());
        ComposedText composed =
                ComposedText.of(script.checked().script(), script.checked().onlySegment(), closing);
        Attempts.Result result = new Attempts(context, script.migration()).send(composed.text(), () -> {});
        if (result instanceof Attempts.Result.Broken broken) {
            return Optional.of(broken(broken.error(), composed.locate(broken.error())));
        }
        return result instanceof Attempts.Result.Stopped stopped
                ? Optional.of(ScriptProblems.stopped(script, stopped))
                : Optional.empty();
    }

    private Unfinished broken(ServerError error, Location location) {
        return location instanceof Location.InHistory
                ? ScriptProblems.notMarked(script, error)
                : ScriptProblems.failed(script, Failures.of(script.migration(), error, location, 0));
    }
}
