package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.api.v1alpha1.Target.UrlSource;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.gate.GatedPod;
import dev.kanmon.operator.decide.gate.WantedNames;
import dev.kanmon.operator.decide.rollout.ColourObservation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which migrations are asked for, and of which database. */
final class Wanted {

    private Wanted() {}

    /** Pods that were let through are asked for, too: others of their version may follow, and need the same. */
    static WantedNames names(Observed observed) {
        Rollout wish = observed.spec().rollout();
        if (wish == null) {
            return WantedNames.of(List.of(), Stream.empty());
        }
        RolloutObserved seen = observed.rollout();
        Stream<Optional<String>> annotations = Stream.of(
                        seen.workloads().stream().map(Wanted::requires),
                        Stream.of(seen.blueGreen().blue(), seen.blueGreen().green())
                                .map(Wanted::requires),
                        seen.pods().stream().map(GatedPod::requires))
                .flatMap(each -> each);
        return WantedNames.of(wish.requires(), annotations.flatMap(Optional::stream));
    }

    private static Optional<String> requires(WorkloadObservation workload) {
        return workload instanceof WorkloadObservation.Present present ? present.requires() : Optional.empty();
    }

    private static Optional<String> requires(ColourObservation colour) {
        return colour instanceof ColourObservation.Present present ? present.requires() : Optional.empty();
    }

    /** Names the database as far as the operator can tell: it sees no Secret, so a person's wish to try again counts. */
    static String database(Observed observed) {
        Target target = observed.spec().target();
        return Naming.hash(key(target.urlFrom()) + "\n" + key(target.directUrlFrom()) + "\n"
                + observed.rollout().retry().orElse(""));
    }

    private static String key(UrlSource url) {
        return url == null
                ? ""
                : url.secretKeyRef().name() + "/" + url.secretKeyRef().key();
    }
}
