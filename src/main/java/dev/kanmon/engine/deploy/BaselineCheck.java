package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Session;

/** Is asked, under the advisory lock and before a baseline is marked, whether the target has its schema. */
@FunctionalInterface
public interface BaselineCheck {

    /** Of a deploy that did not see, before it had the lock, that there is a baseline to mark. */
    BaselineCheck NOT_PREPARED = (session, baseline) -> {
        throw new ProblemException(new Problem(
                ProblemCode.DATABASE_NOT_EMPTY,
                ExitCode.DATABASE_NOT_EMPTY,
                "The database got its first tables while this run began, and it has no history.",
                "Nothing was changed. Run it again."));
    };

    /**
     * @param session the deploy's own; no transaction is open, and none may be afterwards
     * @throws ProblemException where the target has another schema, or that cannot be told
     */
    void require(Session session, Baseline baseline);
}
