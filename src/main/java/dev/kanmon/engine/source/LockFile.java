package dev.kanmon.engine.source;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code migration_lock.toml}: which database product the migrations were written for.
 *
 * @param text its whole text
 */
public record LockFile(String text) {

    private static final String POSTGRESQL = "postgresql";
    private static final Pattern PROVIDER = Pattern.compile("(?m)^\\s*provider\\s*=\\s*\"([^\"]*)\"");

    /** The provider that the file names; empty where it names none. */
    public Optional<String> provider() {
        Matcher matcher = PROVIDER.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** @throws ProblemException P3019 for any provider but {@code postgresql}, its alias {@code postgres} included */
    void requirePostgresql() {
        String provider = provider().orElse("<PROVIDER NOT FOUND>");
        if (!provider.equals(POSTGRESQL)) {
            throw ProblemException.invalidInput(
                    ProblemCode.WRONG_PROVIDER,
                    "migration_lock.toml names the provider `" + provider + "`, and Kanmon migrates `postgresql` only.",
                    "Check that these are the migrations of this database; the line has to read"
                            + " provider = \"postgresql\".");
        }
    }
}
