package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.Seed;
import dev.kanmon.api.v1alpha1.Seed.KeyReference;
import dev.kanmon.api.v1alpha1.Seed.SqlSeed;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.operator.decide.SeedObserved.Sight;
import java.util.Optional;

/** Seeds as a spec and a status can hold them. */
final class SampleSeeds {

    static final Seed WISH = new Seed(new SqlSeed(new KeyReference("samples", "seed.sql")), null);
    static final String DIGEST = "sha256:seed";
    static final String JOB = "shop-seed-0a1b2c3d-1";

    private SampleSeeds() {}

    static SeedObserved seen(Sight sight) {
        return new SeedObserved(DIGEST, Optional.empty(), sight);
    }

    static SeedStatus unseen() {
        return status(RunPhase.Running, null, null);
    }

    static SeedStatus underWay() {
        return status(RunPhase.Running, "uid", null);
    }

    static SeedStatus done() {
        return status(RunPhase.Succeeded, "uid", null);
    }

    static SeedStatus failed() {
        return status(RunPhase.Failed, "uid", Reason.SeedFailed);
    }

    /** Of a seed that reads otherwise now. */
    static SeedStatus failedOfAnother() {
        SeedStatus failed = failed();
        return new SeedStatus(
                failed.phase(),
                failed.run(),
                failed.attempt(),
                failed.job(),
                failed.jobUid(),
                "sha256:other",
                failed.reason(),
                failed.message(),
                failed.startedAt(),
                failed.finishedAt());
    }

    private static SeedStatus status(RunPhase phase, String uid, Reason reason) {
        return new SeedStatus(
                phase,
                SampleRuns.ID,
                1,
                JOB,
                uid,
                DIGEST,
                reason,
                reason == null ? null : "It went wrong.",
                "2026-01-02T03:00:00Z",
                phase == RunPhase.Running ? null : "2026-01-02T03:01:00Z");
    }
}
