package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.engine.target.HostPort;
import dev.kanmon.engine.target.InvalidUrlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The connection URLs of the environment: which of them is used, and what of them is secret. */
final class TargetUrls {

    private final String variable;
    private final String url;
    private final String directUrl;

    /** @param variable the name of the variable with the URL */
    TargetUrls(Map<String, String> environment, String variable) {
        this.variable = variable;
        this.url = environment.get(variable);
        this.directUrl = environment.get(RunnerOptions.DIRECT_URL_ENV);
    }

    /**
     * The URL that goes to the server: DIRECT_URL where the other one goes to a connection pooler.
     *
     * @throws ProblemException with a message that shows nothing of the URL
     */
    ConnectionUrl choose() {
        ConnectionUrl target = parse(variable, url);
        return goesRound(target) ? parse(RunnerOptions.DIRECT_URL_ENV, directUrl) : target;
    }

    /** The text of the URL that {@link #choose()} gives; secret. */
    String chosenText() {
        return goesRound(parse(variable, url)) ? directUrl : url;
    }

    private boolean goesRound(ConnectionUrl target) {
        return target.pooled() && directUrl != null && !directUrl.isBlank();
    }

    /**
     * The URL of the variable itself, whatever it goes to.
     *
     * @throws ProblemException with a message that shows nothing of the URL
     */
    ConnectionUrl named() {
        return parse(variable, url);
    }

    /** Texts that nobody is to see: the URLs, and the passwords in them. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        addSecrets(secrets, url);
        addSecrets(secrets, directUrl);
        return secrets;
    }

    private static ConnectionUrl parse(String variable, String url) {
        try {
            return ConnectionUrl.parse(url);
        } catch (InvalidUrlException e) {
            String hint = e.code() == ProblemCode.NO_URL
                    ? "Set " + variable + " to the database's URL: postgresql://user:password@host:5432/database."
                    : "Mend the value of " + variable + ".";
            throw ProblemException.invalidInput(e.code(), variable + ": " + e.getMessage(), hint);
        }
    }

    private static void addSecrets(List<String> secrets, String url) {
        if (url == null) {
            return;
        }
        secrets.add(url);
        addUserInfo(secrets, url);
        try {
            ConnectionUrl parsed = ConnectionUrl.parse(url);
            parsed.password().filter(password -> !isPublic(password, parsed)).ifPresent(secrets::add);
            parsed.tls().keyPassword().ifPresent(secrets::add);
        } catch (InvalidUrlException e) {
            // What it is made of can't be said; the whole of it and what stands before the @ is hidden anyway.
        }
    }

    private static void addUserInfo(List<String> secrets, String url) {
        int start = url.indexOf("://");
        int end = url.lastIndexOf('@');
        int colon = start < 0 ? -1 : url.indexOf(':', start + 3);
        if (colon >= 0 && colon < end) {
            secrets.add(url.substring(start + 3, end));
        }
    }

    /** A password that is also the database's or the user's name would only make messages unreadable when hidden. */
    private static boolean isPublic(String password, ConnectionUrl url) {
        return List.of(url.user(), url.database(), url.schema()).contains(password)
                || url.hosts().stream().map(HostPort::host).anyMatch(password::equals);
    }
}
