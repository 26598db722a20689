package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what Kanmon has made for a DatabaseMigration and nobody needs any more. */
final class OldThings {

    /** Ended Jobs besides the newest that stay for their logs; as a CronJob keeps three. */
    private static final int JOBS_KEPT = 2;

    /** Jobs of checks of drift besides the newest: each says what the one before said, until something changes. */
    private static final int CHECKS_KEPT = 1;

    /** Jobs that asked for requirements besides the newest: what they were told is in the status. */
    private static final int INQUIRIES_KEPT = 1;

    /** Jobs that put sample data in, besides the newest. */
    private static final int SEEDS_KEPT = 1;

    /** Jobs that removed old dumps; by themselves, so that they take no run's log away. */
    private static final int PRUNES_KEPT = 2;

    /** Jobs of hooks besides those that the status names. */
    private static final int HOOKS_KEPT = 4;

    /** Plans besides the newest that stay to be read. */
    private static final int PLANS_KEPT = 4;

    /** Differences between schema and history besides the newest that stay to be read. */
    private static final int DIFFERENCES_KEPT = 2;

    private static final String CHECK = RunTask.CheckDrift.name().toLowerCase(Locale.ROOT);

    private static final String INQUIRY = RunTask.CheckRequirements.name().toLowerCase(Locale.ROOT);

    private static final String SEED = RunTask.Seed.name().toLowerCase(Locale.ROOT);

    private OldThings() {}

    /** Names of Jobs, oldest first. */
    static List<String> jobs(DatabaseMigrationStatus status, ClusterView view) {
        List<Job> ended = view.jobs().stream()
                .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
                .toList();
        RunStatus check = status.drift() == null ? null : status.drift().run();
        return Stream.of(
                        old(ended, OldThings::isOfRun, names(jobOf(status.run())), JOBS_KEPT),
                        old(ended, OldThings::isCheck, names(jobOf(check)), CHECKS_KEPT),
                        old(ended, OldThings::isInquiry, names(inquiryJob(status)), INQUIRIES_KEPT),
                        old(ended, OldThings::isSeed, names(seedJob(status)), SEEDS_KEPT),
                        old(ended, OldThings::isEndedPrune, Set.of(), PRUNES_KEPT),
                        old(ended, OldThings::isHook, hookObjects(status), HOOKS_KEPT))
                .flatMap(Function.identity())
                .toList();
    }

    /** Names of ConfigMaps with plans and differences, oldest first. */
    static List<String> configMaps(DatabaseMigrationStatus status, ClusterView view) {
        DriftStatus drift = status.drift();
        return Stream.concat(
                        old(
                                view.ownedConfigMaps(),
                                kept -> Labels.CONTENT_PLAN.equals(DigestedConfigMaps.content(kept)),
                                names(
                                        status.plan() == null
                                                ? null
                                                : status.plan().configMap()),
                                PLANS_KEPT),
                        old(
                                view.ownedConfigMaps(),
                                kept -> Labels.CONTENT_DRIFT.equals(DigestedConfigMaps.content(kept)),
                                names(drift == null ? null : drift.configMap()),
                                DIFFERENCES_KEPT))
                .toList();
    }

    private static <R extends HasMetadata> Stream<String> old(
            List<R> all, Predicate<R> kind, Set<String> inUse, int kept) {
        List<R> replaced = all.stream()
                .filter(kind)
                .filter(thing -> !inUse.contains(thing.getMetadata().getName()))
                .sorted(Comparator.comparing(thing -> thing.getMetadata().getCreationTimestamp()))
                .toList();
        return replaced.stream().limit(Math.max(0, replaced.size() - kept)).map(thing -> thing.getMetadata()
                .getName());
    }

    private static boolean isOfRun(Job job) {
        return !isCheck(job) && !isInquiry(job) && !isSeed(job) && !isPrune(job) && !isHook(job);
    }

    private static boolean isCheck(Job job) {
        return isTask(job, CHECK);
    }

    private static boolean isInquiry(Job job) {
        return isTask(job, INQUIRY);
    }

    private static boolean isSeed(Job job) {
        return isTask(job, SEED);
    }

    private static boolean isPrune(Job job) {
        return isTask(job, RunnerOptions.PRUNE_BACKUPS);
    }

    /** The status names none of them, so that one may be under way. */
    private static boolean isEndedPrune(Job job) {
        return isPrune(job) && JobObserver.endCondition(job).isPresent();
    }

    private static boolean isTask(Job job, String task) {
        Map<String, String> labels = job.getMetadata().getLabels();
        return labels != null && task.equals(labels.get(Labels.TASK));
    }

    private static boolean isHook(Job job) {
        Map<String, String> labels = job.getMetadata().getLabels();
        return labels != null && labels.containsKey(Labels.HOOK);
    }

    private static Set<String> names(String name) {
        return name == null ? Set.of() : Set.of(name);
    }

    /** What the hooks of the newest run are done by, and those of the newest run that had hooks around it. */
    private static Set<String> hookObjects(DatabaseMigrationStatus status) {
        Stream<HookStatus> backups = status.backup() == null ? Stream.empty() : status.backup().hooks().stream();
        Stream<HookStatus> around = status.hooks() == null
                ? Stream.empty()
                : Stream.concat(status.hooks().before().stream(), status.hooks().after().stream());
        return Stream.concat(backups, around)
                .map(HookStatus::object)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static String inquiryJob(DatabaseMigrationStatus status) {
        return status.rollout() == null || status.rollout().inquiry() == null
                ? null
                : jobOf(status.rollout().inquiry().run());
    }

    private static String seedJob(DatabaseMigrationStatus status) {
        return status.seed() == null ? null : status.seed().job();
    }

    private static String jobOf(RunStatus run) {
        return run == null ? null : run.job();
    }
}
