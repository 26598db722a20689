package dev.kanmon.engine.target;

/**
 * Where a server listens.
 *
 * @param host name or address; an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    static final int DEFAULT_PORT = 5432;

    /** As it stands in a URL: {@code db.example:5432}, {@code [::1]:5432}. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
