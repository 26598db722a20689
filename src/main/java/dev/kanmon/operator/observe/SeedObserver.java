package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.Seed;
import dev.kanmon.api.v1alpha1.Seed.KeyReference;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.operator.decide.JobObservation;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.SeedObserved;
import dev.kanmon.operator.decide.SeedObserved.Sight;
import dev.kanmon.operator.decide.Seeds;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.decide.hook.RunningHook;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at the sample data that a DatabaseMigration asks for, and at the Job that puts them in. */
final class SeedObserver {

    private final JobObserver jobs = new JobObserver();
    private final KubernetesSerialization serialization;

    SeedObserver(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    SeedObserved observe(DatabaseMigration migration, ClusterView view) {
        Seed seed = migration.getSpec().seed();
        SeedStatus status =
                migration.getStatus() == null ? null : migration.getStatus().seed();
        Sight sight = status == null || status.phase() != RunPhase.Running
                ? new Sight.Absent()
                : sight(migration, status, view);
        return seed == null
                ? new SeedObserved("", Optional.empty(), sight)
                : new SeedObserved(digest(migration, view), missing(seed, view), sight);
    }

    private static Optional<String> missing(Seed seed, ClusterView view) {
        if (seed.sql() == null) {
            return Optional.empty();
        }
        KeyReference wanted = seed.sql().configMap();
        boolean there = view.configMap(wanted.name())
                .filter(found -> DigestedConfigMaps.hashes(found).containsKey(wanted.key()))
                .isPresent();
        return there
                ? Optional.empty()
                : Optional.of("There is no key \"" + wanted.key() + "\" of a ConfigMap " + wanted.name()
                        + " in this namespace; the sample data are put in when it is there.");
    }

    private String digest(DatabaseMigration migration, ClusterView view) {
        Seed seed = migration.getSpec().seed();
        Map<String, byte[]> parts = new TreeMap<>();
        parts.put("seed", bytes(serialization.asJson(seed)));
        if (seed.sql() != null) {
            view.configMap(seed.sql().configMap().name())
                    .map(found -> DigestedConfigMaps.hashes(found)
                            .get(seed.sql().configMap().key()))
                    .ifPresent(hash -> parts.put("sql", bytes(hash)));
        }
        Map<String, String> annotations = migration.getMetadata().getAnnotations();
        if (annotations != null && annotations.containsKey(ApiGroup.RETRY_ANNOTATION)) {
            parts.put("retry", bytes(annotations.get(ApiGroup.RETRY_ANNOTATION)));
        }
        return SourceDigest.of(parts);
    }

    /** Whose Job it is, the Job itself tells: the spec may have changed since it was made. */
    private Sight sight(DatabaseMigration migration, SeedStatus seed, ClusterView view) {
        boolean ofTheRunner = JobObserver.job(seed.job(), view)
                .map(JobObserver::isOfTheRunner)
                .orElse(true);
        return ofTheRunner
                ? ofTheRunner(jobs.observe(migration, Seeds.job(seed), view), seed)
                : ofTheTeam(new TeamJobObserver(migration, asHook(seed)).observe(view));
    }

    private static Sight ofTheRunner(JobObservation seen, SeedStatus seed) {
        if (seen instanceof JobObservation.Absent) {
            return new Sight.Absent();
        }
        if (seen instanceof JobObservation.Foreign) {
            return new Sight.Foreign();
        }
        if (seen instanceof JobObservation.Starting starting) {
            return new Sight.Starting(starting.uid(), starting.message());
        }
        if (seen instanceof JobObservation.Running running) {
            return new Sight.Working(running.uid());
        }
        JobObservation.Ended ended = (JobObservation.Ended) seen;
        return ended(ended.uid(), ended.ending(), seed);
    }

    private static Sight ended(String uid, Ending ending, SeedStatus seed) {
        if (ending instanceof Ending.Reported reported) {
            return reported(uid, reported);
        }
        if (ending instanceof Ending.DeadlineExceeded) {
            return new Sight.Failed(
                    uid, false, "Job " + seed.job() + " took longer than spec.execution.deadline and was stopped.");
        }
        return ending instanceof Ending.Lost lost
                ? new Sight.Failed(uid, false, lost.message())
                : new Sight.Failed(uid, false, "Job " + seed.job() + " ended without a report; its log may say more.");
    }

    private static Sight reported(String uid, Ending.Reported reported) {
        if (reported.outcome() == ExitCode.DONE || reported.outcome() == ExitCode.NOTHING_TO_DO) {
            return new Sight.Done(uid);
        }
        RunReport report = reported.report();
        if (report == null) {
            return new Sight.Failed(
                    uid, false, "The runner's report was lost; it ended as " + reported.outcome() + ".");
        }
        String message = report.hint() == null ? report.message() : report.message() + " " + report.hint();
        return new Sight.Failed(uid, ProblemCode.PRODUCTION_PROTECTED.code().equals(report.code()), message);
    }

    private static Sight ofTheTeam(HookObservation seen) {
        if (seen instanceof HookObservation.UnderWay underWay) {
            return new Sight.Working(underWay.uid());
        }
        if (seen instanceof HookObservation.Done done) {
            return new Sight.Done(done.uid());
        }
        if (seen instanceof HookObservation.Failed failed) {
            return new Sight.Failed(failed.uid(), false, failed.message());
        }
        return seen instanceof HookObservation.Foreign ? new Sight.Foreign() : new Sight.Absent();
    }

    /** As those see it who look at Jobs of the team's own. */
    private static RunningHook asHook(SeedStatus seed) {
        return new RunningHook(
                HookUse.After,
                seed.run(),
                new HookStatus(
                        "seed",
                        HookStatus.HookKind.Job,
                        HookStatus.HookPhase.Running,
                        seed.attempt(),
                        seed.job(),
                        seed.jobUid(),
                        null,
                        null,
                        null,
                        seed.startedAt(),
                        null,
                        null,
                        null));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
