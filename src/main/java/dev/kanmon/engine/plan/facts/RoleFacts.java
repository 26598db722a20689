package dev.kanmon.engine.plan.facts;

/** The role that migrates. */
public record RoleFacts(String name, boolean superuser, boolean createDatabases, boolean createRoles) {}
