package dev.kanmon.crash;

/** How far a restore was when it was killed, as the server saw it right before. */
enum RestoreStage {
    BEFORE_CONNECTING("before its session"),
    PREPARING("in session, nothing changed yet"),
    FILLING("restoring into the new database"),
    FILLED("new database whole, old one in its place"),
    NOBODY_LET_IN("new database whole, nobody let into the old one"),
    INSIDE_THE_TRANSACTION("inside the one transaction, in place"),
    RESTORED("restored, process not yet gone");

    private final String words;

    RestoreStage(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
