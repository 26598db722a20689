package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The shadow servers of a comparison, started when they are needed. Two sides share a server that others use, too; of
 * private ones each gets its own, for roles belong to a server, and both sides may create the same.
 */
final class SideShadows implements AutoCloseable {

    private final ShadowSettings settings;
    private final Deque<ShadowServer> servers = new ArrayDeque<>();

    SideShadows(ShadowSettings settings) {
        this.settings = settings;
    }

    /** @throws dev.kanmon.engine.schema.shadow.ShadowUnavailableException where there is none */
    ShadowServer forNextSide() {
        if (servers.isEmpty() || settings instanceof ShadowSettings.PrivateServer) {
            servers.push(ShadowServer.open(settings));
        }
        return servers.peek();
    }

    @Override
    public void close() {
        while (!servers.isEmpty()) {
            servers.pop().close();
        }
    }
}
