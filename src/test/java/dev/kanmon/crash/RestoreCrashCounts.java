package dev.kanmon.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a crash test of restores has counted. */
final class RestoreCrashCounts {

    private final Map<RestoreStage, Integer> kills = new EnumMap<>(RestoreStage.class);
    private final List<Flaw> flaws = new ArrayList<>();
    private int ended;
    private int finished;
    private int old;
    private int restored;
    private int closed;

    void killed(RestoreStage stage) {
        kills.merge(stage, 1, Integer::sum);
    }

    /** The restore was done before its time had come. */
    void ended() {
        ended++;
    }

    /** An undisturbed restore has got to the end. */
    void finished() {
        finished++;
    }

    /** What is there under the name after a kill. */
    void foundOld() {
        old++;
    }

    void foundRestored() {
        restored++;
    }

    /** Nobody is let in for the moment, and the restored one stands ready. */
    void foundClosed() {
        closed++;
    }

    void found(Flaw flaw) {
        flaws.add(flaw);
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** The counts as a person reads them. */
    String text() {
        StringBuilder text = new StringBuilder(String.format("restore: %d times SIGKILL%n", kills()));
        for (RestoreStage stage : RestoreStage.values()) {
            text.append(line(stage.words(), kills.getOrDefault(stage, 0)));
        }
        text.append(line("(not counted: ended before its kill)", ended));
        text.append(line("after the kill: the old database, whole", old));
        text.append(line("after the kill: the restored one, whole", restored));
        text.append(line("after the kill: closed, the restored one ready", closed));
        text.append(line("restores run again, to the end", finished));
        return text.append(Flaw.counts(flaws)).toString();
    }

    private static String line(String words, int count) {
        return String.format("  %-50s %5d%n", words, count);
    }
}
