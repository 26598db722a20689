package dev.kanmon.contract.call;

import java.util.List;
import java.util.Optional;

/** Reads a call from the value of an environment variable. */
public final class CallReader {

    private CallReader() {}

    /**
     * @param json may be null
     * @return empty where it is no such call
     */
    public static Optional<HttpCall> http(String json) {
        return tree(json)
                .filter(call ->
                        call.text("method") != null && call.field("context").isPresent())
                .flatMap(call -> text(call, "url").map(url -> http(call, url)));
    }

    /**
     * @param json may be null
     * @return empty where it is no such call
     */
    public static Optional<NeonCall> neon(String json) {
        return tree(json)
                .filter(call -> call.text("projectId") != null && call.text("branch") != null)
                .flatMap(call -> text(call, "token")
                        .map(token -> new NeonCall(
                                call.text("endpoint"),
                                token,
                                call.text("projectId"),
                                call.text("parentBranchId"),
                                call.text("branch"))));
    }

    /**
     * @param json may be null
     * @return empty where it is no such call
     */
    public static Optional<NotifyCall> notify(String json) {
        return tree(json)
                .filter(call -> call.text("body") != null && call.text("contentType") != null)
                .flatMap(call ->
                        text(call, "url").map(url -> new NotifyCall(url, call.text("contentType"), call.text("body"))));
    }

    private static HttpCall http(JsonTree call, CallText url) {
        return new HttpCall(
                url,
                call.text("method"),
                call.elements("headers").stream()
                        .flatMap(header ->
                                text(header, "value").map(value -> new CallHeader(header.text("name"), value)).stream())
                        .toList(),
                call.text("body"),
                call.text("identifier"),
                call.field("poll").map(CallReader::poll).orElse(null),
                context(call.field("context").orElseThrow()));
    }

    private static HttpCall.Poll poll(JsonTree poll) {
        return new HttpCall.Poll(
                poll.text("url"),
                poll.text("interval"),
                poll.text("state"),
                texts(poll, "succeeded"),
                texts(poll, "failed"),
                poll.text("identifier"));
    }

    private static CallContext context(JsonTree context) {
        return new CallContext(
                context.text("namespace"),
                context.text("name"),
                context.text("run"),
                context.text("hook"),
                context.text("plan"),
                context.text("phase"),
                context.text("from"),
                context.text("to"));
    }

    private static Optional<JsonTree> tree(String json) {
        return json == null ? Optional.empty() : JsonTree.parse(json);
    }

    private static Optional<CallText> text(JsonTree tree, String name) {
        return tree.field(name)
                .filter(found -> (found.text("text") == null) != (found.text("variable") == null))
                .map(found -> new CallText(found.text("text"), found.text("variable")));
    }

    private static List<String> texts(JsonTree tree, String name) {
        return tree.elements(name).stream()
                .flatMap(element -> element.text().stream())
                .toList();
    }
}
