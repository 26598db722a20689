package dev.kanmon.operator.decide;

/**
 * The resource that is decided about.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its UID, the salt of names and of jitter
 * @param generation its generation
 */
public record Owner(String namespace, String name, String uid, long generation) {}
