package dev.kanmon.contract.call;

import java.util.List;

/**
 * A request that starts something, and where to ask whether it is done.
 *
 * @param url where it goes; of a traffic hook with the placeholders <code>${from}</code> and <code>${to}</code>
 * @param method the request's method, such as POST
 * @param headers its headers
 * @param body its body, with the placeholders of {@link CallContext}; null for none
 * @param identifier a JSON pointer into the answer; null where nobody asks for an identifier
 * @param poll where to ask on; null where an answer in the 200s means done
 * @param context what it is for
 */
public record HttpCall(
        CallText url,
        String method,
        List<CallHeader> headers,
        String body,
        String identifier,
        Poll poll,
        CallContext context) {

    public HttpCall {
        headers = headers == null ? List.of() : List.copyOf(headers);
    }

    /**
     * Where to ask how far it is.
     *
     * @param url an absolute URL, or one of the same server; <code>${identifier}</code> is filled in, and
     *     what is in {@link HttpCall#url}
     * @param interval how often, as {@link dev.kanmon.contract.GoDuration} writes it
     * @param state a JSON pointer to the state
     * @param succeeded states that mean done
     * @param failed states that mean failed
     * @param identifier a JSON pointer to the identifier, where the first answer had none; null otherwise
     */
    public record Poll(
            String url, String interval, String state, List<String> succeeded, List<String> failed, String identifier) {

        public Poll {
            succeeded = succeeded == null ? List.of() : List.copyOf(succeeded);
            failed = failed == null ? List.of() : List.copyOf(failed);
        }
    }
}
