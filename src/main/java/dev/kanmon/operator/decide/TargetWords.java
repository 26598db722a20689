package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.api.v1alpha1.Target.UrlSource;
import dev.kanmon.contract.RunnerOptions;

/** Says in which Secret a person finds the URL that a runner complains about: the runner only knows its variable. */
final class TargetWords {

    private TargetWords() {}

    /**
     * @param reason why the run is not succeeding
     * @return a sentence with a space before it; empty where the target is not to blame
     */
    static String whence(Target target, Reason reason) {
        return switch (reason) {
            case AuthenticationFailed, DatabaseMissing, ServerUnreachable, TargetUnusable ->
                " " + variable(RunnerOptions.URL_ENV, target.urlFrom()) + ".";
            case InvalidUrl ->
                " " + variable(RunnerOptions.URL_ENV, target.urlFrom()) + "; "
                        + (target.directUrlFrom() == null
                                ? RunnerOptions.DIRECT_URL_ENV + " would come from spec.target.directUrlFrom."
                                : variable(RunnerOptions.DIRECT_URL_ENV, target.directUrlFrom()) + ".");
            default -> "";
        };
    }

    private static String variable(String name, UrlSource source) {
        return name + " is the key " + source.secretKeyRef().key() + " of Secret "
                + source.secretKeyRef().name();
    }
}
