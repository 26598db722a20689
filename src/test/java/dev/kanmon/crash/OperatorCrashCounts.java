package dev.kanmon.crash;

import dev.kanmon.crash.Executioner.Moment;
import dev.kanmon.testsupport.operator.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a crash test of the operator has counted. */
final class OperatorCrashCounts {

    private final Map<String, Integer> kills = new TreeMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private int scenarios;
    private int withoutKill;

    synchronized void played(List<Flaw> found) {
        scenarios++;
        flaws.addAll(found);
    }

    synchronized void killed(Moment moment, ApiRequest fatal) {
        kills.merge((moment == Moment.BEFORE_SENDING ? "before " : "after  ") + fatal, 1, Integer::sum);
    }

    synchronized void survived() {
        withoutKill++;
    }

    synchronized int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** The kills so far, in one line. */
    synchronized String progress() {
        return kills() + " kills, " + flaws.size() + " flaws"
                + (flaws.isEmpty() ? "" : ", the last one " + flaws.get(flaws.size() - 1));
    }

    /** The counts as a person reads them. */
    synchronized String text() {
        StringBuilder text = new StringBuilder(String.format("operator: killed at %d of its writes%n", kills()));
        kills.forEach((request, count) -> text.append(String.format("  %-45s %5d%n", request, count)));
        text.append(String.format("  %-45s %5d%n", "(not counted: no such write this time)", withoutKill));
        text.append(String.format("  %-45s %5d%n", "scenarios played to their end", scenarios));
        text.append(Flaw.counts(flaws));
        return text.toString();
    }
}
