package dev.kanmon.contract.call;

/**
 * A header of a request.
 *
 * @param name its name
 * @param value its value
 */
public record CallHeader(String name, CallText value) {}
