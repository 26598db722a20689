package dev.kanmon.runner;

import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.develop.DevelopResult;
import dev.kanmon.engine.develop.RenameWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for what {@code dev} did; Prisma's, where it has words for it. */
final class DevAnswer {

    private static final String IN_SYNC = "Your database is now in sync with your schema.";

    private DevAnswer() {}

    /**
     * @param directory where the migrations are
     * @param withDown whether a new one has a down script
     */
    static Answer of(DevelopResult result, Path directory, boolean withDown, CommandRun run) {
        warn(result, run);
        StringBuilder text = new StringBuilder();
        if (result.wasReset()) {
            text.append("\nThe database was reset.\n");
        }
        List<String> caughtUp = caughtUp(result);
        if (!caughtUp.isEmpty()) {
            text.append("\nThe following migration(s) have been applied:\n\n")
                    .append(tree("migrations", caughtUp, false));
        }
        if (result.deploy().problem().isPresent()) {
            result.created().ifPresent(name -> text.append("\nThe following migration was created:\n\n")
                    .append(tree(directory.toString(), List.of(name), withDown)));
            return new Answer(result.deploy(), null, text.toString());
        }
        return new Answer(
                result.deploy(),
                sentence(result),
                text.append(ending(result, directory, withDown)).toString());
    }

    private static List<String> caughtUp(DevelopResult result) {
        return result.deploy().applied().stream()
                .filter(name -> !result.created().equals(Optional.of(name)))
                .toList();
    }

    private static String ending(DevelopResult result, Path directory, boolean withDown) {
        if (result.created().isEmpty()) {
            return "\n" + sentence(result) + "\n";
        }
        if (result.createOnly()) {
            return "\n" + sentence(result) + "\n\nYou can now edit it and apply it by running kanmon dev.\n";
        }
        return "\nThe following migration(s) have been created and applied from new schema changes:\n\n"
                + tree(directory.toString(), List.of(result.created().get()), withDown) + "\n" + IN_SYNC + "\n";
    }

    private static String sentence(DevelopResult result) {
        if (result.createOnly()) {
            return "Kanmon created the following migration without applying it "
                    + result.created().orElseThrow();
        }
        CommandResult deploy = result.deploy();
        boolean changed = result.wasReset() || !deploy.applied().isEmpty();
        return changed ? IN_SYNC : "Already in sync, no schema change or pending migration was found.";
    }

    private static String tree(String directory, List<String> migrations, boolean withDown) {
        String files = withDown ? "\n    └─ down.sql" : "";
        return migrations.stream()
                .map(name -> "  └─ " + name + "/" + files + "\n    └─ migration.sql\n")
                .collect(Collectors.joining("", directory + "/\n", ""));
    }

    private static void warn(DevelopResult result, CommandRun run) {
        result.warnings().forEach(warning -> run.progress(new Progress.Warned(warning)));
        for (RenameWord rename : result.unasked()) {
            run.progress(
                    new Progress.Warned("This is written as a drop and an add, which loses what is there. If it was"
                            + " meant as a rename, make it anew with --renamed " + rename + "."));
        }
    }
}
