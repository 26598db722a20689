package dev.kanmon.engine.desired;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.TargetSource;

/**
 * A source that no database in production may be brought to.
 *
 * @param environment what the database is said to be for
 */
public record OutsideProduction(TargetSource source, Environment environment) implements TargetSource {

    private static final String ACTION = "A wanted schema in the place of migrations";

    /** @throws dev.kanmon.engine.ProblemException K5010 where the environment is said to be production */
    public OutsideProduction {
        ProductionGuard.requireDeclared(environment, ACTION);
    }

    /** @throws dev.kanmon.engine.ProblemException K5010 where the database says that it is production */
    @Override
    public MigrationSource on(Session session) {
        ProductionGuard.require(session, environment, ACTION);
        return source.on(session);
    }
}
