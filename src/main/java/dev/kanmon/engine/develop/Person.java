package dev.kanmon.engine.develop;

/** Who is at the terminal, if anybody is. */
public interface Person {

    /** Whether there is somebody to ask. */
    boolean isThere();

    /**
     * Asks, and waits for the answer.
     *
     * @return whether it was yes
     * @throws dev.kanmon.engine.ProblemException K4002 where the process is told to stop meanwhile
     */
    boolean agrees(Question question);

    /**
     * Asks what the new migration is called.
     *
     * @return may be empty
     * @throws dev.kanmon.engine.ProblemException K4002 where the process is told to stop meanwhile
     */
    String nameOfMigration();
}
