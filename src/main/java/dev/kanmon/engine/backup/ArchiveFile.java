package dev.kanmon.engine.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A complete archive in a store.
 *
 * @param name in the store
 * @param folder where it is on the disk, in pg_dump's directory format; empty: it is one file
 */
record ArchiveFile(String name, Optional<Path> folder) {}
