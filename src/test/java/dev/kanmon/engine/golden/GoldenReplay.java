package dev.kanmon.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Does what a recording did, with Kanmon in Prisma's place, and compares after every step. */
final class GoldenReplay {

    private final Recording recording;
    private final EngineFixture kanmon;
    private final Map<Integer, Consumer<EngineFixture>> before = new HashMap<>();
    private final Map<Integer, Deviating<Shown>> commands = new HashMap<>();
    private final Map<Integer, Deviating<UnaryOperator<RecordedState>>> states = new HashMap<>();

    GoldenReplay(Recording recording, EngineFixture kanmon) {
        this.recording = recording;
        this.kanmon = kanmon;
    }

    /** What a command showed: whether it exited with 0, and a code. */
    record Shown(boolean success, Optional<String> code) {}

    private record Deviating<T>(Deviation deviation, T expected) {}

    /** Changes files before a step, as the recording did. */
    GoldenReplay before(int step, Consumer<EngineFixture> change) {
        before.put(step, change);
        return this;
    }

    /** A command that fails here, with this code. */
    GoldenReplay fails(int step, String code, Deviation deviation) {
        commands.put(step, new Deviating<>(deviation, new Shown(false, Optional.of(code))));
        return this;
    }

    /** A command that succeeds here. */
    GoldenReplay succeeds(int step, Deviation deviation) {
        commands.put(step, new Deviating<>(deviation, new Shown(true, Optional.empty())));
        return this;
    }

    /** A state that differs from the recorded one in what the function changes. */
    GoldenReplay state(int step, Deviation deviation, UnaryOperator<RecordedState> difference) {
        states.put(step, new Deviating<>(deviation, difference));
        return this;
    }

    void replay() {
        for (int step = 0; step < recording.steps().size(); step++) {
            before.getOrDefault(step, unchanged -> {}).accept(kanmon);
            JsonNode recorded = recording.steps().get(step);
            switch (recorded.get("kind").asText()) {
                case "cli" -> replayCommand(step, recorded);
                case "sql" -> kanmon.database().sql(recorded.get("sql").asText());
                case "state" -> compareState(step, RecordedState.of(recorded));
                case "rpc" -> compareEdited(step, recorded);
                default -> {
                    // Notes, and what was looked at beside the steps.
                }
            }
        }
    }

    private void replayCommand(int step, JsonNode recorded) {
        String command = recorded.get("cmd").asText().replace("prisma migrate ", "");
        Shown expected = new Shown(recorded.get("exit").asInt() == 0, Recording.code(recorded));
        Deviating<Shown> deviating = commands.get(step);
        String description = "step " + step + ": " + command
                + (deviating == null ? "" : " (" + deviating.deviation().reason() + ")");
        Optional<Shown> shown = run(command.split(" "));
        shown.ifPresent(actual ->
                assertThat(actual).as(description).isEqualTo(deviating == null ? expected : deviating.expected()));
    }

    /** @return empty for commands that are not the engine's: dev, diff, mistakes on the command line */
    private Optional<Shown> run(String[] words) {
        boolean oneFlag = words.length == 3;
        return switch (words[0]) {
            case "deploy" -> Optional.of(show(kanmon::deploy));
            case "status" -> Optional.of(show(() -> kanmon.status().result()));
            case "resolve" -> oneFlag ? Optional.of(show(() -> resolve(words[1], words[2]))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private CommandResult resolve(String flag, String migration) {
        return flag.equals("--applied") ? kanmon.resolveApplied(migration) : kanmon.resolveRolledBack(migration);
    }

    private static Shown show(Supplier<CommandResult> command) {
        try {
            CommandResult result = command.get();
            return new Shown(result.outcome().status() == 0, result.problem().map(problem -> problem.code()
                    .code()));
        } catch (ProblemException e) {
            return new Shown(false, Optional.of(e.problem().code().code()));
        }
    }

    private void compareState(int step, RecordedState recorded) {
        Deviating<UnaryOperator<RecordedState>> deviating = states.get(step);
        String reason = deviating == null ? "" : " (" + deviating.deviation().reason() + ")";
        assertThat(RecordedState.read(kanmon.database()))
                .as("step " + step + ": state" + reason)
                .isEqualTo(deviating == null ? recorded : deviating.expected().apply(recorded));
    }

    private void compareEdited(int step, JsonNode recorded) {
        List<String> edited = new ArrayList<>();
        recorded.get("result").get("editedMigrationNames").forEach(name -> edited.add(name.asText()));
        assertThat(kanmon.status().result().edited())
                .as("step " + step + ": edited")
                .isEqualTo(edited);
    }
}
