package dev.kanmon.operator.decide.hook;

/** Names the objects that do the hooks of one sequence. */
@FunctionalInterface
public interface HookNames {

    /**
     * @param hook the hook's name
     * @param attempt how often it was begun, this time counted; from 1
     * @return the object's name: the same for the same hook and attempt, and another one for another
     */
    String object(String hook, int attempt);
}
