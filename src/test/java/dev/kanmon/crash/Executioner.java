package dev.kanmon.crash;

import dev.kanmon.testsupport.operator.ApiRequest;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Ends an operator's life at one of its writes to the API server: from then on nothing that it does gets out of its
 * process. What it still thinks by itself is lost with it.
 */
final class Executioner implements Interceptor {

    private static final String LAST_REQUEST = "X-Kanmon-Last-Request";

    private final int atWrite;
    private final Moment moment;
    private final CompletableFuture<ApiRequest> death = new CompletableFuture<>();
    private int writes;
    private boolean dead;

    /** On which side of a write the operator dies. */
    enum Moment {
        /** The request never leaves. */
        BEFORE_SENDING,
        /** The API server has done what was asked; nobody acts on its answer. */
        AFTER_THE_SERVER_ACTED
    }

    /**
     * @param atWrite the number of the fatal write, from 1; more than there are lets it live
     */
    Executioner(int atWrite, Moment moment) {
        this.atWrite = atWrite;
        this.moment = moment;
    }

    /** Completes, with the fatal write, when the operator is dead. */
    CompletableFuture<ApiRequest> death() {
        return death;
    }

    synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (dead) {
            throw new IllegalStateException("the operator is dead");
        }
        ApiRequest wanted = ApiRequest.of(request);
        if (!wanted.isWrite() || ++writes != atWrite) {
            return;
        }
        dead = true;
        if (moment == Moment.BEFORE_SENDING) {
            death.complete(wanted);
            throw new IllegalStateException("the operator dies");
        }
        builder.setHeader(LAST_REQUEST, "true");
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (request.header(LAST_REQUEST) != null) {
            death.complete(ApiRequest.of(request));
        }
    }
}
