package dev.kanmon.engine.backup;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What a backup says of itself. It is written last, beside the dump, as {@code <name>.json}: a dump without a manifest is
 * no backup. Its address is the backup's identifier.
 *
 * @param version of this shape, now {@value #VERSION}
 * @param name the backup's name, unique in its place
 * @param owner whose it is, as the operator or a person named it; only backups of the same owner are ever removed
 * @param database the database's name
 * @param schema the schema of the connection URL, where the history is
 * @param takenAt when the snapshot was taken that it shows
 * @param content what it holds
 * @param restorable whether it is a full dump of everything, so that it can stand in for the database
 * @param format pg_dump's format
 * @param files what belongs to it, dump first
 * @param serverVersion as {@code server_version_num}
 * @param clientVersion as {@code pg_dump --version} says it
 * @param lsn the write-ahead log's position at the snapshot, or null where the role may not ask
 * @param fingerprint of the whole database's catalog ({@code CatalogScope.ALL}) in that snapshot, as {@code
 *     engine.schema.catalog} computes it; to be compared with servers of the same major version only
 * @param lastApplied the migration that the history names as applied last; null where there is none
 * @param applied how many migrations the history has as applied
 * @param entries entries of the archive's table of contents, as read back
 * @param rows rows of each table, counted in the snapshot, by quoted name; empty where nobody counted
 * @param verified whether it was restored and compared; null where nobody asked for it
 */
public record BackupManifest(
        int version,
        String name,
        String owner,
        String database,
        String schema,
        Instant takenAt,
        Content content,
        boolean restorable,
        Format format,
        List<File> files,
        int serverVersion,
        String clientVersion,
        String lsn,
        String fingerprint,
        String lastApplied,
        int applied,
        int entries,
        SortedMap<String, Long> rows,
        Boolean verified) {

    /** The version of the shape that this build writes. */
    public static final int VERSION = 1;

    public BackupManifest {
        files = List.copyOf(files);
    }

    /** What a dump holds. */
    public enum Content {
        FULL,
        SCHEMA_ONLY,
        DATA_ONLY
    }

    /** pg_dump's formats that can be read back. */
    public enum Format {
        /** One file; {@code pg_dump -Fc}. */
        CUSTOM,
        /** A folder, which several jobs can write; {@code pg_dump -Fd}. */
        DIRECTORY
    }

    /**
     * One file of the backup.
     *
     * @param name in its place; with {@link Format#DIRECTORY} a folder's
     * @param bytes its size
     * @param digest {@code sha256:} and 64 hexadecimal digits over its content, as {@link ContentDigest} computes it
     */
    public record File(String name, long bytes, String digest) {}
}
