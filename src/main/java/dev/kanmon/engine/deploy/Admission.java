package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.Session;

/** Is asked, under the advisory lock and before anything is written, what of that which is due may be applied. */
@FunctionalInterface
public interface Admission {

    /** Lets everything through, but nothing that comes after what is left out: nobody has tried that. */
    Admission UNCONDITIONAL = (session, due) -> due.upToFirstHeld();

    /**
     * @param session the deploy's own; no transaction is open, and none may be afterwards
     * @return what may be applied: all that is due, or less
     * @throws dev.kanmon.engine.ProblemException where it may not
     */
    Survey.Due admit(Session session, Survey.Due due);
}
