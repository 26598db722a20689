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

    private static final int LEADERSHIP_LOST = 1;

    private final AtomicReference<Role> role;

    Leadership(boolean elected) {
        this.role = new AtomicReference<>(elected ? Role.STANDBY : Role.ALONE);
    }

    public Role role() {
        return role.get();
    }

    /** Whether it is this operator that starts runs and writes statuses. */
    boolean works() {
        return role() != Role.STANDBY;
    }

    LeaderCallbacks callbacks() {
        return new LeaderCallbacks(() -> role.set(Role.LEADER), this::end, newLeader -> {});
    }

    /**
     * Ends the process: whoever lost the lease must not finish what it began. It is called on a normal stop as well, where
     * the process is ending already; an exit on this thread, as JOSDK would do it, would then wait for itself.
     */
    private void end() {
        role.set(Role.STANDBY);
        Thread exit = new Thread(() -> System.exit(LEADERSHIP_LOST), "leadership-lost");
        exit.setDaemon(true);
        exit.start();
    }
}
