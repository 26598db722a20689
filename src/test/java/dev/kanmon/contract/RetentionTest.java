package dev.kanmon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.Retention.Backup;
import dev.kanmon.contract.Retention.Fate;
import dev.kanmon.contract.Retention.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void theNewestStayByNumber() {
        assertThat(fates(new Retention(2, null), Set.of(), good("a", 1), good("b", 2), good("c", 3), good("d", 4)))
                .isEqualTo(Map.of(
                        "a", Fate.NEWEST,
                        "b", Fate.WITHIN_LIMITS,
                        "c", Fate.ONE_TOO_MANY,
                        "d", Fate.ONE_TOO_MANY));
    }

    @Test
    void whatIsTooOldGoesButTheNewestStays() {
        Retention tenDays = new Retention(null, Duration.ofDays(10));
        assertThat(fates(tenDays, Set.of(), good("a", 10), good("b", 11)))
                .isEqualTo(Map.of("a", Fate.NEWEST, "b", Fate.TOO_OLD));
        assertThat(fates(tenDays, Set.of(), good("a", 400), good("b", 500)))
                .isEqualTo(Map.of("a", Fate.NEWEST, "b", Fate.TOO_OLD));
    }

    @Test
    void eachOfTwoLimitsIsEnoughToGo() {
        Retention both = new Retention(2, Duration.ofDays(10));
        assertThat(fates(both, Set.of(), good("a", 1), good("b", 11), good("c", 2), good("d", 3)))
                .isEqualTo(Map.of(
                        "a", Fate.NEWEST, "c", Fate.WITHIN_LIMITS, "d", Fate.ONE_TOO_MANY, "b", Fate.ONE_TOO_MANY));
    }

    @Test
    void whatIsNotGoodIsNoReasonToRemoveAGoodOne() {
        assertThat(fates(new Retention(1, null), Set.of(), bad("a", 0), bad("b", 2), good("c", 3)))
                .isEqualTo(Map.of("a", Fate.UNFINISHED, "b", Fate.LEFTOVER, "c", Fate.NEWEST));
    }

    @Test
    void aClockThatRunsAheadCostsNoBackup() {
        assertThat(fates(new Retention(1, null), Set.of(), good("tomorrow", -1), good("today", 0)))
                .isEqualTo(Map.of("tomorrow", Fate.FROM_THE_FUTURE, "today", Fate.NEWEST));
    }

    @Test
    void limitsThatWouldLeaveNothingAreRefused() {
        assertThatThrownBy(() -> new Retention(0, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Retention(null, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void theNewestGoodOneAlwaysStays(
            @ForAll("policies") Retention policy,
            @ForAll("lists") List<Backup> backups,
            @ForAll("identifiers") Set<String> needed) {
        Optional<Backup> newest = backups.stream()
                .filter(backup -> backup.good() && !backup.takenAt().isAfter(NOW))
                .max(Comparator.comparing(Backup::takenAt));
        Set<Instant> staying = policy.judge(backups, needed, NOW).stream()
                .filter(verdict -> !verdict.fate().removed())
                .map(verdict -> verdict.backup().takenAt())
                .collect(Collectors.toSet());
        newest.ifPresent(backup -> assertThat(staying).anyMatch(instant -> !instant.isBefore(backup.takenAt())));
    }

    @Property
    void whatSomebodyNeedsStays(
            @ForAll("policies") Retention policy,
            @ForAll("lists") List<Backup> backups,
            @ForAll("identifiers") Set<String> needed) {
        assertThat(removed(policy, backups, needed))
                .doesNotContainAnyElementsOf(needed.isEmpty() ? Set.of("") : needed);
    }

    @Property
    void nothingIsRemovedThatWasNotHandedIn(
            @ForAll("policies") Retention policy, @ForAll("lists") List<Backup> backups) {
        Set<String> handedIn = backups.stream().map(Backup::identifier).collect(Collectors.toSet());
        assertThat(policy.judge(backups, Set.of(), NOW))
                .extracting(verdict -> verdict.backup().identifier())
                .containsExactlyInAnyOrderElementsOf(handedIn);
    }

    @Property
    void withoutALimitNothingGoes(@ForAll("lists") List<Backup> backups) {
        assertThat(removed(new Retention(null, null), backups, Set.of())).isEmpty();
    }

    @Property
    void whatStaysBreaksNoLimitUnlessItIsNewestNeededOrFromTheFuture(
            @ForAll("policies") Retention policy,
            @ForAll("lists") List<Backup> backups,
            @ForAll("identifiers") Set<String> needed) {
        List<Verdict> within = policy.judge(backups, needed, NOW).stream()
                .filter(verdict -> verdict.fate() == Fate.WITHIN_LIMITS)
                .toList();
        if (policy.keepLast() != null) {
            assertThat(within).hasSizeLessThan(policy.keepLast());
        }
        if (policy.maxAge() != null) {
            assertThat(within)
                    .allMatch(verdict ->
                            !verdict.backup().takenAt().plus(policy.maxAge()).isBefore(NOW));
        }
    }

    @Property
    void theOrderDoesNotMatter(
            @ForAll("policies") Retention policy, @ForAll("lists") List<Backup> backups, @ForAll Random random) {
        List<Backup> shuffled = new ArrayList<>(backups);
        Collections.shuffle(shuffled, random);
        assertThat(policy.judge(shuffled, Set.of(), NOW)).isEqualTo(policy.judge(backups, Set.of(), NOW));
    }

    /** Pruning twice is pruning once: the first left what the second leaves. */
    @Property
    void aSecondTimeNothingMoreGoes(@ForAll("policies") Retention policy, @ForAll("lists") List<Backup> backups) {
        Set<String> gone = removed(policy, backups, Set.of());
        List<Backup> left = backups.stream()
                .filter(backup -> !gone.contains(backup.identifier()))
                .toList();
        assertThat(removed(policy, left, Set.of())).isEmpty();
    }

    @Provide
    static Arbitrary<Retention> policies() {
        Arbitrary<Integer> keepLast = Arbitraries.integers().between(1, 6).injectNull(0.3);
        Arbitrary<Duration> maxAge =
                Arbitraries.integers().between(1, 60).map(Duration::ofDays).injectNull(0.3);
        return Combinators.combine(keepLast, maxAge).as(Retention::new);
    }

    /** Few identifiers and few days, so that the same of both come up. */
    @Provide
    static Arbitrary<List<Backup>> lists() {
        return Combinators.combine(
                        identifier(), Arbitraries.integers().between(-3, 70), Arbitraries.of(true, true, false))
                .as((identifier, days, good) -> new Backup(identifier, NOW.minus(Duration.ofDays(days)), good))
                .list()
                .ofMaxSize(25);
    }

    @Provide
    static Arbitrary<Set<String>> identifiers() {
        return identifier().set().ofMaxSize(4);
    }

    private static Arbitrary<String> identifier() {
        return Arbitraries.integers().between(1, 30).map(number -> "backup-" + number);
    }

    private static Set<String> removed(Retention policy, List<Backup> backups, Set<String> needed) {
        return policy.judge(backups, needed, NOW).stream()
                .filter(verdict -> verdict.fate().removed())
                .map(verdict -> verdict.backup().identifier())
                .collect(Collectors.toSet());
    }

    private static Map<String, Fate> fates(Retention policy, Set<String> needed, Backup... backups) {
        return policy.judge(List.of(backups), needed, NOW).stream()
                .collect(Collectors.toMap(verdict -> verdict.backup().identifier(), Verdict::fate));
    }

    private static Backup good(String identifier, int days) {
        return new Backup(identifier, NOW.minus(Duration.ofDays(days)), true);
    }

    private static Backup bad(String identifier, int days) {
        return new Backup(identifier, NOW.minus(Duration.ofDays(days)), false);
    }
}
