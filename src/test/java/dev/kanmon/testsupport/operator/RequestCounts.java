package dev.kanmon.testsupport.operator;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a client asks of the API server. A watch counts once, however much it brings. */
public final class RequestCounts implements Interceptor {

    private final Map<ApiRequest, AtomicLong> counts = new ConcurrentHashMap<>();

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        counts.computeIfAbsent(ApiRequest.of(request), first -> new AtomicLong())
                .incrementAndGet();
    }

    /** How often each request was made up to now. */
    public Map<ApiRequest, Long> counts() {
        Map<ApiRequest, Long> now = new TreeMap<>();
        counts.forEach((request, count) -> now.put(request, count.get()));
        return now;
    }

    /** How many of them were to change something. */
    public long writes() {
        return counts().entrySet().stream()
                .filter(entry -> entry.getKey().isWrite())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
