package dev.kanmon.operator.gate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The token that a request brings: {@code Bearer <token>} (RFC 6750), or {@code Basic} with the token as the password and any
 * user (RFC 7617). Flagger can set no header, but its client makes the latter of a URL's user and password.
 */
final class PresentedToken {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private PresentedToken() {}

    /**
     * @param authorization the header; may be null
     * @return empty where it holds no token
     */
    static Optional<String> of(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return scheme.startsWith(BASIC)
                ? password(authorization.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String credentials = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(credentials.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
