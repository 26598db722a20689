package dev.kanmon.engine.sql;

import dev.kanmon.contract.ProblemCode;

/**
 * Why a script cannot be run as it stands.
 *
 * @param line where, counted from 1; for something that never ends, where it starts
 * @param message what is wrong and what to do about it; one sentence or two, without the line
 */
public record ScriptProblem(ProblemCode code, int line, String message) {}
