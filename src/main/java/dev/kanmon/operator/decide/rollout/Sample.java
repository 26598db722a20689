package dev.kanmon.operator.decide.rollout;

import java.util.OptionalDouble;

/**
 * The answer to a {@link SampleRequest}.
 *
 * @param id the request's
 * @param failing the share that failed, 0 to 1: of requests, or of pods; empty where nobody answered, or nothing that is a
 *     share
 * @param message what was answered, in a sentence; nothing secret
 */
public record Sample(String id, OptionalDouble failing, String message) {}
