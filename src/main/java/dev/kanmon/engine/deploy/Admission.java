package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.Session;

/** Is asked, under the advisory lock and before anything is written, whether what is due may be applied. */
@FunctionalInterface
public interface Admission {

    /** Lets everything through. */
    Admission UNCONDITIONAL = (session, due) -> {};

    /**
     * @param session the deploy's own; no transaction is open, and none may be afterwards
     * @throws dev.kanmon.engine.ProblemException where it may not
     */
    void check(Session session, Survey.Due due);
}
