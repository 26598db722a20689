package dev.kanmon.crash;

/** How far a runner was when it was killed, as the server saw it right before. */
enum Stage {
    BEFORE_CONNECTING("before its session"),
    BEFORE_THE_LOCK("in session, before the lock"),
    BETWEEN_MIGRATIONS("holding the lock, idle or at the history"),
    INSIDE_A_TRANSACTION("inside a transactional migration"),
    INSIDE_CONCURRENTLY("inside a CONCURRENTLY statement"),
    ALL_APPLIED("everything applied, process not yet gone");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
