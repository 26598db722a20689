package dev.kanmon.engine.develop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A person with answers ready; one without any is not there. */
final class Answers implements Person {

    private final Deque<Boolean> answers = new ArrayDeque<>();
    private final List<Question> asked = new ArrayList<>();
    private final boolean there;

    Answers(Boolean... answers) {
        this.answers.addAll(List.of(answers));
        this.there = answers.length > 0;
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public boolean agrees(Question question) {
        asked.add(question);
        return answers.remove();
    }

    @Override
    public String nameOfMigration() {
        return "asked for";
    }

    /** What was asked so far. */
    List<Question> asked() {
        return asked;
    }
}
