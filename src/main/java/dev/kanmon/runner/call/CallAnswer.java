package dev.kanmon.runner.call;

import dev.kanmon.contract.call.JsonTree;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What another system answered.
 *
 * @param url who answered
 * @param status the status of HTTP
 * @param headers its headers
 * @param body its body, UTF-8
 */
record CallAnswer(URI url, int status, HttpHeaders headers, byte[] body) {

    /** Request Timeout, Locked, Too Early, Too Many Requests (RFC 9110, 4918, 8470, 6585). */
    private static final Set<Integer> CLIENT_ERRORS_THAT_MAY_PASS = Set.of(408, 423, 425, 429);

    private static final int LONGEST_WORDS = 200;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the same question may get another answer later. */
    boolean mayPass() {
        return status >= 500 || CLIENT_ERRORS_THAT_MAY_PASS.contains(status);
    }

    /** The body as JSON; empty where it is none. */
    Optional<JsonTree> json() {
        return JsonTree.parse(new String(body, StandardCharsets.UTF_8));
    }

    /** How long the server asks to wait (RFC 9110, 10.2.3: seconds, or a date). */
    Optional<Duration> retryAfter(Instant now) {
        return headers.firstValue("Retry-After").flatMap(value -> duration(value.strip(), now));
    }

    /**
     * What the answer says to a person: a plain text, or the message in JSON. Anything else may hold secrets in an encoding
     * that nobody would recognise.
     */
    Optional<String> words() {
        boolean plain = headers.firstValue("Content-Type")
                .map(type -> type.startsWith("text/plain"))
                .orElse(false);
        Optional<String> said =
                plain ? Optional.of(new String(body, StandardCharsets.UTF_8)) : json().flatMap(CallAnswer::message);
        return said.map(CallAnswer::shortened).filter(words -> !words.isEmpty());
    }

    /** One line, at most {@value #LONGEST_WORDS} characters. */
    static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }

    /** Where APIs have their messages: RFC 9457 in detail and title, others in message or error. */
    private static Optional<String> message(JsonTree json) {
        return Stream.of("message", "detail", "error", "title")
                .flatMap(field -> json.field(field).stream())
                .flatMap(found -> found.text().or(() -> found.field("message").flatMap(JsonTree::text)).stream())
                .findFirst();
    }

    private static Optional<Duration> duration(String value, Instant now) {
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then)).filter(wait -> !wait.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
