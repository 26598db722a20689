package dev.kanmon.engine.plan.rehearsal;

import java.util.Arrays;

/** PostgreSQL's table-level lock modes, from the weakest on (documentation, 13.3.1). */
public enum LockMode {
    ACCESS_SHARE("AccessShareLock"),
    ROW_SHARE("RowShareLock"),
    ROW_EXCLUSIVE("RowExclusiveLock"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    SHARE("ShareLock"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    EXCLUSIVE("ExclusiveLock"),
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String catalogName;

    LockMode(String catalogName) {
        this.catalogName = catalogName;
    }

    /** @param name as pg_locks shows it */
    static LockMode ofCatalogName(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.catalogName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table-level lock mode: " + name));
    }

    /** As LOCK TABLE and the documentation have it: {@code ACCESS EXCLUSIVE}. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** Whether SELECT waits for it. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Whether INSERT, UPDATE and DELETE wait for it. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }
}
