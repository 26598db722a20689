package dev.kanmon.engine.lint.effect;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL's modes of locking a relation, in the order of its own numbers (lockdefs.h), which is the order of strength.
 * Their conflicts are those of the documentation's table "Conflicting Lock Modes".
 */
public enum LockMode {
    /** What reading takes. */
    ACCESS_SHARE("AccessShareLock"),
    /** What SELECT … FOR UPDATE takes. */
    ROW_SHARE("RowShareLock"),
    /** What INSERT, UPDATE and DELETE take. */
    ROW_EXCLUSIVE("RowExclusiveLock"),
    /** Keeps out other changes to the schema and VACUUM. */
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    /** Keeps out writes; several may hold it. */
    SHARE("ShareLock"),
    /** Keeps out writes; one may hold it. */
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    /** Lets nothing but plain reads through. */
    EXCLUSIVE("ExclusiveLock"),
    /** Lets nothing through. */
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String pgLocksName;

    LockMode(String pgLocksName) {
        this.pgLocksName = pgLocksName;
    }

    /** As {@code pg_locks.mode} has it: {@code AccessExclusiveLock}. */
    public String pgLocksName() {
        return pgLocksName;
    }

    /** As LOCK TABLE has it: {@code ACCESS EXCLUSIVE}. */
    public String sqlName() {
        return name().replace('_', ' ');
    }

    /** @param name as {@code pg_locks.mode} has it; empty for a mode that is no relation's */
    public static Optional<LockMode> ofPgLocks(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.pgLocksName.equals(name))
                .findFirst();
    }

    /** Whether two sessions cannot hold the two at the same time. */
    public boolean conflictsWith(LockMode other) {
        return conflicts().contains(other);
    }

    /** Whether a plain SELECT has to wait for it. */
    public boolean blocksReads() {
        return conflictsWith(ACCESS_SHARE);
    }

    /** Whether INSERT, UPDATE and DELETE have to wait for it. */
    public boolean blocksWrites() {
        return conflictsWith(ROW_EXCLUSIVE);
    }

    public LockMode strongerOf(LockMode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    private Set<LockMode> conflicts() {
        return switch (this) {
            case ACCESS_SHARE -> EnumSet.of(ACCESS_EXCLUSIVE);
            case ROW_SHARE -> EnumSet.of(EXCLUSIVE, ACCESS_EXCLUSIVE);
            case ROW_EXCLUSIVE -> EnumSet.of(SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_UPDATE_EXCLUSIVE -> EnumSet.range(SHARE_UPDATE_EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE ->
                EnumSet.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_ROW_EXCLUSIVE -> EnumSet.range(ROW_EXCLUSIVE, ACCESS_EXCLUSIVE);
            case EXCLUSIVE -> EnumSet.range(ROW_SHARE, ACCESS_EXCLUSIVE);
            case ACCESS_EXCLUSIVE -> EnumSet.allOf(LockMode.class);
        };
    }
}
