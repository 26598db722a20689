package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.LabelSelector;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus.DatabaseStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.operator.decide.Effect.CreateSingleResolution;
import dev.kanmon.operator.decide.FanOutObserved.Single;
import dev.kanmon.operator.status.NextStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FanOutDeciderTest {

    private static final List<String> DATABASES = List.of("blog", "shop", "wiki");
    private static final Owner OWNER = new Owner("default", "everywhere", "uid-of-everywhere", 1);

    @Test
    void withoutAnActionNothingIsMadeAndThePersonSeesWhatIsMeant() {
        ResolutionDecision decision = decide(null, MigrationResolutionStatus.empty(), DATABASES, Map.of());
        assertStands(decision, ResolutionPhase.AwaitingDecision, Reason.AwaitingDecision);
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.databases()).isEmpty();
        assertThat(message(decision)).contains("blog, shop, wiki");
    }

    @Test
    void selectorThatMatchesNothingIsLookedAtAgain() {
        ResolutionDecision decision = decide(Action.Applied, MigrationResolutionStatus.empty(), List.of(), Map.of());
        assertStands(decision, ResolutionPhase.Pending, Reason.NoDatabaseSelected);
        assertThat(decision.recheckAt()).contains(Scene.NOW.plusSeconds(30));
    }

    @Test
    void everyDatabaseGetsAResolutionOfItsOwnOneAtATime() {
        Walk walk = new Walk();
        for (String name : DATABASES) {
            ResolutionDecision decision = walk.look(DATABASES);
            assertStands(decision, ResolutionPhase.Resolving, Reason.ResolvingDatabases);
            CreateSingleResolution create =
                    (CreateSingleResolution) decision.effect().orElseThrow();
            assertThat(create.database()).isEqualTo(name);
            walk.singles.put(create.name(), new Single(null, null));
        }
        ResolutionDecision all = walk.look(DATABASES);
        assertThat(all.effect()).isEmpty();
        assertThat(all.databases()).extracting(DatabaseStatus::phase).containsOnly(ResolutionPhase.Pending);
    }

    @Test
    void labelsThatChangeAfterTheDecisionChangeNothing() {
        Walk walk = new Walk();
        walk.look(DATABASES);
        assertThat(walk.look(List.of("other")).databases())
                .extracting(DatabaseStatus::name)
                .containsExactlyElementsOf(DATABASES);
    }

    @Test
    void oneThatFailedIsNamedAndTheOthersGoOn() {
        Walk walk = made(ResolutionPhase.Resolved, ResolutionPhase.Failed, ResolutionPhase.Resolving);
        ResolutionDecision decision = walk.look(DATABASES);
        assertStands(decision, ResolutionPhase.Failed, Reason.DatabaseNotResolved);
        assertThat(message(decision)).contains("shop (MigrationResolution ").doesNotContain("wiki", "blog");
        assertThat(decision.databases())
                .extracting(DatabaseStatus::phase)
                .containsExactly(ResolutionPhase.Resolved, ResolutionPhase.Failed, ResolutionPhase.Resolving);
    }

    @Test
    void resolvedOnAllIsResolvedAndSaysWhen() {
        Walk walk = made(ResolutionPhase.Resolved, ResolutionPhase.Resolved, ResolutionPhase.Resolved);
        assertStands(walk.look(DATABASES), ResolutionPhase.Resolved, Reason.Resolved);
        assertThat(walk.status.resolvedAt()).isEqualTo(Scene.NOW.toString());
        walk.singles.clear();
        assertStands(walk.look(DATABASES), ResolutionPhase.Resolved, Reason.Resolved);
    }

    @Test
    void oneThatAPersonDeletedIsNotMadeAgain() {
        Walk walk = made(ResolutionPhase.Resolved, ResolutionPhase.Pending, ResolutionPhase.Resolved);
        walk.look(DATABASES);
        walk.singles.remove(Naming.singleResolution(OWNER, "shop"));
        ResolutionDecision decision = walk.look(DATABASES);
        assertStands(decision, ResolutionPhase.Failed, Reason.DatabaseNotResolved);
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.databases().get(1).message()).contains("deleted");
    }

    @Property(tries = 200)
    void readyExactlyWhenAllAreResolvedAndStalledExactlyWhenOneFailed(@ForAll @Size(3) List<ResolutionPhase> phases) {
        ResolutionDecision decision =
                made(phases.toArray(ResolutionPhase[]::new)).look(DATABASES);
        boolean failed = phases.contains(ResolutionPhase.Failed);
        boolean resolved = Set.copyOf(phases).equals(Set.of(ResolutionPhase.Resolved));
        assertThat(decision.phase() == ResolutionPhase.Failed).isEqualTo(failed);
        assertThat(decision.phase() == ResolutionPhase.Resolved).isEqualTo(resolved);
        assertThat(decision.findings()).allMatch(Outcomes::isDocumented);
        assertThat(decision.databases().stream().map(DatabaseStatus::phase).collect(Collectors.toList()))
                .isEqualTo(phases);
    }

    /** Looks one after the other, each at the status that the one before has written. */
    private static final class Walk {

        private MigrationResolutionStatus status = MigrationResolutionStatus.empty();
        private final Map<String, Single> singles = new HashMap<>();

        ResolutionDecision look(List<String> meant) {
            ResolutionDecision decision = decide(Action.Applied, status, meant, singles);
            status = NextStatus.of(status, decision, OWNER.generation(), Scene.NOW);
            return decision;
        }
    }

    private static Walk made(ResolutionPhase... phases) {
        Walk walk = new Walk();
        walk.look(DATABASES);
        for (int index = 0; index < phases.length; index++) {
            walk.singles.put(
                    Naming.singleResolution(OWNER, DATABASES.get(index)), new Single(phases[index], "It stands."));
        }
        return walk;
    }

    private static ResolutionDecision decide(
            Action action, MigrationResolutionStatus status, List<String> meant, Map<String, Single> singles) {
        MigrationResolutionSpec spec = new MigrationResolutionSpec(
                null,
                null,
                new LabelSelector(Map.of("app", "x")),
                SampleRuns.MIGRATION,
                action,
                null,
                null,
                null,
                null);
        return FanOutDecider.decide(new FanOutObserved(OWNER, spec, status, meant, singles, Scene.NOW));
    }

    private static String message(ResolutionDecision decision) {
        return decision.findings().get(0).message();
    }

    private static void assertStands(ResolutionDecision decision, ResolutionPhase phase, Reason reason) {
        assertThat(decision.phase()).isEqualTo(phase);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(reason.name());
    }
}
