package dev.kanmon.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long backups are kept. A backup goes when it breaks one of the limits that are given; without a limit none goes.
 * Whatever the limits: the newest good backup stays, and so does one that somebody still needs. The rule sees only what
 * it is handed, so whoever asks hands it nothing but what Kanmon certainly made itself.
 *
 * @param keepLast how many good backups may stay, the newest first, 1 or more; null for any number
 * @param maxAge how old a backup may become, longer than nothing; null for any age
 */
public record Retention(Integer keepLast, Duration maxAge) {

    /** A backup that is not good may be one that is still being made; none takes longer than this. */
    public static final Duration UNFINISHED_STAYS = Duration.ofHours(24);

    private static final Comparator<Backup> NEWEST_FIRST = Comparator.comparing(Backup::takenAt)
            .thenComparing(Backup::identifier)
            .reversed();

    /** @throws IllegalArgumentException for a limit that would leave nothing */
    public Retention {
        if (keepLast != null && keepLast < 1) {
            throw new IllegalArgumentException("keep at least 1 backup, not " + keepLast);
        }
        if (maxAge != null && (maxAge.isNegative() || maxAge.isZero())) {
            throw new IllegalArgumentException("backups cannot be kept for " + maxAge);
        }
    }

    /**
     * A backup that Kanmon made.
     *
     * @param identifier by which it is found; two with the same are taken for one
     * @param takenAt when it was taken, or begun
     * @param good whether it is there whole, so that it could be brought back
     */
    public record Backup(String identifier, Instant takenAt, boolean good) {}

    /** What becomes of a backup, and why. */
    public enum Fate {
        /** Kept: no good one is newer. */
        NEWEST(false),
        /** Kept: somebody still needs it. */
        NEEDED(false),
        /** Kept: it breaks no limit. */
        WITHIN_LIMITS(false),
        /** Kept: it is not good, but may be one that is still being made. */
        UNFINISHED(false),
        /** Kept, and not counted: its time has not come yet, so some clock is wrong and says nothing of its age. */
        FROM_THE_FUTURE(false),
        /** Removed: enough good ones are newer. */
        ONE_TOO_MANY(true),
        /** Removed: it is too old. */
        TOO_OLD(true),
        /** Removed: it is not good, and it is too long ago that it was begun. */
        LEFTOVER(true);

        private final boolean removed;

        Fate(boolean removed) {
            this.removed = removed;
        }

        public boolean removed() {
            return removed;
        }
    }

    /** A backup and its fate. */
    public record Verdict(Backup backup, Fate fate) {}

    /**
     * Decides on each backup of one owner and kind.
     *
     * @param backups in any order; those alone that are certainly Kanmon's
     * @param needed identifiers that stay; it does no harm if some name nothing
     * @param now the present
     * @return one verdict for each identifier, the newest backup first
     */
    public List<Verdict> judge(Collection<Backup> backups, Set<String> needed, Instant now) {
        List<Backup> sorted = distinct(backups).stream().sorted(NEWEST_FIRST).toList();
        List<Backup> good = sorted.stream()
                .filter(backup -> backup.good() && !backup.takenAt().isAfter(now))
                .toList();
        return sorted.stream()
                .map(backup -> new Verdict(
                        backup, needed.contains(backup.identifier()) ? Fate.NEEDED : fate(backup, good, now)))
                .toList();
    }

    private Fate fate(Backup backup, List<Backup> good, Instant now) {
        if (backup.takenAt().isAfter(now)) {
            return Fate.FROM_THE_FUTURE;
        }
        Duration age = Duration.between(backup.takenAt(), now);
        if (!backup.good()) {
            return isAnyLimit() && age.compareTo(UNFINISHED_STAYS) > 0 ? Fate.LEFTOVER : Fate.UNFINISHED;
        }
        int newer = good.indexOf(backup);
        if (newer == 0) {
            return Fate.NEWEST;
        }
        if (keepLast != null && newer >= keepLast) {
            return Fate.ONE_TOO_MANY;
        }
        return maxAge != null && age.compareTo(maxAge) > 0 ? Fate.TOO_OLD : Fate.WITHIN_LIMITS;
    }

    private boolean isAnyLimit() {
        return keepLast != null || maxAge != null;
    }

    /** Of two with one identifier, what speaks for keeping it: that one is good, and the later time. */
    private static Collection<Backup> distinct(Collection<Backup> backups) {
        Map<String, Backup> byIdentifier = new HashMap<>();
        for (Backup backup : backups) {
            byIdentifier.merge(
                    backup.identifier(),
                    backup,
                    (one, other) -> new Backup(
                            one.identifier(),
                            one.takenAt().isAfter(other.takenAt()) ? one.takenAt() : other.takenAt(),
                            one.good() || other.good()));
        }
        return byIdentifier.values();
    }
}
