package dev.kanmon.contract.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes a call as the value of an environment variable. */
public final class CallWriter {

    private final ObjectMapper mapper = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    public String write(HttpCall call) {
        return json(call);
    }

    public String write(NeonCall call) {
        return json(call);
    }

    public String write(NotifyCall call) {
        return json(call);
    }

    /**
     * JSON without a dollar sign: a kubelet replaces {@code $(NAME)} in a value by another variable of the container, and
     * the others are secrets.
     */
    private String json(Object call) {
        try {
            return mapper.writeValueAsString(call).replace("$", "\\u0024");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call is made of texts", e);
        }
    }
}
