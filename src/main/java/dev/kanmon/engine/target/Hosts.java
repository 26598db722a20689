package dev.kanmon.engine.target;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code host}, {@code host:port}, {@code [address]:port} and several of them with commas between. */
final class Hosts {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");
    private static final int MAX_PORT = 65535;

    private Hosts() {}

    /** @return empty for an empty text; the messages of what is wrong hold nothing of it, as it may be part of a password */
    static List<HostPort> parse(String written) {
        List<HostPort> hosts = new ArrayList<>();
        if (!written.isEmpty()) {
            for (String host : written.split(",", -1)) {
                hosts.add(parseOne(host));
            }
        }
        return List.copyOf(hosts);
    }

    private static HostPort parseOne(String written) {
        if (written.startsWith("[")) {
            return bracketed(written);
        }
        int colon = written.indexOf(':');
        if (colon != written.lastIndexOf(':')) {
            throw new InvalidUrlException("The host of the URL holds several colons. Write an IPv6 address in brackets:"
                    + " [::1]:5432; a colon that belongs to the password is %3A.");
        }
        String name = PercentEncoding.decode(colon < 0 ? written : written.substring(0, colon), "host");
        return new HostPort(named(name), colon < 0 ? HostPort.DEFAULT_PORT : port(written.substring(colon + 1)));
    }

    private static HostPort bracketed(String written) {
        int close = written.indexOf(']');
        String address = close < 0 ? "" : PercentEncoding.decode(written.substring(1, close), "host");
        String behind = close < 0 ? "" : written.substring(close + 1);
        if (!IPV6.matcher(address).matches() || !behind.isEmpty() && behind.charAt(0) != ':') {
            throw new InvalidUrlException("The host of the URL begins with [ but is no IPv6 address like [::1]:5432.");
        }
        return new HostPort(address, behind.isEmpty() ? HostPort.DEFAULT_PORT : port(behind.substring(1)));
    }

    private static String named(String name) {
        if (name.isEmpty()) {
            throw new InvalidUrlException("The URL names no host. It stands behind the @: " + UrlScheme.EXAMPLE + ".");
        }
        refuseSocket(name);
        if (!NAME.matcher(name).matches()) {
            throw new InvalidUrlException(
                    "The host of the URL holds a character that no host name has. If it belongs to the"
                            + " password, percent-encode it.");
        }
        return name;
    }

    static void refuseSocket(String host) {
        if (host.startsWith("/") || host.startsWith("@")) {
            throw new InvalidUrlException(
                    "The host of the URL is a Unix socket, which Kanmon cannot use. Name a host and a"
                            + " port that take TCP connections.");
        }
    }

    /** An empty port, {@code host:}, is the default one, as in the WHATWG's URL standard that Prisma follows. */
    private static int port(String written) {
        if (written.isEmpty()) {
            return HostPort.DEFAULT_PORT;
        }
        boolean number = written.length() <= 5 && written.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(written) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidUrlException(
                    "The port of the URL is not a number from 1 to 65535. It stands behind the host"
                            + " and a colon; a colon that belongs to the password is %3A.");
        }
        return port;
    }
}
