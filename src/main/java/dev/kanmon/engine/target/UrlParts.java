package dev.kanmon.engine.target;

import dev.kanmon.contract.ProblemCode;
import java.util.List;
import java.util.Optional;

/**
 * A URL taken apart, percent-decoded but for the query.
 *
 * @param hosts empty when the URL leaves them to the parameter {@code host}
 * @param query what follows the question mark, as written
 */
record UrlParts(String user, Optional<String> password, List<HostPort> hosts, String database, String query) {

    /** As Prisma takes it when the URL names none. */
    private static final String DEFAULT_DATABASE = "postgres";

    private static final String ENCODE =
            "percent-encode them in user and password (/ is %2F, ? is %3F, # is %23, @ is %40, : is %3A)";

    static UrlParts of(String url) {
        if (url == null || url.isBlank()) {
            throw new InvalidUrlException(
                    ProblemCode.NO_URL, "There is no URL. It should look like " + UrlScheme.EXAMPLE + ".");
        }
        String rest = UrlScheme.strip(url.strip());
        refuseCharactersThatNeedEncoding(rest);
        int queryAt = indexOrEnd(rest, '?', 0);
        int pathAt = Math.min(indexOrEnd(rest, '/', 0), queryAt);
        String authority = rest.substring(0, pathAt);
        String path = rest.substring(pathAt, queryAt);
        int at = authority.lastIndexOf('@');
        refuseUnencodedSeparators(rest, path, at);
        String userInfo = authority.substring(0, at);
        int colon = indexOrEnd(userInfo, ':', 0);
        return new UrlParts(
                user(userInfo.substring(0, colon)),
                password(userInfo, colon),
                Hosts.parse(authority.substring(at + 1)),
                database(path),
                rest.substring(Math.min(queryAt + 1, rest.length())));
    }

    private static void refuseCharactersThatNeedEncoding(String rest) {
        if (rest.indexOf('#') >= 0) {
            throw new InvalidUrlException(
                    "The URL holds a #, which would cut it off there. If it belongs to the password, write %23.");
        }
        int queryAt = indexOrEnd(rest, '?', 0);
        boolean unprintable = rest.chars().anyMatch(c -> Character.isISOControl(c));
        if (unprintable || rest.substring(0, queryAt).chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidUrlException(
                    "The URL holds white space or a line break inside. Remove it, or write %20 for"
                            + " a space that belongs there.");
        }
    }

    private static void refuseUnencodedSeparators(String rest, String path, int at) {
        if (at < 0 && rest.indexOf('@') >= 0 || path.indexOf('@') >= 0) {
            throw new InvalidUrlException(
                    "The URL has a / or a ? before the @ that ends the password; " + ENCODE + ".");
        }
        if (at < 0) {
            throw new InvalidUrlException("The URL names no user. It should look like " + UrlScheme.EXAMPLE + ".");
        }
    }

    private static String user(String written) {
        if (written.isEmpty()) {
            throw new InvalidUrlException(
                    "The URL names no user before the @. It should look like " + UrlScheme.EXAMPLE + ".");
        }
        return PercentEncoding.decode(written, "user");
    }

    private static Optional<String> password(String userInfo, int colon) {
        return colon == userInfo.length()
                ? Optional.empty()
                : Optional.of(PercentEncoding.decode(userInfo.substring(colon + 1), "password"));
    }

    private static String database(String path) {
        if (path.length() <= 1) {
            return DEFAULT_DATABASE;
        }
        String written = path.endsWith("/") ? path.substring(1, path.length() - 1) : path.substring(1);
        if (written.isEmpty() || written.indexOf('/') >= 0) {
            throw new InvalidUrlException("The URL has more than one / after the host. One database name belongs there;"
                    + " write %2F for a / in its name, or in the password.");
        }
        return PercentEncoding.decode(written, "database");
    }

    private static int indexOrEnd(String text, char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "UrlParts" + hosts;
    }
}
