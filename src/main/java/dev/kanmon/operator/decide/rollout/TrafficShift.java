package dev.kanmon.operator.decide.rollout;

/**
 * Whose users are to become whose. A switch back is another shift than the switch.
 *
 * @param from the Deployment that serves
 * @param to the Deployment that is to serve
 */
public record TrafficShift(String from, String to) {}
