package dev.kanmon.engine.target;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters behind a URL's question mark. Of one that comes twice the last counts, as for Prisma. */
final class UrlParameters {

    private static final String DEFAULT_SCHEMA = "public";

    /** So that nothing is shown as a parameter's name that is a piece of a password with a question mark in it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");

    private static final int MAX_SECONDS = 1_000_000;

    /** Prisma's, about its pool of connections; a runner has but one. */
    private static final Set<String> WITHOUT_MEANING_HERE = Set.of(
            "connection_limit",
            "pool_timeout",
            "statement_cache_size",
            "max_connection_lifetime",
            "max_idle_connection_lifetime");

    private static final Set<String> READ = Set.of(
            "schema",
            "host",
            "sslmode",
            "sslaccept",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "sslidentity",
            "sslpassword",
            "connect_timeout",
            "socket_timeout",
            "pgbouncer",
            "application_name",
            "options",
            "target_session_attrs",
            "channel_binding");

    private final Map<String, String> values;

    private UrlParameters(Map<String, String> values) {
        this.values = values;
    }

    /** @param query what follows the question mark, as written */
    static UrlParameters of(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.put(checkedName(name), decode(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return new UrlParameters(values);
    }

    private static String checkedName(String written) {
        String name = decode(written);
        if (!NAME.matcher(name).matches()) {
            throw new InvalidUrlException(
                    "What follows the ? of the URL is not of the form name=value&name=value. If the ?"
                            + " belongs to the password, write %3F; write %26 for an & in a value.");
        }
        return name;
    }

    private static String decode(String written) {
        return PercentEncoding.decode(written.replace('+', ' '), "part after the ?");
    }

    /** A parameter that is there and not empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String schema() {
        return text("schema").orElse(DEFAULT_SCHEMA);
    }

    /** The parameter {@code host} goes before the URL's own host and keeps its port, as for Prisma. */
    List<HostPort> hostsInsteadOf(List<HostPort> hosts) {
        Optional<String> host = text("host");
        host.ifPresent(Hosts::refuseSocket);
        if (host.isEmpty() && hosts.isEmpty()) {
            throw new InvalidUrlException("The URL names no host. It stands behind the @: " + UrlScheme.EXAMPLE + ".");
        }
        int port = hosts.isEmpty() ? HostPort.DEFAULT_PORT : hosts.get(0).port();
        return host.map(name -> List.of(new HostPort(Hosts.parse(name).get(0).host(), port)))
                .orElse(hosts);
    }

    Duration seconds(String name, Duration otherwise) {
        return text(name).map(value -> Duration.ofSeconds(number(name, value))).orElse(otherwise);
    }

    private static int number(String name, String value) {
        boolean digits = value.length() <= 7 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(value) : -1;
        if (number < 0 || number > MAX_SECONDS) {
            throw new InvalidUrlException(
                    "The URL's " + name + " is not a whole number of seconds from 0 to " + MAX_SECONDS + ".");
        }
        return number;
    }

    boolean flag(String name) {
        return oneOf(name, Map.of("true", true, "false", false)).orElse(false);
    }

    /** The meaning of a parameter that takes one of a few words. */
    <T> Optional<T> oneOf(String name, Map<String, T> words) {
        Optional<String> value = text(name);
        if (value.isPresent() && !words.containsKey(value.get())) {
            List<String> sorted = words.keySet().stream().sorted().toList();
            throw new InvalidUrlException("The URL's " + name + " is none of " + String.join(", ", sorted) + ".");
        }
        return value.map(words::get);
    }

    List<String> ignored() {
        return values.keySet().stream()
                .filter(name -> !READ.contains(name) && !WITHOUT_MEANING_HERE.contains(name))
                .toList();
    }
}
