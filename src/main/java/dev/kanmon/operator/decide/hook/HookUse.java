package dev.kanmon.operator.decide.hook;

/** What a hook is for. */
public enum HookUse {
    /** {@code spec.hooks.before}. */
    Before,
    /** {@code spec.backup.hooks}. */
    Backup,
    /** {@code spec.hooks.after}. */
    After,
    /** {@code spec.rollout.blueGreen.trafficHook}. */
    Traffic
}
