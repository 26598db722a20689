package dev.kanmon.engine.backup;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.util.regex.Pattern;

/**
 * What backup is wanted.
 *
 * @param name unique in its place; becomes a part of file names
 * @param owner whose it is
 * @param content what it holds
 * @param tables of which tables
 * @param jobs how many tables are dumped at once; more than one makes a folder
 * @param verify whether it is restored for proof
 */
public record DumpRequest(
        String name, String owner, BackupManifest.Content content, TableSelection tables, int jobs, boolean verify) {

    /** What is safe as a file's name and in an object's key. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final String ENDING = ".kanmon.dump";

    /** @throws ProblemException K3060 where it asks for something that cannot be had */
    public DumpRequest {
        require(
                NAME.matcher(name).matches(),
                "A backup's name begins with a letter or digit, and is made of those, dots,"
                        + " underscores and hyphens; at most 200.");
        require(!owner.isBlank(), "A backup's owner is not empty.");
        require(jobs >= 1 && jobs <= 64, "Between 1 and 64 tables can be dumped at once.");
        require(
                !verify || tables.tables().isEmpty(),
                "Single tables cannot be restored for proof without what they need, their schemas, types and parents:"
                        + " leave out either verifying or the selection; tables may be excluded.");
        require(
                !verify || content != BackupManifest.Content.DATA_ONLY,
                "Data without tables cannot be restored for proof: leave out either verifying or data-only.");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw ProblemException.invalidInput(ProblemCode.INVALID_BACKUP_REQUEST, message, "Look at --help.");
        }
    }

    /** Whether the backup can stand in for the whole database. */
    boolean restorable() {
        return content == BackupManifest.Content.FULL && tables.isEverything();
    }

    BackupManifest.Format format() {
        return jobs > 1 ? BackupManifest.Format.DIRECTORY : BackupManifest.Format.CUSTOM;
    }

    /** The name of the dump among the files of its place. */
    String dumpFile() {
        return dumpFile(name);
    }

    /** The name of a backup's dump; none that a person gives to a dump of their own. */
    static String dumpFile(String backup) {
        return backup + ENDING;
    }

    /** Whether a file is a backup's dump, by its name. */
    static boolean isDumpFile(String file) {
        return file.endsWith(ENDING);
    }
}
