package dev.kanmon.engine.develop;

import dev.kanmon.engine.deploy.Execute;
import java.util.List;
import java.util.Optional;

/**
 * How a push ended.
 *
 * @param executed how its script ran; empty where nothing had to be changed
 * @param wasReset whether the database was begun anew
 * @param warnings what of the change lost data, or might have
 */
public record PushResult(Optional<Execute.Result> executed, boolean wasReset, List<String> warnings) {

    public PushResult {
        warnings = List.copyOf(warnings);
    }
}
