package dev.kanmon.operator.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The gate's paths. Everything here runs on an event loop and blocks nowhere. */
public final class GateRoutes {

    private static final Logger LOG = Logger.getLogger(GateRoutes.class);

    private static final String GATES = "/gates/*";
    private static final String GATE = "/gates/:namespace/:name";
    private static final String ROLLBACK = GATE + "/rollback";

    /** Flagger's payload has some hundred bytes, and its metadata is written by hand. */
    private static final int LONGEST_BODY = 16 * 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final VerdictWriter writer = new VerdictWriter(json);
    private final Gatekeeper gatekeeper;
    private final Authentication authentication;

    public GateRoutes(Gatekeeper gatekeeper, Authentication authentication) {
        this.gatekeeper = gatekeeper;
        this.authentication = authentication;
    }

    /** Puts the gate's paths into a server's. */
    public void mount(Router router) {
        router.route(GATES).failureHandler(this::failed);
        router.route(GATES).handler(this::authenticate);
        router.get(GATE).handler(understood(this::get));
        router.post(GATES).handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY));
        router.post(GATE).handler(understood(context -> post(context, gatekeeper::mayPass)));
        router.post(ROLLBACK).handler(understood(context -> post(context, gatekeeper::mustRollBack)));
        router.route(GATE).handler(context -> wrongMethod(context, "GET, POST"));
        router.route(ROLLBACK).handler(context -> wrongMethod(context, "POST"));
        router.route(GATES).handler(this::noSuchPath);
    }

    private void authenticate(RoutingContext context) {
        if (authentication.admits(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
            return;
        }
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"kanmon\", Basic realm=\"kanmon\"");
        refuse(
                context,
                Outcome.UNAUTHORIZED,
                "Unauthorized",
                "The gate wants a valid token: Authorization: Bearer <token>, or the token as the password of Basic authentication.");
    }

    private void get(RoutingContext context) {
        QueryParameters parameters = parameters(context);
        Verdict verdict = gatekeeper.mayPass(question(context, parameters.requires()));
        if (parameters.answerInBody()) {
            writer.sendInBody(context, verdict);
        } else {
            writer.send(context, verdict);
        }
    }

    private void post(RoutingContext context, Function<GateQuestion, Verdict> ask) {
        QueryParameters parameters = parameters(context);
        if (parameters.answerInBody()) {
            throw new BadQuestion("answer=json is for GET only: a 200 lets Flagger go on, whatever the body says.");
        }
        Set<String> requires = new HashSet<>(parameters.requires());
        requires.addAll(WebhookCall.parse(json, context.body().buffer()).requires());
        writer.send(context, ask.apply(question(context, requires)));
    }

    private void wrongMethod(RoutingContext context, String methods) {
        context.response().putHeader(HttpHeaders.ALLOW, methods);
        refuse(context, Outcome.WRONG_METHOD, "WrongMethod", "This path knows " + methods + ".");
    }

    private void noSuchPath(RoutingContext context) {
        refuse(
                context,
                Outcome.UNKNOWN,
                "NoSuchPath",
                "The paths are /gates/<namespace>/<name>, and for Flagger's rollback webhook /gates/<namespace>/<name>/rollback.");
    }

    /** What came to grief before there was a verdict. */
    private void failed(RoutingContext context) {
        if (context.statusCode() == Outcome.TOO_LARGE.code()) {
            refuse(context, Outcome.TOO_LARGE, "BodyTooLarge", "The body has more than " + LONGEST_BODY + " bytes.");
            return;
        }
        if (context.statusCode() == Outcome.BAD_QUESTION.code()) {
            refuse(context, Outcome.BAD_QUESTION, "BadQuestion", "The path or its parameters cannot be decoded.");
            return;
        }
        LOG.error("A question to the gate could not be answered", context.failure());
        refuse(context, Outcome.DEFECT, "InternalError", "The operator met a defect; its log has more.");
    }

    private Handler<RoutingContext> understood(Consumer<RoutingContext> handler) {
        return context -> {
            try {
                handler.accept(context);
            } catch (BadQuestion bad) {
                refuse(context, Outcome.BAD_QUESTION, "BadQuestion", bad.getMessage());
            }
        };
    }

    private void refuse(RoutingContext context, Outcome outcome, String reason, String message) {
        writer.send(context, Verdict.refused(outcome, reason, message));
    }

    private static GateQuestion question(RoutingContext context, Set<String> requires) {
        return new GateQuestion(
                Names.object("namespace", context.pathParam("namespace")),
                Names.object("DatabaseMigration", context.pathParam("name")),
                requires);
    }

    private static QueryParameters parameters(RoutingContext context) {
        Map<String, List<String>> parameters = context.queryParams().entries().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return QueryParameters.of(parameters);
    }
}
