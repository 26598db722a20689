package dev.kanmon.runner.call;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.call.BoundedBody;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.net.URI;
import java.time.Duration;

/** Words for what goes wrong where another system is asked. Of a URL they show the host alone: the rest may be a secret. */
final class CallProblems {

    private CallProblems() {}

    static ProblemException unusable(String message) {
        return ProblemException.invalidInput(
                ProblemCode.CALL_UNUSABLE, message, "Mend the hook, or the Secret that it names.");
    }

    /** A request that has no answer. */
    static ProblemException of(CallFailure failure, URI url) {
        return switch (failure) {
            case NOT_CONNECTED -> unreachable(url);
            case TLS_FAILED -> tlsFailed(url);
            case ANSWER_LOST -> answerLost(url);
        };
    }

    /** A question that starts nothing has no answer: it is asked again. */
    static ProblemException noReply(CallFailure failure, URI url) {
        return switch (failure) {
            case NOT_CONNECTED, TLS_FAILED -> of(failure, url);
            case ANSWER_LOST ->
                new ProblemException(new Problem(
                        ProblemCode.CALL_ANSWER_LOST,
                        ExitCode.TARGET_UNREACHABLE,
                        host(url) + " was asked, and its answer did not come in time.",
                        "Look there whether it is well."));
        };
    }

    static ProblemException unreachable(URI url) {
        return new ProblemException(new Problem(
                ProblemCode.CALL_UNREACHABLE,
                ExitCode.TARGET_UNREACHABLE,
                "Nobody answers at " + host(url) + ".",
                "Check the host's name, and that the cluster's network policies let the pod reach it."));
    }

    private static ProblemException tlsFailed(URI url) {
        return failed(
                ProblemCode.CALL_TLS_FAILED,
                "No TLS connection with " + host(url) + ".",
                "Its certificate has to be of an authority that the runner's Java trusts, and name the host.");
    }

    private static ProblemException answerLost(URI url) {
        return failed(
                ProblemCode.CALL_ANSWER_LOST,
                "The request was sent to " + host(url) + ", and its answer never came.",
                "Look there whether it was received. It is not sent again by itself, since it starts something.");
    }

    static ProblemException refused(URI url, CallAnswer answer) {
        String said = answer.words().map(words -> ": " + words).orElse("");
        return failed(
                ProblemCode.CALL_REFUSED,
                host(url) + " answered with status " + answer.status() + said + ".",
                switch (answer.status()) {
                    case 401, 403 -> "Check the credentials in the Secret, and what they permit.";
                    case 404 -> "Check the URL.";
                    default -> null;
                });
    }

    /** A server that asks to come back later: it did not take the request. */
    static ProblemException busy(URI url, CallAnswer answer) {
        return new ProblemException(new Problem(
                ProblemCode.CALL_REFUSED,
                ExitCode.TARGET_UNREACHABLE,
                host(url) + " answered with status " + answer.status() + " for all the time that there was.",
                "Try again later."));
    }

    static ProblemException redirected(URI url) {
        return failed(
                ProblemCode.CALL_REFUSED,
                host(url) + " redirects to another server, which would get the headers with their secrets.",
                "Give the URL that it redirects to.");
    }

    static ProblemException tooManyRedirects(URI url) {
        return failed(
                ProblemCode.CALL_REFUSED,
                host(url) + " redirects again and again.",
                "Give the URL that answers in the end.");
    }

    static ProblemException tooLarge(URI url) {
        return failed(
                ProblemCode.CALL_ANSWER_UNREADABLE,
                "The answer of " + host(url) + " is longer than " + BoundedBody.LIMIT + " bytes.",
                "Ask for less.");
    }

    static ProblemException notJson(URI url) {
        return failed(
                ProblemCode.CALL_ANSWER_UNREADABLE,
                "The answer of " + host(url) + " is not JSON.",
                "Check the URL, and whether the API wants an Accept header.");
    }

    /** @param what for example "identifier at /snapshot/id" */
    static ProblemException missing(URI url, String what) {
        return failed(
                ProblemCode.CALL_ANSWER_UNREADABLE,
                "The answer of " + host(url) + " has no " + what + ".",
                "Check the JSON pointer against an answer of the API.");
    }

    static ProblemException reportedFailure(URI url, String state) {
        return failed(
                ProblemCode.CALL_REPORTED_FAILURE,
                host(url) + " says that it failed; the state is " + CallAnswer.shortened(state) + ".",
                "Look there why.");
    }

    /** @param last what was seen last, in words */
    static ProblemException tooSlow(URI url, Duration limit, String last) {
        return failed(
                ProblemCode.CALL_TOO_SLOW,
                host(url) + " was not done within " + GoDuration.format(limit) + "; " + last + ".",
                "Give the hook a longer timeout, or look there what it waits for.");
    }

    static ProblemException notOurs(String branch, String why) {
        return failed(
                ProblemCode.BRANCH_NOT_OURS,
                "The branch " + branch + " is not removed: " + why + ".",
                "Remove it by hand, if it is to go.");
    }

    static ProblemException interrupted() {
        return new ProblemException(new Problem(
                ProblemCode.INTERRUPTED,
                ExitCode.INTERRUPTED,
                "Told to stop while another system was waited for.",
                "What was asked for may go on there."));
    }

    private static String host(URI url) {
        return url.getHost();
    }

    private static ProblemException failed(ProblemCode code, String message, String hint) {
        return new ProblemException(new Problem(code, ExitCode.HOOK_FAILED, message, hint));
    }
}
