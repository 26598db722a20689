package dev.kanmon.operator.render;

/**
 * The image that migration pods run.
 *
 * @param reference the image
 * @param pullPolicy {@code Always}, {@code IfNotPresent} or {@code Never}; null leaves it to the cluster
 */
public record RunnerImage(String reference, String pullPolicy) {}
