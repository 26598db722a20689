package dev.kanmon.operator.decide.retention;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.Retention;
import dev.kanmon.contract.Retention.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the backups that {@code spec.backup.retention} no longer keeps: for each hook by itself, so that the newest of each stays. */
public final class Expiry {

    private final Retention rule;
    private final Instant now;

    /** @param wanted {@code spec.backup.retention} */
    public Expiry(Backup.Retention wanted, Instant now) {
        this(new Retention(wanted.keepLast(), wanted.maxAge() == null ? null : GoDuration.parse(wanted.maxAge())), now);
    }

    private Expiry(Retention rule, Instant now) {
        this.rule = rule;
        this.now = now;
    }

    /**
     * @param taken what is there
     * @param needed whether a run or a resolution may still need one; such a one stays
     * @return those that go, in the order of {@code taken}
     */
    public List<TakenBackup> expired(List<TakenBackup> taken, Predicate<TakenBackup> needed) {
        Map<String, List<TakenBackup>> byHook = taken.stream()
                .filter(backup -> backup.takenAt() != null && backup.identifier() != null)
                .collect(Collectors.groupingBy(TakenBackup::hook));
        Set<String> gone = byHook.values().stream()
                .flatMap(ofOneHook -> expiredOfOneHook(ofOneHook, needed).stream())
                .collect(Collectors.toSet());
        return taken.stream()
                .filter(backup -> gone.contains(key(backup.hook(), backup.identifier())))
                .toList();
    }

    /**
     * When the next one goes although nothing happens.
     *
     * @param taken what is there
     * @param needed as for {@link #expired}
     * @return a time after now; empty where all that stay now stay for good
     */
    public Optional<Instant> next(List<TakenBackup> taken, Predicate<TakenBackup> needed) {
        List<TakenBackup> gone = expired(taken, needed);
        return taken.stream()
                .map(TakenBackup::takenAt)
                .filter(Objects::nonNull)
                .map(Instant::parse)
                .flatMap(this::turns)
                .filter(turn -> turn.isAfter(now))
                .sorted()
                .filter(turn -> !gone.containsAll(new Expiry(rule, turn).expired(taken, needed)))
                .findFirst();
    }

    /** One counts from the second in which it was complete, which the status rounds up; it is too old beyond its age. */
    private Stream<Instant> turns(Instant takenAt) {
        return rule.maxAge() == null
                ? Stream.of(takenAt)
                : Stream.of(takenAt, takenAt.plus(rule.maxAge()).plusSeconds(1));
    }

    private Collection<String> expiredOfOneHook(List<TakenBackup> taken, Predicate<TakenBackup> needed) {
        List<Retention.Backup> judged = taken.stream()
                .map(backup -> new Retention.Backup(backup.identifier(), Instant.parse(backup.takenAt()), true))
                .toList();
        Set<String> stay =
                taken.stream().filter(needed).map(TakenBackup::identifier).collect(Collectors.toSet());
        return rule.judge(judged, stay, now).stream()
                .filter(verdict -> verdict.fate().removed())
                .map(Verdict::backup)
                .map(backup -> key(taken.get(0).hook(), backup.identifier()))
                .toList();
    }

    private static String key(String hook, String identifier) {
        return hook + "/" + identifier;
    }
}
