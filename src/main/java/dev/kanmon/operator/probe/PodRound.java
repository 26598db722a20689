package dev.kanmon.operator.probe;

import dev.kanmon.operator.decide.rollout.SampleRequest;
import dev.kanmon.operator.probe.Reply.Answered;
import dev.kanmon.operator.probe.Web.Trust;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks every pod whether it is well. It is not redirected: where a pod sends others to says nothing about the pod. Its
 * certificate is not verified, as a kubelet does not: it is asked by its address, which no certificate names.
 */
final class PodRound {

    /** A Deployment whose pods all fail is told by a few of them. */
    private static final int NAMED = 3;

    private final Web web;

    PodRound(Web web) {
        this.web = web;
    }

    CompletableFuture<Share> ask(SampleRequest.Pods round) {
        if (round.addresses().isEmpty()) {
            return CompletableFuture.completedFuture(Share.missing("There is no pod to ask."));
        }
        List<CompletableFuture<PodAnswer>> answers = round.addresses().stream()
                .map(address -> web.get(address, round.timeout(), Trust.ANYBODY)
                        .thenApply(reply -> new PodAnswer(address, reply)))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all ->
                        share(answers.stream().map(CompletableFuture::join).toList()));
    }

    private static Share share(List<PodAnswer> answers) {
        List<PodAnswer> failing =
                answers.stream().filter(answer -> !answer.isGood()).toList();
        return new Share(
                OptionalDouble.of((double) failing.size() / answers.size()),
                failing.isEmpty() ? allGood(answers.size()) : trouble(failing, answers.size()));
    }

    private static String allGood(int pods) {
        return pods == 1 ? "The pod answers well." : "All " + pods + " pods answer well.";
    }

    private static String trouble(List<PodAnswer> failing, int pods) {
        Stream<String> named = failing.stream()
                .limit(NAMED)
                .map(answer -> Addresses.shown(answer.address()) + ": "
                        + answer.reply().inWords());
        Stream<String> rest = failing.size() > NAMED ? Stream.of((failing.size() - NAMED) + " more") : Stream.empty();
        return "%d of %d pods fail: %s."
                .formatted(failing.size(), pods, Stream.concat(named, rest).collect(Collectors.joining("; ")));
    }

    private record PodAnswer(String address, Reply reply) {

        boolean isGood() {
            return reply instanceof Answered answered && answered.isSuccess();
        }
    }
}
