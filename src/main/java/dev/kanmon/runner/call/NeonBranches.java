package dev.kanmon.runner.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.contract.call.JsonTree;
import dev.kanmon.contract.call.NeonCall;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Pause;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes and removes branches of a Neon project. A branch is a copy of its parent's data as it is when the branch is made; it
 * gets no compute endpoint, which would cost.
 */
public final class NeonBranches {

    /** Of an operation (neon.com/docs/reference/api/operations); {@code failed} is not final, Neon tries again. */
    private static final Set<String> DONE = Set.of("finished", "skipped");

    private static final String CANCELLED = "cancelled";

    /** Of a branch (schema BranchState): {@code init} and {@code resetting} mean not yet. */
    private static final Set<String> USABLE = Set.of("ready", "archived");

    private final NeonCall call;
    private final NeonApi api;
    private final Patience patience;

    /**
     * @param limit how long it may take in all
     * @param pause how to wait between two questions
     * @throws ProblemException K3030 where the call is not whole
     */
    public NeonBranches(NeonCall call, CallSecrets secrets, Duration limit, Pause pause) {
        this.call = call;
        this.patience = new Patience(limit, pause);
        this.api = new NeonApi(call, secrets, patience);
    }

    /**
     * Makes the branch, or finds the one of its name that was made before and whose answer was lost.
     *
     * @return its id
     * @throws ProblemException K3031 to K3036
     */
    public String create() {
        while (true) {
            Optional<JsonTree> made = find();
            if (made.isPresent()) {
                return awaitUsable(made.get().text("id"));
            }
            Optional<JsonTree> answer = api.post("/branches", body());
            if (answer.isPresent()) {
                awaitOperations(answer.get().elements("operations"));
                return idOf(answer.get());
            }
            await("the branch was not taken");
        }
    }

    /**
     * Removes a branch that Kanmon made.
     *
     * @param id its id
     * @return false where it was gone already
     * @throws ProblemException K3038 where it is not one of ours, and K3031 to K3036
     */
    public boolean remove(String id) {
        String path = "/branches/" + NeonApi.encoded(id);
        Optional<JsonTree> branch = api.get(path).flatMap(answer -> answer.field("branch"));
        if (branch.isEmpty()) {
            return false;
        }
        requireOurs(id, branch.get());
        api.delete(path).ifPresent(answer -> awaitOperations(answer.elements("operations")));
        return true;
    }

    private static void requireOurs(String id, JsonTree branch) {
        String name = branch.text("name");
        if (name == null || !name.startsWith(NeonCall.PREFIX)) {
            throw CallProblems.notOurs(id, "its name does not begin with " + NeonCall.PREFIX);
        }
        for (String mark : List.of("default", "primary", "protected")) {
            if ("true".equals(branch.text(mark))) {
                throw CallProblems.notOurs(id, "it is the project's " + mark + " branch");
            }
        }
    }

    /** The search finds parts of names, too. */
    private Optional<JsonTree> find() {
        JsonTree found = api.get("/branches?search=" + NeonApi.encoded(call.branch()))
                .orElseThrow(() -> CallProblems.missing(api.url("/branches"), "project of the id " + call.projectId()));
        return found.elements("branches").stream()
                .filter(branch -> call.branch().equals(branch.text("name")) && branch.text("id") != null)
                .findFirst();
    }

    private String awaitUsable(String id) {
        while (true) {
            Optional<JsonTree> branch =
                    api.get("/branches/" + NeonApi.encoded(id)).flatMap(answer -> answer.field("branch"));
            String state = branch.map(found -> found.text("current_state")).orElse("gone");
            if (USABLE.contains(state)) {
                return id;
            }
            await("the branch's state is " + state);
        }
    }

    private void awaitOperations(List<JsonTree> operations) {
        for (JsonTree operation : operations) {
            awaitOperation(operation);
        }
    }

    private void awaitOperation(JsonTree begun) {
        String id = begun.text("id");
        String status = begun.text("status");
        while (!DONE.contains(status)) {
            if (CANCELLED.equals(status)) {
                throw CallProblems.reportedFailure(api.url("/operations"), status);
            }
            await("an operation's status is " + status);
            status = api.get("/operations/" + NeonApi.encoded(id))
                    .flatMap(answer -> answer.field("operation"))
                    .map(operation -> operation.text("status"))
                    .orElse("gone");
        }
    }

    /** @param last what was seen last, in words */
    private void await(String last) {
        if (!patience.await()) {
            throw CallProblems.tooSlow(api.url("/branches"), patience.limit(), last);
        }
    }

    private String idOf(JsonTree answer) {
        return answer.field("branch")
                .map(branch -> branch.text("id"))
                .orElseThrow(() -> CallProblems.missing(api.url("/branches"), "id of the branch"));
    }

    private String body() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("branch");
            json.writeStringField("name", call.branch());
            if (call.parentBranchId() != null) {
                json.writeStringField("parent_id", call.parentBranchId());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }
}
