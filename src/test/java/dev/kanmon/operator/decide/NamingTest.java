package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.hook.HookUse;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

/** What Kubernetes admits as names (apimachinery, pkg/util/validation), for every name a user can give. */
class NamingTest {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile(DNS_LABEL.pattern() + "(\\." + DNS_LABEL.pattern() + ")*");
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;

    /** What the Job controller adds to make the pod's name. */
    private static final int POD_SUFFIX = 6;

    @Property
    void jobsHaveNamesThatTheirPodsAndLabelsCanCarry(
            @ForAll("ownerNames") String owner, @ForAll RunTask task, @ForAll @IntRange(min = 1) int attempt) {
        String name = Naming.job(new Owner("default", owner, "uid", 1), task, "0a1b2c3d", attempt);
        assertThat(name).matches(DNS_LABEL);
        assertThat(name.length()).isLessThanOrEqualTo(LONGEST_LABEL - POD_SUFFIX);
    }

    @Property
    void hooksHaveNamesThatPodsAndLabelsCanCarry(
            @ForAll("ownerNames") String owner,
            @ForAll HookUse use,
            @ForAll("hookNames") String hook,
            @ForAll @IntRange(min = 1, max = 99999) int round,
            @ForAll @IntRange(min = 1, max = 99999) int attempt) {
        String name = Naming.hook(new Owner("default", owner, "uid", 1), use, hook, "0a1b2c3d", round, attempt);
        assertThat(name).matches(DNS_LABEL);
        assertThat(name.length()).isLessThanOrEqualTo(LONGEST_LABEL - POD_SUFFIX);
    }

    @Property
    void hooksRoundsAndAttemptsOfARunHaveDifferentNames(
            @ForAll("ownerNames") String owner,
            @ForAll("hookIdentities") HookIdentity one,
            @ForAll("hookIdentities") HookIdentity other) {
        Owner resource = new Owner("default", owner, "uid", 1);
        assertThat(one.name(resource).equals(other.name(resource))).isEqualTo(one.equals(other));
    }

    /** What tells the objects of one run's hooks apart. */
    record HookIdentity(HookUse use, String hook, int round, int attempt) {

        String name(Owner owner) {
            return Naming.hook(owner, use, hook, "0a1b2c3d", round, attempt);
        }
    }

    @Provide
    Arbitrary<HookIdentity> hookIdentities() {
        return Combinators.combine(
                        Arbitraries.of(HookUse.class),
                        hookNames(),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(1, 20))
                .as(HookIdentity::new);
    }

    /** As the CRD's schema admits them. */
    @Provide
    Arbitrary<String> hookNames() {
        return Arbitraries.strings()
                .withCharRange('a', 'c')
                .withChars("0-")
                .ofMinLength(1)
                .ofMaxLength(32)
                .filter(text -> DNS_LABEL.matcher(text).matches());
    }

    @Property
    void resolutionsHaveValidNamesWhateverTheMigrationIsCalled(
            @ForAll("ownerNames") String owner, @ForAll @NotEmpty String migration) {
        assertValid(Naming.resolution(new Owner("default", owner, "uid", 1), migration, "0a1b2c3d"));
    }

    @Property
    void resolutionsHaveValidNamesForNamesWithPunctuation(
            @ForAll("ownerNames") String owner, @ForAll("punctuated") String migration) {
        assertValid(Naming.resolution(new Owner("default", owner, "uid", 1), migration, "0a1b2c3d"));
    }

    @Property
    void inlineConfigMapsHaveValidNames(@ForAll("ownerNames") String owner) {
        assertValid(Naming.inlineConfigMap(owner));
    }

    @Property
    void attemptsHaveDifferentNames(
            @ForAll("ownerNames") String owner,
            @ForAll @IntRange(min = 1) int one,
            @ForAll @IntRange(min = 1) int other) {
        Owner resource = new Owner("default", owner, "uid", 1);
        assertThat(Naming.job(resource, RunTask.Deploy, "0a1b2c3d", one)
                        .equals(Naming.job(resource, RunTask.Deploy, "0a1b2c3d", other)))
                .isEqualTo(one == other);
    }

    @Property
    void runsFollowFromTheRunBeforeAndFromTheirInput(
            @ForAll @NotEmpty String previous, @ForAll String input, @ForAll String otherInput) {
        Owner owner = new Owner("default", "shop", "uid", 1);
        String id = Naming.runId(owner, previous, input);
        assertThat(id).matches("[0-9a-f]{8}").isEqualTo(Naming.runId(owner, previous, input));
        assertThat(Naming.runId(owner, previous, otherInput).equals(id)).isEqualTo(input.equals(otherInput));
    }

    @Property
    void ownersWithOneNameButAnotherUidHaveDifferentRuns(@ForAll String uid, @ForAll String otherUid) {
        String one = Naming.runId(new Owner("default", "shop", uid, 1), null, "input");
        String other = Naming.runId(new Owner("default", "shop", otherUid, 1), null, "input");
        assertThat(one.equals(other)).isEqualTo(uid.equals(otherUid));
    }

    /** DNS subdomains of up to 253 characters. */
    @Provide
    Arbitrary<String> ownerNames() {
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(60)
                .filter(text -> DNS_LABEL.matcher(text).matches());
        return label.list().ofMinSize(1).ofMaxSize(4).map(labels -> labels.stream()
                .collect(Collectors.joining(".")));
    }

    @Provide
    Arbitrary<String> punctuated() {
        return Arbitraries.strings().withChars("aZ0.-_ é").ofMinLength(1).ofMaxLength(250);
    }

    private static void assertValid(String name) {
        assertThat(name).matches(DNS_SUBDOMAIN);
        assertThat(name.length()).isLessThanOrEqualTo(LONGEST_SUBDOMAIN);
    }
}
