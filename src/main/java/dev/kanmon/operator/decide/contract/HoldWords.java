package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.contract.Sight.Clear;
import dev.kanmon.operator.decide.contract.Sight.Unclear;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what removing migrations wait for. */
final class HoldWords {

    private static final int NAMED = 3;

    private final List<Hold> holds;
    private final List<String> held;
    private final Look look;
    private final Leftovers leftovers;

    /** @param held those of the holds that are not released */
    HoldWords(List<Hold> holds, List<String> held, Look look) {
        this.holds = holds.stream()
                .filter(hold -> hold.migrations().stream().anyMatch(held::contains))
                .toList();
        this.held = held;
        this.look = look;
        this.leftovers = new Leftovers(Holds.migrations(new ContractStatus(null, holds, null, null, null, null)));
    }

    /** A sentence, or one for each hold where they wait for different things. */
    String waitingFor() {
        if (look.sight() instanceof Unclear unclear) {
            return unclear.why();
        }
        Clear clear = (Clear) look.sight();
        Optional<Present> unknown = Versions.unknown(clear.all());
        if (unknown.isPresent() && holds.stream().anyMatch(hold -> hold.since() == null)) {
            return "The controller of " + unknown.get().kind() + " "
                    + unknown.get().name()
                    + " has not made known yet which version its pod template is, so nobody can say which pods are old.";
        }
        return holds.size() == 1
                ? of(holds.get(0), clear)
                : holds.stream()
                        .limit(NAMED)
                        .map(hold -> some(named(hold)) + ": " + of(hold, clear))
                        .collect(Collectors.joining(" "));
    }

    private String of(Hold hold, Clear clear) {
        List<String> left = leftovers.of(hold, clear);
        return left.isEmpty()
                ? "Nothing of an old version has been seen for " + hold.soaked() + "; "
                        + GoDuration.formatWithDays(look.soak()) + " are asked for."
                : "Of an old version there is left: " + some(left) + ".";
    }

    private List<String> named(Hold hold) {
        return hold.migrations().stream().filter(held::contains).toList();
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }
}
