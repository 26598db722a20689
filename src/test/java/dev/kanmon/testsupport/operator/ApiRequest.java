package dev.kanmon.testsupport.operator;

import io.fabric8.kubernetes.client.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request to the API server, as its audit log names it.
 *
 * @param verb get, list, watch, create, update, patch, delete
 * @param resource plural name and subresource, as {@code jobs} or {@code databasemigrations/status}
 */
public record ApiRequest(String verb, String resource) implements Comparable<ApiRequest> {

    private static final Set<String> READING = Set.of("get", "list", "watch");

    public static ApiRequest of(HttpRequest request) {
        List<String> path = List.of(request.uri().getPath().split("/"));
        List<String> resource = resource(path);
        String query = request.uri().getQuery();
        boolean watch = query != null && query.contains("watch=true");
        return new ApiRequest(
                verb(request.method(), watch, resource.size() > 1),
                resource.isEmpty() ? String.join("/", path) : kind(resource));
    }

    /** Whether it changes anything. */
    public boolean isWrite() {
        return !READING.contains(verb);
    }

    @Override
    public int compareTo(ApiRequest other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return verb + " " + resource;
    }

    /** What follows {@code /api/v1}, or {@code /apis/group/version}, and the namespace: plural, name, subresource. */
    private static List<String> resource(List<String> path) {
        int start = path.size() > 1 && path.get(1).equals("apis") ? 4 : 3;
        if (path.size() <= start) {
            return List.of();
        }
        boolean namespaced = path.get(start).equals("namespaces") && path.size() > start + 2;
        return path.subList(namespaced ? start + 2 : start, path.size());
    }

    private static String kind(List<String> resource) {
        return resource.size() > 2 ? resource.get(0) + "/" + resource.get(2) : resource.get(0);
    }

    private static String verb(String method, boolean watch, boolean named) {
        if (watch) {
            return "watch";
        }
        return switch (method) {
            case "GET" -> named ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }
}
