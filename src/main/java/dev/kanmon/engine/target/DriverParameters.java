package dev.kanmon.engine.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGProperty;

/** Reads the parameters of a URL that are handed on to pgjdbc, in its words. */
final class DriverParameters {

    /** libpq's words, and pgjdbc's for them; of standbys pgjdbc knows that they take no writes. */
    private static final Map<String, String> SERVER_TYPES = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private static final Map<String, String> CHANNEL_BINDINGS =
            Map.of("disable", "disable", "prefer", "prefer", "require", "require");

    private DriverParameters() {}

    static List<DriverParameter> read(UrlParameters url) {
        List<DriverParameter> parameters = new ArrayList<>();
        url.text("application_name")
                .ifPresent(value -> parameters.add(new DriverParameter(PGProperty.APPLICATION_NAME, value)));
        url.text("options").ifPresent(value -> parameters.add(new DriverParameter(PGProperty.OPTIONS, value)));
        url.oneOf("target_session_attrs", SERVER_TYPES)
                .ifPresent(value -> parameters.add(new DriverParameter(PGProperty.TARGET_SERVER_TYPE, value)));
        url.oneOf("channel_binding", CHANNEL_BINDINGS)
                .ifPresent(value -> parameters.add(new DriverParameter(PGProperty.CHANNEL_BINDING, value)));
        return List.copyOf(parameters);
    }
}
