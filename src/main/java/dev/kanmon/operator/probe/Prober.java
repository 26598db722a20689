package dev.kanmon.operator.probe;

import dev.kanmon.operator.decide.rollout.Sample;
import dev.kanmon.operator.decide.rollout.SampleRequest;
import dev.kanmon.operator.observe.rollout.Samples;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks for samples, keeps the newest answer of each resource, and wakes the resource when it is there. */
public final class Prober implements Samples, AutoCloseable {

    private final Web web = new Web();
    private final SampleAsker asker = new SampleAsker(web);
    private final Map<ResourceID, Asked> newest = new ConcurrentHashMap<>();
    private final AtomicReference<Consumer<ResourceID>> wake = new AtomicReference<>(resource -> {});

    private record Asked(String id, CompletableFuture<Sample> answer) {}

    /** Says who is told which resource has its answer. */
    public void wakes(Consumer<ResourceID> woken) {
        wake.set(woken);
    }

    /**
     * Asks, and returns at once. The same sample is not asked for twice; another one takes the place of what was asked before.
     *
     * @param resource who wants to know
     * @param request what
     */
    public void ask(ResourceID resource, SampleRequest request) {
        Asked before = newest.get(resource);
        if (before != null && before.id().equals(request.id())) {
            return;
        }
        CompletableFuture<Sample> answer = asker.ask(request);
        newest.put(resource, new Asked(request.id(), answer));
        answer.thenRun(() -> wake.get().accept(resource));
    }

    @Override
    public Optional<Sample> newest(String namespace, String name) {
        return Optional.ofNullable(newest.get(new ResourceID(name, namespace)))
                .map(asked -> asked.answer().getNow(null));
    }

    /** Forgets what a resource has asked: it is gone. */
    public void forget(ResourceID resource) {
        newest.remove(resource);
    }

    /** How many resources' answers are kept. */
    int kept() {
        return newest.size();
    }

    @Override
    public void close() {
        web.close();
    }
}
