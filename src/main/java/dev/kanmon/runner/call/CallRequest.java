package dev.kanmon.runner.call;

import dev.kanmon.engine.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * One request.
 *
 * @param url where it goes
 * @param method its method
 * @param headers its headers, by name
 * @param body its body; null for none
 */
record CallRequest(URI url, String method, Map<String, String> headers, String body) {

    private static final String GET = "GET";

    CallRequest {
        headers = Map.copyOf(headers);
    }

    static CallRequest get(URI url, Map<String, String> headers) {
        return new CallRequest(url, GET, headers, null);
    }

    /** The same to another address; what is no longer the method that was asked for carries no body. */
    CallRequest to(URI address, boolean sameMethod) {
        return sameMethod ? new CallRequest(address, method, headers, body) : get(address, headers);
    }

    boolean isGet() {
        return method.equals(GET);
    }

    /**
     * @param text an absolute URL of HTTP
     * @throws ProblemException K3030 where it is none; the message does not show it
     */
    static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // The exception's message shows the URL, which may be a secret.
        }
        throw CallProblems.unusable("The URL is not one of http:// or https:// with a host.");
    }
}
