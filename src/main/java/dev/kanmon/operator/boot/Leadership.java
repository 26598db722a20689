package dev.kanmon.operator.boot;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import java.util.concurrent.atomic.AtomicReference;

/** Knows whether this operator works, or stands by for another one. */
public final class Leadership {

    /** What this operator is to the others. */
    public enum Role {
        /** There is no election: it works. */
        ALONE,
        LEADER,
        STANDBY
    }

    private final AtomicReference<Role> role;

    Leadership(boolean elected) {
        this.role = new AtomicReference<>(elected ? Role.STANDBY : Role.ALONE);
    }

    public Role role() {
        return role.get();
    }

    LeaderCallbacks callbacks() {
        return new LeaderCallbacks(() -> role.set(Role.LEADER), () -> role.set(Role.STANDBY), newLeader -> {});
    }
}
