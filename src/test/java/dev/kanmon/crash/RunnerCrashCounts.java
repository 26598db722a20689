package dev.kanmon.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a crash test of the runner has counted. */
final class RunnerCrashCounts {

    private final Map<Stage, Integer> kills = new EnumMap<>(Stage.class);
    private final List<Flaw> flaws = new ArrayList<>();
    private int ended;
    private int applied;
    private int deploys;

    void killed(Stage stage) {
        kills.merge(stage, 1, Integer::sum);
    }

    /** The runner was done before its time had come. */
    void ended() {
        ended++;
    }

    /** An undisturbed deploy has brought a database to its end. */
    void deployed(int migrations) {
        deploys++;
        applied += migrations;
    }

    void found(List<Flaw> found) {
        flaws.addAll(found);
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    int kills(Stage stage) {
        return kills.getOrDefault(stage, 0);
    }

    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** The kills so far, in one line. */
    String progress() {
        return kills() + " kills " + kills + ", " + flaws.size() + " flaws"
                + (flaws.isEmpty() ? "" : ", the last one " + flaws.get(flaws.size() - 1));
    }

    /** The counts as a person reads them. */
    String text() {
        StringBuilder text = new StringBuilder(String.format("runner: %d times SIGKILL%n", kills()));
        for (Stage stage : Stage.values()) {
            text.append(String.format("  %-45s %5d%n", stage.words(), kills(stage)));
        }
        text.append(String.format("  %-45s %5d%n", "(not counted: ended before its kill)", ended));
        text.append(String.format("  %-45s %5d%n", "deploys to the end", deploys));
        text.append(String.format("  %-45s %5d%n", "migrations applied", applied));
        text.append(Flaw.counts(flaws));
        return text.toString();
    }
}
