package dev.kanmon.engine.backup.s3;

/**
 * How large the parts of an upload are whose end nobody knows. S3 takes 10 000 parts of 5 MiB or more; a part has to be
 * in memory whole, so that it can be sent again. Small parts first, then larger ones, carry any dump and cost memory only
 * where the dump is large: 8 MiB up to a dump of 2 GB, 80 MiB at 100 GiB, 320 MiB at the very end, 1.5 TiB.
 */
final class PartSizes {

    /** S3's limit (Amazon S3 User Guide, "Amazon S3 multipart upload limits"). */
    static final int MOST_PARTS = 10_000;

    static final int MEBIBYTE = 1 << 20;

    private static final int STEP = 8 * MEBIBYTE;
    private static final int PARTS_OF_ONE_SIZE = 250;

    private PartSizes() {}

    /**
     * @param number of the part, from 1 to {@value #MOST_PARTS}
     * @return bytes, whole mebibytes
     */
    static int bytesOf(int number) {
        return STEP * (1 + (number - 1) / PARTS_OF_ONE_SIZE);
    }
}
