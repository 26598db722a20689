package dev.kanmon.operator.probe;

import java.net.URI;
import java.net.URISyntaxException;

/** Shows where a question went without what may be secret in it: user information, path and query. */
final class Addresses {

    private Addresses() {}

    static String shown(String address) {
        try {
            URI parsed = new URI(address);
            String host = parsed.getHost();
            if (host == null) {
                return "an address that is none";
            }
            return parsed.getScheme() + "://" + host + (parsed.getPort() < 0 ? "" : ":" + parsed.getPort());
        } catch (URISyntaxException e) {
            return "an address that is none";
        }
    }
}
