package dev.kanmon.operator.probe;

import dev.kanmon.operator.decide.rollout.Sample;
import dev.kanmon.operator.decide.rollout.SampleRequest;
import java.util.concurrent.CompletableFuture;

/** Turns the request for a sample into questions, and what is answered into the sample. */
final class SampleAsker {

    private final PodRound pods;
    private final PrometheusQuery prometheus;
    private final DocumentNumber documents;

    SampleAsker(Web web) {
        this.pods = new PodRound(web);
        this.prometheus = new PrometheusQuery(web);
        this.documents = new DocumentNumber(web);
    }

    /** @return what never fails: a question that cannot be asked has an answer, too, which is none */
    CompletableFuture<Sample> ask(SampleRequest request) {
        return share(request)
                .exceptionally(failed -> Share.missing("It could not be asked ("
                        + (failed.getCause() == null ? failed : failed.getCause())
                                .getClass()
                                .getSimpleName()
                        + ")."))
                .thenApply(share -> new Sample(request.id(), share.failing(), share.message()));
    }

    private CompletableFuture<Share> share(SampleRequest request) {
        if (request instanceof SampleRequest.Pods round) {
            return pods.ask(round);
        } else if (request instanceof SampleRequest.Prometheus query) {
            return prometheus.ask(query);
        } else if (request instanceof SampleRequest.Document document) {
            return documents.ask(document);
        }
        throw new IllegalArgumentException("unknown: " + request.getClass());
    }
}
