package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.util.Optional;

/** Where rehearsals run. */
public sealed interface ShadowSettings {

    /**
     * A PostgreSQL of our own, which lives as long as the process that asks for it.
     *
     * @param postgresHome directory with {@code bin}, {@code lib} and {@code share} of a PostgreSQL; with a
     *     {@code template} directory beside them, that initialised data directory is copied instead of running initdb
     * @param cacheDirectory where its data outlives the process, so that the next one finds the replayed history; used
     *     by one process at a time, a second one goes without; empty: data are private and temporary
     */
    record PrivateServer(Path postgresHome, Optional<Path> cacheDirectory) implements ShadowSettings {}

    /**
     * Another server.
     *
     * @param server a database on it that is connected to first; its role needs CREATEDB
     */
    record External(ConnectionUrl server) implements ShadowSettings {}

    /**
     * Temporary databases on the target's own server.
     *
     * @param target the target itself, which is read only; its role needs CREATEDB
     */
    record TargetServer(ConnectionUrl target) implements ShadowSettings {}

    /** No rehearsal. */
    record Off() implements ShadowSettings {}
}
