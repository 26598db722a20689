package dev.kanmon.engine.session;

import java.time.OffsetDateTime;

/**
 * The session that holds the migration lock.
 *
 * @param pid its server process
 * @param applicationName what it calls itself; may be empty, Prisma sends none
 * @param connectedSince when it connected; null where our role may not see that
 */
public record LockHolder(int pid, String applicationName, OffsetDateTime connectedSince) {

    /** For a message: {@code server process 4711 ("kanmon"), connected since 2026-01-03T12:00Z}. */
    public String description() {
        String name = applicationName == null || applicationName.isEmpty() ? "" : " (\"" + applicationName + "\")";
        String since = connectedSince == null ? "" : ", connected since " + connectedSince;
        return "server process " + pid + name + since;
    }
}
