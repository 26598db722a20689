package dev.kanmon.engine.backup;

import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.function.LongConsumer;

/**
 * What a dump works with.
 *
 * @param target the database
 * @param store where the backup goes
 * @param clients where pg_dump is looked for
 * @param proofServer where a backup is restored for proof
 * @param stop how it learns that it is to stop
 * @param written is told how many bytes of the dump are written, often
 */
public record DumpContext(
        ConnectionUrl target,
        BackupStore store,
        ClientPlaces clients,
        ShadowSettings proofServer,
        StopSignal stop,
        LongConsumer written) {}
