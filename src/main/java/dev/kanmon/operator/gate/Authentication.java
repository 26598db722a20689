package dev.kanmon.operator.gate;

/** Who may ask. */
@FunctionalInterface
public interface Authentication {

    /**
     * @param authorization the header of that name; null where the request has none
     */
    boolean admits(String authorization);

    /** Everybody may ask who reaches the port: a NetworkPolicy says who does. */
    static Authentication none() {
        return authorization -> true;
    }
}
