package dev.kanmon.runner;

import dev.kanmon.engine.develop.Person;
import dev.kanmon.engine.develop.Question;
import java.util.Locale;
import java.util.Set;

/** The person at the terminal; nobody, where it is none. */
final class TerminalPerson implements Person {

    private static final Set<String> YES = Set.of("y", "yes");

    private final boolean there;
    private final TerminalLine terminal;
    private final String change;

    /** @param change asks whether data may be lost: what the command does in that case */
    TerminalPerson(Surroundings surroundings, String change) {
        this.there = surroundings.interactive();
        this.terminal = new TerminalLine(surroundings);
        this.change = change;
    }

    @Override
    public boolean isThere() {
        return there;
    }

    /** No is what silence means, and the end of the input. */
    @Override
    public boolean agrees(Question question) {
        String answer = terminal.ask("\n" + question.found() + "\n" + asked(question) + " (y/N) ")
                .orElse("");
        return YES.contains(answer.toLowerCase(Locale.ROOT));
    }

    @Override
    public String nameOfMigration() {
        return terminal.ask("\nEnter a name for the new migration: ").orElse("");
    }

    private String asked(Question question) {
        if (question instanceof Question.Reset reset) {
            String others = reset.otherWays().isEmpty()
                    ? ""
                    : "Instead you can:\n  • " + String.join("\n  • ", reset.otherWays()) + "\n";
            return others + "Do you want to continue? All data will be lost.";
        }
        return question instanceof Question.LoseData ? "\n" + change : "Was it renamed? If not, what it holds is lost.";
    }
}
