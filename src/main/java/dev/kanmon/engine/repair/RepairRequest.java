package dev.kanmon.engine.repair;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.time.Duration;

/**
 * A failed migration that is to be looked into.
 *
 * @param target is only read
 * @param source has the failed migration, and all that are applied
 * @param failure what is known of it
 * @param shadow where the history is replayed and scripts are tried
 * @param statementLimit how long one statement may run there
 */
public record RepairRequest(
        ConnectionUrl target,
        MigrationSource source,
        RunReport.Failure failure,
        ShadowSettings shadow,
        Duration statementLimit) {}
