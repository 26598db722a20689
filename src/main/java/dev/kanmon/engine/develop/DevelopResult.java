package dev.kanmon.engine.develop;

import dev.kanmon.engine.CommandResult;
import java.util.List;
import java.util.Optional;

/**
 * How developing the next migration ended.
 *
 * @param deploy the history after it, what was applied, and which migration failed, if one did
 * @param created the folder of the new migration; empty where none was needed
 * @param createOnly whether the new migration was left to be edited
 * @param wasReset whether the database was begun anew
 * @param warnings what of the new migration loses data, or cannot run over the rows that are there
 * @param unasked what looks like a rename, and stays a drop and an add
 */
public record DevelopResult(
        CommandResult deploy,
        Optional<String> created,
        boolean createOnly,
        boolean wasReset,
        List<String> warnings,
        List<RenameWord> unasked) {

    public DevelopResult {
        warnings = List.copyOf(warnings);
        unasked = List.copyOf(unasked);
    }
}
