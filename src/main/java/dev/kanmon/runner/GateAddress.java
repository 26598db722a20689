package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The address of a gate, with the migrations that it is asked for. */
final class GateAddress {

    /** The query parameter of the operator's gate; several times for several names. */
    private static final String REQUIRES = "requires";

    private GateAddress() {}

    /**
     * @throws ProblemException K4012 where it is no address of HTTP, or holds credentials, which everybody who lists
     *     processes or pods would see
     */
    static URI of(String text, List<String> required) {
        URI url = parse(text);
        if (!isHttp(url) || url.getHost() == null) {
            throw refused(
                    "is not one of http:// or https:// with a host",
                    "Write it as http://HOST:PORT/gates/NAMESPACE/NAME.");
        }
        if (url.getRawUserInfo() != null) {
            throw refused("has credentials in it", "Give a token in " + RunnerOptions.GATE_TOKEN_ENV + " instead.");
        }
        return required.isEmpty() ? url : asking(url, required);
    }

    private static URI asking(URI url, List<String> required) {
        String names = required.stream()
                .map(name -> REQUIRES + "=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String query = url.getRawQuery() == null ? names : url.getRawQuery() + "&" + names;
        String base = url.toString().replaceFirst("[?#].*$", "");
        return URI.create(base + "?" + query);
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The exception's message shows the text, in which somebody may have put a secret.
            throw refused("cannot be read", "Write it as http://HOST:PORT/gates/NAMESPACE/NAME.");
        }
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    }

    private static ProblemException refused(String what, String hint) {
        return ProblemException.invalidInput(
                ProblemCode.GATE_REFUSED, "The address after " + RunnerOptions.GATE + " " + what + ".", hint);
    }
}
