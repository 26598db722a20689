package dev.kanmon.operator.render.call;

import dev.kanmon.api.v1alpha1.BackupHook.NeonBranchHook;
import dev.kanmon.api.v1alpha1.HttpHook;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.call.CallContext;
import dev.kanmon.contract.call.CallHeader;
import dev.kanmon.contract.call.CallWriter;
import dev.kanmon.contract.call.HttpCall;
import dev.kanmon.contract.call.NeonCall;
import dev.kanmon.contract.call.NotifyCall;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/** Renders calls as the environment of the container that makes them. */
public final class CallEnvironment {

    private static final CallWriter WRITER = new CallWriter();
    private static final String DEFAULT_INTERVAL = "5s";

    private CallEnvironment() {}

    /**
     * For {@code kanmon http-hook}.
     *
     * @param context what the hook is done for
     */
    public static List<EnvVar> of(HttpHook hook, CallContext context) {
        SecretVariables secrets = new SecretVariables();
        HttpHook.Method method = hook.method() == null ? HttpHook.Method.POST : hook.method();
        HttpCall call = new HttpCall(
                secrets.textOr(hook.url(), hook.urlFrom()),
                method.name(),
                hook.headers().stream()
                        .map(header ->
                                new CallHeader(header.name(), secrets.textOr(header.value(), header.valueFrom())))
                        .toList(),
                hook.body(),
                hook.identifier(),
                hook.poll() == null ? null : poll(hook.poll()),
                context);
        return secrets.with(WRITER.write(call));
    }

    /**
     * For {@code kanmon neon-branch}.
     *
     * @param context what the hook is done for; the branch's name follows from it
     */
    public static List<EnvVar> of(NeonBranchHook hook, CallContext context) {
        SecretVariables secrets = new SecretVariables();
        NeonCall call = new NeonCall(
                hook.endpoint(),
                secrets.secret(hook.tokenFrom()),
                hook.projectId(),
                hook.parentBranchId(),
                NeonCall.branchOf(context));
        return secrets.with(WRITER.write(call));
    }

    /**
     * For {@code kanmon notify}.
     *
     * @param webhook where the URL is
     * @param contentType what the message is
     * @param body the message
     */
    public static List<EnvVar> ofMessage(SecretKeyReference webhook, String contentType, String body) {
        SecretVariables secrets = new SecretVariables();
        NotifyCall call = new NotifyCall(secrets.secret(webhook), contentType, body);
        return secrets.with(WRITER.write(call));
    }

    private static HttpCall.Poll poll(HttpHook.Poll poll) {
        return new HttpCall.Poll(
                poll.url(),
                poll.interval() == null ? DEFAULT_INTERVAL : poll.interval(),
                poll.state(),
                poll.succeeded(),
                poll.failed(),
                poll.identifier());
    }
}
