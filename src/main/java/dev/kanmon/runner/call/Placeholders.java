package dev.kanmon.runner.call;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.kanmon.contract.call.CallContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what stands as <code>${name}</code> in a body or in a URL. What is unknown stays as it is. */
final class Placeholders {

    static final String IDENTIFIER = "${identifier}";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z]+)}");

    private Placeholders() {}

    /**
     * @param json whether the body is JSON, so that the values have to be escaped for a string of it
     */
    static String inBody(String body, CallContext context, boolean json) {
        UnaryOperator<String> escape = json
                ? value -> new String(JsonStringEncoder.getInstance().quoteAsString(value))
                : UnaryOperator.identity();
        return fill(body, valuesOf(context), escape);
    }

    /** The identifier in a URL's path or query; a space is %20, which both understand. */
    static String inUrl(String url, String identifier) {
        String encoded = URLEncoder.encode(identifier, StandardCharsets.UTF_8).replace("+", "%20");
        return url.replace(IDENTIFIER, encoded);
    }

    /** The two sides of a traffic hook in a URL; as names of Deployments they need no encoding. */
    static String inUrl(String url, CallContext context) {
        return fill(url, sidesOf(context), UnaryOperator.identity());
    }

    private static Map<String, String> sidesOf(CallContext context) {
        return context.to() == null ? Map.of() : Map.of("from", context.from(), "to", context.to());
    }

    private static Map<String, String> valuesOf(CallContext context) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("namespace", context.namespace());
        values.put("name", context.name());
        values.put("run", context.run());
        values.put("hook", context.hook());
        values.put("plan", context.plan() == null ? "" : context.plan());
        values.put("phase", context.phase() == null ? "" : context.phase());
        values.putAll(sidesOf(context));
        return values;
    }

    private static String fill(String text, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.containsKey(found.group(1)) ? escape.apply(values.get(found.group(1))) : found.group()));
    }
}
