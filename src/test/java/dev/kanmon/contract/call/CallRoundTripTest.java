package dev.kanmon.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What the operator writes with databind, the runner reads without it. */
class CallRoundTripTest {

    private final CallWriter writer = new CallWriter();

    @Property(tries = 300)
    void anHttpCallIsReadAsItWasWritten(@ForAll("httpCalls") HttpCall call) {
        assertThat(CallReader.http(writer.write(call))).contains(call);
    }

    @Property(tries = 200)
    void aKubeletFindsNothingToExpand(@ForAll("httpCalls") HttpCall call) {
        assertThat(writer.write(call)).doesNotContain("$");
    }

    @Property(tries = 100)
    void aNeonCallIsReadAsItWasWritten(@ForAll("texts") String project, @ForAll("texts") String parent) {
        NeonCall call = new NeonCall(null, CallText.secret("KANMON_CALL_SECRET_1"), project, parent, "kanmon-shop");
        assertThat(CallReader.neon(writer.write(call))).contains(call);
    }

    @Property(tries = 100)
    void aMessageIsReadAsItWasWritten(@ForAll("texts") String body) {
        NotifyCall call = new NotifyCall(CallText.secret("KANMON_CALL_SECRET_1"), "application/json", body);
        assertThat(CallReader.notify(writer.write(call))).contains(call);
    }

    @Test
    void whatIsNoCallIsNotRead() {
        for (String text : new String[] {null, "", "nonsense", "{}", "[]", "null", "{\"url\":{}}", "{} {}"}) {
            assertThat(CallReader.http(text)).isEmpty();
            assertThat(CallReader.neon(text)).isEmpty();
            assertThat(CallReader.notify(text)).isEmpty();
        }
    }

    @Test
    void aSecretIsAVariableOrATextButNotBoth() {
        assertThat(CallReader.http("{\"method\":\"POST\",\"url\":{\"text\":\"http://a\",\"variable\":\"B\"}}"))
                .isEmpty();
    }

    @Test
    void aBranchIsNamedByResourceHookRunAndPlan() {
        CallContext context = new CallContext("ns", "shop", "0a1b2c3d", "neon", "sha256:0123456789abcdef", "BackingUp");
        assertThat(NeonCall.branchOf(context)).isEqualTo("kanmon-shop-neon-0a1b2c3d-01234567");
    }

    /** A server that knows the key of the switch would take the way back for the same request. */
    @Test
    void theWayBackOfARolloutHasAnotherKey() {
        CallContext there = new CallContext("ns", "shop", "rev1", "traffic", null, "RollingOut", "blue", "green");
        CallContext back = new CallContext("ns", "shop", "rev1", "traffic", null, "RollingOut", "green", "blue");
        assertThat(there.key()).isNotEqualTo(back.key());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab$({})\"\\\n\u0000é€\u2028").ofMaxLength(20);
    }

    @Provide
    Arbitrary<HttpCall> httpCalls() {
        Arbitrary<CallText> values = Arbitraries.oneOf(texts().map(CallText::of), texts().map(CallText::secret));
        Arbitrary<List<CallHeader>> headers =
                Combinators.combine(texts(), values).as(CallHeader::new).list().ofMaxSize(3);
        Arbitrary<HttpCall.Poll> polls = Combinators.combine(
                        texts(), texts(), texts().list().ofMaxSize(2), texts())
                .as((url, state, states, identifier) ->
                        new HttpCall.Poll(url, "5s", state, states, states, identifier));
        return Combinators.combine(
                        values,
                        headers,
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        polls.injectNull(0.3),
                        texts().injectNull(0.5))
                .as((url, all, body, identifier, poll, to) -> new HttpCall(
                        url,
                        "POST",
                        all,
                        body,
                        identifier,
                        poll,
                        new CallContext("ns", "name", "run", "hook", null, "BackingUp", to, to)));
    }
}
